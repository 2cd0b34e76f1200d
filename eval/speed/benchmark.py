"""Everything that `python -m eval speed` measures, in one record."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.errors import EvaluationError
from eval.speed import texts
from eval.speed.calls import OURS
from eval.speed.cell import Order
from eval.speed.growth import exponent
from eval.speed.runner import Cell, measured, module
from eval.speed.slow_texts import SLOW_TEXTS
from eval.speed.starts import Import, imports, whole_processes
from eval.speed.steps import StepsOrder
from eval.systems import SYSTEMS
from service.files import read_paths
from summarizers.version import __version__

STEP_SIZES = (100, 1_000, 10_000, 100_000)
SCALE_SIZES = (100_000, 1_000_000)
SLOW_SIZES = (1_000_000, 10_000_000)  # code points
ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    Attributes:
        systems: names in SYSTEMS; ours is what the others are compared with.
        sizes: numbers of sentences, ascending, for every system.
        own_sizes: more of them, for ours alone, which nothing stops.
        sets: folders of document sets.
        slow: code points of the texts made to be slow, for ours.
        steps: sizes at which ours is measured step by step.
        starts: whether imports and whole processes are measured.
        runs: of each cell, at most; the median counts.
        limit: seconds after which a peer is stopped, and no more runs begin.
        seed: of the texts.
        clock: "wall", or "cpu" where other work goes on beside.
    """

    systems: Sequence[str]
    sizes: Sequence[int]
    own_sizes: Sequence[int] = ()
    sets: Sequence[Path] = ()
    slow: Sequence[int] = ()
    steps: Sequence[int] = ()
    starts: bool = False
    runs: int = 5
    limit: int = 60
    seed: int = 0
    clock: str = "wall"

    def signature(self) -> str:
        """What shapes the figures, besides the machine."""
        measure = f"clock:{self.clock}|runs:{self.runs}|limit:{self.limit}s|v:{__version__}"
        return f"{texts.signature(self.seed)}|{measure}"


@dataclass(frozen=True)
class Benchmark:
    """What was measured.

    Attributes:
        plan: what was asked for.
        cells: system -> size -> cell.
        set_cells: system -> name of the set -> cell.
        slow_cells: name of a text made to be slow, or `ORDINARY` -> code points -> cell of ours.
        shares: size -> share of sentences with a near-duplicate.
        steps: size -> step -> seconds.
        imports: what libraries cost.
        processes: command -> seconds.
    """

    plan: Plan
    cells: dict[str, dict[int, Cell]] = field(default_factory=dict)
    set_cells: dict[str, dict[str, Cell]] = field(default_factory=dict)
    slow_cells: dict[str, dict[int, Cell]] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)
    steps: dict[int, dict[str, float]] = field(default_factory=dict)
    imports: list[Import] = field(default_factory=list)
    processes: dict[str, float] = field(default_factory=dict)

    def growth(self, system: str, cost: Callable[[Cell], float | None]) -> float | None:
        """The exponent of a cost; that of ours is fitted up to 100,000 sentences."""
        cells = self.cells[system]
        return exponent({size: cost(cell) for size, cell in cells.items() if size <= STEP_SIZES[-1]})

    def ratio(self, cell: Cell, ours: Cell | None) -> float | None:
        """How many times as long as ours a cell took; of one that was stopped, at least that.

        How much processor time a cell had until it was stopped is not known.
        """
        if ours is None or not ours.seconds or (not cell.runs and self.plan.clock == "cpu"):
            return None
        return (cell.seconds or cell.limit) / ours.seconds


def machine() -> str:
    """What the figures were measured on."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {load}"


def benchmark(plan: Plan, say: Callable[[str], None] = lambda _: None) -> Benchmark:
    """Measure all of a plan, cell after cell: nothing runs beside what is measured.

    Args:
        plan: what to measure.
        say: called with what comes next.

    Raises:
        EvaluationError: a system is unknown, or its process failed.
    """
    _check(plan)
    done = Benchmark(plan)
    for system in plan.systems:
        cells = done.cells.setdefault(system, {})
        for size in [*plan.sizes, *(plan.own_sizes if system == OURS else ())]:
            say(f"{system}: {size:,} sentences")
            cells[size] = _next(plan, system, size, cells)
        for folder in plan.sets:
            say(f"{system}: {folder.name}")
            done.set_cells.setdefault(system, {})[folder.name] = measured(_order(plan, system, folder=folder))
    for name in (ORDINARY, *SLOW_TEXTS) if plan.slow else ():
        say(f"slow text: {name}")
        done.slow_cells[name] = {size: _slow(plan, name, size) for size in plan.slow}
    for size in plan.sizes:
        done.shares[size] = texts.near_duplicate_share(texts.documents(size, plan.seed))
    for size in plan.steps:
        say(f"steps of {size:,} sentences")
        done.steps[size] = _steps(plan, size)
    if plan.starts:
        say("imports and whole processes")
        example = texts.SEEDS / "aktau"
        done.imports.extend(imports(plan.runs, example))
        done.processes.update(_processes(plan, example))
    return done


def _check(plan: Plan) -> None:
    for name in plan.systems:
        if name not in SYSTEMS or name == "oracle":
            known = ", ".join(sorted({*SYSTEMS} - {"oracle"}))
            raise EvaluationError(f"there is no system {name!r} to time; known are {known}")


def _next(plan: Plan, system: str, size: int, smaller: Mapping[int, Cell]) -> Cell:
    """The cell of a size; one that was stopped at a smaller size is not tried again."""
    if any(not cell.runs for cell in smaller.values()):
        return Cell((), plan.limit)
    return measured(_order(plan, system, size=size))


def _slow(plan: Plan, name: str, characters: int) -> Cell:
    """Ours on a text made to be slow, stopped as a peer is; an ordinary text has about as many code points."""
    is_ordinary = name == ORDINARY
    size = characters // texts.SENTENCE_CHARACTERS if is_ordinary else characters
    order = _order(plan, OURS, size=size, slow="" if is_ordinary else name)
    return measured(Order({**order, "runs": 1, "is_stopped": True}))


def _order(plan: Plan, system: str, size: int = 0, slow: str = "", folder: Path | None = None) -> Order:
    return Order(
        system=system,
        size=size,
        seed=plan.seed,
        slow=slow,
        set=str(folder or ""),
        runs=plan.runs,
        limit=plan.limit,
        is_stopped=system != OURS,
        clock=plan.clock,
    )


def _steps(plan: Plan, size: int) -> dict[str, float]:
    order = StepsOrder(sentences=size, seed=plan.seed, runs=plan.runs, limit=plan.limit, clock=plan.clock)
    done = module("eval.speed.steps", json.dumps(order))
    if done.returncode:
        raise EvaluationError(f"steps: {done.stderr.strip().splitlines()[-1]}")
    steps: dict[str, float] = json.loads(done.stdout)
    return steps


def _processes(plan: Plan, example: Path) -> dict[str, float]:
    documents = read_paths([str(example)], sys.stdin.buffer).documents
    with tempfile.TemporaryDirectory() as folder:
        joined = Path(folder) / "joined.txt"
        joined.write_text("\n\n".join(document.text for document in documents), encoding="utf-8")
        return whole_processes(2 * plan.runs + 1, example, joined, plan.clock)
