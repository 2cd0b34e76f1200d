"""Differing figures: precision and recall on labelled pairs, and what holds for every pair.

`disagreement_pairs_own.jsonl` was written before the rule, by its author; `disagreement_pairs_blind.jsonl` by
somebody else, and never looked at while the rule was made.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.writing.disagreements import differing_figures

LABELLED = Path(__file__).parents[1] / "labelled"


def pairs(name: str) -> list[dict[str, Any]]:
    """The labelled pairs of a file."""
    lines = (LABELLED / f"disagreement_pairs_{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(pair: dict[str, Any]) -> list[list[str]]:
    """The figures of a pair that differ, as said."""
    a, b = pair["a"], pair["b"]
    return [[a[f.start : f.end], b[g.start : g.end]] for f, g in differing_figures(a, b, pair["language"])]


# (true alarms, false alarms, misses, pairs whose figures are all as labelled) of 30 and 44 pairs.
LEVELS = [("own", (13, 0, 1, 29)), ("blind", (15, 1, 7, 36))]


@pytest.mark.parametrize(("name", "level"), LEVELS, ids=["own", "blind"])
def test_precision_and_recall_stay_at_the_level_reached(name: str, level: tuple[int, int, int, int]) -> None:
    """Precision 13/13 and recall 13/14 on our own pairs, 15/16 and 15/22 on the blind ones."""
    labelled = pairs(name)
    assert len(labelled) >= 30
    alarms = [(bool(found(pair)), bool(pair["disagree"])) for pair in labelled]
    right = sum(sorted(found(pair)) == sorted(pair.get("figures", [])) for pair in labelled)
    true_alarms, false_alarms, misses, all_right = level
    assert alarms.count((True, True)) >= true_alarms
    assert alarms.count((True, False)) <= false_alarms
    assert alarms.count((False, True)) <= misses
    assert right >= all_right


@pytest.mark.parametrize("name", ["own", "blind"])
def test_the_order_of_the_two_sentences_only_swaps_the_figures(name: str) -> None:
    """What a says otherwise than b, b says otherwise than a."""
    for pair in pairs(name):
        swapped = found({"a": pair["b"], "b": pair["a"], "language": pair["language"]})
        assert sorted(found(pair)) == sorted([ours, theirs] for theirs, ours in swapped)


@pytest.mark.parametrize("name", ["own", "blind"])
def test_no_sentence_disagrees_with_itself(name: str) -> None:
    """However many figures it has."""
    for pair in pairs(name):
        for text in (pair["a"], pair["b"]):
            assert differing_figures(text, text, pair["language"]) == []


TOLD_APART = {
    "another fate": ("The blast killed 12 workers.", "The blast injured 15 workers."),
    "another name": ("Shares of Orlan fell 12 percent.", "Shares of Melk fell 9 percent."),
    "another day": ("On Monday 12 trees fell in Dorn.", "On Friday 19 trees fell in Dorn."),
    "a part": ("The flood killed 30 people.", "The flood killed people, including 12 people from Dorn."),
    "a total": ("The flood killed 30 people in Dorn.", "Overall the floods killed 95 people in Dorn."),
    "a sum": ("The bus carried 20 men and 14 women.", "The bus carried 34 women and men."),
    "another unit": ("The sale of the mill brought $3 million.", "The sale of the mill brought €4 million."),
    "a list of distances": (
        "The camp lies 10 miles from Dorn and 30 miles from Velm.",
        "The camp lies 12 miles from Dorn and 44 miles from Velm.",
    ),
    "ordinals of a kind": ("He won stage 13 of the race in Dorn.", "He won stage 15 of the race in Dorn."),
    "nothing but a unit": ("She ran 400 metres in 49 seconds.", "She ran 800 metres in 118 seconds."),
    "rounding": ("The storm killed 1.2 million hens in Dorn.", "The storm killed 1,234,000 hens in Dorn."),
}


@pytest.mark.parametrize(("a", "b"), TOLD_APART.values(), ids=TOLD_APART.keys())
def test_what_is_not_the_same_thing_is_passed_over(a: str, b: str) -> None:
    """Each rule that takes a pair away, alone."""
    assert differing_figures(a, b, "en") == []


@given(st.integers(2, 9_000), st.integers(2, 9_000))
def test_two_counts_of_one_thing_differ_when_no_number_fits_both(one: int, other: int) -> None:
    """Whatever the numbers: equal ones never, ones that are a tenth apart always."""
    a, b = (f"The fire killed {number:,} sheep on a farm in Dorn." for number in (one, other))
    differing = differing_figures(a, b, "en")
    if one == other:
        assert differing == []
    elif max(one, other) > 1.25 * min(one, other):
        ((ours, theirs),) = differing
        assert (ours.value, theirs.value) == (one, other)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "de", "ja", "xx"]))
def test_any_two_texts_have_an_answer(a: str, b: str, language: str) -> None:
    """Texts without sense, in languages without lists, too."""
    for ours, theirs in differing_figures(a, b, language):
        assert a[ours.start : ours.end]
        assert b[theirs.start : theirs.end]
