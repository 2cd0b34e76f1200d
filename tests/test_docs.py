"""The README is what the commands do: its output is printed anew, its Python is run, its tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.rankers import RANKERS
from summarizers.writing.output_formats import OUTPUT_FORMATS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_on_the_first_screen_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Regenerate: run the command that the comment above the block names, and paste what it prints."""
    monkeypatch.chdir(ROOT)
    shown = re.search(r"<!-- output of: wirebrief (.+?) -->\n```\n(.*?)\n```", README, re.DOTALL)
    assert shown
    printed = CliRunner().invoke(main, shown[1].split())
    assert printed.output.strip() == shown[2]


def test_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        if "http://" not in block:  # those that need a server are run by the service's tests
            exec(compile(block, "README.md", "exec"), {})  # noqa: S102 (our own text)
    assert "dam broke" in capsys.readouterr().out


@pytest.mark.parametrize("table", [RANKERS, SELECTORS, ORDERS, OUTPUT_FORMATS])
def test_every_entry_of_every_table_is_in_the_readme(table: dict[str, object]) -> None:
    assert [name for name in table if f"`{name}`" not in README] == []


def test_every_option_of_brief_is_in_the_readme() -> None:
    options = {name for option in main.commands["brief"].params for name in option.opts if name.startswith("--")}
    assert {name for name in options if f"`{name}`" not in README} == set()


def test_every_file_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"`((?:summarizers|service|eval|seeds|tests|docs)/[\w/.]*)`", README))
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()
