"""The split into halves: fixed, even, and the same for a topic in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.datasets import Collection, ReferencedSet, read_collections
from eval.datasets.halves import HALVES, half_of, halved
from eval.errors import EvaluationError
from summarizers import Document


def collection(*ids: str) -> Collection:
    """A collection of sets that have nothing but an id."""
    return Collection("made", tuple(ReferencedSet(one, (Document("A."),), ("A.",)) for one in ids))


def ids(found: Collection) -> list[str]:
    return [one.id for one in found.sets]


def test_the_halves_are_even_and_share_no_set() -> None:
    whole = collection(*(f"set-{number:02}" for number in range(11)))
    dev, test = (half_of(whole, half) for half in HALVES)
    assert (len(dev.sets), len(test.sets)) == (6, 5)
    assert sorted(ids(dev) + ids(test)) == ids(whole)


def test_the_split_hangs_on_the_ids_and_not_on_their_order() -> None:
    one, other = collection("c", "a", "d", "b"), collection("a", "b", "c", "d")
    assert ids(half_of(one, "dev")) == ["c", "a"]
    assert ids(half_of(other, "dev")) == ["a", "c"]


def test_a_topic_is_in_one_half_in_every_language() -> None:
    for half in HALVES:
        topics = [
            {one.partition("-")[0] for one in ids(half_of(collection(*(f"M00{n}-{code}" for n in range(6))), half))}
            for code in ("en", "fr", "ar")
        ]
        assert topics[0] == topics[1] == topics[2]


def test_no_half_asked_for_leaves_all() -> None:
    whole = collection("a", "b")
    assert halved([whole], None) == [whole]


def test_a_single_set_has_no_test_half() -> None:
    assert ids(halved([collection("a")], "dev")[0]) == ["a"]
    with pytest.raises(EvaluationError, match="made has a single set"):
        halved([collection("a")], "test")


def test_the_sets_of_this_project_are_split_two_and_two() -> None:
    [seeds] = read_collections([Path(__file__).parents[2] / "seeds"])
    assert ids(half_of(seeds, "dev")) == ["aktau", "hochwasser-ranzach"]
    assert ids(half_of(seeds, "test")) == ["harbour-fire", "mayor-resigns"]
