"""Labelled pairs: read with their texts from places, and the measures of sameness counted against them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.datasets import read_collections
from eval.errors import DataError
from eval.pairs.command import Scored, scored
from eval.pairs.labelled import read_pairs
from eval.pairs.measures import MEASURES, Compared

ROOT = Path(__file__).parents[2]
LABELLED = ROOT / "tests" / "summarizers" / "labelled"
SAID_TWICE = {
    "id": "p1",
    "a": "The dam near Arle broke on Monday and flooded forty houses, police said.",
    "b": "Police said that the dam near Arle broke on Monday and flooded forty houses.",
    "same": True,
}
APART = {"id": "p2", "a": SAID_TWICE["a"], "b": "The mayor resigned over the cost of a new town hall.", "same": False}


def written(path: Path, *pairs: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in pairs), encoding="utf-8")
    return path


def test_precision_and_recall_are_counted_from_the_answers() -> None:
    """Of three that are the same two are found, and one that is not is called so."""
    found = scored([True, True, True, False, False], [True, True, False, True, False])
    assert found == Scored(right=2, wrong=1, missed=1)
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_no_answer_at_all_is_no_precision_and_no_recall() -> None:
    assert (scored([True], [False]).precision, scored([True], [False]).recall) == (0, 0)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_tells_a_reordered_sentence_from_another_story(name: str, tmp_path: Path) -> None:
    pairs = read_pairs(written(tmp_path / "pairs.jsonl", SAID_TWICE, APART))
    assert [MEASURES[name][1](Compared.of(pair)) for pair in pairs] == [True, False]


def test_a_place_is_the_text_of_the_projects_own_set(tmp_path: Path) -> None:
    [collection] = read_collections([ROOT / "seeds"])
    document = next(one for one in collection.sets if one.id == "aktau").documents[0]
    place = {"document": document.id, "start": 76, "end": 120}
    [pair] = read_pairs(written(tmp_path / "pairs.jsonl", {**SAID_TWICE, "set": "seeds/aktau", "a": place, "b": place}))
    assert pair.a == " ".join(document.text[76:120].split())
    assert len(pair.around) > 20


def test_articles_of_other_days_are_told_from_the_set(tmp_path: Path) -> None:
    """Reports of the second, third and fourth of June; and what came of it two days later is not closed as a repeat."""
    names = ("01-marrowick-evening-post", "03-harbour-gazette", "06-sunder-bay-radio")
    first, second, last = ({"document": name, "start": 0, "end": 60} for name in names)
    fields = {**SAID_TWICE, "set": "seeds/harbour-fire", "a": first}
    pairs = read_pairs(written(tmp_path / "pairs.jsonl", {**fields, "b": second}, {**fields, "b": last}))
    assert [pair.days_apart for pair in pairs] == [False, True]
    near = replace(pairs[1], a=SAID_TWICE["a"], b="Engineers will build anew the dam that broke near Arle.")
    measured = [MEASURES["closed"][1](Compared.of(replace(near, days_apart=apart))) for apart in (False, True)]
    assert measured == [True, False]


def test_pairs_of_sets_that_are_not_here_are_left_out(tmp_path: Path) -> None:
    place = {"document": "1", "start": 0, "end": 9}
    path = written(tmp_path / "pairs.jsonl", {**SAID_TWICE, "set": "multinews:x", "a": place, "b": place}, APART)
    assert [pair.id for pair in read_pairs(path, tmp_path / "nowhere")] == ["p2"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"id": "p"}, "is not an object with id, a, b and same"),
        (
            {**SAID_TWICE, "set": "seeds/aktau", "a": {"document": "nobody", "start": 0, "end": 3}},
            "is no place in its set",
        ),
    ],
)
def test_a_line_that_is_no_pair_is_refused_with_its_number(
    line: dict[str, object], message: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "pairs.jsonl", APART, line)
    with pytest.raises(DataError, match=message) as refused:
        read_pairs(path)
    assert refused.value.place == f"{path}:2"


def test_the_command_shows_each_half_and_lists_what_is_wrong(tmp_path: Path) -> None:
    """A paraphrase without a word in common is missed by every measure."""
    missed = {"id": "p3", "a": "Two pupils drowned.", "b": "A pair of schoolchildren lost their lives.", "same": True}
    path = written(tmp_path / "pairs.jsonl", SAID_TWICE, {**missed, "half": "dev"})
    result = CliRunner().invoke(main, ["pairs", str(path), "--errors", "same"])
    assert result.exit_code == 0, result.output
    assert "missed p3 [dev" in result.output
    assert "p1" not in result.output


def test_the_labelled_pairs_of_the_project_can_be_read() -> None:
    assert len(read_pairs(LABELLED / "sentence_pairs_blind.jsonl")) == 70
    own = [pair for pair in read_pairs(LABELLED / "sentence_pairs_sets.jsonl") if pair.around]
    assert len(own) >= 60  # those of seeds/; the others where the evaluation data is
