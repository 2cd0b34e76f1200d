"""The ingredients of the default, and what stands in for each. To add one: its line in INGREDIENTS."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Sized
from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from eval.ablation.left_out import Ingredient, Substitute
from summarizers.choosing import context, openings, readability, said_before, selection, told
from summarizers.choosing.duplicates import NOTHING_NEW, Alike
from summarizers.choosing.readability import Judge, Readability
from summarizers.datatypes import Sentence
from summarizers.ranking import rank
from summarizers.ranking.sparse_rows import Floats
from summarizers.ranking.vectors import Vectors, tfidf
from summarizers.reading import cleaning, glued_fronts, joins, read, sentences, words
from summarizers.reading.datelines import dateline_length
from summarizers.reading.glued_fronts import Front
from summarizers.reading.languages import Language
from summarizers.reading.word_lists import WordLists
from summarizers.reading.words import Words

_NEVER = re.compile(r"(?!)")
_OUT_OF_REACH = 10**6  # no cosine, no share and no number of words is as high
_NOTHING_ALIKE = Alike(_OUT_OF_REACH, _OUT_OF_REACH, _OUT_OF_REACH)
_NO_PARAPHRASE = NOTHING_NEW._replace(evidence=_OUT_OF_REACH)
_judged, _stems = Judge.readability, words._stems


def _even(given: Sized, *_others: object) -> Floats:
    """All sentences of one weight."""
    return np.ones(len(given))


def _unweighted(given: Words) -> Vectors:
    """The rows of `tfidf`, all terms of one weight."""
    weighted = tfidf(given)
    flat = replace(weighted, idf=np.ones_like(weighted.idf))
    return replace(flat, matrix=flat.project(given))


class _WithoutStopWords(Language):
    """A language that has none."""

    @property
    def words(self) -> WordLists:
        return replace(super().words, stop_words=frozenset())


def _function_words_too(vocabulary: Collection[str], language: Language) -> tuple[NDArray[np.int32], list[str]]:
    own = {field.name: getattr(language, field.name) for field in fields(language)}
    return _stems(vocabulary, _WithoutStopWords(**own))


def _unstemmed(vocabulary: Collection[str], language: Language) -> tuple[NDArray[np.int32], list[str]]:
    return _stems(vocabulary, replace(language, stemmer=None))


def _nothing_leans(judge: Judge, given: Sequence[Sentence]) -> Readability:
    judged = _judged(judge, given)
    return judged._replace(leaning=np.zeros_like(judged.leaning))


def _no_repeats(given: Sequence[Sentence], _words: Words) -> NDArray[np.bool_]:
    return np.zeros(len(given), dtype=bool)


def _every_line(text: str, _language: Language) -> list[tuple[int, int]]:
    """All lines, whatever they are; datelines are still cut off, as they have a line of their own below."""
    lines = cleaning.text_lines(text)
    return [
        (start + dateline_length(text[start:end], is_first=place == 0), end) for place, (start, end) in enumerate(lines)
    ]


def _apart(_text: str, spans: list[tuple[int, int]], _language: Language) -> Iterable[tuple[int, int, bool]]:
    return ((start, end, True) for start, end in spans)


INGREDIENTS: dict[str, Ingredient] = {
    "PageRank": Ingredient("nearness to the centroid in its place", options={"ranker": "centroid"}),
    "position prior": Ingredient("all places alike", [Substitute(rank, "position_prior", _even)]),
    "title prior": Ingredient("titles have no say", [Substitute(rank, "title_prior", _even)]),
    "manner prior": Ingredient("writers and captions weigh as reports", [Substitute(rank, "manner_prior", _even)]),
    "shared prior": Ingredient(
        "what one article alone speaks of weighs the same", [Substitute(rank, "shared_prior", _even)]
    ),
    "plainness prior": Ingredient(
        "asides, colons, very short and very long sentences weigh as others",
        [Substitute(rank, "plainness_prior", _even)],
    ),
    "undated days": Ingredient(
        "today weighs the same where its date is not known", [Substitute(rank, "undated_prior", _even)]
    ),
    "rank exponent": Ingredient("scores as PageRank gives them", [Substitute(rank, "RANK_EXPONENT", 1.0)]),
    "IDF": Ingredient("all words of one weight", [Substitute(rank, "tfidf", _unweighted)]),
    "stop words": Ingredient("function words count too", [Substitute(words, "_stems", _function_words_too)]),
    "stemming": Ingredient("words as they stand", [Substitute(words, "_stems", _unstemmed)]),
    "spelling": Ingredient(
        "British and American spelling apart", [Substitute(words, "fold_spelling", lambda given, _language: given)]
    ),
    "context": Ingredient(
        "it does not count what an article told before and the brief has not",
        [Substitute(context, "STEEPNESS", 0.0), Substitute(context, "SHORTENED", 1.0)],
    ),
    "shortened": Ingredient(
        "a name or noun that was not told may stand without the word it came up behind",
        [Substitute(context, "SHORTENED", 1.0)],
    ),
    "MMR": Ingredient("the highest scores in its place", options={"selector": "top"}),
    "duplicates closed": Ingredient(
        "what says the same may stand beside it", [Substitute(said_before, "NOTHING_NEW", _NOTHING_ALIKE)]
    ),
    "paraphrases closed": Ingredient(
        "only what is close as a whole is closed", [Substitute(said_before, "NOTHING_NEW", _NO_PARAPHRASE)]
    ),
    "openings": Ingredient(
        "what shares many words says the same, whatever both begin with", [Substitute(openings, "_MET", 0)]
    ),
    "told by others": Ingredient(
        "what other articles leave nothing to tell stands",
        [Substitute(told, "TOLD_BY_ONE", _OUT_OF_REACH), Substitute(told, "TOLD_BY_TWO", _OUT_OF_REACH)],
    ),
    "best version": Ingredient(
        "of near-equal sentences the one with the highest score",
        [Substitute(selection, "VERBATIM_COSINE", _OUT_OF_REACH)],
    ),
    "off-topic step": Ingredient("all documents are quoted", options={"off_topic": "include"}),
    "guard: openers": Ingredient("leaning sentences stand alone", [Substitute(Judge, "readability", _nothing_leans)]),
    "guard: quotes": Ingredient("half quotations stand", [Substitute(readability, "_MARK", _NEVER)]),
    "guard: questions": Ingredient("questions stand", [Substitute(readability, "_QUESTION", _NEVER)]),
    "guard: leavings": Ingredient(
        "site phrases, captions, addresses stand",
        [
            Substitute(readability._Phrases, "stand_in", lambda _phrases, _folded: False),
            Substitute(readability, "_is_credit", lambda _front, _start, _credits: False),
            Substitute(readability, "has_page_traces", lambda _text, _language: False),
        ],
    ),
    "shortest sentence": Ingredient("sentences of any fewer words", [Substitute(sentences, "SHORTEST", 1)]),
    "longest sentence": Ingredient(
        "sentences of any more words",
        [Substitute(sentences, "LONGEST", 10**6), Substitute(joins, "LONGEST_JOINED", 10**6)],
    ),
    "lines of prose only": Ingredient("headings, bylines too", [Substitute(sentences, "prose_lines", _every_line)]),
    "datelines cut off": Ingredient(
        "datelines stay",
        [
            Substitute(cleaning, "_front", lambda _line, _language, **_place: 0),
            Substitute(glued_fronts, "dateline_length", lambda _line, **_place: 0),
            Substitute(glued_fronts, "plain_dateline_length", lambda _line, _language: 0),
        ],
    ),
    "glued fronts": Ingredient(
        "credits, buttons and stamps stay before a sentence",
        [Substitute(sentences, "front_of", lambda _sentence, _language, **_place: Front())],
    ),
    "pages of notices": Ingredient(
        "a page without an article counts as one",
        [Substitute(read, "holds_no_article", lambda _sentences, _language: False)],
    ),
    "site furniture": Ingredient(
        "lines that close three documents stay", [Substitute(read, "furniture", lambda _texts: frozenset())]
    ),
    "quotations joined": Ingredient("cut where the splitter cuts", [Substitute(sentences, "joined", _apart)]),
    "missed ends": Ingredient(
        "only the splitter's ends", [Substitute(sentences, "restored", lambda _text, spans, _language: spans)]
    ),
    "repeats, copies": Ingredient(
        "copies of documents and repeats in one vote",
        [
            Substitute(read, "repeats_inside", _no_repeats),
            Substitute(read, "copies", lambda _documents, _words, _n: {}),
        ],
    ),
}
