"""The engine of a cluster: tables are Spark's data frames, steps run by `mapInArrow`; Spark shuffles, sorts, retries.

A step has to be importable on every executor, so Wirebrief is installed there. Input, output and what waits between
two steps stand wherever Spark reads and writes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pyarrow as pa
from py4j.protocol import Py4JJavaError
from pyspark import Accumulator, StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from service.corpus.batches import BUCKET, Step
from service.corpus.engine import CorpusError, Records, Wrap
from service.corpus.json_lines import LINES
from service.corpus.progress import Progress
from service.corpus.spark_input import read_records
from service.corpus.spark_output import SparkOutput
from service.corpus.spark_session import reason

_POLL = 0.5  # seconds


class SparkEngine:
    """Over a Spark session."""

    def __init__(
        self,
        session: SparkSession,
        source: str,
        output: SparkOutput,
        progress: Progress,
        wrap: Wrap = lambda step: step,
        piece: int | None = None,
    ) -> None:
        """Set up.

        Args:
            session: what Spark works by.
            source: address or path of the input.
            output: where to write.
            progress: told what goes on.
            wrap: put around every step.
            piece: bytes of the input that are read at once; None for what suits its size.
        """
        self._session, self._source, self._output, self._progress = session, source, output, progress
        self._wrap, self._piece = wrap, piece

    def records(self) -> Records[DataFrame]:
        """The files of the input, lines numbered."""
        with self._watched("reading"):
            found = read_records(self._session, self._source, self._piece)
        self._progress.documents = found.count
        return found

    def mapped(self, table: DataFrame, step: Step, schema: pa.Schema) -> DataFrame:
        """A step more, to be done when the rows are needed."""
        return table.mapInArrow(self._wrap(step), from_arrow_schema(schema))

    def shuffled(self, table: DataFrame, buckets: int, order: Sequence[str], work: str) -> DataFrame:  # noqa: ARG002
        """A partition a bucket; to be done when the rows are needed."""
        return table.repartitionById(buckets, BUCKET).sortWithinPartitions(*order)

    def kept(self, table: DataFrame, work: str) -> DataFrame:  # noqa: ARG002 - done when the rows are needed
        """On the executors' disks; what is lost with one of them is computed again."""
        return table.persist(StorageLevel.DISK_ONLY)

    def collected(self, table: DataFrame, schema: pa.Schema, work: str) -> pa.Table:
        """The rows of all partitions."""
        with self._watched(work):
            return table.toArrow().cast(schema)

    def shared(self, value: Any) -> Any:  # noqa: ANN401 - whatever can be pickled, and Spark's broadcast of it
        """Spark's broadcast."""
        return self._session.sparkContext.broadcast(value)

    def written(self, table: DataFrame, name: str, schema: pa.Schema, work: str) -> int:
        """A file a partition; of a task that ran twice, Spark commits one."""
        rows = self._session.sparkContext.accumulator(0)
        counted = table.mapInArrow(partial(_counted, rows=rows), from_arrow_schema(schema))
        with self._watched(work, rows):
            if schema == LINES:
                counted.write.text(self._output.folder(name), lineSep="\n")
            else:
                counted.write.parquet(self._output.folder(name))
        return int(rows.value)

    def finish(self) -> None:
        """Put the output in its place."""
        self._output.finish()

    @contextmanager
    def _watched(self, work: str, rows: Accumulator[int] | None = None) -> Iterator[None]:
        """Tell how far Spark is, as long as it works."""
        done = threading.Event()
        watch = threading.Thread(target=self._watch, args=(work, rows, done), daemon=True)
        watch.start()
        try:
            yield
        except (PySparkException, Py4JJavaError) as error:
            raise CorpusError(f"Spark gave up: {reason(error)}") from error
        finally:
            done.set()
            watch.join()

    def _watch(self, work: str, rows: Accumulator[int] | None, done: threading.Event) -> None:
        tracker = self._session.sparkContext.statusTracker()
        n_tasks = -1
        while not done.wait(_POLL):
            stages = [stage for one in tracker.getActiveStageIds() if (stage := tracker.getStageInfo(one))]
            if stages and sum(stage.numTasks for stage in stages) != n_tasks:
                n_tasks = sum(stage.numTasks for stage in stages)
                self._progress.begin(work, n_tasks)
            if stages:
                completed = sum(stage.numCompletedTasks for stage in stages)
                self._progress.advance(completed, rows.value if rows else 0)


def _counted(batches: Iterator[pa.RecordBatch], rows: Accumulator[int]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows.add(batch.num_rows)
        yield batch
