"""A leaderboard as one HTML page: table, tests, plots, and the summaries of each set beside their references.

The page holds all it needs and asks nothing of the network. Whatever documents and summaries say stays text: it
is escaped here, or goes in as JSON that the scripts only ever set as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from string import Template

from eval.leaderboard import Leaderboard, Row, Tested
from eval.reports.columns import HEADINGS, MARKS, by_collection, explanation, figures, heading

_SCRIPTS = ("plots.js", "briefs.js", "main.js")


def render(board: Leaderboard) -> str:
    """The page."""
    plan = board.run.plan
    return Template(_part("report.html")).substitute(
        title=escape(", ".join(collection.name for collection in plan.collections)),
        style=_part("report.css"),
        explanation=escape(explanation(board)),
        warnings="\n".join(f'<p class="warning">{escape(caution)}</p>' for caution in board.cautions),
        table=_table(board),
        collections=_collections(board),
        first=escape(plan.names()[0]),
        tests=_tests(board),
        signature=escape(board.signature),
        equivalent=escape(board.equivalent),
        signatures="\n".join(
            f"<p>{escape(row.system)}: <code>{escape(row.signature)}</code></p>" for row in board.rows
        ),
        facts=_as_script(_facts(board)),
        scripts="\n".join(map(_part, _SCRIPTS)),
    )


def _part(name: str) -> str:
    return (resources.files(__package__) / "page" / name).read_text("utf-8")


def _table(board: Leaderboard) -> str:
    names = ["system", *map(heading, board.metrics), *HEADINGS]
    return _html_table(names, (_row(board, row) for row in board.rows))


def _row(board: Leaderboard, row: Row) -> str:
    name = f"<td>{escape(row.system)}</td>"
    if row.failed:
        reason = next(iter(row.failures.values()))
        return f'{name}<td class="failed" colspan="{len(board.metrics) + len(HEADINGS)}">{escape(reason)}</td>'
    cells = [name]
    for metric in board.metrics:
        f = row.average[metric].f
        best = ' class="best"' if board.best(metric) == row.system else ""
        interval = f"<small>{100 * f.low:.1f}–{100 * f.high:.1f}</small>"
        cells.append(f"<td{best}>{MARKS[row.direction(metric)]}{100 * f.middle:.2f}{interval}</td>")
    return "".join([*cells, *(f"<td>{figure}</td>" for figure in figures(row))])


def _collections(board: Leaderboard) -> str:
    table = by_collection(board)
    if not table:
        return ""
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in table[1:])
    return f'<div class="scroll">{_html_table(table[0], rows)}</div>'


def _tests(board: Leaderboard) -> str:
    names = ["system", "metric", "difference", "bootstrap", "randomisation", "Wilcoxon", "Holm"]
    rows = [_test(row.system, metric, tested) for row in board.rows for metric, tested in row.tested.items()]
    return _html_table(names, rows)


def _test(system: str, metric: str, tested: Tested) -> str:
    bootstrap, randomisation, wilcoxon = tested.tests
    interval = f"<small>{100 * bootstrap.low:+.2f} to {100 * bootstrap.high:+.2f}</small>"
    cells = [
        escape(system),
        escape(heading(metric)),
        f"{MARKS[tested.direction]}{100 * bootstrap.difference:+.2f}{interval}",
        *(f"{p:.4f}" for p in (bootstrap.p, randomisation, wilcoxon, tested.p)),
    ]
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _html_table(names: Sequence[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    return f"<table><tr>{head}</tr>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _facts(board: Leaderboard) -> dict[str, object]:
    """What the scripts draw from."""
    run = board.run
    standing = [row.system for row in board.rows if not row.failed]
    return {
        "metrics": board.metrics,
        "systems": [_system(row) for row in board.rows],
        "sets": [
            {"id": key, "collection": name, "references": one.references}
            for key, (name, one) in run.plan.sets().items()
        ],
        "scores": {
            system: [[one.rouge[metric].f for metric in board.metrics] for one in run.outcomes[system].values()]
            for system in standing
        },
        "summaries": {system: ["\n".join(one.summary) for one in run.outcomes[system].values()] for system in standing},
    }


def _system(row: Row) -> dict[str, object]:
    average = {metric: {"f": one.f.middle, "low": one.f.low, "high": one.f.high} for metric, one in row.average.items()}
    return {
        "name": row.system,
        "average": average or None,
        "words": row.words,
        "seconds": row.seconds,
        "failures": dict(row.failures),
    }


def _as_script(value: object) -> str:
    """JSON that can stand in a script: nothing in it ends the script or begins a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(
        {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
    )
