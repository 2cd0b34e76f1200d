"""Cells measured one after the other, each in a fresh process that was warmed up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from eval.errors import EvaluationError
from eval.speed.cell import Measured, Order

# One hash seed for all (sumy walks over sets of strings), and one thread for linear algebra.
ENVIRONMENT = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What came of one system on one text.

    Attributes:
        runs: those that ended; none where the first one was stopped.
        limit: seconds after which it was stopped or, with runs, no more began.
    """

    runs: tuple[Measured, ...]
    limit: int

    @property
    def seconds(self) -> float | None:
        """The median time of a run; None where none ended."""
        return median(run["seconds"] for run in self.runs) if self.runs else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The shortest and the longest time of a run."""
        times = [run["seconds"] for run in self.runs]
        return (min(times), max(times)) if times else None

    @property
    def memory(self) -> int | None:
        """The most that runs asked for above what the process held before, in bytes."""
        return max(run["memory"] for run in self.runs) if self.runs else None

    @property
    def process_memory(self) -> int | None:
        """The most that the process held, libraries and text included, in bytes."""
        return max(run["process_memory"] for run in self.runs) if self.runs else None


def measured(order: Order) -> Cell:
    """The cell of an order.

    Raises:
        EvaluationError: the process failed; its last line is in the text.
    """
    done = module("eval.speed.cell", json.dumps(order))
    if done.returncode not in (0, -signal.SIGALRM):
        reason = (done.stderr.strip().splitlines() or [f"ended with code {done.returncode}"])[-1]
        raise EvaluationError(f"{order['system']} at {order['set'] or order['slow'] or order['size']}: {reason}")
    return Cell(tuple(json.loads(line) for line in done.stdout.splitlines()), order["limit"])


def module(name: str, given: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the harness in a process of its own; what it is given stands on its standard input."""
    command = [sys.executable, "-m", name]
    return subprocess.run(command, input=given, capture_output=True, text=True, env=environment(), check=False)  # noqa: S603


def environment() -> Mapping[str, str]:
    """What every process measured is started with."""
    return {**os.environ, **ENVIRONMENT}
