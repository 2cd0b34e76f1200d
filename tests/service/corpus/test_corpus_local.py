"""Corpora on one machine: files in and out, processes that die, output that is whole or not there."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed: make spark")

import faulty
import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner, Result
from corpora import BAD, LINES, STORIES, content, rows, write_lines

from service.cli import main
from service.corpus.engine import CorpusError
from service.corpus.local_engine import LocalEngine
from service.corpus.local_input import line_pieces
from service.corpus.local_output import LocalOutput
from service.corpus.plan import Counts, Wanted, run
from service.corpus.processes import TRIES, Workers
from service.corpus.progress import Progress
from service.corpus.records import LONGEST_RECORD

SHORT = Wanted(brief_words=20, part=25)


def corpus(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["corpus", *map(str, arguments)])


def local_run(source: Path, output: Path, workers: int = 2, **more: object) -> Counts:
    with LocalOutput(output) as place, Workers(workers) as processes:
        return run(LocalEngine(source, place, processes, Progress(), **more), SHORT)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("corpus") / "feed.jsonl", LINES)


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of the corpus in one piece."""
    output = tmp_path_factory.mktemp("expected") / "out"
    local_run(source, output, workers=1)
    return content(output)


def test_the_command_writes_stories_and_errors(source: Path, tmp_path: Path) -> None:
    result = corpus(source, tmp_path / "out", "--brief-words", "40", "--min-documents", "3")
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(content(tmp_path / "out")) == ["errors/part-00000.jsonl", "stories/part-00000.jsonl"]
    stories = rows(tmp_path / "out", "stories")
    assert list(stories[0])[-2:] == ["brief", "warnings"]
    assert 0 < len(stories) <= STORIES
    assert all(len(one["brief"]["text"].split()) <= 40 and len(one["documents"]) >= 3 for one in stories)
    assert rows(tmp_path / "out", "errors") == []
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@pytest.mark.parametrize(("workers", "piece"), [(1, 5_000), (3, 2_000)])
def test_pieces_and_processes_change_no_byte_nor_does_a_second_run(
    source: Path, tmp_path: Path, expected: dict[str, bytes], workers: int, piece: int
) -> None:
    for _ in range(2):
        local_run(source, tmp_path / "out", workers, piece=piece)
        assert content(tmp_path / "out") == expected


@pytest.mark.parametrize("step", ["sketches", "meetings", "brief_batches"])
def test_a_worker_that_is_killed_is_replaced_and_its_batch_done_again(
    source: Path, tmp_path: Path, expected: dict[str, bytes], step: str
) -> None:
    marker = tmp_path / "killed"
    local_run(source, tmp_path / "out", piece=5_000, wrap=faulty.Kill(step, marker))
    assert marker.exists()
    assert content(tmp_path / "out") == expected


def test_a_batch_that_kills_every_worker_ends_the_run_with_the_reason() -> None:
    with Workers(2) as workers, pytest.raises(CorpusError, match=f"died {TRIES} times at the same batch.*exit code -9"):
        list(workers.each([faulty.killed]))


def test_a_failing_step_is_told_by_its_error_and_no_process_is_left() -> None:
    with Workers(2) as workers:
        pids = {answer for _, answer in workers.each([faulty.pid] * 8)}
        with pytest.raises(CorpusError, match="ValueError: no such bridge"):
            list(workers.each([faulty.pid, faulty.refused]))
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_worker_that_was_killed_while_it_waited_is_replaced() -> None:
    with Workers(1) as workers:
        ((_, first),) = workers.each([faulty.pid])
        os.kill(first, signal.SIGKILL)
        ((_, second),) = workers.each([faulty.pid])
        assert second != first


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_process_and_no_file(source: Path, tmp_path: Path, stop: signal.Signals) -> None:
    (tmp_path / "in").mkdir()
    large = write_lines(tmp_path / "in" / "large.jsonl", LINES * 200)
    arguments = [sys.executable, "-m", "service.cli", "corpus", large, tmp_path / "out"]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 90
    while not (children := child_pids(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, stop)  # as a terminal does: the whole group
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "wirebrief: interrupted; nothing was written\n")
    assert [one.name for one in tmp_path.iterdir()] == ["in"]
    assert children
    while any(map(runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(runs, children))


def runs(pid: int) -> bool:
    """Whether a process is there, and not just waits to be buried by who has taken it over."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def child_pids(parent: int) -> list[int]:
    """The worker processes that a process has started."""
    pids = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and b"spawn_main" in command:
            pids.append(int(status.parent.name))
    return pids


def test_parquet_and_compressed_lines_hold_the_same_corpus(
    source: Path, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    compressed = tmp_path / "feed.jsonl.gz"
    compressed.write_bytes(gzip.compress(source.read_bytes()))
    columns = tmp_path / "feed.parquet"
    pq.write_table(pa.Table.from_pylist([json.loads(line) for line in LINES]), columns, row_group_size=17)
    for path in (compressed, columns):
        local_run(path, tmp_path / path.suffix[1:])
        assert content(tmp_path / path.suffix[1:]) == expected


def test_parquet_out_has_columns_for_what_the_lines_have(source: Path, tmp_path: Path) -> None:
    assert corpus(source, tmp_path / "lines").exit_code == 0
    assert corpus(source, tmp_path / "columns", "--format", "parquet").exit_code == 0
    stories = pq.read_table(tmp_path / "columns" / "stories").to_pylist()
    for row, line in zip(stories, rows(tmp_path / "lines", "stories"), strict=True):
        assert row.pop("text") == line["brief"]["text"]
        assert {**row, "brief": json.loads(row["brief"])} == line
    assert pq.read_table(tmp_path / "columns" / "errors").num_rows == 0


def test_columns_of_other_types_are_read_as_what_they_name(tmp_path: Path) -> None:
    from datetime import UTC, date, datetime

    texts = [json.loads(line)["text"] for line in LINES[:2]]
    table = {
        "id": [7, 8],
        "text": texts,
        "published": [datetime(2025, 1, 22, 19, 50, tzinfo=UTC), None],
        "rank": [1.5, 2.5],
    }
    pq.write_table(pa.table(table), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": [*texts, None], "published": [date(2025, 1, 2)] * 3}), tmp_path / "b.parquet")
    result = corpus(tmp_path, tmp_path / "out", "--min-documents", "1")
    assert result.exit_code == 1
    found = rows(tmp_path / "out", "stories")
    assert sorted(name for one in found for name in one["documents"]) == ["2:1", "2:2", "7", "8"]
    assert {one["first"] for one in found} <= {"2025-01-22T19:50:00+00:00", "2025-01-02"}
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["file"], error["record"], error["beginning"]) == ("b.parquet", 3, "")


def test_bad_records_are_counted_and_the_rest_goes_on(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "feed.jsonl", [*LINES, *(bad for bad, _ in BAD)])
    result = corpus(source, tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr == f"wirebrief: {len(BAD)} records are no documents: see {tmp_path}/out/errors\n"
    assert [one["record"] for one in rows(tmp_path / "out", "errors")] == list(range(61, 61 + len(BAD)))
    assert len(rows(tmp_path / "out", "stories")) == STORIES


def test_a_record_of_a_hundred_megabytes_is_an_error_row(tmp_path: Path) -> None:
    source = tmp_path / "feed.jsonl"
    with source.open("wb") as file:
        file.write(b'{"text": "' + b"The dam broke. " * 7_000_000 + b'"}\n')
        file.writelines(line + b"\n" for line in LINES)
    counts = local_run(source, tmp_path / "out")
    assert (counts.documents, counts.faults) == (60, 1)
    (error,) = rows(tmp_path / "out", "errors")
    assert error["reason"] == "is longer than 8,388,608 bytes"
    assert error["beginning"].startswith('{"text": "The dam broke.')


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_record_may_have_as_many_bytes_as_are_allowed_and_no_more(tmp_path: Path, over: int) -> None:
    line = b'{"text": "It rained."}'
    path = write_lines(tmp_path / "lines.jsonl", [line + b" " * (LONGEST_RECORD + over - len(line)), b"next"])
    (piece,), _ = line_pieces(path, 0, 2**30)
    found = [row for batch in piece.batches() for row in batch.to_pylist()]
    assert [row["size"] for row in found] == [LONGEST_RECORD + over, 4]
    assert found[1]["content"] == b"next"
    assert (found[0]["content"] == line.ljust(LONGEST_RECORD + over)) == (over <= 0)


@pytest.mark.parametrize("size", [1, 3, 10, 64, 1_000])
def test_pieces_of_any_size_hold_every_line_once_under_its_number(tmp_path: Path, size: int) -> None:
    lines = [b"a", b"", b"bb bb", b"\r", b"", b"c" * 30, b"d"]
    for end in (b"", b"\n"):
        path = tmp_path / "lines.jsonl"
        path.write_bytes(b"\n".join(lines) + end)
        pieces, count = line_pieces(path, 2, size)
        found = [row for piece in pieces for batch in piece.batches() for row in batch.to_pylist()]
        assert [row["content"] for row in found] == lines
        assert [row["record"] - (2 << 40) for row in found] == list(range(1, len(lines) + 1))
        assert [row["size"] for row in found] == list(map(len, lines))
        assert count == len(lines) - (end == b"")


def test_a_folder_is_read_whole_and_files_have_their_place_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    write_lines(folder / "a.jsonl", LINES[:30])
    write_lines(folder / "b" / "more.ndjson", [*LINES[30:], b"{"])
    for hidden in ("_SUCCESS", ".crc", "b/.part.jsonl.crc"):
        (folder / hidden).write_bytes(b"\0")
    assert corpus(folder, tmp_path / "out").exit_code == 1
    assert len(rows(tmp_path / "out", "stories")) == STORIES
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["file"], error["record"]) == ("b/more.ndjson", 31)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "holds no file"),
        ({"a.jsonl": b"", "b.parquet": b""}, "holds JSON Lines and Parquet; give one of them"),
        ({"a.xlsx": b""}, "has none of the suffixes .jsonl"),
        ({"a.parquet": b"not columns"}, "is no Parquet file"),
    ],
)
def test_an_input_that_is_no_corpus_is_refused_in_one_line(tmp_path: Path, files: dict[str, bytes], said: str) -> None:
    (tmp_path / "in").mkdir()
    for name, inside in files.items():
        (tmp_path / "in" / name).write_bytes(inside)
    result = corpus(tmp_path / "in", tmp_path / "out")
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_what_is_no_output_of_an_earlier_run_is_left_alone(source: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("Dear all")
    result = corpus(source, home)
    assert result.exit_code == 2
    assert "is there already, and no output of an earlier run; give another name" in result.stderr
    assert (home / "letter.txt").read_text() == "Dear all"
    assert corpus(tmp_path / "missing.jsonl", tmp_path / "out").stderr.endswith("no such file or folder\n")


def test_a_run_that_fails_leaves_the_earlier_output_as_it_was(source: Path, tmp_path: Path) -> None:
    local_run(source, tmp_path / "out")
    before = content(tmp_path / "out")
    (tmp_path / "bad").mkdir()
    assert corpus(tmp_path / "bad", tmp_path / "out").exit_code == 2
    assert content(tmp_path / "out") == before


def test_a_corpus_without_a_document_says_so(tmp_path: Path) -> None:
    result = corpus(write_lines(tmp_path / "a.jsonl", [b"{", b""]), tmp_path / "out")
    assert result.exit_code == 3
    assert "there is no document" in result.stderr
    assert len(rows(tmp_path / "out", "errors")) == 1


@pytest.mark.parametrize(
    ("missing", "arguments", "said"),
    [
        ("pyarrow", (), "wirebrief: corpora need pyarrow, which is not installed: pip install 'wirebrief[corpus]'\n"),
        ("pyspark", ("--engine", "spark"), "needs pyspark, which is not installed: pip install 'wirebrief[spark]'\n"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr("service.corpus_command.find_spec", lambda name: None if name == missing else object())
    result = corpus("feed.jsonl", tmp_path / "out", *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.endswith(said)


def test_options_of_spark_need_spark(source: Path, tmp_path: Path) -> None:
    assert "need --engine spark" in corpus(source, tmp_path / "out", "--master", "local[2]").stderr
    assert "write NAME=VALUE" in corpus(source, tmp_path / "out", "--engine", "spark", "--spark-conf", "x").stderr


class Terminal:
    """A stream that says that it is one."""

    def __init__(self, is_one: bool) -> None:
        self.said, self._is_one = "", is_one

    def isatty(self) -> bool:
        return self._is_one

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None: ...


def test_progress_tells_documents_stories_rate_and_time_left_and_nothing_where_no_one_looks() -> None:
    times = iter([0.0, 0.0, 0.0, 10.0, 20.0])
    terminal = Terminal(True)
    progress = Progress(terminal, lambda: next(times))  # type: ignore[arg-type]
    progress.documents = 1_000
    progress.begin("stories", 4)
    progress.advance(1, 60)
    progress.close(1_000, 240)
    assert "stories: 250 of 1,000 documents, 60 stories, 25 documents a second, 0:30 left" in terminal.said
    assert terminal.said.endswith("1,000 documents, 240 stories, 0:20, 50 documents a second\n")
    unseen = Terminal(False)
    silent = Progress(unseen)  # type: ignore[arg-type]
    silent.begin("stories", 4)
    silent.advance(4, 60)
    silent.close(1_000, 240)
    assert unseen.said == ""
