"""A leaderboard as a table for a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.table import Table

from eval.leaderboard import Leaderboard, Row


def render(board: Leaderboard) -> str:
    """The table as text without colours."""
    console = Console(file=StringIO(), width=160, force_terminal=False)
    show(board, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def show(board: Leaderboard, console: Console) -> None:
    """Print the table, its signature, and what a reader has to know."""
    console.print(_table(board))
    console.print(f"[dim]signature[/dim]  {board.signature}", soft_wrap=True, highlight=False)
    console.print(f"[dim]equivalent[/dim] {board.equivalent}", soft_wrap=True, highlight=False)
    for row in board.rows:
        if row.failed:
            reason = next(iter(row.failures.values()))
            console.print(f"[red]{row.system} failed:[/red] {reason}", soft_wrap=True, highlight=False)
    for caution in board.cautions:
        console.print(f"[yellow]warning:[/yellow] {caution}", soft_wrap=True, highlight=False)


def _table(board: Leaderboard) -> Table:
    table = Table()
    table.add_column("system")
    for metric in board.metrics:
        table.add_column(f"{metric} F", justify="right")
    for name in ("% oracle", "words", "ms/set"):
        table.add_column(name, justify="right")
    for row in board.rows:
        table.add_row(row.system, *_cells(board, row))
    return table


def _cells(board: Leaderboard, row: Row) -> list[str]:
    if row.failed:
        return ["failed"]
    cells = []
    for metric in board.metrics:
        f = row.average[metric].f
        figure = f"{100 * f.middle:.2f}"
        if board.best(metric) == row.system:
            figure = f"[bold]{figure}[/bold]"
        cells.append(f"{figure} [dim]{100 * f.low:.1f}–{100 * f.high:.1f}[/dim]")
    return [
        *cells,
        "" if row.oracle_share is None else f"{100 * row.oracle_share:.1f}",
        f"{row.words:.0f}",
        "" if row.seconds is None else f"{1000 * row.seconds:.1f}",
    ]
