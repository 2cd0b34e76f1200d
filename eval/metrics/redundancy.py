"""How much of a summary says again what it has said: 1 − unique n-gram ratio (Xiao & Carenini 2020), n = 2."""

from __future__ import annotations

from eval.metrics.bigrams import bigrams_of
from eval.metrics.case import Case


def measure(case: Case) -> dict[str, float]:
    """The share of the summary's bigrams that stood in it before, in [0, 1]; nothing without a bigram."""
    bigrams = bigrams_of(case.summary)
    return {"redundancy": 1 - len(set(bigrams)) / len(bigrams)} if bigrams else {}
