"""Is the difference between two systems real? Tests on their scores, paired by document set.

Three tests, each two-sided, on the differences d_i = ours_i - theirs_i of n sets:

- `bootstrap`: of the mean difference, with its interval (Efron and Tibshirani 1993, section 16.4; Koehn 2004). The
  differences are shifted to mean 0, which is the null hypothesis, and resampled.
- `randomisation`: approximate randomisation (Noreen 1989): how often does a random exchange of the two systems, set by
  set, give a mean difference as large? All 2^n exchanges are tried where n <= 20, and the p-value is exact.
- `wilcoxon`: Wilcoxon's signed-rank test (1945), which looks at the order of the differences only; zeros are dropped.

Of several comparisons, `holm` gives the p-values that hold for all of them at once (Holm 1979).
One document set is one unit: average over references, or jackknife folds, before coming here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Differences = NDArray[np.float64]

SEED = 12345
SAMPLES = 10_000
EXACT_SETS = 20  # up to so many sets, randomisation tries all exchanges

_BLOCK = 1 << 14  # samples at a time, so that memory does not grow with their number
# Means that are equal but for the order of their sums must count as equal.
_TOLERANCE = 1e-12


class Bootstrap(NamedTuple):
    """The mean difference, the ends of its 95 % interval, and the p-value of "there is none"."""

    difference: float
    low: float
    high: float
    p: float


class Significance(NamedTuple):
    """One system against another. The p-values are not corrected for the number of comparisons."""

    bootstrap: Bootstrap
    randomisation: float
    wilcoxon: float


def compare(ours: Sequence[float], theirs: Sequence[float], seed: int = SEED, samples: int = SAMPLES) -> Significance:
    """Compare the scores of two systems on the same sets.

    Args:
        ours: one score a set.
        theirs: those of the other system, in the same order.
        seed: of the local generators; report it with the result.
        samples: of the bootstrap, and of the randomisation where it is not exact.

    Raises:
        ValueError: there is no set, the numbers of scores differ, or one is not finite; or samples is below 1.
    """
    differences = _differences(ours, theirs)
    if samples < 1:
        raise ValueError(f"samples is {samples}; it must be at least 1")
    return Significance(
        bootstrap(differences, seed, samples), randomisation(differences, seed, samples), wilcoxon(differences)
    )


def bootstrap(differences: Differences, seed: int = SEED, samples: int = SAMPLES) -> Bootstrap:
    """Resample the differences, (n,), and see where their mean lies.

    The p-value counts the sample itself as one of the resamples, so it is never 0. It is 1 for a single set, which
    cannot be resampled.
    """
    generator = np.random.default_rng(seed)
    n = len(differences)
    draws = (generator.integers(n, size=(size, n)) for size in _sizes(samples, n))
    means = np.concatenate([differences[draw].mean(axis=1) for draw in draws])  # (samples,)
    mean = float(differences.mean())
    low, high = np.quantile(means, (0.025, 0.975))
    as_large = int(np.count_nonzero(np.abs(means - mean) >= abs(mean) - _TOLERANCE)) if n > 1 else samples
    return Bootstrap(mean, float(low), float(high), (as_large + 1) / (samples + 1))


def randomisation(differences: Differences, seed: int = SEED, samples: int = SAMPLES) -> float:
    """Exchange the two systems at random, set by set: the share of exchanges that give a sum of (n,) as large."""
    n = len(differences)
    observed = abs(float(differences.sum())) - _TOLERANCE * n
    if n <= EXACT_SETS:
        return float(np.count_nonzero(np.abs(_all_exchanges(differences)) >= observed)) / (1 << n)
    generator = np.random.default_rng(seed)
    as_large = 0
    for size in _sizes(samples, n):
        signs = generator.integers(2, size=(size, n)) * 2 - 1
        as_large += int(np.count_nonzero(np.abs(signs @ differences) >= observed))
    return (as_large + 1) / (samples + 1)


def wilcoxon(differences: Differences) -> float:
    """Give the p-value of Wilcoxon's signed-rank test on differences (n,); 1 where all are zero."""
    from scipy import stats

    moved = differences[np.abs(differences) > _TOLERANCE]
    if not len(moved):
        return 1.0
    return float(stats.wilcoxon(moved, method="auto").pvalue)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Correct the p-values of several comparisons: the smallest times m, the next times m - 1, and so on.

    A corrected value is never below that of a smaller one, and at most 1. The order of the keys is kept.
    """
    corrected: dict[str, float] = {}
    largest = 0.0
    for rank, name in enumerate(sorted(p_values, key=lambda name: p_values[name])):
        largest = max(largest, min(1.0, p_values[name] * (len(p_values) - rank)))
        corrected[name] = largest
    return {name: corrected[name] for name in p_values}


def _differences(ours: Sequence[float], theirs: Sequence[float]) -> Differences:
    if len(ours) != len(theirs) or not ours:
        raise ValueError(f"scores must be paired by set: got {len(ours)} and {len(theirs)} of them")
    differences = np.array(ours, dtype=np.float64) - np.array(theirs, dtype=np.float64)
    if not np.isfinite(differences).all():
        raise ValueError("a score is not a finite number")
    return differences


def _all_exchanges(differences: Differences) -> Differences:
    """Give the sums under every choice of signs, (2^n,), by adding one set after the other."""
    sums = np.zeros(1)
    for difference in differences:
        sums = np.concatenate([sums + difference, sums - difference])
    return sums


def _sizes(samples: int, n: int) -> list[int]:
    """Split a number of samples of n sets each into blocks."""
    block = max(1, _BLOCK * 64 // n)
    return [min(block, samples - start) for start in range(0, samples, block)]
