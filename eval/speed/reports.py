"""A benchmark as JSON, and as one HTML page with a log-log plot of time and of memory."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict
from html import escape
from importlib import resources
from string import Template

from eval.speed.benchmark import Benchmark, machine
from eval.speed.columns import Table, duration, tables
from eval.speed.runner import Cell

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 420, 64, 130, 12, 42
_COLOURS = [
    "#2f6fde",
    "#d9480f",
    "#2b8a3e",
    "#9c36b5",
    "#0c8599",
    "#c2255c",
    "#846358",
    "#5c677d",
    "#e8a100",
    "#5f3dc4",
]

Line = list[tuple[float, float]]
Axis = Callable[[float], float]
Label = Callable[[float], str]


def as_json(done: Benchmark) -> str:
    """Every run, and what was fitted to them."""
    content = {
        "signature": done.plan.signature(),
        "machine": machine(),
        "systems": {
            system: {
                "sentences": {size: _cell(cell) for size, cell in cells.items()},
                "sets": {name: _cell(cell) for name, cell in done.set_cells.get(system, {}).items()},
                "time_exponent": done.growth(system, lambda cell: cell.seconds),
                "memory_exponent": done.growth(system, lambda cell: cell.memory),
            }
            for system, cells in done.cells.items()
        },
        "near_duplicate_share": done.shares,
        "slow_texts": {
            name: {size: _cell(cell) for size, cell in cells.items()} for name, cells in done.slow_cells.items()
        },
        "steps": done.steps,
        "imports": [asdict(one) for one in done.imports],
        "processes": done.processes,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _cell(cell: Cell) -> dict[str, object]:
    return {"seconds": cell.seconds, "stopped_after": None if cell.runs else cell.limit, "runs": list(cell.runs)}


def as_html(done: Benchmark) -> str:
    """A page that holds all it needs."""
    return Template(_PAGE).substitute(
        style=(resources.files("eval.reports") / "page" / "report.css").read_text("utf-8"),
        plots=_plot(done, "time", lambda cell: cell.seconds, duration)
        + _plot(done, "peak memory", lambda cell: cell.memory, lambda size: f"{size / 2**20:.3g} MB"),
        tables="\n".join(map(_html_table, tables(done))),
        signature=escape(done.plan.signature()),
        machine=escape(machine()),
    )


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Speed</title>
<style>
$style
</style>
<h1>Speed</h1>
<p class="soft">$machine</p>
<div class="plots">
$plots
</div>
$tables
<p><code>$signature</code></p>
</html>
"""


def _html_table(table: Table) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in table.headings)
    rows = ("".join(map(_html_cell, row)) for row in table.rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<h2>{escape(table.title)}</h2>\n<div class="scroll"><table><tr>{head}</tr>\n{body}</table></div>'


def _html_cell(cell: str) -> str:
    first, *second = map(escape, cell.split("\n"))
    return f"<td>{first}{''.join(f'<small>{line}</small>' for line in second)}</td>"


def _plot(done: Benchmark, name: str, cost: Callable[[Cell], float | None], label: Label) -> str:
    """One line a system over the number of sentences, both axes logarithmic."""
    lines: dict[str, Line] = {
        system: [(size, value) for size, cell in cells.items() if (value := cost(cell))]
        for system, cells in done.cells.items()
    }
    points = [point for line in lines.values() for point in line]
    if not points:
        return ""
    to_x = _scale([size for size, _ in points], _LEFT, _WIDTH - _RIGHT)
    to_y = _scale([value for _, value in points], _HEIGHT - _BOTTOM, _TOP)
    parts = [*_grid(points, to_x, to_y, label), *_curves(lines, to_x, to_y, label)]
    svg = f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">{"".join(parts)}</svg>'
    return f"<figure><figcaption>{escape(name)} by number of sentences</figcaption>{svg}</figure>\n"


def _scale(values: list[float], start: float, end: float) -> Axis:
    """A function from a value to its place on a logarithmic axis."""
    low, high = math.log10(min(values)), math.log10(max(values))
    return lambda value: start + (math.log10(value) - low) / ((high - low) or 1.0) * (end - start)


def _grid(points: Line, to_x: Axis, to_y: Axis, label: Label) -> Iterator[str]:
    for size in sorted({size for size, _ in points}):
        x = to_x(size)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"/>'
        yield f'<text class="soft" x="{x:.1f}" y="{_HEIGHT - 24}" text-anchor="middle">{size:,}</text>'
    values = [value for _, value in points]
    for power in range(math.ceil(math.log10(min(values))), math.floor(math.log10(max(values))) + 1):
        y = to_y(10.0**power)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="soft" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label(10.0**power)}</text>'


def _curves(lines: dict[str, Line], to_x: Axis, to_y: Axis, label: Label) -> Iterator[str]:
    ends = sorted((to_y(line[-1][1]), system) for system, line in lines.items() if line)
    label_y: dict[str, float] = {}
    for y, system in ends:  # a label stands beside the end of its line, below any that is in the way
        label_y[system] = max([y, *(other + 13 for other in label_y.values())])
    for place, (system, line) in enumerate(lines.items()):
        if not line:
            continue
        colour = _COLOURS[place % len(_COLOURS)]
        path = " ".join(f"{to_x(size):.1f},{to_y(value):.1f}" for size, value in line)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for size, value in line:
            title = escape(f"{system}, {size:,} sentences: {label(value)}")
            at = f'cx="{to_x(size):.1f}" cy="{to_y(value):.1f}"'
            yield f'<circle {at} r="3.5" fill="{colour}"><title>{title}</title></circle>'
        x = to_x(line[-1][0]) + 8
        yield f'<text x="{x:.1f}" y="{label_y[system] + 4:.1f}" style="fill:{colour}">{escape(system)}</text>'
