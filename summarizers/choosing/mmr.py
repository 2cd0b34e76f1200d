"""Maximal Marginal Relevance (Carbonell & Goldstein 1998).

Each step takes the sentence with the highest (1 − diversity)·relevance − diversity·(similarity to what is chosen).
Relevance is divided by its maximum over the sentences that may be chosen, so that both terms lie in [0, 1]; the
paper leaves the scales to the caller, and with raw scores the second term drowns the first. Where we depart from it,
relevance is multiplied by how well a sentence stands behind what is chosen (`context.py`).
"""

from __future__ import annotations

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.selection import Selection
from summarizers.ranking.sparse_rows import Floats


def mmr(candidates: Candidates) -> Selection:
    """Choose until nothing open fits. Ties go to the higher score, then to the lower row."""
    selection = Selection(candidates)
    diversity = candidates.diversity
    relevance = (1.0 - diversity) * selection.relevance()

    def gain() -> Floats:
        return relevance * selection.standing() - diversity * selection.similarity_to_chosen

    while (row := selection.best(gain())) is not None:
        selection.take(row)
    return selection
