"""Corpora on Spark, for real: a master and two workers on loopback, and what goes wrong on clusters."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("pyspark", reason="the extra `spark` is not installed: make spark")
if not shutil.which("java"):
    pytest.skip("Spark needs Java 17, which is not installed", allow_module_level=True)

import faulty
import pyarrow as pa
import pyarrow.parquet as pq
from cluster import QUICK, cluster
from corpora import BAD, LINES, content, rows, write_lines
from one_process import OneProcess
from pyspark.sql import SparkSession

from service.corpus.engine import CorpusError
from service.corpus.local_engine import LocalEngine
from service.corpus.local_output import LocalOutput
from service.corpus.plan import Counts, Wanted, run
from service.corpus.processes import Workers
from service.corpus.progress import Progress
from service.corpus.spark_engine import SparkEngine
from service.corpus.spark_output import SparkOutput
from service.corpus.spark_session import spark_session

pytestmark = pytest.mark.slow
WANTED = Wanted(brief_words=20, part=25)
LONG = b'{"text": "' + b"The dam broke. " * 7_000_000 + b'"}'  # 105 MB


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    folder = tmp_path_factory.mktemp("cluster")
    settings = {
        "spark.executor.memory": "1200m",
        "spark.driver.memory": "1g",
        "spark.driver.extraJavaOptions": QUICK,
        "spark.executor.extraJavaOptions": QUICK,
        # The faulty steps stand beside the tests.
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),
    }
    with cluster(folder) as master, spark_session(master, 2, settings) as started:
        yield started


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good records, bad ones, an empty file, and a record of 100 MB."""
    folder = tmp_path_factory.mktemp("corpus")
    write_lines(folder / "a.jsonl", [*LINES[:30], *(bad for bad, _ in BAD)])
    write_lines(folder / "b.jsonl", [])
    write_lines(folder / "c with a blank.jsonl", [LONG, *LINES[30:]])
    return folder


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process of this machine makes of it."""
    output = tmp_path_factory.mktemp("expected") / "out"
    with LocalOutput(output) as place, Workers(1) as processes:
        counts = run(LocalEngine(source, place, processes, Progress()), WANTED)
    assert counts == Counts(60, len(rows(output, "stories")), len(BAD) + 1)
    return content(output)


def on_spark(session: SparkSession, source: Path, output: Path, wanted: Wanted = WANTED, **more: object) -> Counts:
    with SparkOutput(session, str(output)) as place:
        return run(SparkEngine(session, str(source), place, Progress(), **more), wanted)  # type: ignore[arg-type]


def test_one_piece_gives_the_bytes_that_one_process_gives(
    session: SparkSession, source: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    counts = on_spark(session, source, tmp_path / "out", piece=2**30)
    assert counts.faults == len(BAD) + 1
    assert content(tmp_path / "out") == expected
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_many_pieces_and_a_killed_python_worker_change_no_byte(
    session: SparkSession, source: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """The output of an earlier run is replaced, too."""
    (tmp_path / "out" / "stories").mkdir(parents=True)
    (tmp_path / "out" / "stories" / "part-00099.jsonl").write_text("old\n")
    marker = tmp_path / "killed"
    on_spark(session, source, tmp_path / "out", piece=20_000_000, wrap=faulty.Kill("brief_batches", marker))
    assert marker.exists()
    assert content(tmp_path / "out") == expected


def test_parquet_in_and_out(session: SparkSession, tmp_path: Path) -> None:
    table = pa.Table.from_pylist([json.loads(line) for line in LINES] + [{"title": "No text"}])
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=17)
    counts = on_spark(session, tmp_path / "in.parquet", tmp_path / "out", WANTED._replace(as_lines=False))
    lines = OneProcess([*LINES, b'{"title": "No text"}'])
    assert run(lines, WANTED) == counts
    found = pq.read_table(tmp_path / "out" / "stories").to_pylist()
    assert [(one["id"], one["documents"], one["text"]) for one in found] == [
        (one["id"], one["documents"], one["brief"]["text"]) for one in map(json.loads, lines.texts("stories"))
    ]
    (error,) = pq.read_table(tmp_path / "out" / "errors").to_pylist()
    assert (error["file"], error["record"], error["beginning"]) == ("in.parquet", 61, "No text")


def test_a_step_that_fails_every_time_ends_the_run_with_one_line_and_leaves_nothing(
    session: SparkSession, tmp_path: Path
) -> None:
    source = write_lines(tmp_path / "feed.jsonl", LINES)
    with pytest.raises(CorpusError, match=r"^Spark gave up: .*no such bridge$"):
        on_spark(session, source, tmp_path / "out", wrap=lambda _step: faulty.refused_batches)
    assert list(tmp_path.iterdir()) == [source]


def test_what_cannot_be_read_or_replaced_is_told(session: SparkSession, source: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="missing"):
        on_spark(session, tmp_path / "missing", tmp_path / "out")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("Dear all")
    with pytest.raises(CorpusError, match="no output of an earlier run"):
        on_spark(session, source, tmp_path / "home")
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("when", [b"java", b"pyspark.daemon"])
def test_an_interrupted_run_leaves_nothing(tmp_path: Path, when: bytes) -> None:
    """Stopped while Java starts, and when the first Python worker is there, in a group of its own."""
    (tmp_path / "in").mkdir()
    source = write_lines(tmp_path / "in" / "large.jsonl", LINES * 200)
    arguments = [sys.executable, "-m", "service.cli", "corpus", source, tmp_path / "out", "--engine", "spark"]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    in_group = when == b"java"
    wait_for(lambda: any(when in one.command and one.in_group == in_group for one in of_session(process.pid)))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the whole group
    _, said = process.communicate(timeout=90)
    told = [line for line in said.splitlines() if not line.startswith("WARNING: Using incubator modules")]
    assert (process.returncode, told) == (130, ["wirebrief: interrupted; nothing was written"])
    wait_for(lambda: not of_session(process.pid))
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


class Running(NamedTuple):
    """A process: its command line, and whether it is in the group of the one that began the session."""

    command: bytes
    in_group: bool


def of_session(leader: int) -> list[Running]:
    """What runs in a session, but for the process that began it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, group, session, *_ = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(session) == leader and state != "Z" and folder.name != f"{leader}":
                found.append(Running((folder / "cmdline").read_bytes(), int(group) == leader))
        except OSError:
            continue
    return found


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_without_java_the_command_says_what_to_install(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "service.cli", "corpus", "a.jsonl", tmp_path / "out", "--engine", "spark"]
    environment = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"} | {"PATH": str(tmp_path)}
    finished = subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120)
    assert finished.returncode == 2
    needed = "Spark needs Java 17 or newer: install openjdk-17-jre-headless, or set JAVA_HOME"
    assert finished.stderr == f"wirebrief: {needed}\n"
