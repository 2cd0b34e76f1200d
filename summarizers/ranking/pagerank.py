"""The power iteration of PageRank (Brin & Page 1998), for any graph of which one step can be taken."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.vectors import Floats

DAMPING = 0.85
TOLERANCE = 1e-12  # of the change of all scores together; leaves the scores exact to about 1e-11
MAX_STEPS = 300


def pagerank(walk: Callable[[Floats], Floats], dangling: NDArray[np.bool_], teleport: Floats) -> Floats:
    """(n,) scores that sum to 1.

    Args:
        walk: (n,) scores -> (n,) where one step along the edges takes them; what is dangling sends nothing.
        dangling: (n,) which rows have no edge; their mass goes where the teleport says.
        teleport: (n,) where the walk starts anew, summing to 1.
    """
    scores = teleport.copy()
    for _ in range(MAX_STEPS):
        lost = float(scores[dangling].sum())
        moved = DAMPING * walk(scores) + (1.0 - DAMPING + DAMPING * lost) * teleport
        moved /= moved.sum()  # takes out the rounding of the many sums, so that the scores sum to 1
        change = float(np.abs(moved - scores).sum())
        scores = moved
        if change < TOLERANCE:
            break
    return scores
