"""A leaderboard as a Markdown table, for a README or a note."""

from __future__ import annotations

from collections.abc import Sequence

from eval.leaderboard import Leaderboard, Row
from eval.reports.columns import HEADINGS, MARKS, by_collection, explanation, figures, heading


def render(board: Leaderboard) -> str:
    """The table, what it means, and the signature."""
    names = ["system", *map(heading, board.metrics), *HEADINGS]
    collections = by_collection(board)
    lines = [
        *markdown_table([names, *(_cells(board, row) for row in board.rows)]),
        *(["", *markdown_table(collections)] if collections else []),
        "",
        explanation(board),
        "",
        f"Signature: `{board.signature}`",
        *(f"\nWarning: {_escaped(caution)}" for caution in board.cautions),
    ]
    return "\n".join(lines) + "\n"


def _cells(board: Leaderboard, row: Row) -> list[str]:
    if row.failed:
        return [row.system, "failed: " + next(iter(row.failures.values()))]
    cells = [row.system]
    for metric in board.metrics:
        figure = f"{100 * row.average[metric].f.middle:.2f}"
        best = board.best(metric) == row.system
        cells.append((f"**{figure}**" if best else figure) + MARKS[row.direction(metric)])
    return [*cells, *figures(row)]


def markdown_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table; the first row is the heading."""
    return [_line(rows[0]), _line(["---", *["---:"] * (len(rows[0]) - 1)]), *map(_line, rows[1:])]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"
