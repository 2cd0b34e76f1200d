"""`wirebrief brief`: every option, exit code and stream, as a caller of the program meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.brief_command import brief
from service.cli import main
from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.datatypes import Options
from summarizers.ranking.rankers import RANKERS
from summarizers.version import __version__
from summarizers.writing.output_formats import OUTPUT_FORMATS

ROOT = Path(__file__).resolve().parents[2]
AKTAU = str(ROOT / "seeds" / "aktau")
FIRE = str(ROOT / "seeds" / "harbour-fire")
ARTICLE = "The dam above Arle broke on Monday and flooded the lower town.\nTwo bridges were lost in the flood."


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["brief", *arguments], input=stdin)


def answer(*arguments: str, stdin: str | bytes | None = None) -> dict:
    """The brief as JSON, of a run that went well."""
    result = run(*arguments, "--format", "json", stdin=stdin)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def signature_of(brief: dict) -> dict[str, str]:
    return dict(part.split(":", 1) for part in brief["signature"].split("|"))


def test_a_brief_of_a_folder_ends_with_its_sources() -> None:
    result = run(AKTAU)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "[1]" in result.stdout
    assert result.stdout.index("\nSources\n") > result.stdout.index("[1")


@pytest.mark.parametrize(
    ("unit", "amount", "size"),
    [
        ("words", 40, lambda text: len(text.split())),
        ("characters", 300, len),
    ],
)
def test_lengths(unit: str, amount: int, size: object) -> None:
    brief = answer(AKTAU, f"--{unit}", str(amount))
    assert 0.3 * amount < size(brief["text"]) <= amount
    assert signature_of(brief)["length"] == f"{unit}={amount}"


def test_a_length_in_sentences_and_as_a_ratio() -> None:
    assert len(answer(AKTAU, "--sentences", "3")["sentences"]) == 3
    all_words = sum(len(path.read_text(encoding="utf-8").split()) for path in Path(AKTAU, "articles").iterdir())
    assert len(answer(AKTAU, "--ratio", "0.1")["text"].split()) <= 0.1 * all_words


@pytest.mark.parametrize("name", ["ranker", "selector", "order", "diversity", "language", "off_topic"])
def test_the_defaults_are_those_of_the_library(name: str) -> None:
    (option,) = (one for one in brief.params if one.name == name)
    assert option.default == getattr(Options(), name)


def test_the_default_length_is_a_hundred_words() -> None:
    assert answer(AKTAU) == answer(AKTAU, "--words", "100")


@pytest.mark.parametrize("form", OUTPUT_FORMATS)
def test_every_format(form: str) -> None:
    result = run(AKTAU, "--format", form)
    assert result.exit_code == 0
    assert len(result.stdout) > 500
    if OUTPUT_FORMATS[form].media_type.endswith("json"):
        json.loads(result.stdout)


@pytest.mark.parametrize(
    ("option", "names"),
    [("ranker", RANKERS), ("selector", SELECTORS), ("order", ORDERS)],
    ids=["ranker", "selector", "order"],
)
def test_every_name_in_a_table_can_be_asked_for_and_no_other(option: str, names: dict) -> None:
    for name in names:
        assert signature_of(answer(FIRE, f"--{option}", name))[option] == name
    wrong = run(FIRE, f"--{option}", "best")
    assert wrong.exit_code == 2
    assert "got 'best', allowed: " + ", ".join(names) in wrong.stderr


def test_diversity_query_and_off_topic_are_in_the_signature() -> None:
    arguments = ("--diversity", "0.25", "--query", "flight recorders", "--off-topic", "include")
    asked = signature_of(answer(AKTAU, *arguments))
    assert asked["diversity"] == "0.25"
    assert asked["off_topic"] == "include"
    assert asked["query"].startswith("sha256-")
    assert signature_of(answer(AKTAU))["query"] == "no"


def test_off_topic_documents_are_left_out_or_let_in() -> None:
    folder = str(ROOT / "seeds" / "mayor-resigns")
    named = [one["id"] for one in answer(folder)["documents"] if one["off_topic"]]
    assert named
    let_in = answer(folder, "--off-topic", "include", "--ratio", "1")
    assert {one["document"] for one in let_in["sentences"]} & set(named)
    left_out = answer(folder, "--ratio", "1")
    assert not {one["document"] for one in left_out["sentences"]} & set(named)


def test_the_language_can_be_said() -> None:
    assert answer(str(ROOT / "seeds" / "hochwasser-ranzach"))["language"] == "de"
    assert answer(AKTAU, "--language", "nl")["language"] == "nl"
    wrong = run(AKTAU, "--language", "English")
    assert wrong.exit_code == 2
    assert "language: got 'English', allowed: auto or an ISO 639-1 code" in wrong.stderr


def test_what_was_read_is_not_said_again(tmp_path: Path) -> None:
    first = answer(AKTAU)["sentences"]
    known = tmp_path / "known.txt"
    known.write_text("\n".join(one["text"] for one in first), encoding="utf-8")
    update = answer(AKTAU, "--already-read", str(known))
    assert not {one["text"] for one in update["sentences"]} & {one["text"] for one in first}
    nothing_new = run(AKTAU, "--already-read", AKTAU)
    assert nothing_new.exit_code == 0
    assert "already read" in nothing_new.stdout


def test_explain_says_why_and_what_was_dropped_and_leaves_the_brief_as_it_is() -> None:
    plain, explained = run(AKTAU), run(AKTAU, "--explain")
    assert explained.stdout == plain.stdout
    assert "Chosen" in explained.stderr
    assert "Dropped" in explained.stderr
    assert "signature: ranker:textrank|selector:mmr" in explained.stderr
    assert "sentence 1" in explained.stderr


def test_explain_stands_in_the_json() -> None:
    brief = answer(AKTAU, "--explain")
    assert brief["dropped"]
    for dropped in brief["dropped"]:
        assert set(dropped) == {"document", "start", "end", "reason", "kept", "similarity"}
        assert dropped["kept"] is None or 0 <= dropped["kept"] < len(brief["sentences"])
    assert "dropped" not in answer(AKTAU)
    assert run(AKTAU, "--explain", "--format", "json").stderr == ""


# --- inputs --------------------------------------------------------------------------------------------------


def test_standard_input_is_read() -> None:
    assert answer("-", stdin=ARTICLE)["text"].startswith("The dam above Arle broke on Monday")


def test_standard_input_may_be_a_document_set() -> None:
    documents = [
        {"id": "x", "text": ARTICLE},
        {"id": "y", "text": "The flood reached the lower town at noon on Monday."},
    ]
    brief = answer("-", stdin=json.dumps({"documents": documents}))
    assert [one["id"] for one in brief["documents"]] == ["x", "y"]


def test_files_and_folders_make_one_set(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    brief = answer(str(tmp_path), f"{AKTAU}/articles/01-caspian-courier.txt")
    assert {one["id"] for one in brief["documents"]} == {"one", "01-caspian-courier"}


# --- exit codes ----------------------------------------------------------------------------------------------


def test_1_a_brief_was_written_but_an_input_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    result = run(str(tmp_path / "one.txt"), str(tmp_path / "missing.txt"))
    assert result.exit_code == 1
    assert "The dam above Arle" in result.stdout
    assert f"wirebrief: {tmp_path / 'missing.txt'}: no such file or directory\n" == result.stderr


def test_1_what_the_reader_knows_could_not_be_read(tmp_path: Path) -> None:
    result = run(AKTAU, "--already-read", str(tmp_path / "missing.txt"))
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--words", "0"), "0 is not in the range"),
        (("--words", "ten"), "not a valid integer"),
        (("--ratio", "1.5"), "1.5 is not in the range"),
        (("--diversity", "2"), "2.0 is not in the range"),
        (("--words", "5", "--sentences", "2"), "length: got '--words and --sentences'"),
        (("--off-topic", "maybe"), "'maybe' is not one of"),
        (("--format", "pdf"), "got 'pdf', allowed: text"),
        (("--colour",), "No such option"),
    ],
)
def test_2_an_option_is_wrong(arguments: tuple[str, ...], message: str) -> None:
    result = run(AKTAU, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_2_no_path_is_given() -> None:
    assert run().exit_code == 2


@pytest.mark.parametrize("content", ["", "  \n", "Fire\n", "17 hours ago\nShare\n"])
def test_3_there_is_nothing_to_summarise(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.txt").write_text(content, encoding="utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith("wirebrief: ")


def test_3_comes_before_1_where_nothing_could_be_read(tmp_path: Path) -> None:
    result = run(str(tmp_path / "missing"))
    assert result.exit_code == 3
    assert "no such file" in result.stderr


# --- output --------------------------------------------------------------------------------------------------


@pytest.mark.case("C8")
def test_output_goes_to_a_file_and_replaces_it(tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("what was there before, and longer than any brief " * 500, encoding="utf-8")
    result = run(AKTAU, "--format", "markdown", "--output", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == run(AKTAU, "--format", "markdown").stdout
    assert names_in(tmp_path) == ["brief.md"]


@pytest.mark.case("C8")
def test_a_failed_run_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("kept", encoding="utf-8")
    assert run(str(tmp_path / "missing"), "--output", str(target)).exit_code == 3
    assert target.read_text(encoding="utf-8") == "kept"
    assert names_in(tmp_path) == ["brief.md"]


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    target = tmp_path / "no-such-folder" / "brief.md"
    result = run(AKTAU, "--output", str(target))
    assert result.exit_code == 2
    assert f"wirebrief: {target}: No such file or directory" in result.stderr
    assert names_in(tmp_path) == []


@pytest.mark.case("C4")
def test_a_write_that_breaks_off_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full disk: the bytes go to a neighbour first, so the file itself is old or new, never part of both."""
    target = tmp_path / "brief.md"
    target.write_text("kept", encoding="utf-8")
    write_bytes = Path.write_bytes

    def breaks_off(path: Path, content: bytes) -> int:
        write_bytes(path, content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", breaks_off)
    result = run(AKTAU, "--output", str(target))
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert target.read_text(encoding="utf-8") == "kept"
    assert names_in(tmp_path) == ["brief.md"]


@pytest.mark.case("C8")
def test_a_file_takes_its_new_content_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a rename touches it: where that fails, the old content stands."""
    target = tmp_path / "brief.md"
    target.write_text("kept", encoding="utf-8")

    def refused(path: Path, new: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", refused)
    assert run(AKTAU, "--output", str(target)).exit_code == 2
    assert target.read_text(encoding="utf-8") == "kept"
    assert names_in(tmp_path) == ["brief.md"]


# --- as a process --------------------------------------------------------------------------------------------


def program(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_output_is_utf8_whatever_the_locale_says() -> None:
    text = "„Die Brücke über die Ranzach ist zerstört“, sagte Jürgen Größl am Montag."
    finished = program("brief", "-", stdin=text.encode(), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert finished.returncode == 0, finished.stderr
    assert text in finished.stdout.decode("utf-8")


@pytest.mark.case("C3")
def test_a_reader_that_closes_early_sees_no_traceback() -> None:
    command = f"{sys.executable} -m service.cli brief {AKTAU} --ratio 1 --format html | head -c 10"
    finished = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False, env={**os.environ}
    )
    assert b"Traceback" not in finished.stderr


def test_help_shows_examples_exit_codes_and_every_choice() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    diversity = f"[default: {Options().diversity}"
    for expected in ("Examples:", "Exit codes:", "--already-read", "textrank|lexrank", "mmr|coverage|top", diversity):
        assert expected in "".join(shown.output.split()) or expected in shown.output, expected
    assert run("-h").output == shown.output


def test_the_version_is_said() -> None:
    finished = program("--version")
    assert finished.stdout.decode().strip() == f"wirebrief, version {__version__}"
