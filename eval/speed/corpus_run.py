"""One run of a corpus in a process of its own, each step timed: arguments as JSON in, counts as JSON out."""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

    from service.corpus.batches import Step
    from service.corpus.plan import Counts


class Order(NamedTuple):
    """What is run.

    Attributes:
        engine: "local" or "spark".
        source: file of the input.
        output: folder of the output.
        timings: folder where each step leaves the time that it took.
        workers: processes.
        master: Spark's.
    """

    engine: str
    source: str
    output: str
    timings: str
    workers: int
    master: str


@dataclass(frozen=True, slots=True)
class Clocked:
    """A step that keeps the processor time it took, without that of the steps before it."""

    step: Step
    folder: str

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The step."""
        before = _Clock(batches)
        own = _Clock(self.step(before))
        yield from own
        called: Any = getattr(self.step, "func", self.step)
        timing = {"step": called.__name__, "seconds": own.seconds - before.seconds}
        Path(self.folder, uuid.uuid4().hex).write_text(json.dumps(timing))


class _Clock:
    """An iterator, and the processor time that it took to go on."""

    def __init__(self, batches: Iterator[pa.RecordBatch]) -> None:
        self._batches = batches
        self.seconds = 0.0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        return self

    def __next__(self) -> pa.RecordBatch:
        began = time.process_time()
        try:
            return next(self._batches)
        finally:
            self.seconds += time.process_time() - began


def run_order(order: Order) -> Counts:
    """Do as the command does, with clocks around the steps."""
    from service.corpus.plan import Wanted, run
    from service.corpus.progress import Progress

    clocked = partial(Clocked, folder=order.timings)
    if order.engine == "local":
        from service.corpus.local_engine import LocalEngine
        from service.corpus.local_output import LocalOutput
        from service.corpus.processes import Workers

        with LocalOutput(Path(order.output)) as place, Workers(order.workers) as workers:
            return run(LocalEngine(Path(order.source), place, workers, Progress(), clocked), Wanted())
    from service.corpus.spark_engine import SparkEngine
    from service.corpus.spark_output import SparkOutput
    from service.corpus.spark_session import spark_session

    with spark_session(order.master, order.workers, {}) as session, SparkOutput(session, order.output) as output:
        return run(SparkEngine(session, order.source, output, Progress(), clocked), Wanted())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run_order(Order(*json.loads(sys.argv[1])))._asdict()))
