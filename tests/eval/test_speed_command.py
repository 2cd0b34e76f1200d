"""`python -m eval speed`: a process for each cell, what is stopped is shown so, and the tables hold what was found."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.errors import EvaluationError
from eval.speed.benchmark import Benchmark, Plan, benchmark
from eval.speed.cell import Measured, Order
from eval.speed.columns import tables, time_of
from eval.speed.reports import as_html
from eval.speed.runner import Cell, measured
from eval.speed.starts import imports, whole_processes
from eval.speed.steps import STEPS, Timers, steps_of, timed_steps
from eval.speed.texts import SEEDS, documents
from summarizers import summarize


def cell(*seconds: float, limit: int = 60) -> Cell:
    return Cell(tuple(Measured(seconds=one, memory=2**20, process_memory=2**26) for one in seconds), limit)


def test_the_command_prints_both_systems_at_both_sizes_and_writes_every_run(tmp_path: Path) -> None:
    file, page = tmp_path / "speed.json", tmp_path / "speed.html"
    command = ["speed", "--sentences", "300,600", "--systems", "textrank,sumy-luhn", "--runs", "2"]
    command += ["--no-steps", "--no-starts", "--sets", "seeds/aktau", "--json", str(file), "--html", str(page)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "sumy-luhn" in result.output and "aktau" in result.output and "seed:0" in result.output
    found = json.loads(file.read_text())
    assert found["systems"].keys() == {"textrank", "sumy-luhn"}
    for system in found["systems"].values():
        assert [len(one["runs"]) for one in system["sentences"].values()] == [2, 2]
        assert all(run["seconds"] > 0 for one in system["sentences"].values() for run in one["runs"])
    assert page.read_text().count("<polyline") == 4


@pytest.mark.parametrize("clock", ["wall", "cpu"])
def test_a_peer_over_its_time_is_stopped_and_larger_sizes_are_not_tried(clock: str) -> None:
    """Ten thousand sentences cost sumy's TextRank minutes; the alarm ends it after a second."""
    done = benchmark(Plan(("sumy-text-rank",), (10_000, 11_000), limit=1, clock=clock))
    assert [one.runs for one in done.cells["sumy-text-rank"].values()] == [(), ()]
    assert tables(done)[0].rows[0][1:3] == [">1", ">1"]


def test_what_is_ours_is_not_stopped_but_begins_no_run_after_the_limit() -> None:
    order = Order(system="textrank", size=200, seed=0, slow="", set="", runs=3, limit=0, is_stopped=False, clock="cpu")
    assert len(measured(order).runs) == 1


def test_a_cell_shows_median_spread_and_how_few_runs_there_were() -> None:
    assert time_of(cell(0.003, 0.001, 0.002, 0.004, 0.005)) == "3 ms\n1\xa0ms–5\xa0ms"
    assert time_of(cell(2.0, 4.0)) == "3 s\n2\xa0s–4\xa0s of 2"
    assert time_of(cell(limit=60)) == ">60"


def test_ratios_are_to_ours_and_a_stopped_peer_took_more_than_its_limit() -> None:
    plan = Plan(("textrank", "slow"), (1_000, 10_000))
    cells = {
        "textrank": {1_000: cell(0.1), 10_000: cell(1.0)},
        "slow": {1_000: cell(2.0), 10_000: cell(limit=60)},
    }
    ratios = next(table for table in tables(Benchmark(plan, cells)) if table.title.startswith("Time, in times"))
    assert ratios.rows == [["textrank", "1", "1"], ["slow", "20", ">60"]]


def test_by_processor_time_a_stopped_peer_has_no_ratio() -> None:
    """It may have waited for most of the time that the wall clock gave it."""
    cells = {"textrank": {1_000: cell(0.1)}, "slow": {1_000: cell(limit=60)}}
    done = Benchmark(Plan(("textrank", "slow"), (1_000,), clock="cpu"), cells)
    assert done.ratio(cells["slow"][1_000], cells["textrank"][1_000]) is None


def test_the_plot_stands_on_logarithmic_axes() -> None:
    """Equal factors are equal distances: a power law is a straight line."""
    cells = {"textrank": {10**power: cell(10.0**power) for power in range(4)}}
    page = as_html(Benchmark(Plan(("textrank",), tuple(cells["textrank"])), cells))
    points = page.split('<polyline points="')[1].split('"')[0].split()
    x, y = zip(*(map(float, point.split(",")) for point in points), strict=True)
    for places in (x, y):
        assert places[1] - places[0] == pytest.approx(places[3] - places[2], abs=0.2)


@pytest.mark.parametrize("name", ["oracle", "textrnk"])
def test_a_system_that_cannot_be_timed_is_refused(name: str) -> None:
    with pytest.raises(EvaluationError, match="no system"):
        benchmark(Plan((name,), (50,)))


@pytest.mark.parametrize("sizes", ["0", "ten", "50,-1"])
def test_a_size_that_is_none_is_refused(sizes: str) -> None:
    assert CliRunner().invoke(main, ["speed", "--sentences", sizes]).exit_code == 2


def test_a_nested_step_stops_the_clock_of_the_one_around_it() -> None:
    """A clock that counts its own calls makes the times known."""
    ticks = iter(range(100))
    timers = Timers(lambda: float(next(ticks)))
    with timers.step("outer"):  # at 0
        with timers.step("inner"):  # from 1 to 2
            pass
        timers.go_on_with("after")  # at 3; ends at 4
    assert timers.seconds == {"outer": 2.0, "inner": 1.0, "after": 1.0}


def test_every_step_of_the_table_takes_part_in_a_brief_and_changes_nothing_in_it() -> None:
    """Fails where the pipeline has lost a function that the table names."""
    texts = documents(200)
    before = summarize(texts)
    timers = Timers(lambda: 0.0)
    with timed_steps(timers):
        assert summarize(texts) == before
    assert timers.seconds.keys() >= STEPS.keys()
    assert summarize(texts) == before


def test_the_parts_of_the_pipeline_are_told_apart() -> None:
    ticks = iter(range(10**6))
    found = steps_of(documents(50), lambda: float(next(ticks)))
    assert {"read: the rest", "rank: the rest", "choose: the rest", "write: the rest"} <= found.keys()


def test_imports_tell_what_a_default_brief_loads() -> None:
    """What is needed for one option alone is not loaded without it."""
    found = {one.name: one for one in imports(1, SEEDS / "aktau")}
    assert all(one.milliseconds > 0 for one in found.values())
    assert found["numpy"].in_default_brief and found["service.cli"].in_default_brief
    for name in ("sklearn.feature_extraction.text", "trafilatura", "sumy.summarizers.lsa", "flask", "nltk"):
        assert not found[name].in_default_brief


@pytest.mark.parametrize("clock", ["wall", "cpu"])
def test_whole_processes_take_longer_than_python_alone(clock: str) -> None:
    articles = sorted((SEEDS / "aktau" / "articles").iterdir())
    found = whole_processes(1, SEEDS / "aktau", articles[0], clock)
    assert 0 < found["python"] < min(found["wirebrief brief"], found["sumy text-rank"])


def test_texts_made_to_be_slow_are_compared_with_an_ordinary_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.speed.benchmark.SLOW_TEXTS", {"stops": None})
    done = benchmark(Plan((), (), slow=(20_000, 40_000), clock="cpu"))
    [table] = tables(done)
    assert [row[0] for row in table.rows] == ["ordinary", "stops"]
    assert float(table.rows[0][3]) == 1.0
    assert all(cell.runs for cells in done.slow_cells.values() for cell in cells.values())
