"""How many of the documents a summary draws on."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.bigrams import Bigram, bigrams_of
from eval.metrics.case import Case

_OWN = 0.5  # share of a sentence's bigrams that a document must have for the sentence to be from there


def measure(case: Case) -> dict[str, float]:
    """The share of documents that a sentence of the summary is from, in [0, 1]; nothing without documents."""
    if not case.documents:
        return {}
    drawn_on = set(sources(case.summary.split("\n"), case.documents)) - {None}
    return {"coverage": len(drawn_on) / len(case.documents)}


def sources(sentences: Sequence[str], documents: Sequence[str]) -> list[int | None]:
    """The document that each sentence is from, or None.

    It is the one that has most of the sentence's bigrams, the first of equals, so that documents which say the same do
    not count twice.
    """
    known = [set(bigrams_of(text)) for text in documents]
    return [_source(set(bigrams_of(sentence)), known) for sentence in sentences]


def _source(bigrams: set[Bigram], documents: Sequence[set[Bigram]]) -> int | None:
    shares = [len(bigrams & document) / len(bigrams) if bigrams else 0.0 for document in documents]
    most = max(shares, default=0.0)
    return shares.index(most) if most >= _OWN else None
