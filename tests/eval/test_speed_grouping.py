"""`python -m eval speed --stories`: a process a size, and figures that can be trusted."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.errors import EvaluationError
from eval.speed.grouping import Grouped, measured, table


def grouped(articles: int, seconds: float) -> Grouped:
    return Grouped(articles=articles, seconds=seconds, memory=2**20, stories=articles // 5, f1=1.0)


def test_the_command_prints_each_size_and_writes_what_it_found(tmp_path: Path) -> None:
    file = tmp_path / "grouping.json"
    command = ["speed", "--stories", "--articles", "60,120", "--clock", "cpu", "--json", str(file)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "articles/s" in result.output
    found = json.loads(file.read_text())["stories"]
    assert [one["articles"] for one in found] == [60, 120]
    assert all(one["seconds"] > 0 and one["memory"] > 0 and one["f1"] > 0.9 for one in found)


def test_growth_is_told_from_each_size_to_the_next() -> None:
    rows = table([grouped(1_000, 1.0), grouped(10_000, 10.0), grouped(100_000, 1_000.0)]).rows
    assert [row[4] for row in rows] == ["", "1.00", "2.00"]
    assert rows[1][:3] == ("10,000", "10 s", "1,000")


def test_a_process_that_fails_is_named_with_its_reason() -> None:
    with pytest.raises(EvaluationError, match="60 articles: KeyError"):
        list(measured([60], 0, "sundial", lambda _told: None))
