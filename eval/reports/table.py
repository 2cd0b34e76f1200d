"""A leaderboard as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.leaderboard import Leaderboard, Row
from eval.reports.columns import HEADINGS, MARKS, by_collection, explanation, figures, heading

_NARROW = ("% oracle", "faults", "words", "ms")
_WIDTH = 160  # where the table is for no terminal


def render(board: Leaderboard) -> str:
    """The table as text without colours."""
    text = StringIO()
    show(board, Console(file=text, width=_WIDTH))
    return text.getvalue()


def show(board: Leaderboard, console: Console) -> None:
    """Print the table, what it means, and what a reader has to know."""
    wide = _table(board, HEADINGS, intervals=True)
    fits = console.measure(wide).maximum < console.width
    console.print(wide if fits else _table(board, _NARROW, intervals=False))
    collections = by_collection(board)
    if collections:
        console.print(_plain_table(collections))
    for text in (explanation(board), f"signature: {board.signature}", f"as in the original: {board.equivalent}"):
        console.print(escape(text), soft_wrap=True, highlight=False)
    for system, reason in board.failed():
        console.print(f"[red]{escape(system)} failed:[/] {escape(reason)}", soft_wrap=True, highlight=False)
    for caution in board.cautions:
        console.print(f"[yellow]warning:[/] {escape(caution)}", soft_wrap=True, highlight=False)


def console_for_output() -> Console:
    """Standard output: as wide as the terminal, or wide enough for the table where it goes into a pipe."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDTH)


def _table(board: Leaderboard, names: Sequence[str], intervals: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("system", no_wrap=True)
    for name in (*map(heading, board.metrics), *names):
        table.add_column(name, justify="right")
    for row in board.rows:
        if row.failed:
            table.add_row(escape(row.system), "[red]failed[/]")
        else:
            rouge = [_rouge_cell(board, row, metric, intervals) for metric in board.metrics]
            table.add_row(escape(row.system), *rouge, *figures(row, names))
    return table


def _plain_table(lines: Sequence[Sequence[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for place, name in enumerate(lines[0]):
        table.add_column(escape(name), justify="right" if place else "left", no_wrap=True)
    for cells in lines[1:]:
        table.add_row(*map(escape, cells))
    return table


def _rouge_cell(board: Leaderboard, row: Row, metric: str, interval: bool) -> str:
    f = row.average[metric].f
    figure = f"{MARKS[row.direction(metric)]}{100 * f.middle:.2f}"
    if board.best(metric) == row.system:
        figure = f"[bold green]{figure}[/]"
    return figure if not interval else f"{figure}\n[dim]{100 * f.low:.1f}–{100 * f.high:.1f}[/]"
