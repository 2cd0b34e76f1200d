"""A benchmark as tables of text, which the terminal, Markdown and HTML all show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.speed.benchmark import ORDINARY, Benchmark
from eval.speed.calls import OURS
from eval.speed.growth import exponent
from eval.speed.runner import Cell
from eval.speed.steps import FLOORS

_UNKNOWN = "–"
_PRODUCTS = "sparse products"


class Table(NamedTuple):
    """A table: what it shows, the headings, and the rows, their first cells on the left."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def tables(done: Benchmark) -> list[Table]:
    """All tables of a benchmark that have a row."""
    made = [*_by_size(done), _sets(done), _slow(done), _steps(done), _imports(done), _processes(done)]
    return [table for table in made if table.rows]


def duration(seconds: float) -> str:
    """A time with three digits, in the unit that suits it."""
    if seconds < 0.9995:
        return f"{1000 * seconds:.3g} ms"
    return f"{_digits(seconds)} s"


def time_of(cell: Cell) -> str:
    """The median and, on a second line, the spread and how few runs there were; `>60` where it was stopped."""
    if cell.seconds is None or cell.spread is None:
        return f">{cell.limit}"
    low, high = cell.spread
    runs = f" of {len(cell.runs)}" if len(cell.runs) < 5 else ""
    return f"{duration(cell.seconds)}\n{_plain(low)}–{_plain(high)}{runs}"


def _digits(value: float) -> str:
    return f"{value:.3g}" if value < 999.5 else f"{value:.0f}"


def _plain(seconds: float) -> str:
    return duration(seconds).replace(" ", "\xa0")


def _by_size(done: Benchmark) -> Iterator[Table]:
    sizes = sorted({size for cells in done.cells.values() for size in cells})
    headings = ["system", *(f"{size:,}" for size in sizes)]
    times, ratios, memory = [], [], []
    for system, cells in done.cells.items():
        present = [cells.get(size) for size in sizes]
        ours = [done.cells.get(OURS, {}).get(size) for size in sizes]
        growth = done.growth(system, lambda cell: cell.seconds)
        times.append([system, *(time_of(cell) if cell else "" for cell in present), _figure(growth)])
        ratios.append([system, *(_ratio(done, *pair) for pair in zip(present, ours, strict=True))])
        growth = done.growth(system, lambda cell: cell.memory)
        memory.append([system, *(_memory(cell) if cell else "" for cell in present), _figure(growth)])
    yield Table("Time by number of sentences: median (least–most)", [*headings, "growth ∝ nˣ, x ="], times)
    yield Table("Time, in times of ours", headings, ratios)
    yield Table("Peak memory above what was held before (of the whole process), MB", [*headings, "x ="], memory)
    share = [f"{done.shares[size]:.1%}" if size in done.shares else "" for size in sizes]
    yield Table(
        "Sentences of which another document has a near-duplicate", headings, [["of the text", *share]] if sizes else []
    )


def _sets(done: Benchmark) -> Table:
    names = [folder.name for folder in done.plan.sets]
    rows = []
    for system, cells in done.set_cells.items():
        ours = done.set_cells.get(OURS, {})
        rows.append([system, *(f"×{_ratio(done, cells[one], ours.get(one))}  {time_of(cells[one])}" for one in names)])
    return Table("Document sets, 100 words: time, and times of ours", ["system", *names], rows if names else [])


def _slow(done: Benchmark) -> Table:
    rows = []
    for name, cell in done.slow_cells.items():
        per_character = [(one.seconds or one.limit) / size for size, one in cell.items()]
        growth = exponent({size: one.seconds for size, one in cell.items()})
        ordinary = [(one.seconds or one.limit) / size for size, one in done.slow_cells[ORDINARY].items()]
        ratio = max(mine / other for mine, other in zip(per_character, ordinary, strict=True))
        rows.append([name, *(f"{1e9 * one:.0f}" for one in per_character), f"{ratio:.2f}", _figure(growth)])
    sizes = next(iter(done.slow_cells.values()), {})
    headings = ["text", *(f"{size:,}" for size in sizes), "times of ordinary", "growth, x ="]
    return Table("Texts made to be slow, by code points: nanoseconds a code point", headings, rows)


def _steps(done: Benchmark) -> Table:
    sizes = list(done.steps)
    every = list(dict.fromkeys(step for steps in done.steps.values() for step in steps))
    own = [step for step in every if step not in FLOORS]
    rows = []
    totals = {size: sum(done.steps[size].get(step, 0.0) for step in own) for size in sizes}
    floors = {size: sum(done.steps[size].get(step, 0.0) for step in (*FLOORS, _PRODUCTS)) for size in sizes}
    for step in own:
        parts = {size: done.steps[size].get(step, 0.0) for size in sizes}
        rows.append([step, *(f"{1000 * part:.4g} ({part / totals[size]:.0%})" for size, part in parts.items())])
    rows.append(["all", *(f"{1000 * totals[size]:.4g}" for size in sizes)])
    for floor in FLOORS:
        rows.append([f"floor: {floor}", *(f"{1000 * done.steps[size][floor]:.4g}" for size in sizes)])
    above = (f"{1000 * (totals[size] - floors[size]):.4g}" for size in sizes)
    rows.append(["above the floors and the sparse products", *above])
    headings = ["step", *(f"{size:,}" for size in sizes)]
    return Table("Steps of a brief, by number of sentences: ms (share)", headings, rows if sizes else [])


def _imports(done: Benchmark) -> Table:
    rows = [
        [one.name, f"{one.milliseconds:.0f}", "yes" if one.in_default_brief else "", one.needed_for]
        for one in sorted(done.imports, key=lambda one: -one.milliseconds)
    ]
    return Table("Imports in a fresh process", ["library", "ms", "in a default brief", "needed for"], rows)


def _processes(done: Benchmark) -> Table:
    ours = next(iter(done.processes.values()), 0.0)
    rows = [[name, duration(seconds), f"{seconds / ours:.2f}"] for name, seconds in done.processes.items()]
    return Table("Whole processes on seeds/aktau", ["command", "time", "times of ours"], rows)


def _ratio(done: Benchmark, cell: Cell | None, ours: Cell | None) -> str:
    ratio = done.ratio(cell, ours) if cell else None
    if cell is None or ratio is None:
        return _UNKNOWN if cell else ""
    return ("" if cell.runs else ">") + _digits(ratio)


def _memory(cell: Cell) -> str:
    if cell.memory is None or cell.process_memory is None:
        return _UNKNOWN
    return f"{cell.memory / 2**20:.3g} ({cell.process_memory / 2**20:.0f})"


def _figure(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.2f}"
