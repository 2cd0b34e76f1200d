"""What the packages import: `summarizers` is pure, and a run loads no more than it needs."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_sets import ROOT

MODULES = sorted((ROOT / "summarizers").rglob("*.py"))
# The outside world: files, clock, network, environment, processes, and what only a service needs.
IMPURE = {
    "service", "eval", "flask", "requests", "urllib3", "http", "socket", "ssl", "asyncio", "subprocess", "time", "os",
    "sys", "random", "secrets", "tempfile", "shutil", "logging", "threading", "click", "rich", "pydantic", "structlog",
}  # fmt: skip
HEAVY = {"sklearn", "nltk", "sumy", "trafilatura", "feedparser", "py3langid", "flask", "pydantic", "matplotlib"}
LAZY = {"sklearn", "nltk", "sumy", "trafilatura", "feedparser", "py3langid", "lxml", "charset_normalizer", "Stemmer"}


def imported(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    """The top packages that a module imports, with the statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name.split(".")[0], node) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0], node


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_summarizers_are_pure(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not {name for name, _ in imported(tree)} & IMPURE
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"open", "print", "input", "exec", "eval", "__import__"}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not attributes & {"environ", "getenv", "now", "today", "utcnow", "default_rng", "seed"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    at_the_top = {name for name, node in imported(tree) if node in tree.body}
    assert not at_the_top & LAZY


def loaded_by(*arguments: str) -> set[str]:
    """The top packages that a process has loaded when the command line is done."""
    script = (
        "import sys, json, contextlib, io\n"
        "sys.argv = ['wirebrief', *json.loads(sys.argv[1])]\n"
        "from service.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script, json.dumps(arguments)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert len(finished.stdout) > 20
    return set(json.loads(finished.stderr.splitlines()[-1]))


def test_help_loads_no_numpy() -> None:
    assert not loaded_by("--help") & {"numpy", "scipy", *HEAVY}
    assert not loaded_by("--version") & {"numpy", "scipy", *HEAVY}


def test_a_default_brief_of_text_loads_nothing_heavy() -> None:
    assert not loaded_by("brief", "seeds/aktau") & {*HEAVY, "scipy", "requests", "rich", "lxml"}


def test_a_borrowed_ranker_loads_sumy_and_a_page_loads_trafilatura() -> None:
    """So the two tests above can tell."""
    assert "sumy" in loaded_by("brief", "seeds/aktau", "--ranker", "luhn")
    assert "trafilatura" in loaded_by("brief", "seeds/harbour-fire")
