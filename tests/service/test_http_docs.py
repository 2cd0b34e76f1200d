"""What README and docs/http.md say of the service is so: every setting, path and problem, and every line to copy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from live_service import ROOT, Service

from service.openapi import description
from service.problems import PROBLEMS
from service.settings import Settings, environment_name

DOCS = ROOT / "docs" / "http.md"
PAGES = [DOCS, ROOT / "README.md"]
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str, word: str) -> list[str]:
    """The blocks of code in a language that hold a word."""
    found = [re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL) for page in PAGES]
    return [block for of_page in found for block in of_page if word in block]


@pytest.mark.parametrize("one", fields(Settings), ids=lambda one: one.name)
def test_every_setting_is_documented_with_its_default(one: Any) -> None:  # noqa: ANN401 (a dataclass's field)
    default = f"`{one.default}`" if one.default != "" else "none"
    row = f"| `{environment_name(one.name)}` | {default} | {one.metadata['description']} |"
    assert row in DOCS.read_text("utf-8").splitlines()


def test_no_setting_is_documented_that_there_is_not() -> None:
    rows = re.findall(r"^\| `(WIREBRIEF_\w+)`", DOCS.read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(environment_name(one.name) for one in fields(Settings))


def test_every_path_and_problem_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    for path, methods in description()["paths"].items():
        assert all(f"`{method.upper()} {path}`" in text for method in methods)
    assert [code for code in PROBLEMS if f"`{code}`" not in text and code != "internal"] == []


def test_every_curl_line_works(live: Service, tmp_path: Path, bridge: dict[str, Any]) -> None:
    text = bridge["documents"][0]["text"]
    (tmp_path / "a.html").write_text(f"<p>{text}</p>")
    (tmp_path / "b.txt").write_text(text)
    (tmp_path / "sets.jsonl").write_text((json.dumps(bridge) + "\n") * 3)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    commands = blocks("sh", f"{ADDRESS}/v1")
    assert len(commands) >= 4
    for command in commands:
        # The service that a block starts runs already.
        script = re.sub(r"(?m)^wirebrief serve.*\n", "", command)
        script = script.replace(ADDRESS, live.address).replace("curl -s", "curl -sS --fail-with-body")
        result = subprocess.run(
            ["bash", "-euc", script],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        assert "bridge" in result.stdout or "Aktau" in result.stdout


def test_every_python_line_works(live: Service) -> None:
    programs = blocks("python", "service.client")
    assert len(programs) >= 2
    for program in programs:
        script = program.replace(ADDRESS, live.address).replace('"…"', '"The old bridge at Arle was closed on Monday."')
        script += '\nassert "Arle" in brief["text"]\n'
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)
