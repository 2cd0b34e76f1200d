"""`python -m eval run` and `compare`, as commands: the same bytes whatever the jobs and interruptions."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eval.__main__ import main
from eval.datasets import read_collections
from eval.journal import Journal
from eval.measured import measured
from eval.metrics.rouge import RougeOptions
from eval.run import Plan, run
from eval.systems import SYSTEMS, Task
from summarizers import Document

ROOT = Path(__file__).parent.parent.parent
SYSTEMS_NAMED = "textrank,lead,random,oracle,sumy-lex-rank"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal of a run stands in the working directory."""
    monkeypatch.chdir(tmp_path)


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def done(*arguments: str | Path) -> Any:  # noqa: ANN401 - JSON
    """What a run writes as JSON."""
    result = command("run", *arguments, "--json", "out.json")
    assert result.exit_code == 0, result.output
    return json.loads(Path("out.json").read_text("utf-8"))


def test_one_process_and_two_give_the_same_bytes(sets_file: Path) -> None:
    for jobs in ("1", "2"):
        result = command(
            "run", sets_file, "--systems", SYSTEMS_NAMED, "--words", "30", "--jobs", jobs, "--json", f"{jobs}.json"
        )
        assert result.exit_code == 0, result.output
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


def test_json_has_the_agreed_shape(sets_file: Path) -> None:
    found = done(sets_file, "--systems", "textrank,oracle", "--words", "30", "--metrics", "rouge2,rougeSU4")
    assert found["signature"].startswith("rouge-1.5.5|m:R2,RSU4|")
    assert "|length:w30|" in found["signature"]
    assert "-l 30" in found["equivalent"]
    assert list(found["systems"]) == ["textrank", "oracle"]
    one = found["systems"]["textrank"]
    assert one["signature"].startswith("ranker:textrank|selector:mmr|")
    assert set(one["sets"]) == {"storm", "ferry", "strike"}
    assert set(one["sets"]["storm"]) == {"rouge2", "rougeSU4"}
    assert set(one["sets"]["storm"]["rouge2"]) == {"recall", "precision", "f"}
    for averages in (one["average"], one["official_average"]):
        assert set(averages["rouge2"]) == {"recall", "precision", "f", "low", "high"}
    mean = sum(scores["rouge2"]["f"] for scores in one["sets"].values()) / 3
    assert one["average"]["rouge2"]["f"] == pytest.approx(mean, abs=1e-6)
    oracle_mean = found["systems"]["oracle"]["average"]["rouge2"]["f"]
    assert one["oracle_share"] == pytest.approx(mean / oracle_mean, abs=1e-4)
    assert "seconds" not in json.dumps(found)


def test_a_killed_run_that_is_resumed_gives_the_same_bytes(sets_file: Path, tmp_path: Path) -> None:
    """The process is killed as soon as its journal has a line; the whole group ends, workers too."""
    arguments = ["run", str(sets_file), "--systems", "sumy-kl,textrank,lead,oracle,sumy-lsa", "--words", "30"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    whole = command(*arguments, "--json", "whole.json")
    assert whole.exit_code == 0, whole.output

    begun = [sys.executable, "-m", "eval", *arguments, "--json", "never.json"]
    process = subprocess.Popen(begun, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    journals: list[Path] = []
    while not (journals and journals[0].stat().st_size):
        assert process.poll() is None, "the run was over before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.002)
        journals = list(tmp_path.glob(".eval-run-*"))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not Path("never.json").exists()
    with journals[0].open("ab") as torn:
        torn.write(b'{"system": "textrank", "summa')

    resumed = command(*arguments, "--resume", "--json", "resumed.json")
    assert resumed.exit_code == 0, resumed.output
    assert Path("resumed.json").read_bytes() == Path("whole.json").read_bytes()
    assert not list(tmp_path.glob(".eval-run-*"))


def test_a_line_that_was_cut_off_does_not_spoil_the_next_one(sets_file: Path, tmp_path: Path) -> None:
    plan = Plan(read_collections([sets_file]), ("lead",), 30, RougeOptions(metrics=("rouge2",)))
    journal = Journal.of(plan.signatures(), tmp_path)
    outcomes = {key: measured("lead", plan.task(key, one)) for key, (_, one) in plan.sets().items()}
    journal.append("lead", "storm", outcomes["storm"])
    with journal.path.open("ab") as torn:
        torn.write(b'{"system": "lead", "summa')
    assert journal.read() == {("lead", "storm"): outcomes["storm"]}
    journal.append("lead", "ferry", outcomes["ferry"])
    assert journal.read() == {("lead", name): outcomes[name] for name in ("storm", "ferry")}


def test_a_resumed_run_takes_up_what_the_journal_has(sets_file: Path, tmp_path: Path) -> None:
    """A journal with made-up scores is believed, so the work is not done again; without --resume it is."""
    plan = Plan(read_collections([sets_file]), ("lead",), 30, RougeOptions(metrics=("rouge2",)))
    journal = Journal.of(plan.signatures(), tmp_path)
    for key, (_, one) in plan.sets().items():
        journal.append("lead", key, measured("lead", plan.task(key, one), given="Made up."))
    steps: list[int] = []
    resumed = run(plan, journal=journal, on_done=steps.append)
    assert {one.summary for one in resumed.outcomes["lead"].values()} == {("Made up.",)}
    assert steps == [3]
    arguments = ("run", sets_file, "--systems", "lead", "--words", "30", "--metrics", "rouge2", "--summaries", "out")
    assert command(*arguments).exit_code == 0
    assert "Made up." not in Path("out/tiny/lead.jsonl").read_text("utf-8")


def test_the_journal_of_another_run_is_not_taken_up(sets_file: Path, tmp_path: Path) -> None:
    """Another length, another seed, and a summaries file of the same name with other summaries make another run."""
    collections = read_collections([sets_file])
    options = RougeOptions(metrics=("rouge2",))
    added = [{"mine": dict.fromkeys(("storm", "ferry", "strike"), text)} for text in ("One.", "Two.")]
    plans = [
        Plan(collections, ("lead",), 30, options),
        Plan(collections, ("lead",), 31, options),
        Plan(collections, ("lead",), 30, options, seed=1),
        *(Plan(collections, ("lead",), 30, options, added=one) for one in added),
    ]
    assert len({Journal.of(plan.signatures(), tmp_path).path for plan in plans}) == len(plans)
    assert Journal.of(plans[0].signatures(), tmp_path) == Journal.of(plans[0].signatures(), tmp_path)


def test_the_preset_of_googles_library_scores_what_it_can(sets_file: Path) -> None:
    pytest.importorskip("rouge_score", reason="rouge-score is not installed (extra eval)")
    found = done(sets_file, "--systems", "lead", "--preset", "rouge-score", "--words", "30")
    assert list(found["systems"]["lead"]["average"]) == ["rouge1", "rouge2", "rougeL"]


def test_a_run_without_data_is_over_the_projects_own_sets() -> None:
    found = done("--systems", "lead")
    assert set(found["systems"]["lead"]["sets"]) == {"aktau", "harbour-fire", "hochwasser-ranzach", "mayor-resigns"}


def test_a_run_over_one_half_measures_its_sets_alone(sets_file: Path) -> None:
    """In the order of their ids: ferry, storm, strike."""
    halves = {half: done(sets_file, "--systems", "lead", "--half", half) for half in ("dev", "test")}
    assert set(halves["dev"]["systems"]["lead"]["sets"]) == {"ferry", "strike"}
    assert set(halves["test"]["systems"]["lead"]["sets"]) == {"storm"}
    assert halves["dev"]["signature"] != halves["test"]["signature"]


def test_written_summaries_come_back_with_the_same_scores(sets_file: Path) -> None:
    first = done(sets_file, "--systems", "textrank", "--words", "30", "--summaries", "out")
    again = done(sets_file, "--systems", "lead", "--words", "30", "--add", "mine=out/tiny/textrank.jsonl")
    assert list(again["systems"]) == ["lead", "mine"]
    assert again["systems"]["mine"]["sets"] == first["systems"]["textrank"]["sets"]
    assert again["signature"] == first["signature"]


def test_sets_of_one_id_in_two_collections_are_told_apart(sets_file: Path) -> None:
    found = done(sets_file, sets_file, "--systems", "lead,oracle", "--words", "30")
    lead = found["systems"]["lead"]
    assert {"tiny/storm", "tiny-2/storm"} <= set(lead["sets"])
    assert lead["collections"]["tiny"]["rouge2"]["f"] == lead["collections"]["tiny-2"]["rouge2"]["f"]


def test_scores_are_of_no_more_than_the_words_asked_for(sets_file: Path) -> None:
    """What comes after the words asked for changes no score."""
    short = dict.fromkeys(("storm", "ferry", "strike"), "A storm tore the roof off the town hall of Merrow.")
    for name, tail in (("short", ""), ("long", "\nThe last ferry ran. Bus drivers in Tall went on strike.")):
        lines = [json.dumps({"id": key, "summary": text + tail}) for key, text in short.items()]
        Path(f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    added = ("--add", "short=short.jsonl", "--add", "long=long.jsonl")
    found = done(sets_file, "--systems", "lead", "--words", "11", *added)
    assert found["systems"]["short"]["sets"] == found["systems"]["long"]["sets"]


def test_a_system_that_fails_says_why_and_the_run_goes_on() -> None:
    """The package summa has no Chinese: it fails on that set alone, and the warning says so."""
    pytest.importorskip("summa", reason="summa is not installed (extra eval)")
    chinese = "周二夜里，暴风雨掀翻了市政厅的屋顶。市长说，维修需要六个星期。没有人受伤。"
    english = "A storm tore the roof off the town hall. Repairs will take six weeks. No one was hurt."
    sets = [
        {"id": language, "language": language, "documents": [{"text": text}], "references": [text]}
        for language, text in (("zh", chinese), ("en", english))
    ]
    Path("two.jsonl").write_text("\n".join(map(json.dumps, sets)), encoding="utf-8")
    result = command("run", "two.jsonl", "--systems", "lead,summa", "--preset", "unicode", "--json", "out.json")
    assert result.exit_code == 0
    assert "summa failed on 1 of 2 sets, which score 0" in result.output
    found = json.loads(Path("out.json").read_text("utf-8"))["systems"]["summa"]
    assert list(found["failures"]) == ["zh"]
    assert found["sets"]["zh"]["rouge1"]["f"] == 0
    assert found["sets"]["en"]["rouge1"]["f"] > 0


def test_a_system_that_is_not_there_is_measured_as_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lede", None)  # as if it were not installed
    outcome = measured("lede", Task("x", (Document("A storm came. It went."),), 10, references=("Storm.",)))
    assert outcome.summary == ()
    assert outcome.failure is not None
    assert "lede" in outcome.failure
    assert outcome.rouge["rouge1"].f == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl: there is no such file"),
        (["--systems", "textrnk"], "did you mean textrank"),
        (["--systems", "lead,lead"], "'lead' is named twice"),
        (["--metrics", "rouge77"], "rouge77"),
        (["--add", "nonsense"], "write it as NAME=FILE"),
        (["--add", "mine=nowhere.jsonl"], "there is no such file"),
        (["--add", "oracle=empty.jsonl"], "choose another"),
        (["--add", "../up=empty.jsonl"], "write it as NAME=FILE"),
        (["--add", "mine=empty.jsonl"], "ends without a summary of 3 sets"),
    ],
)
def test_what_cannot_be_run_is_refused_with_exit_code_2(sets_file: Path, arguments: list[str], message: str) -> None:
    Path("empty.jsonl").write_text("\n", encoding="utf-8")
    data = [] if arguments[0].endswith(".jsonl") else [sets_file]
    result = command("run", *data, *arguments)
    assert result.exit_code == 2
    assert message in re.sub(r"\s+", " ", result.output)


def test_bad_data_is_refused_with_file_and_line() -> None:
    Path("bad.jsonl").write_text('{"id": "a", "documents": [{"text": "x"}], "references": ["x"]}\n{"id": 3}\n', "utf-8")
    result = command("run", "bad.jsonl")
    assert result.exit_code == 2
    assert "bad.jsonl:2" in result.output


def test_compare_shows_what_changed_and_refuses_other_signatures(sets_file: Path) -> None:
    for name, systems, words in (("a", "lead,random", "30"), ("b", "lead,random", "20"), ("c", "oracle", "30")):
        result = command("run", sets_file, "--systems", systems, "--words", words, "--json", f"{name}.json")
        assert result.exit_code == 0, result.output
    same = command("compare", "a.json", "a.json")
    assert same.exit_code == 0
    assert "+0.00" in same.output
    other = command("compare", "a.json", "b.json")
    assert other.exit_code == 2
    assert "signatures differ in cut:w30 length:w30 against cut:w20 length:w20" in other.output
    strangers = command("compare", "a.json", "c.json")
    assert strangers.exit_code == 2
    assert "no system in common" in strangers.output


def test_compare_takes_two_runs_of_one_system_each(sets_file: Path) -> None:
    for system in ("random", "oracle"):
        result = command("run", sets_file, "--systems", system, "--words", "30", "--json", f"{system}.json")
        assert result.exit_code == 0, result.output
    result = command("compare", "random.json", "oracle.json")
    assert result.exit_code == 0
    means = [
        json.loads(Path(f"{system}.json").read_text("utf-8"))["systems"][system]["average"]["rouge2"]["f"]
        for system in ("random", "oracle")
    ]
    [line] = [line for line in result.output.splitlines() if "R-2" in line]
    assert "random → oracle" in line
    assert f"{100 * (means[1] - means[0]):+.2f}" in line


@pytest.mark.parametrize("text", ["", "[]", '{"signature": "x", "systems": {"a": {}}}', '{"signature": NaN}'])
def test_compare_refuses_what_no_run_wrote(text: str) -> None:
    Path("x.json").write_text(text, encoding="utf-8")
    result = command("compare", "x.json", "x.json")
    assert result.exit_code == 2
    assert "x.json" in result.output


def test_systems_and_metrics_are_listed() -> None:
    listed = command("systems").output
    assert all(name in listed for name in SYSTEMS)
    assert all(name in command("metrics").output for name in ("rouge", "redundancy", "coverage", "readability"))
