"""The plan on an engine of lists: what comes out, from any pieces, in any order, and of what is no document."""

import json
import random

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed: make spark")

import pyarrow as pa
from corpora import ARTICLES, BAD, LINES, crowd, feed
from hypothesis import given, settings
from hypothesis import strategies as st
from one_process import OneProcess

from eval.story_metrics import b_cubed
from service.corpus.batches import BUCKET, batch_of
from service.corpus.briefing import IN_PARTS, brief_batches
from service.corpus.plan import Counts, Wanted, run
from service.story_digest import digest
from service.story_formats import STORY_FORMATS
from summarizers import Length
from summarizers.reading.document_fields import document_from_fields


def stories(lines: list[bytes], wanted: Wanted, **cut: int) -> tuple[Counts, list[str]]:
    engine = OneProcess(lines, **cut)
    counts = run(engine, wanted)
    assert engine.finished
    return counts, engine.texts("stories")


def test_a_corpus_that_fits_into_one_part_gives_what_the_command_stories_gives() -> None:
    documents = [document_from_fields({**json.loads(line)}, "") for line in LINES]
    told = STORY_FORMATS["jsonl"].render(digest(documents, (), 2, Length("words", 40)).told).splitlines()
    counts, found = stories(LINES, Wanted(brief_words=40))
    assert counts == Counts(documents=60, stories=len(told), faults=0)
    assert [json.loads(line) for line in found] == [{**json.loads(line), "warnings": []} for line in told]


@settings(max_examples=15, deadline=None)
@given(pieces=st.integers(1, 9), rows=st.integers(1, 40))
def test_pieces_and_batches_change_no_byte(pieces: int, rows: int) -> None:
    wanted = Wanted(brief_words=20, part=25)
    assert stories(LINES, wanted, pieces=pieces, rows=rows) == stories(LINES, wanted)


def test_the_order_of_the_records_changes_no_story() -> None:
    shuffled = random.Random(3).sample(LINES, len(LINES))
    assert stories(shuffled, Wanted(brief_words=20)) == stories(LINES, Wanted(brief_words=20))


@pytest.mark.parametrize("part", [300, 60])
def test_stories_stay_whole_where_the_corpus_is_many_parts(part: int) -> None:
    lines = feed(600)
    truth = {one["id"]: one["story"] for one in map(json.loads, lines)}
    _, found = stories(lines, Wanted(min_documents=1, brief_words=10, part=part), rows=100)
    story_of = {name: at for at, line in enumerate(found) for name in json.loads(line)["documents"]}
    assert sorted(story_of) == sorted(truth)
    scores = b_cubed([truth[name] for name in truth], [story_of[name] for name in truth])
    assert scores.recall > 0.999
    assert scores.precision > 0.98


def test_what_is_no_document_becomes_a_row_that_says_why_and_how_it_begins() -> None:
    lines = [one for bad, _ in BAD for one in (bad, b"", LINES[0])]
    engine = OneProcess(lines)
    counts = run(engine, Wanted(min_documents=1))
    assert counts.faults == len(BAD)
    for at, (row, (bad, reason)) in enumerate(zip(map(json.loads, engine.texts("errors")), BAD, strict=True)):
        assert list(row) == ["file", "record", "reason", "beginning"]
        assert (row["file"], row["record"]) == ("lines.jsonl", 3 * at + 1)
        assert row["reason"].startswith(reason)
        assert bad.decode("utf-8", "replace").startswith(row["beginning"])
        assert 0 < len(row["beginning"]) <= 120


def test_overlong_records_are_told_by_their_size_alone() -> None:
    from service.corpus.records import LINES as SCHEMA
    from service.corpus.records import LONGEST_RECORD, documents_from_lines

    cut = batch_of({"record": [1], "size": [LONGEST_RECORD + 1], "content": [b'{"text": "It goes on']}, SCHEMA)
    (row,) = next(documents_from_lines(iter([cut]))).to_pylist()
    assert row["reason"] == "is longer than 8,388,608 bytes"
    assert row["beginning"] == '{"text": "It goes on'


@pytest.mark.parametrize("lines", [[], [b"", b" "], [b"{"]])
def test_a_corpus_without_documents_has_no_story(lines: list[bytes]) -> None:
    counts, found = stories(lines, Wanted())
    assert counts == Counts(0, 0, len([line for line in lines if line.strip()]))
    assert found == []


def test_fields_that_documents_do_not_have_are_not_looked_at() -> None:
    assert stories([json.dumps(one).encode() for one in ARTICLES], Wanted()) == stories(LINES, Wanted())


def test_a_document_without_id_is_called_by_file_and_record_and_a_second_of_a_name_has_a_number() -> None:
    text = {"text": json.loads(LINES[0])["text"]}
    lines = [json.dumps({**text, **more}).encode() for more in ({}, {"id": "a"}, {"id": "a"}, {"id": "a-2"}, {})]
    _, (story,) = stories(lines, Wanted())
    assert sorted(json.loads(story)["documents"]) == ["1:1", "1:5", "a", "a-2", "a-3"]


def test_a_crowd_of_near_copies_is_one_story_of_which_some_are_read() -> None:
    lines = [*LINES, *crowd(700)]
    _, found = stories(lines, Wanted(brief_words=20, part=550), rows=100)
    (story,) = [one for one in map(json.loads, found) if "copy 0" in one["documents"]]
    assert len(story["documents"]) >= 700
    assert [one["code"] for one in story["warnings"]] == ["crowd"]
    unread = len(story["documents"]) - len(story["brief"]["documents"])
    assert story["warnings"][0]["message"].startswith(f"{unread:,} documents, the last ones listed, are near-copies")
    assert {one["id"] for one in story["brief"]["documents"]} == set(story["documents"][:-unread])


def test_a_story_of_more_documents_than_a_part_holds_says_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.speed.feeds.SIZES", (200,))
    _, found = stories(feed(200), Wanted(brief_words=20, part=80), rows=100)
    large = [one for one in map(json.loads, found) if len(one["documents"]) > 20]
    assert len(large) > 1
    assert all([one["code"] for one in story["warnings"]] == ["cut"] for story in large)
    assert all(len(story["documents"]) <= 80 for story in large)


def test_a_part_may_go_on_from_batch_to_batch_and_parts_follow_each_other() -> None:
    documents = [json.loads(line) for line in LINES]
    columns = {
        name: [one.get(name) for one in documents] for name in ("id", "title", "text", "source", "url", "published")
    }
    columns |= {BUCKET: [0] * 30 + [5] * 30, "record": list(range(60)), "language": ["en"] * 60}
    columns |= {"follows": [-1] * 60, "is_cut": [False] * 60}
    whole = batch_of(columns, IN_PARTS)
    expected = [batch.to_pylist() for batch in brief_batches(iter([whole]), brief_words=20)]
    assert len(expected) == 2
    for size in (1, 7, 30, 59):
        pieces = pa.Table.from_batches([whole]).to_batches(size)
        assert [batch.to_pylist() for batch in brief_batches(iter(pieces), brief_words=20)] == expected
    assert list(brief_batches(iter([]))) == []
    assert list(brief_batches(iter([whole.slice(0, 0)]))) == []
