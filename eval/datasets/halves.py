"""A fixed split of every collection: `dev` is what constants and rules are chosen on, `test` is only read.

The sets of a collection, in the order of their ids, go to the two halves in turn. So the halves are of one size
however few sets there are, the same topic in several languages (M000-en, M000-fr) is in one half, and the split hangs
on the ids alone. It agrees with the halves of the labelled sentence pairs of MultiLing.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.datasets.collection import Collection
from eval.errors import EvaluationError

HALVES = ("dev", "test")


def half_of(collection: Collection, half: str) -> Collection:
    """The sets of one half, in the collection's order.

    Args:
        collection: any.
        half: one of HALVES.
    """
    ranked = sorted(one.id for one in collection.sets)
    kept = frozenset(ranked[HALVES.index(half) :: len(HALVES)])
    return Collection(collection.name, tuple(one for one in collection.sets if one.id in kept))


def halved(collections: Sequence[Collection], half: str | None) -> list[Collection]:
    """One half of each collection; all of it where no half is asked for.

    Raises:
        EvaluationError: a collection has no set in this half.
    """
    if half is None:
        return list(collections)
    found = [half_of(collection, half) for collection in collections]
    for one in found:
        if not one.sets:
            raise EvaluationError(f"{one.name} has a single set, so none in the half {half}")
    return found
