"""One measurement of everything, on a folder that looks like the evaluation data but holds three small sets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.errors import DataError
from eval.protocols.measure import ALL_NEWS
from eval.quality.command import DOCUMENTS, made_blocks
from eval.quality.measure import Measured, measure
from eval.quality.participants import TOPLINE, participants
from eval.quality.result import Result, as_json, read_result
from eval.quality.tables import TABLES, tables
from eval.quality.writing import INDEX, with_blocks, write_pages
from eval.significance import bootstrap
from eval.tracks import standard_tracks
from tests.eval.conftest import lines_of_sets

SYSTEMS = ("textrank", "lead", "oracle")
STORM = "A storm tore the roof off the town hall of Merrow."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Evaluation data of one language of MultiLing with two participants, Multi-News, and reviews."""
    root = tmp_path_factory.mktemp("data")
    (root / "multiling2011").mkdir()
    sets = "".join(json.dumps(one) + "\n" for one in lines_of_sets())
    for file in ("multiling2011/en.jsonl", "multinews.jsonl", "fewsum_yelp.jsonl"):
        (root / file).write_text(sets, encoding="utf-8")
    answers = [("A", "storm"), ("A", "ferry"), ("A", "strike"), (TOPLINE, "storm"), (TOPLINE, "ferry")]
    answers += [(TOPLINE, "strike"), ("B", "storm")]
    lines = [json.dumps({"id": key, "system": name, "summary": STORM}) for name, key in answers]
    (root / "multiling2011" / "participants.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def measured(folder: Path) -> Measured:
    return measure(standard_tracks(folder), SYSTEMS)


@pytest.fixture(scope="module")
def result(measured: Measured) -> Result:
    return measured.result


def cells(result: Result, name: str) -> Mapping[str, list[str]]:
    """First cell -> the other cells of each row of a table."""
    return {row[0]: row[1:] for row in TABLES[name](result).rows}


def test_every_track_has_every_system_and_news_is_taken_together(result: Result) -> None:
    assert list(result.tracks) == ["multiling-en", "multi-news", "yelp", ALL_NEWS]
    assert all(tuple(track.systems) == SYSTEMS for track in result.tracks.values())
    assert result.tracks[ALL_NEWS].sets == 6
    both = [result.tracks[name].systems["lead"].rouge["rouge2"] for name in ("multiling-en", "multi-news")]
    assert result.tracks[ALL_NEWS].systems["lead"].rouge["rouge2"] == pytest.approx(sum(both) / 2)


def test_how_far_ours_is_ahead_is_the_paired_bootstrap_of_the_sets(measured: Measured) -> None:
    outcomes = measured.boards["multi-news"].run.outcomes
    ours, theirs = ([100 * one.rouge["rouge2"].f for one in outcomes[name].values()] for name in ("textrank", "lead"))
    expected = bootstrap(np.subtract(ours, theirs), 0)
    found = measured.result.tracks["multi-news"].systems["lead"].ahead
    assert found is not None
    assert (found.difference, found.low, found.high, found.p) == pytest.approx(expected, abs=1e-6)
    assert measured.result.tracks["multi-news"].systems["textrank"].ahead is None


def test_participants_that_answered_for_every_set_stand_beside_ours(folder: Path, result: Result) -> None:
    assert set(participants(standard_tracks(folder)[0])) == {"A", TOPLINE}
    assert participants(standard_tracks(folder)[1]) == {}
    assert set(result.tracks["multiling-en"].participants) == {"A", TOPLINE}
    rows = cells(result, "participants")
    assert f"{TOPLINE} (saw the references)" in rows
    ours, theirs = float(rows["ours (textrank)"][0]), float(rows["A"][0])
    assert float(rows["A"][2]) == pytest.approx(ours - theirs, abs=0.011)
    assert rows["A"][3] == ("1 of 1" if ours > theirs else "0 of 1")


def test_a_result_that_is_read_again_gives_the_same_tables(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text(as_json(result), encoding="utf-8")
    assert as_json(read_result(path)) == as_json(result)
    assert tables(read_result(path)) == tables(result)


def test_a_result_holds_no_text_of_the_sets_and_no_time(result: Result) -> None:
    written = as_json(result)
    assert "storm" not in written.lower()
    assert "seconds" not in written


def test_reviews_are_in_a_table_of_their_own(result: Result) -> None:
    assert not any("yelp" in cell for cell in TABLES["content"](result).rows[0])
    assert any("yelp" in cell for cell in TABLES["not-news"](result).rows[0])


def test_the_oracle_is_the_whole_of_the_share_and_stands_last(result: Result) -> None:
    rows = cells(result, "content")
    assert list(rows)[-1] == "oracle"
    assert rows["oracle"][:3] == ["100.0", "100.0", "100.0"]


def test_pages_hold_all_tables_and_link_to_every_track(measured: Measured, tmp_path: Path) -> None:
    index = write_pages(tables(measured.result), measured.boards, tmp_path / "pages")
    page = index.read_text("utf-8")
    assert index.name == INDEX
    for name in measured.boards:
        assert f'href="{name}.html"' in page
        assert (index.parent / f"{name}.html").exists()
    assert all(table.title in page for table in tables(measured.result))


def test_the_command_keeps_its_result_and_equal_runs_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    kept = []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.json"
        arguments = ["quality", "--data", str(folder), "--systems", "textrank,lead,oracle", "--half", "dev"]
        found = CliRunner().invoke(main, [*arguments, "--jobs", jobs, "--keep", str(path)])
        assert found.exit_code == 0, found.output
        assert "Ours ahead of each system" in found.output
        kept.append(path.read_bytes())
    assert kept[0] == kept[1]
    assert read_result(tmp_path / "1.json").tracks[ALL_NEWS].sets == 4


def test_blocks_of_a_document_are_made_anew_and_nothing_else() -> None:
    before = "A\n<!-- made by: python -m eval quality x -->\nold\nlines\n<!-- end of quality x -->\nB\n"
    after = with_blocks(before, {"quality x": "new"}, "README.md")
    assert after == "A\n<!-- made by: python -m eval quality x -->\nnew\n<!-- end of quality x -->\nB\n"
    assert with_blocks(after, {"quality x": "new"}, "README.md") == after


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("<!-- made by: python -m eval quality y -->\n<!-- end of quality y -->", "asks for 'quality y'"),
        ("<!-- made by: python -m eval quality x -->\n", "has a mark without its partner"),
        ("<!-- end of quality x -->\n", "has a mark without its partner"),
    ],
)
def test_marks_that_cannot_be_filled_are_refused(document: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        with_blocks(document, {"quality x": "new"}, "README.md")


@pytest.mark.parametrize("text", ["", "[]", '{"half": null}', '{"half": 1, "signatures": 2, "tracks": 3}'])
def test_a_file_that_is_no_result_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="is not what `quality` writes"):
        read_result(path)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_tables_in_the_documents_are_those_of_the_kept_results(path: Path) -> None:
    """Regenerate: `python -m eval docs`."""
    text = path.read_text("utf-8")
    assert "<!-- made by: python -m eval quality" in text
    assert with_blocks(text, made_blocks(), path.name) == text
