"""`wirebrief corpus`: millions of articles in, a folder of stories with briefs out."""

from __future__ import annotations

import logging
import signal
import sys
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

import click

from service.exits import Exit, complain, fail

if TYPE_CHECKING:
    from service.corpus.plan import Counts, Wanted
    from service.corpus.progress import Progress

EPILOG = """
\b
Examples:
  wirebrief corpus feed.jsonl stories/
  wirebrief corpus crawl/ stories/ --format parquet --workers 8
  wirebrief corpus s3a://news/2025/ s3a://news/stories/ --engine spark --master spark://host:7077

\b
OUTPUT becomes a folder with stories/, one story a line or row, and errors/, the records that
are no documents. It is written whole or not at all, and the same input gives the same bytes.

\b
Exit codes:
  0    every record was a document
  1    all went well, but some records are no documents; they are in OUTPUT/errors
  2    an option is wrong, something is not installed, or the run failed
  3    there was no document
  130  interrupted; nothing is left behind
"""


def _settings(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    if wrong := [value for value in values if "=" not in value]:
        raise click.BadParameter(f"{wrong[0]!r}: write NAME=VALUE")
    return dict(value.split("=", 1) for value in values)


@click.command(epilog=EPILOG, short_help="Stories with briefs from millions of articles.")
@click.argument("source", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Processes of this machine.")
@click.option("--master", help="Spark's address of a cluster; by default this machine, or what spark-submit says.")
@click.option("--spark-conf", "settings", multiple=True, metavar="NAME=VALUE", callback=_settings, help="Spark's own.")
@click.option("--format", "output_format", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True)
@click.option(
    "--min-documents", type=click.IntRange(min=1), default=2, show_default=True, help="Stories with fewer are left out."
)
@click.option(
    "--brief-words", type=click.IntRange(min=1), default=100, show_default=True, help="Length of each brief in words."
)
def corpus(
    source: str,
    output: str,
    engine: str,
    workers: int,
    master: str | None,
    settings: dict[str, str],
    output_format: str,
    min_documents: int,
    brief_words: int,
) -> None:
    """Group the articles of INPUT into stories and write one brief a story, on this machine or on Spark.

    INPUT is a file or a folder of JSON Lines or Parquet, one document a record: `text` or `html`, and where they are
    known `id`, `title`, `source`, `url`, `published` and `language`. Other fields are not looked at.
    """
    if (master or settings) and engine != "spark":
        raise click.UsageError("--master and --spark-conf need --engine spark")
    if find_spec("pyarrow") is None:
        fail("corpora need pyarrow, which is not installed: pip install 'wirebrief[corpus]'")
    if engine == "spark" and find_spec("pyspark") is None:
        fail("--engine spark needs pyspark, which is not installed: pip install 'wirebrief[spark]'")
    from service.corpus.engine import CorpusError
    from service.corpus.plan import Wanted
    from service.corpus.progress import Progress

    wanted = Wanted(min_documents, brief_words, output_format == "jsonl")
    progress = Progress()
    with _Interruption() as interruption:
        try:
            if engine == "spark":
                counts = _on_spark(source, output, wanted, progress, master, workers, settings)
            else:
                counts = _here(Path(source), Path(output), wanted, progress, workers)
        except (CorpusError, KeyboardInterrupt) as error:
            progress.end()
            # What fails because its processes were interrupted was interrupted.
            if not interruption.came:
                fail(str(error))
            fail("interrupted; nothing was written", Exit.INTERRUPTED)
    progress.close(counts.documents, counts.stories)
    if counts.faults:
        complain(f"{counts.faults:,} records are no documents: see {output}/errors")
    if not counts.documents:
        fail("there is no document", Exit.NOTHING)
    sys.exit(Exit.INPUT_FAULTS if counts.faults else Exit.DONE)


def _here(source: Path, output: Path, wanted: Wanted, progress: Progress, workers: int) -> Counts:
    from service.corpus.local_engine import LocalEngine
    from service.corpus.local_output import LocalOutput
    from service.corpus.plan import run
    from service.corpus.processes import Workers

    with LocalOutput(output) as place, Workers(workers) as processes:
        return run(LocalEngine(source, place, processes, progress), wanted)


def _on_spark(
    source: str,
    output: str,
    wanted: Wanted,
    progress: Progress,
    master: str | None,
    workers: int,
    settings: dict[str, str],
) -> Counts:
    from service.corpus.plan import run
    from service.corpus.spark_engine import SparkEngine
    from service.corpus.spark_output import SparkOutput
    from service.corpus.spark_session import spark_session

    # What Java's gateway logs is told in a line of ours.
    logging.getLogger().addHandler(logging.NullHandler())
    with spark_session(master, workers, settings) as session, SparkOutput(session, output) as place:
        return run(SparkEngine(session, source, place, progress), wanted)


class _Interruption:
    """Notes Ctrl-C, or a polite end from elsewhere; a context, in which `came` says whether one did."""

    def __init__(self) -> None:
        self.came = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> _Interruption:
        self._before = {one: signal.signal(one, self._come) for one in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def _come(self, _signal: int, _frame: object) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt
