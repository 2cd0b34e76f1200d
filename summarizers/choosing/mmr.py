"""Maximal Marginal Relevance (Carbonell & Goldstein 1998).

Each step takes the sentence with the highest (1 − diversity)·relevance − diversity·(similarity to what is chosen).
Relevance is divided by its maximum over the sentences that may be chosen, so that both terms lie in [0, 1]; the
paper leaves the scales to the caller, and with raw scores the second term drowns the first.
"""

from __future__ import annotations

import numpy as np

from summarizers.choosing.selection import Candidates, Selection


def mmr(candidates: Candidates) -> Selection:
    """Choose until nothing open fits. Ties go to the higher score, then to the lower row."""
    selection = Selection(candidates)
    relevance = relative(candidates)
    diversity = candidates.diversity
    while selection.open.any():
        gain = (1.0 - diversity) * relevance - diversity * selection.similarity_to_chosen
        gain[~selection.open] = -np.inf
        best = np.flatnonzero(gain == gain.max())
        selection.take(int(best[np.argmax(candidates.scores[best])]))
    return selection


def relative(candidates: Candidates) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """(n,) scores divided by the highest of those that may be chosen; zeros where that is 0."""
    highest = float(candidates.scores[candidates.open].max(initial=0.0))
    return candidates.scores / highest if highest > 0 else np.zeros_like(candidates.scores)
