"""Writes the tables of docs/reliability.md anew: `python tests/reliability_table.py`.

What is promised stands in promises.json, what proves it in the marks `@pytest.mark.case("22")` of the tests, read
from their source, so that a test which is not collected here (a browser's) is named all the same.
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- made by tests/reliability_table.py -->", "<!-- end -->"


def promises() -> dict[str, list[tuple[str, str, str]]]:
    """Title of a group -> number, what happens, what is promised."""
    groups = json.loads((TESTS / "promises.json").read_text("utf-8"))
    return {group["title"]: [tuple(row) for row in group["promises"]] for group in groups}


def proofs() -> dict[str, list[tuple[str, str]]]:
    """Number of a promise -> (file below tests/, name) of each test that is marked with it."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for number in _cases(node):
                    found[number].append((path.relative_to(TESTS).as_posix(), node.name))
    return found


def _cases(function: ast.FunctionDef) -> list[str]:
    marks = (mark for mark in function.decorator_list if isinstance(mark, ast.Call))
    return [
        str(ast.literal_eval(argument))
        for mark in marks
        if ast.unparse(mark.func) == "pytest.mark.case"
        for argument in mark.args
    ]


def tables() -> str:
    """All groups as Markdown."""
    found = proofs()
    lines: list[str] = []
    for title, rows in promises().items():
        lines += [f"### {title}", "", "| | when | then | proved by |", "|---|---|---|---|"]
        for number, when, then in rows:
            tests = "<br>".join(f"`{path.removesuffix('.py')}` {name[5:]}" for path, name in found[number])
            lines.append(f"| {number} | {when} | {then} | {tests} |")
        lines.append("")
    return "\n".join(lines)


def with_tables(document: str) -> str:
    """The document with its tables made anew."""
    head, _, rest = document.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{tables()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text("utf-8")), "utf-8")
