"""The bootstrap of ROUGE-1.5.5: resample i draws with POSIX drand48, seeded with i.

drand48 is the linear congruential generator x' = (a x + c) mod 2^48, started at (seed << 16) + 0x330E; a
draw is x' / 2^48, and the program takes row int(n * draw).
"""

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float64]

_MULTIPLIER, _INCREMENT, _START = np.uint64(0x5DEECE66D), np.uint64(0xB), np.uint64(0x330E)
_MASK = np.uint64((1 << 48) - 1)


def resampled_totals(rows: Figures, resamples: int) -> Figures:
    """Draw as many rows as there are, again and again, and add each draw up.

    Args:
        rows: (n, columns).
        resamples: how often.

    Returns:
        (resamples, columns); rows are added one by one in the order drawn, for the last bit's sake.
    """
    states = (np.arange(resamples, dtype=np.uint64) << np.uint64(16)) + _START
    totals = np.zeros((resamples, rows.shape[1]))
    for _ in range(len(rows)):
        # The product wraps at 2^64, which leaves the lower 48 bits right.
        states = (states * _MULTIPLIER + _INCREMENT) & _MASK
        totals += rows[(states * (1.0 / 2**48) * len(rows)).astype(np.intp)]
    return totals
