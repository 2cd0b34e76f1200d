"""A leaderboard as a table for a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.leaderboard import LEVEL, Leaderboard, Row

MARKS = {1: "▲", -1: "▼", 0: ""}
_WIDTH = 160  # where the table is no terminal's


def render(board: Leaderboard) -> str:
    """The table as text without colours."""
    text = StringIO()
    show(board, Console(file=text, width=_WIDTH))
    return text.getvalue()


def show(board: Leaderboard, console: Console) -> None:
    """Print the table, its signature, and what a reader has to know."""
    console.print(_table(board))
    for text in (explanation(board), f"signature: {board.signature}", f"as in the original: {board.equivalent}"):
        console.print(escape(text), soft_wrap=True, highlight=False)
    for row in board.rows:
        if row.failed:
            reason = next(iter(row.failures.values()))
            console.print(f"[red]{escape(row.system)} failed:[/] {escape(reason)}", soft_wrap=True, highlight=False)
    for caution in board.cautions:
        console.print(f"[yellow]warning:[/] {escape(caution)}", soft_wrap=True, highlight=False)


def explanation(board: Leaderboard) -> str:
    """What the figures and marks mean."""
    plan = board.run.plan
    sets = f"{len(plan.sets())} sets of {', '.join(collection.name for collection in plan.collections)}"
    return (
        f"{sets}; F × 100 with its 95 % interval; {MARKS[1]}{MARKS[-1]} differ from {plan.names()[0]} "
        f"(randomisation, Holm, p < {LEVEL}); faults in 100 sentences"
    )


def headings(board: Leaderboard) -> list[str]:
    """Of all columns; those of ROUGE stand for F."""
    return ["system", *board.metrics, "% of oracle", "faults", "redundancy", "coverage", "words", "ms a set"]


def cells(board: Leaderboard, row: Row) -> list[str]:
    """The row's figures behind those of ROUGE, blank where there is none."""
    measures = row.measures
    return [
        "" if row.oracle_share is None else f"{100 * row.oracle_share:.1f}",
        f"{measures['faults']:.1f}" if "faults" in measures else "",
        f"{measures['redundancy']:.2f}" if "redundancy" in measures else "",
        f"{measures['coverage']:.2f}" if "coverage" in measures else "",
        f"{row.words:.0f}",
        "" if row.seconds is None else f"{1000 * row.seconds:.1f}",
    ]


def _table(board: Leaderboard) -> Table:
    table = Table()
    for place, heading in enumerate(headings(board)):
        table.add_column(heading, justify="right" if place else "left", no_wrap=place == 0)
    for row in board.rows:
        if row.failed:
            table.add_row(escape(row.system), "[red]failed[/]")
        else:
            rouge = [_rouge_cell(board, row, metric) for metric in board.metrics]
            table.add_row(escape(row.system), *rouge, *cells(board, row))
    return table


def _rouge_cell(board: Leaderboard, row: Row, metric: str) -> str:
    f = row.average[metric].f
    mark = MARKS[row.tested[metric].direction] if metric in row.tested else ""
    figure = f"{mark}{100 * f.middle:.2f}"
    if board.best(metric) == row.system:
        figure = f"[bold green]{figure}[/]"
    return f"{figure}\n[dim]{100 * f.low:.1f}–{100 * f.high:.1f}[/]"
