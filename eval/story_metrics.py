"""B-cubed: how well a grouping of documents into stories agrees with the right one (Bagga & Baldwin 1998).

For each document, precision is the share of its group that belongs to its story, recall the share of its story that
stands in its group, itself included in both; the figures are the means over documents, and F1 is made of the means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class BCubed(NamedTuple):
    """Precision, recall and F1, each in (0, 1]."""

    precision: float
    recall: float
    f1: float


def b_cubed(stories: Sequence[Hashable], groups: Sequence[Hashable]) -> BCubed:
    """The agreement of a grouping with the stories.

    Args:
        stories: the right story of each document.
        groups: the group that each document, in the same order, was put in.

    Raises:
        ValueError: the two differ in length, or there is no document.
    """
    if len(stories) != len(groups) or not stories:
        raise ValueError(f"got {len(stories)} stories and {len(groups)} groups; wanted as many of both, and some")
    story_size, group_size = Counter(stories), Counter(groups)
    shared = Counter(zip(stories, groups, strict=True))
    precision = sum(count * count / group_size[group] for (_, group), count in shared.items()) / len(stories)
    recall = sum(count * count / story_size[story] for (story, _), count in shared.items()) / len(stories)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))
