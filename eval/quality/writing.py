"""Tables -> a terminal, Markdown between two marks of a document, and a folder of HTML pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from importlib import resources
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape as escape_markup
from rich.table import Table

from eval.errors import DataError, EvaluationError
from eval.leaderboard import Leaderboard
from eval.quality.tables import Titled
from eval.reports import html_report
from eval.reports.markdown import markdown_table
from service.output import write_whole

INDEX = "index.html"
WIDTH = 200  # of the widest table: a narrower terminal wraps its lines, which reads better than cells cut off


def show(tables: list[Titled], console: Console) -> None:
    """Print them."""
    for one in tables:
        table = Table(box=box.SIMPLE_HEAD, title=escape_markup(one.title), title_justify="left")
        for place, name in enumerate(one.rows[0]):
            table.add_column(escape_markup(name), justify="right" if place else "left", overflow="fold")
        for row in one.rows[1:]:
            table.add_row(*map(escape_markup, row))
        console.print(table)
        if one.note:
            console.print(escape_markup(one.note), soft_wrap=True, highlight=False)


def markdown(table: Titled) -> str:
    """The table and its note, without the title."""
    return "\n".join([*markdown_table(table.rows), *(["", table.note] if table.note else [])])


def with_blocks(document: str, blocks: Mapping[str, str], path: str) -> str:
    """A document with what stands between its marks made anew; what it has no marks for is left out.

    The marks are `<!-- made by: python -m eval NAME -->` and `<!-- end of NAME -->`.

    Raises:
        DataError: a mark has no partner, or asks for a block that there is not.
    """

    def made(found: re.Match[str]) -> str:
        if found[2] not in blocks:
            raise DataError(path, f"asks for {found[2]!r}; there are {', '.join(blocks)}")
        return f"{found[1]}\n{blocks[found[2]]}\n{found[3]}"

    pattern = re.compile(r"(<!-- made by: python -m eval ([\w -]+) -->)\n.*?\n?(<!-- end of \2 -->)", re.DOTALL)
    remaining = pattern.sub("", document)
    if "<!-- made by: python -m eval" in remaining or "<!-- end of" in remaining:
        raise DataError(path, "has a mark without its partner")
    return pattern.sub(made, document)


def write_pages(tables: list[Titled], boards: Mapping[str, Leaderboard], folder: Path) -> Path:
    """One page with all tables, which links to a page for each track; the path of the first.

    The pages of tracks show summaries beside the references, so they are no part of what is kept.

    Raises:
        EvaluationError: a file cannot be written.
    """
    for name, board in boards.items():
        write(folder / f"{name}.html", html_report.render(board))
    write(folder / INDEX, _index(tables, list(boards)))
    return folder / INDEX


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it is in.

    Raises:
        EvaluationError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from None


def _index(tables: list[Titled], tracks: list[str]) -> str:
    style = (resources.files("eval.reports") / "page" / "report.css").read_text("utf-8")
    links = " · ".join(f'<a href="{escape(name)}.html">{escape(name)}</a>' for name in tracks)
    return "\n".join(
        [
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Quality</title>',
            f"<style>{style}</style><h1>Quality</h1><p>Each set, with every summary: {links}</p>",
            *map(_section, tables),
            "</html>\n",
        ]
    )


def _section(table: Titled) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows[1:])
    return (
        f'<h2>{escape(table.title)}</h2><div class="scroll"><table><tr>{head}</tr>\n{body}</table></div>'
        f"<p>{escape(table.note)}</p>"
    )
