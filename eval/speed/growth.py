"""How fast a cost grows: the exponent of a power law through the costs at several sizes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

SMALLEST = 1_000  # sentences; below, what does not depend on the size tells more than what does


def exponent(costs: Mapping[int, float | None]) -> float | None:
    """The slope of log cost over log size by least squares, from `SMALLEST` on.

    Where fewer than two sizes are left there (a slow system was stopped), the two largest ones are taken.

    Args:
        costs: size -> cost; None or 0 where it is not known.

    Returns:
        1 for linear growth, 2 for quadratic; None where fewer than two costs are known.
    """
    known = sorted((size, cost) for size, cost in costs.items() if cost)
    large = [pair for pair in known if pair[0] >= SMALLEST]
    points = np.log(np.array(large if len(large) > 1 else known[-2:], dtype=np.float64))
    if len(points) < 2:
        return None
    size, cost = points.T - points.mean(axis=0)[:, None]
    return float((size * cost).sum() / (size * size).sum())
