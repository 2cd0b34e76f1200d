"""Sentences that would mislead side by side are kept apart: `on Wednesday` of one week next to that of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.writing.relative_dates import ResolvedDay


def days_apart(order: Sequence[int], days: Sequence[Sequence[ResolvedDay]], leans: NDArray[np.bool_]) -> list[int]:
    """The reading order, changed only where two neighbours name different days by the same words.

    A sentence that clashes with the one before it waits for the next one that does not; what leans on a sentence
    stays with it, and the first one stays first. Where none is left that does not clash, they follow all the same.

    Args:
        order: places of the k chosen sentences, as they would be read.
        days: of each of them, by place, the days it names.
        leans: (k,) whether each must follow the one before it.
    """
    blocks: list[list[int]] = []
    for one in order:
        if leans[one] and blocks:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    arranged = blocks[:1]
    waiting = blocks[1:]
    while waiting:
        last = days[arranged[-1][-1]]
        following = next((block for block in waiting if not clash(last, days[block[0]])), waiting[0])
        waiting.remove(following)
        arranged.append(following)
    return [one for block in arranged for one in block]


def clash(one: Sequence[ResolvedDay], other: Sequence[ResolvedDay]) -> bool:
    """Whether two sentences name different days by the same words: Wednesday, or today."""
    return any(ours.names == theirs.names and ours.day != theirs.day for ours in one for theirs in other)
