"""`python -m eval score`, from files to figures and refusals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eval.__main__ import main
from eval.metrics.rouge import RougeOptions, lines, score

REFERENCES = [
    {"id": "b", "references": ["The cat sat.\nOn the mat.", "A cat sat on a mat."]},
    {"id": "a", "language": "en", "documents": [], "references": ["Nothing happened today.", "All was quiet."]},
]
SUMMARIES = [{"id": "a", "summary": "Nothing happened.\nAll was quiet."}, {"id": "b", "summary": "The cats sat."}]


def run(folder: Path, references: list[object], summaries: list[object], *arguments: str) -> Result:
    """Run the command on two files made of these lines; a string is a line as it is."""
    for name, rows in (("references.jsonl", references), ("summaries.jsonl", summaries)):
        text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
        (folder / name).write_text(text, encoding="utf-8")
    paths = [str(folder / "references.jsonl"), str(folder / "summaries.jsonl")]
    return CliRunner().invoke(main, ["score", *paths, *arguments])


def test_json_has_signatures_averages_and_every_set(tmp_path: Path) -> None:
    """The figures are those of the library; low and high are the ends of F."""
    target = tmp_path / "scores.json"
    result = run(tmp_path, REFERENCES, SUMMARIES, "--stem", "--metrics", "rouge1,rougeSU", "--json", str(target))
    assert result.exit_code == 0, result.output
    made = json.loads(target.read_text())
    system = made["systems"]["summaries"]
    assert list(made) == ["signature", "equivalent", "systems"]
    assert list(system) == ["signature", "average", "official_average", "sets"]
    assert made["equivalent"] == "-n 1 -2 -1 -u -m -x -c 95 -r 1000 -f A -p 0.5 -t 0"
    assert made["signature"].startswith("rouge-1.5.5|m:R1,RSU|refs:2|mode:A|")
    options = RougeOptions(metrics=("rouge1", "rougeSU"), stem=True)
    texts = {row["id"]: row["references"] for row in REFERENCES}
    for row in SUMMARIES:
        expected = score(lines(row["summary"]), [lines(text) for text in texts[row["id"]]], options)
        assert system["sets"][row["id"]] == {key: one._asdict() for key, one in expected.items()}
    for kind in ("average", "official_average"):
        assert list(system[kind]["rouge1"]) == ["recall", "precision", "f", "low", "high"]
    mean = sum(one["rouge1"]["f"] for one in system["sets"].values()) / 2
    assert system["average"]["rouge1"]["f"] == pytest.approx(mean)
    assert system["average"]["rouge1"]["low"] <= mean <= system["average"]["rouge1"]["high"]


def test_json_to_standard_output_is_all_there_is(tmp_path: Path) -> None:
    """`--json -` can be piped; without it there is a table with the signature."""
    assert "summaries" in json.loads(run(tmp_path, REFERENCES, SUMMARIES, "--json", "-").stdout)["systems"]
    table = run(tmp_path, REFERENCES, SUMMARIES).stdout
    assert "rougeSU4" in table
    assert "rouge-1.5.5|m:R1,R2,RL,RSU4|" in table


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["--words", "2"], RougeOptions(words=2)),
        (["-b", "9", "-s"], RougeOptions(bytes=9, stopwords=True)),
        (["--references", "best", "-p", "0.2"], RougeOptions(references="best", alpha=0.2)),
        (["--jackknife"], RougeOptions(jackknife=True)),
        (["--preset", "unicode"], RougeOptions("unicode")),
        (["--preset", "rouge-score", "--metrics", "rouge1,rougeL"], RougeOptions("rouge-score", ("rouge1", "rougeL"))),
    ],
)
def test_every_option_reaches_the_scorer(tmp_path: Path, arguments: list[str], options: RougeOptions) -> None:
    """The first set's figures are those of these options."""
    result = run(tmp_path, REFERENCES, SUMMARIES, *arguments, "--json", "-")
    expected = score(["The cats sat."], [lines(text) for text in REFERENCES[0]["references"]], options)  # type: ignore[index]
    made = json.loads(result.stdout)["systems"]["summaries"]["sets"]["b"]
    assert made == {key: one._asdict() for key, one in expected.items()}


@pytest.mark.parametrize(
    ("references", "summaries", "message"),
    [
        (REFERENCES, [SUMMARIES[0]], "summaries.jsonl:1: ends without a summary of 1 sets, such as 'b'"),
        (REFERENCES, [*SUMMARIES, SUMMARIES[0]], "summaries.jsonl:3: the id 'a' stands twice"),
        (REFERENCES, [*SUMMARIES, "", {"id": "c", "summary": ""}], "summaries.jsonl:4: the id 'c' is none of"),
        (REFERENCES, ['{"id": "a", "summary": NaN}'], "summaries.jsonl:1: is no JSON: it has no NaN"),
        (REFERENCES, [SUMMARIES[0], "{"], "summaries.jsonl:2: is no JSON"),
        (REFERENCES, [{"summary": "x"}], "summaries.jsonl:1: has no id"),
        (REFERENCES, [{"id": "a"}], "summaries.jsonl:1: has no summary"),
        ([*REFERENCES, REFERENCES[0]], SUMMARIES, "references.jsonl:3: the id 'b' stands twice"),
        ([{"references": ["x"]}], SUMMARIES, "references.jsonl:1: has no id"),
        ([{"id": "a", "references": []}], SUMMARIES, "references.jsonl:1: set 'a' has no references"),
        ([{"id": "a", "references": [3]}], SUMMARIES, "references.jsonl:1: set 'a' has no references"),
        (['["a"]'], SUMMARIES, "references.jsonl:1: is not an object"),
        ([], SUMMARIES, "references.jsonl:1: has no set"),
    ],
)
def test_bad_input_is_refused_with_file_and_line(
    tmp_path: Path, references: list[object], summaries: list[object], message: str
) -> None:
    """Exit code 2, nothing on standard output."""
    result = run(tmp_path, references, summaries)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: {tmp_path}/{message}" in result.stderr


def test_bytes_that_are_not_utf_8_are_refused_with_their_line(tmp_path: Path) -> None:
    """In the references as in the summaries."""
    run(tmp_path, REFERENCES, SUMMARIES)
    for name in ("references.jsonl", "summaries.jsonl"):
        good = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(good + b'\n{"id": "\xff"}')
        paths = [str(tmp_path / "references.jsonl"), str(tmp_path / "summaries.jsonl")]
        result = CliRunner().invoke(main, ["score", *paths])
        assert result.exit_code == 2
        assert f"{name}:3: is not UTF-8" in result.stderr
        (tmp_path / name).write_bytes(good)


def test_wrong_options_and_missing_files_are_refused(tmp_path: Path) -> None:
    """Exit code 2, with the reason."""
    both = run(tmp_path, REFERENCES, SUMMARIES, "--words", "3", "--bytes", "3")
    assert (both.exit_code, "words and bytes are both given" in both.stderr) == (2, True)
    absent = CliRunner().invoke(main, ["score", str(tmp_path / "none"), str(tmp_path / "none")])
    assert (absent.exit_code, "does not exist" in absent.stderr) == (2, True)


def test_empty_and_foreign_texts_are_warned_about_and_scored(tmp_path: Path) -> None:
    """Warnings go to standard error, the run goes on, and every set has its figures."""
    references = [{"id": "a", "references": ["Мир"]}, {"id": "b", "references": ["a b", ""]}]
    summaries = [{"id": "a", "summary": "Мир"}, {"id": "b", "summary": ""}]
    result = run(tmp_path, references, summaries, "--json", "-")
    assert result.exit_code == 0
    assert list(json.loads(result.stdout)["systems"]["summaries"]["sets"]) == ["a", "b"]
    for part in ("the summary has nothing to count", "a reference has nothing to count", "letters outside ASCII"):
        assert part in result.stderr


def test_every_preset_works_without_metrics(tmp_path: Path) -> None:
    """Google's library has no ROUGE-SU, so it is left out there; asked for by name it is refused."""
    made = run(tmp_path, REFERENCES, SUMMARIES, "--preset", "rouge-score", "--json", "-")
    assert list(json.loads(made.stdout)["systems"]["summaries"]["average"]) == ["rouge1", "rouge2", "rougeL"]
    refused = run(tmp_path, REFERENCES, SUMMARIES, "--preset", "rouge-score", "--metrics", "rougeSU4")
    assert (refused.exit_code, "'rougeSU4' is not one that preset rouge-score has" in refused.stderr) == (2, True)


def test_help_has_an_example_and_every_option() -> None:
    """What the original calls -m is --stem, and so on."""
    text = CliRunner().invoke(main, ["score", "--help"]).output
    assert "python -m eval score references.jsonl summaries.jsonl" in text
    for option in ("--preset", "-l, --words", "-b, --bytes", "-m, --stem", "-s, --stopwords", "--jackknife", "--json"):
        assert option in text
