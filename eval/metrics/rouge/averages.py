"""Scores of many document sets -> their average and interval: the plain mean, and the program's own.

What ROUGE-1.5.5 prints as `Average_R` is the mean of the means of its bootstrap resamples, not the mean of
the sets.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.resampling import Figures, resampled_totals
from eval.metrics.rouge.scores import Counts, Score


class Interval(NamedTuple):
    """An average, and the ends of its bootstrap interval at the confidence asked for."""

    middle: float
    low: float
    high: float


class Average(NamedTuple):
    """The averages of recall, precision and F over the sets."""

    recall: Interval
    precision: Interval
    f: Interval


def average(sets: Mapping[str, Mapping[str, Score]], options: RougeOptions) -> dict[str, Average]:
    """Give the plain mean over the sets, unrounded, with the ends of the program's intervals.

    Args:
        sets: the id of each set -> its scores by metric.
        options: `metrics`, `confidence` and `resamples` are used.

    Raises:
        ValueError: there are no sets.
    """
    plain = {}
    for key, official in official_average(sets, options).items():
        columns = zip(*(scores[key] for scores in sets.values()), strict=True)
        plain[key] = Average(
            *(
                Interval(sum(column) / len(sets), interval.low, interval.high)
                for column, interval in zip(columns, official, strict=True)
            )
        )
    return plain


def official_average(sets: Mapping[str, Mapping[str, Score]], options: RougeOptions) -> dict[str, Average]:
    """Give the averages and intervals that the program prints (-t 0), in five decimals.

    Raises:
        ValueError: there are no sets.
    """
    ids = _in_program_order(sets)
    averages = {}
    for key in options.metrics:
        rows = np.array([sets[name][key] for name in ids], dtype=np.float64)  # (sets, 3)
        means = resampled_totals(rows, options.resamples) / len(ids)  # (resamples, 3)
        averages[key] = _average(means, options.confidence)
    return averages


def corpus_average(sets: Mapping[str, Mapping[str, Counts]], options: RougeOptions) -> dict[str, Average]:
    """Give the averages and intervals over counts that are summed over the sets (-t 1), in five decimals.

    Raises:
        ValueError: there are no sets.
    """
    ids = _in_program_order(sets)
    averages = {}
    for key in options.metrics:
        counts = [sets[name][key] for name in ids]
        rows = np.array(
            [(one.hits, one.reference, one.peer) for one in counts], dtype=np.float64
        )  # (sets, 3): hits, reference, peer
        totals: list[tuple[float, float, float]] = resampled_totals(rows, options.resamples).tolist()
        # Without a root: the program does not take that of ROUGE-W from sums over sets.
        scores = [Counts(*total).exact_score(options.alpha) for total in totals]
        averages[key] = _average(np.array(scores), options.confidence)
    return averages


def _in_program_order(sets: Mapping[str, object]) -> list[str]:
    """Sort ids as the program does: by the bytes of "set.system", so 10 comes before 2."""
    if not sets:
        raise ValueError("there are no document sets to average over")
    return sorted(sets, key=lambda name: f"{name}.X".encode("utf-8", "surrogatepass"))


def _average(means: Figures, confidence: float) -> Average:
    """Give the averages of the columns of (resamples, 3) means."""
    return Average(*(_interval(column, confidence) for column in means.T.tolist()))


def _interval(means: Sequence[float], confidence: float) -> Interval:
    """Give the mean of the resampled means, and the ends between which lie so many percent of them.

    Where an end falls between two order statistics, the program interpolates with the fraction of the upper end at
    both ends: with 77 resamples and 90 %, 3.85 and 73.15 lie below the ends, and it reads at 3.15 and 72.15.
    """
    ordered = sorted(means)
    tail = round((1 - confidence / 100) / 2 * len(ordered), 9)  # how many are left out at each end
    upper = len(ordered) - 1 - tail
    fraction = upper - int(upper)
    return Interval(
        round(sum(means) / len(means), 5),
        round(_between(ordered, int(tail), fraction), 5),
        round(_between(ordered, int(upper), fraction), 5),
    )


def _between(ordered: Sequence[float], below: int, fraction: float) -> float:
    """Interpolate between an order statistic, counted from 0, and the next one."""
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + fraction * (ordered[above] - ordered[below])
