"""How much of an update is new to someone who has read what came before."""

from __future__ import annotations

from eval.metrics.bigrams import bigrams_of
from eval.metrics.case import Case


def measure(case: Case) -> dict[str, float]:
    """The share of the summary's bigrams that nothing read before has, in [0, 1]; nothing if nothing was read."""
    bigrams = bigrams_of(case.summary)
    if not case.already_read or not bigrams:
        return {}
    known = {bigram for text in case.already_read for bigram in bigrams_of(text)}
    return {"novelty": sum(bigram not in known for bigram in bigrams) / len(bigrams)}
