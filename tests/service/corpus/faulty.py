"""Steps that go wrong; in a module of its own, so that the processes of an engine can import it."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from service.corpus.batches import Step


@dataclass(frozen=True)
class KilledOnce:
    """A step whose process is killed when the first batch is done, as the kernel does where memory ends; once."""

    step: Step
    marker: Path

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in self.step(batches):
            yield batch
            if not self.marker.exists():
                self.marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Kill:
    """Put around the steps of one name: the first process that does one of them is killed."""

    name: str
    marker: Path

    def __call__(self, step: Step) -> Step:
        called = getattr(step, "func", step)
        return KilledOnce(step, self.marker) if called.__name__ == self.name else step


def killed() -> None:
    """A task that kills its process every time."""
    os.kill(os.getpid(), signal.SIGKILL)


def refused() -> None:
    """A task that fails."""
    raise ValueError("no such bridge")


def refused_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A step that fails."""
    for _ in batches:
        refused()
    yield from ()


def pid() -> int:
    """A task that says which process did it."""
    return os.getpid()
