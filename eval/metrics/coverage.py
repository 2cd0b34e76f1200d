"""How many of the documents a summary draws on."""

from __future__ import annotations

from eval.metrics.bigrams import bigrams_of
from eval.metrics.case import Case

_OWN = 0.5  # share of a sentence's bigrams that a document must have for the sentence to be from there


def measure(case: Case) -> dict[str, float]:
    """The share of documents that a sentence of the summary is from, in [0, 1]; nothing without documents.

    A sentence is from the document that has most of its bigrams, the first of equals, so that documents which
    say the same do not count twice.
    """
    if not case.documents:
        return {}
    documents = [set(bigrams_of(text)) for text in case.documents]
    drawn_on = set()
    for sentence in case.summary.split("\n"):
        bigrams = set(bigrams_of(sentence))
        shares = [len(bigrams & document) / len(bigrams) if bigrams else 0.0 for document in documents]
        if max(shares) >= _OWN:
            drawn_on.add(shares.index(max(shares)))
    return {"coverage": len(drawn_on) / len(documents)}
