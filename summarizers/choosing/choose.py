"""Scores -> the rows of the brief, in the order of choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.context import Context, bare_terms
from summarizers.choosing.openings import Openings, OpeningsMeet
from summarizers.choosing.readability import Judge, Readability
from summarizers.choosing.said_before import Rejection
from summarizers.choosing.selection import Selection
from summarizers.choosing.selectors import SELECTORS
from summarizers.datatypes import BriefWarning, Length, Options
from summarizers.published import stated_day
from summarizers.ranking.rank import Ranking
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.languages import Language
from summarizers.reading.read import Text
from summarizers.writing.overtaken import Overtaken

_Found = tuple[Selection, tuple[BriefWarning, ...]]  # what was chosen, and what was noticed


@dataclass(frozen=True, slots=True)
class Chosen:
    """The brief in rows.

    Attributes:
        rows: in the order of choice.
        leaning: (n,) which of the sentences that came up lean on the one in the row before them.
        context: what the sentences take as known.
        openings_meet: whether one of two rows begins with what the other has.
        rejections: finds the rows that were passed over, and why.
        warnings: what was noticed.
        overtaken: what the rows say in figures, and what later documents say otherwise.
    """

    rows: tuple[int, ...]
    leaning: NDArray[np.bool_]
    context: Context
    openings_meet: OpeningsMeet
    rejections: Callable[[], dict[int, Rejection]]
    warnings: tuple[BriefWarning, ...]
    overtaken: Overtaken


def choose(text: Text, ranking: Ranking, options: Options) -> Chosen:
    """Choose within the length; never nothing while there is a sentence that the reader does not know."""
    overtaken = Overtaken(text, ranking.topics.off_topic)
    found, warnings = _choose(text, ranking, options, overtaken)
    return Chosen(
        tuple(found.rows),
        found.leaning,
        found.context,
        found.candidates.openings_meet,
        found.rejections,
        warnings,
        overtaken,
    )


def _choose(text: Text, ranking: Ranking, options: Options, overtaken: Overtaken) -> _Found:
    candidates = _candidates(text, ranking, options, overtaken)
    on_topic = np.ones(len(text.sentences), dtype=bool)
    if options.off_topic == "exclude":
        on_topic = ~ranking.topics.off_topic[candidates.documents]
    eligible = np.fromiter((sentence.eligible for sentence in text.sentences), bool, len(text.sentences))
    select = SELECTORS[options.selector].select

    judge = _judge(text)
    found = select(replace(candidates, open=eligible & on_topic, judge=judge))
    if found.rows:
        return found, ()
    faulty, leaning = judge(np.arange(len(text.sentences)))
    alone = eligible & on_topic & ~faulty & ~leaning
    if (alone & (candidates.costs <= candidates.budget)).any():
        return _nothing_new(found)
    # Nothing good fits: the shortest good sentence, else the shortest of any kind, and a word about it.
    return _last_resort(candidates, select, (alone, eligible & on_topic, on_topic, np.ones_like(on_topic)))


def _judge(text: Text) -> Callable[[NDArray[np.int64]], Readability]:
    """How rows of the text read: one that leans on a sentence which is not there can never stand behind it."""
    judge = Judge(text.words, text.language)

    def readability(rows: NDArray[np.int64]) -> Readability:
        faulty, leaning = judge.readability([text.sentences[row] for row in rows.tolist()])
        return Readability(faulty | (leaning & ~text.follows[rows]), leaning)

    return readability


def _unread(rows: NDArray[np.int64]) -> Readability:
    """Nothing is faulty and nothing leans: the judge where any sentence is better than none."""
    return Readability(np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool))


def _candidates(text: Text, ranking: Ranking, options: Options, overtaken: Overtaken) -> Candidates:
    """All sentences, with none of them open yet."""
    n, known = len(text.sentences), text.already_read
    costs, budget = _costs(text, options.length)
    return Candidates(
        scores=ranking.scores,
        matrix=ranking.vectors.matrix,
        idf=ranking.vectors.idf,
        documents=ranking.documents,
        days=_days(text)[ranking.documents],
        costs=costs,
        budget=budget,
        open=np.zeros(n, dtype=bool),
        judge=_unread,
        already_read=ranking.vectors.project(known) if len(known.starts) > 1 else None,
        diversity=options.diversity,
        is_bare=None if text.language.bigrams else bare_terms(ranking.vectors.matrix, ranking.vectors.words),
        stands_alone=options.query is None,
        newer=lambda row, cosine: [one.row for one in overtaken.newer(row, cosine)],
        told_once=overtaken.told_once,
        has_news=overtaken.has_news,
        openings_meet=Openings(text.words).meet,
    )


def _days(text: Text) -> Floats:
    """(n_documents,) the ordinal number of the day of each; nan for unknown."""
    days = [stated_day(document.published) for document in text.documents]
    return np.array([day.toordinal() if day else np.nan for day in days])


def _last_resort(
    candidates: Candidates, select: Callable[[Candidates], Selection], tiers: Sequence[NDArray[np.bool_]]
) -> _Found:
    """The shortest sentence of the first tier that has any; the one with the highest score of equals."""
    tier = next(tier for tier in tiers if tier.any())
    shortest = tier & (candidates.costs == candidates.costs[tier].min())
    best = np.zeros_like(shortest)
    best[np.argmax(np.where(shortest, candidates.scores, -1.0))] = True
    cost = int(candidates.costs[best][0])
    found = select(replace(candidates, open=best, budget=cost))
    if not found.rows:
        return _nothing_new(found)
    message = "no sentence stands well on its own: the best of what there is stands"
    warning = BriefWarning("readability", message)
    if cost > candidates.budget:
        warning = BriefWarning("length", "no sentence fits the length: the shortest one stands, longer than asked for")
    return found, (warning,)


def _nothing_new(found: Selection) -> _Found:
    warning = BriefWarning("nothing_new", "everything in these documents is in what was already read")
    return found, (warning,)


def _costs(text: Text, length: Length) -> tuple[NDArray[np.int64], int]:
    """(n,) what each sentence takes of the length, and the most that a brief may take."""
    n = len(text.sentences)
    if length.unit == "sentences":
        return np.ones(n, dtype=np.int64), int(length.amount)
    if length.unit == "characters":
        # One more each for the blank that joins it, and one more for the brief, which has one blank less.
        sizes = np.fromiter((len(sentence.text) + 1 for sentence in text.sentences), np.int64, n)
        return sizes, int(length.amount) + 1
    # `Language.count_words` in a third of its time: a sentence's words have one blank between them, and no other.
    blanks = np.fromiter((sentence.text.count(" ") for sentence in text.sentences), np.int64, n)
    sizes = blanks + 1
    if text.language.characters_are_words:
        sizes = np.fromiter((len(sentence.text) for sentence in text.sentences), np.int64, n) - blanks
    if length.unit == "ratio":
        return sizes, int(length.amount * _all_words(text.language, text))
    return sizes, int(length.amount)


def _all_words(language: Language, text: Text) -> int:
    return sum(language.count_words(document.text) for document in text.documents)
