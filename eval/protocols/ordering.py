"""Does a brief say things in the order in which people say them? Kendall's tau against the references (Lapata 2006).

A sentence of the brief is aligned with the sentence of a reference that has most of its words: that says the same,
or part of it, whatever its form. Where three sentences or more are aligned with different places, their order is held
against the reference's. The same sentences are put into each of our orders, so that only the order differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from eval.metrics.rouge import lines
from eval.protocols.given import Given, Tally
from summarizers import Length, Options, summarize
from summarizers.choosing.ordering import ORDERS
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import Language, language_of
from summarizers.reading.sentences import split_line
from summarizers.reading.words import words_of

FEWEST_ALIGNED = 3
SHARED = 0.4  # of the words of the shorter sentence, stop words aside; at least
SHARED_WORDS = 3


def measure(given: Given) -> dict[str, Tally]:
    """Tau of each order, mean over the references with three aligned places; 1 as people, 0 by chance, -1 reversed."""
    options = Options(Length("words", given.words))
    found: dict[str, Tally] = {}
    for order in ORDERS:
        brief = summarize(given.one.documents, replace(options, order=order))
        language = language_of(brief.language)
        sentences = [sentence.text for sentence in brief.sentences]
        places = [aligned(sentences, sentences_of(text), language) for text in given.one.references]
        taus = [tau(each) for each in places if len(set(each) - {None}) >= FEWEST_ALIGNED]
        if taus:
            found[f"tau_{order}"] = Tally.of(taus)
    return found


def tau(places: Sequence[int | None]) -> float:
    """Kendall's tau of places in a reference, in the brief's order; what is not aligned, and ties, make no pair."""
    pairs = [(one, other) for one, other in combinations([at for at in places if at is not None], 2) if one != other]
    return sum(1 if one < other else -1 for one, other in pairs) / len(pairs)


def aligned(sentences: Sequence[str], reference: Sequence[str], language: Language) -> list[int | None]:
    """The place in a reference that each sentence is aligned with, the first of equals; None where nothing matches."""
    words = words_of([*sentences, *reference], language)
    terms = [
        {int(term) for term in words.term_of[words.ids[words.starts[row] : words.starts[row + 1]]] if term >= 0}
        for row in range(len(words.starts) - 1)
    ]
    theirs = terms[len(sentences) :]
    return [_best(ours, theirs) for ours in terms[: len(sentences)]]


def _best(ours: set[int], theirs: Sequence[set[int]]) -> int | None:
    shares = [
        len(ours & other) / min(len(ours), len(other)) if len(ours & other) >= SHARED_WORDS else 0.0 for other in theirs
    ]
    most = max(shares, default=0.0)
    return shares.index(most) if most >= SHARED else None


def sentences_of(reference: str) -> list[str]:
    """The sentences of a reference, whose line ends are boundaries too."""
    language = language_of(detect_language(reference))
    return [line[start:end] for line in lines(reference) for start, end in split_line(line, language)]
