"""Every format of reports holds the figures, and nothing that a document says becomes markup."""

import csv
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval.datasets import Collection, ReferencedSet
from eval.leaderboard import Leaderboard, leaderboard
from eval.measured import Measured, measured
from eval.metrics.rouge import RougeOptions
from eval.report import REPORT_FORMATS
from eval.reports.table import show
from eval.run import Plan, Run
from summarizers import Document

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> & <!-- [bold]x[/bold] |'
TEXTS = {
    "first": "A storm tore the roof off the town hall. Repairs will take six weeks.",
    "second": "The last ferry ran on Sunday. A bridge will take its place.",
    "third": "Bus drivers went on strike on Monday. Talks go on this week.",
}


def board(words: int = 20, hostile: str = "") -> Leaderboard:
    """Of a system that says what the references say, one that says half of it, and one that always fails."""
    sets = tuple(
        ReferencedSet(name + hostile, (Document(text + hostile),), (text + hostile,)) for name, text in TEXTS.items()
    )
    keys = [one.id for one in sets]
    added = {
        "whole": {one.id: one.references[0] for one in sets},
        "half": {one.id: one.references[0].split(". ")[0] + "." for one in sets},
    }
    options = RougeOptions(metrics=("rouge1", "rouge2"))
    plan = Plan([Collection("tiny" + hostile, sets)], ("lede",), words, options, added=added)
    tasks = {key: plan.task(key, one) for key, (_, one) in plan.sets().items()}
    outcomes: dict[str, dict[str, Measured]] = {
        name: {key: measured(name, tasks[key], added[name][key]) for key in keys} for name in added
    }
    nothing = {key: measured("lede", tasks[key], "")._replace(failure=f"broken {hostile}") for key in keys}
    return leaderboard(Run(plan, {"whole": outcomes["whole"], "half": outcomes["half"], "lede": nothing}))


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_a_report_names_every_system_and_says_why_one_failed(name: str) -> None:
    """Contract of REPORT_FORMATS."""
    text = REPORT_FORMATS[name].render(board())
    for expected in ("whole", "half", "lede", "broken"):
        assert expected in text
    assert REPORT_FORMATS[name].render(board()) == text
    assert REPORT_FORMATS[name].description


def test_the_best_system_is_marked_and_the_oracle_never() -> None:
    made = board()
    assert made.best("rouge1") == "whole"
    assert re.search(r"\| whole \| \*\*100\.00\*\*", REPORT_FORMATS["markdown"].render(made))


def test_means_in_the_table_are_those_of_the_sets() -> None:
    made = board()
    half = next(row for row in made.rows if row.system == "half")
    scores = [one.rouge["rouge1"].f for one in made.run.outcomes["half"].values()]
    assert half.average["rouge1"].f.middle == pytest.approx(sum(scores) / 3)
    assert f"{100 * sum(scores) / 3:.2f}" in REPORT_FORMATS["table"].render(made)


def test_a_narrow_terminal_gets_fewer_columns_and_whole_figures() -> None:
    narrow = StringIO()
    show(board(), Console(file=narrow, width=80))
    table = narrow.getvalue().partition("3 sets")[0]
    assert "…" not in table
    assert "100.00" in table
    assert "coverage" not in table
    assert "coverage" in REPORT_FORMATS["table"].render(board())


def test_csv_has_a_line_for_each_system_and_set_with_its_scores() -> None:
    made = board()
    rows = list(csv.DictReader(StringIO(REPORT_FORMATS["csv"].render(made))))
    assert len(rows) == 9
    for row in rows:
        one = made.run.outcomes[row["system"]][row["set"]]
        assert float(row["rouge1_f"]) == one.rouge["rouge1"].f
        assert row["failure"] == (one.failure or "")


def test_json_rounds_averages_and_keeps_scores_as_printed() -> None:
    found = json.loads(REPORT_FORMATS["json"].render(board()))
    assert found["systems"]["whole"]["average"]["rouge2"]["f"] == 1.0
    assert found["systems"]["lede"]["average"] == {}
    assert set(found["systems"]["lede"]["failures"]) == set(TEXTS)


class _Tags(HTMLParser):
    """Counts tags, and keeps what stands in scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.scripts.append(data)


def test_html_keeps_what_documents_say_as_text() -> None:
    """A page of hostile texts has the same tags as one of tame texts, and the texts come back whole from its data."""
    tame, hostile = _Tags(), _Tags()
    tame.feed(REPORT_FORMATS["html"].render(board()))
    hostile.feed(REPORT_FORMATS["html"].render(board(hostile=HOSTILE)))
    assert hostile.tags.count("script") == 1
    assert "img" not in hostile.tags
    assert set(hostile.tags) == set(tame.tags)
    facts = re.search(r"const DATA = (.*);\n", hostile.scripts[0])
    assert facts is not None
    data = json.loads(facts[1])
    assert data["sets"][0]["references"] == [TEXTS["first"] + HOSTILE]
    assert data["summaries"]["whole"][0] == TEXTS["first"] + HOSTILE


def test_html_asks_nothing_of_the_network() -> None:
    page = REPORT_FORMATS["html"].render(board())
    assert not re.search(r"""(?:src|href)\s*=|@import|url\(|fetch\(|https?://(?!www\.w3\.org/2000/svg)""", page)


def test_a_table_of_hostile_names_is_no_markup() -> None:
    made = board(hostile=HOSTILE)
    assert "[bold]x[/bold]" in REPORT_FORMATS["table"].render(made)
    lines = [line for line in REPORT_FORMATS["markdown"].render(made).splitlines() if line.startswith("| lede")]
    assert lines[0].endswith("\\| |")
    assert "<" not in lines[0]


def test_the_page_draws_its_plots_and_texts_in_a_browser(tmp_path: Path) -> None:
    """Three plots of points, one of intervals, and a panel for each reference and system that gave something."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium to open the page in")
    page = tmp_path / "report.html"
    page.write_text(REPORT_FORMATS["html"].render(board(hostile=HOSTILE)), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    dump = subprocess.run(
        [chromium, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert dump.count("<svg") == 3  # summaries from files have no time
    assert dump.count("<article") == 3
    assert dump.count('class="hit"') > 10
    assert dump.count("<img") == 0
