"""Scores -> the rows of the brief, in the order of choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.readability import readability
from summarizers.choosing.selection import Candidates, Rejection
from summarizers.choosing.selectors import SELECTORS
from summarizers.datatypes import BriefWarning, Length, Options
from summarizers.ranking.rank import Ranking
from summarizers.reading.languages import Language
from summarizers.reading.read import Text


@dataclass(frozen=True, slots=True)
class Chosen:
    """The brief in rows.

    Attributes:
        rows: in the order of choice.
        leaning: (n,) which sentences lean on the one in the row before them.
        rejections: rows that were passed over, and why.
        warnings: what was noticed.
    """

    rows: tuple[int, ...]
    leaning: NDArray[np.bool_]
    rejections: dict[int, Rejection]
    warnings: tuple[BriefWarning, ...] = ()


def choose(text: Text, ranking: Ranking, options: Options) -> Chosen:
    """Choose within the length; never nothing while there is a sentence that the reader does not know."""
    judged = readability(text.sentences, text.words, text.language)
    eligible = np.fromiter((sentence.eligible for sentence in text.sentences), bool, len(text.sentences))
    documents = np.fromiter((sentence.document for sentence in text.sentences), np.int64, len(text.sentences))
    on_topic = np.ones(len(eligible), dtype=bool)
    if options.off_topic == "exclude":
        on_topic = ~ranking.topics.off_topic[documents]
    # A sentence that leans on one which is not there can never stand behind it.
    stranded = judged.leaning & ~text.follows
    good = eligible & on_topic & ~judged.faulty & ~stranded
    costs, budget = _costs(text, options.length)

    def select(open_rows: NDArray[np.bool_], leaning: NDArray[np.bool_], within: int) -> Chosen:
        found = SELECTORS[options.selector].select(
            Candidates(
                scores=ranking.scores,
                matrix=ranking.vectors.matrix,
                idf=ranking.vectors.idf,
                documents=documents,
                costs=costs,
                budget=within,
                open=open_rows,
                leaning=leaning,
                already_read=ranking.vectors.project(text.already_read),
                diversity=options.diversity,
            )
        )
        return Chosen(tuple(found.rows), leaning, found.rejections)

    chosen = select(good, judged.leaning, budget)
    if chosen.rows or (good & ~judged.leaning & (costs <= budget)).any():
        return chosen if chosen.rows else _nothing_new(chosen)
    # Nothing good fits: the shortest good sentence, else the shortest of any kind, and a word about it.
    nobody_leans = np.zeros_like(judged.leaning)
    for last_resort in (good & ~judged.leaning, eligible & on_topic, on_topic, np.ones_like(on_topic)):
        if not last_resort.any():
            continue
        shortest = last_resort & (costs == costs[last_resort].min())
        best = np.zeros_like(shortest)
        best[np.argmax(np.where(shortest, ranking.scores, -1.0))] = True
        chosen = select(best, nobody_leans, int(costs[best][0]))
        if not chosen.rows:
            return _nothing_new(chosen)
        return Chosen(chosen.rows, nobody_leans, chosen.rejections, _why(costs, budget, best))
    return chosen


def _why(costs: NDArray[np.int64], budget: int, best: NDArray[np.bool_]) -> tuple[BriefWarning, ...]:
    if int(costs[best][0]) > budget:
        message = "no sentence fits the length: the shortest one stands, longer than was asked for"
        return (BriefWarning("length", message),)
    return (BriefWarning("readability", "no sentence stands well on its own: the best of what there is"),)


def _nothing_new(chosen: Chosen) -> Chosen:
    warning = BriefWarning("nothing_new", "everything in these documents is in what was already read")
    return Chosen((), chosen.leaning, chosen.rejections, (warning,))


def _costs(text: Text, length: Length) -> tuple[NDArray[np.int64], int]:
    """(n,) what each sentence takes of the length, and the most that a brief may take."""
    n = len(text.sentences)
    if length.unit == "sentences":
        return np.ones(n, dtype=np.int64), int(length.amount)
    if length.unit == "characters":
        # One more each for the blank that joins it, and one more for the brief, which has one blank less.
        sizes = np.fromiter((len(sentence.text) + 1 for sentence in text.sentences), np.int64, n)
        return sizes, int(length.amount) + 1
    sizes = np.fromiter((text.language.count_words(one.text) for one in text.sentences), np.int64, n)
    if length.unit == "ratio":
        return sizes, int(length.amount * _all_words(text.language, text))
    return sizes, int(length.amount)


def _all_words(language: Language, text: Text) -> int:
    return sum(language.count_words(document.text) for document in text.documents)
