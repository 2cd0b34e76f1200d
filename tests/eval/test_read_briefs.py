"""Briefs for a reader's eyes, and counting what readers found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eval.__main__ import main
from eval.datasets import read_collections
from eval.errors import DataError
from eval.metrics.rouge import RougeOptions
from eval.reading.briefs import briefs, form, shown
from eval.reading.counts import Counts, agreement, by_track, counts
from eval.reading.verdicts import CLASSES, Place, read_verdicts
from eval.tracks import Track

SEEDS = Path(__file__).parents[2] / "seeds"


def place(number: int, key: str = "news/a") -> Place:
    return Place(key, "1", number, number + 10)


def written(path: Path, *verdicts: dict[str, object]) -> Path:
    """A file of verdicts, each with what it does not say filled in."""
    default = {"set": "news/a", "document": "1", "start": 0, "end": 10, "verdict": "good"}
    path.write_text("".join(json.dumps({**default, **one}) + "\n" for one in verdicts), encoding="utf-8")
    return path


def command(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture(scope="module")
def seeds() -> Track:
    [collection] = read_collections([SEEDS])
    return Track(collection, 100, RougeOptions())


def test_every_place_of_a_printed_brief_is_its_sentence(seeds: Track) -> None:
    """A reader's verdict can be held against the text later: the span is the sentence, up to white space."""
    texts = {f"seeds/{one.id}": {two.id: two.text for two in one.documents} for one in seeds.collection.sets}
    for printed in briefs([seeds], 4, 100):
        for found, sentence in zip(printed.places(), printed.brief.sentences, strict=True):
            verbatim = texts[found.set][found.document][found.start : found.end]
            assert " ".join(verbatim.split()) == sentence.text
            assert sentence.text in shown(printed)


def test_collections_take_turns_and_the_lots_are_seeded(seeds: Track) -> None:
    other = Track(type(seeds.collection)("other", seeds.collection.sets[:1]), 100, RougeOptions())
    keys = [one.key for one in briefs([seeds, other], 4, 30)]
    assert [key.partition("/")[0] for key in keys] == ["seeds", "other", "seeds", "seeds"]
    assert keys == [one.key for one in briefs([seeds, other], 4, 30)]
    assert len(set(keys)) == 4


def test_a_form_holds_no_text_and_an_unread_one_counts_nothing(seeds: Track, tmp_path: Path) -> None:
    [printed] = briefs([seeds], 1, 60)
    path = tmp_path / "form.jsonl"
    path.write_text(form(printed), encoding="utf-8")
    assert all(sentence.text[:20] not in form(printed) for sentence in printed.brief.sentences)
    assert len(form(printed).splitlines()) == len(printed.brief.sentences)
    assert read_verdicts(path) == {}


def test_faults_are_counted_by_class_and_by_collection() -> None:
    verdicts = {place(0): None, place(20): "date", place(40): "date", place(0, "reviews/b"): "opener"}
    assert counts(verdicts) == Counts(briefs=2, sentences=4, faults={"opener": 1, "date": 2})
    assert counts(verdicts).rate == 75
    assert {track: one.rate for track, one in by_track(verdicts).items()} == {
        "news": pytest.approx(200 / 3),
        "reviews": 100,
    }


def test_agreement_is_cohens_kappa_of_the_sentences_that_both_read() -> None:
    """Of 50 proposals two readers take 20 both, 5 the first alone, 10 the second alone: kappa is 0.4, as in the
    worked example that goes with Cohen's formula: agreed 0.7, by chance 0.5.
    """
    one = {place(n): "date" if n < 25 else None for n in range(50)} | {place(99): "date"}
    other = {place(n): "opener" if n < 20 or 25 <= n < 35 else None for n in range(50)}
    found = agreement(one, other)
    assert (found.sentences, found.both, found.first, found.second) == (50, 20, 5, 10)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_is_not_defined_where_nothing_could_differ() -> None:
    assert agreement({place(0): None}, {place(0): None}).kappa is None
    assert agreement({place(0): None}, {place(1): None}).kappa is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"verdict": "fine"}, "has the verdict 'fine'"),
        ({"verdict": "fault"}, "has the class None"),
        ({"verdict": "fault", "class": "ugly"}, "has the class 'ugly'; a fault is one of opener, "),
        ({"verdict": "good", "class": "date"}, "has a class, but is no fault"),
        ({"start": "0"}, "has not all of set, document, start, end, verdict"),
    ],
)
def test_a_line_that_is_no_verdict_is_refused_with_its_number(
    tmp_path: Path, fields: dict[str, object], message: str
) -> None:
    path = written(tmp_path / "found.jsonl", {"start": 5}, fields)
    with pytest.raises(DataError) as refused:
        read_verdicts(path)
    assert refused.value.place == f"{path}:2"
    assert message in refused.value.problem


def test_two_verdicts_on_one_sentence_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="second verdict"):
        read_verdicts(written(tmp_path / "found.jsonl", {}, {"verdict": "fault", "class": "date"}))


def test_the_commands_print_briefs_and_count_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "form.jsonl"
    printed = command("print-briefs", SEEDS, "-n", 2, "--words", 60, "--form", path)
    assert printed.exit_code == 0, printed.output
    assert printed.output.count("## seeds/") == 2
    assert command("print-briefs", SEEDS, "-n", 2, "--form", path).exit_code == 2  # it may hold verdicts by now

    first = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = written(tmp_path / "first.jsonl", *({**one, "verdict": "fault", "class": "date"} for one in first[:1]))
    again = written(tmp_path / "second.jsonl", *({**one, "verdict": "good"} for one in first))
    result = command("readings", found, again)
    assert result.exit_code == 0, result.output
    assert "1 sentences read by both, 0 at fault for both, 1 only for the first" in result.output
    assert all(name in result.output for name in CLASSES)


def test_faults_that_stand_today_are_told_from_those_that_are_gone(tmp_path: Path, seeds: Track) -> None:
    """One sentence of a brief as it is now, and one place where no sentence stands."""
    [printed] = briefs([seeds], 1, 100)
    there, gone = printed.places()[0], printed.places()[0]._replace(start=1, end=2)
    lines = [{**one._asdict(), "verdict": "fault", "class": "date"} for one in (there, gone)]
    result = command("readings", written(tmp_path / "first.jsonl", *lines), "--now")
    assert result.exit_code == 0, result.output
    unread = len(printed.places()) - 1
    assert f"1 faults stand today, 1 are gone; {unread} sentences are new and unread" in result.output
    assert f"date: {there.set}, {there.document} {there.start}:{there.end}" in result.output


def test_every_reading_that_is_kept_can_be_counted() -> None:
    for path in (SEEDS.parent / "eval" / "results" / "readings").glob("*.jsonl"):
        assert counts(read_verdicts(path)).sentences > 0, path
