"""LEAD: the first sentences of the documents in turn, then the second ones, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from eval.systems.sentences import split
from eval.systems.task import Task, filled


def summary(task: Task) -> Sequence[str]:
    """Whole sentences up to the length, in the order in which they are taken."""
    turns = [one.text for turn in zip_longest(*split(task)) for one in turn if one is not None]
    return [turns[place] for place in filled(enumerate(turns), task)]
