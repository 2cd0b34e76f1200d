"""Every format of collections is read as it is kept, and what cannot be read is named by file and line."""

import json
from pathlib import Path

import pytest

from eval.datasets import COLLECTION_FORMATS, read_collections, read_summaries
from eval.errors import DataError

DUC_DOCUMENT = """<DOC>
<DOCNO> APW19981016.0240 </DOCNO>
<HEADLINE>
Storm tears roof
off town hall
</HEADLINE>
<TEXT>
<P>
A storm tore the roof off the town hall of Merrow &AMP; closed the square. &UR;
</P>
<P>
Repairs will take six weeks.
</P>
</TEXT>
</DOC>
"""
TAC_DOCUMENT = """<DOC id="AFP_ENG_20050312.0019" type="story" >
<HEADLINE>Ferry stops</HEADLINE>
<TEXT>The last ferry ran on Sunday.</TEXT>
</DOC>
"""
SEE_MODEL = """<html><head><title>D30001.M.100.T.B</title></head><body bgcolor="white">
<a name="1">[1]</a> <a href="#1" id=1>The roof is gone.</a>
<a name="2">[2]</a> <a href="#2" id=2>Repairs take six weeks.</a>
</body></html>
"""


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_json_lines_give_sets_with_the_language_on_each_document(sets_file: Path) -> None:
    [collection] = read_collections([sets_file])
    assert collection.name == "tiny"
    assert [one.id for one in collection.sets] == ["storm", "ferry", "strike"]
    assert [document.language for document in collection.sets[1].documents] == ["en", "en"]
    assert len(collection.sets[0].references) == 2


def test_the_projects_own_sets_are_read_as_set_folders() -> None:
    [collection] = read_collections([Path(__file__).parent.parent.parent / "seeds"])
    assert collection.name == "seeds"
    assert len(collection.sets) == 4
    assert all(len(one.references) == 2 and len(one.documents) >= 5 for one in collection.sets)


def test_a_duc_folder_pairs_docsets_with_their_models(tmp_path: Path) -> None:
    written(tmp_path / "docs" / "d30001t" / "APW19981016.0240", DUC_DOCUMENT)
    written(tmp_path / "eval" / "models" / "D30001.M.100.T.A", "The roof of the hall is gone.\nNo one was hurt.\n")
    written(tmp_path / "eval" / "models" / "D30001.M.100.T.B", SEE_MODEL)
    [collection] = read_collections([tmp_path])
    [one] = collection.sets
    assert one.id == "d30001t"
    assert one.references == (
        "The roof of the hall is gone.\nNo one was hurt.",
        "The roof is gone.\nRepairs take six weeks.",
    )
    [document] = one.documents
    assert document.id == "APW19981016.0240"
    assert document.title == "Storm tears roof off town hall"
    paragraphs = [line.strip() for line in document.text.split("\n") if line.strip()]
    assert paragraphs == [
        "A storm tore the roof off the town hall of Merrow & closed the square.",
        "Repairs will take six weeks.",
    ]


def test_a_tac_update_task_keeps_its_parts_apart(tmp_path: Path) -> None:
    for part in "AB":
        written(tmp_path / "docs" / "D0801A" / f"D0801A-{part}" / "AFP_ENG_20050312.0019", TAC_DOCUMENT)
        written(tmp_path / "models" / f"D0801-{part}.M.100.A.H", f"Summary of part {part}.")
    [collection] = read_collections([tmp_path])
    assert [(one.id, one.references) for one in collection.sets] == [
        ("D0801A-A", ("Summary of part A.",)),
        ("D0801A-B", ("Summary of part B.",)),
    ]
    assert collection.sets[0].documents[0].id == "AFP_ENG_20050312.0019"


@pytest.mark.parametrize("named", ["test.src.cleaned", "test.tgt"])
def test_the_pair_of_multi_news_is_found_by_either_file(tmp_path: Path, named: str) -> None:
    written(
        tmp_path / "test.src.cleaned",
        "First story. NEWLINE_CHAR More of it. story_separator_special_tag Second story.\nOnly one. ||||| Or two.\n",
    )
    written(tmp_path / "test.tgt", "– What happened.\n– What else.\n")
    [collection] = read_collections([tmp_path / named])
    assert collection.name == "test"
    assert [[document.text for document in one.documents] for one in collection.sets] == [
        ["First story.\nMore of it.", "Second story."],
        ["Only one.", "Or two."],
    ]
    assert [one.references for one in collection.sets] == [("What happened.",), ("What else.",)]


def test_collections_of_one_name_are_told_apart(sets_file: Path) -> None:
    assert [one.name for one in read_collections([sets_file, sets_file])] == ["tiny", "tiny-2"]


GOOD = {"id": "a", "documents": [{"text": "A storm."}], "references": ["Storm."]}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([json.dumps(GOOD), "{"], r"bad.jsonl:2: is no JSON"),
        ([json.dumps(GOOD), "", json.dumps(GOOD)], r"jsonl:3: the id 'a' stands twice; it is also at .*jsonl:1"),
        ([json.dumps({**GOOD, "id": None})], r"bad.jsonl:1: has no id"),
        ([json.dumps({**GOOD, "references": []})], r"bad.jsonl:1: set a has no references"),
        ([json.dumps({**GOOD, "documents": []})], r"bad.jsonl:1: set a has no documents"),
        ([json.dumps({**GOOD, "documents": [{"title": "no text"}]})], r"bad.jsonl:1.*text"),
        ([json.dumps({**GOOD, "references": [float("nan")]})], r"bad.jsonl:1: is no JSON: it has no NaN"),
        ([], r"holds no document set"),
    ],
)
def test_bad_json_lines_are_named_by_file_and_line(tmp_path: Path, lines: list[str], message: str) -> None:
    path = written(tmp_path / "bad.jsonl", "\n".join(lines))
    with pytest.raises(DataError, match=message):
        read_collections([path])


def test_a_path_that_is_not_there_or_in_no_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere: there is no such file or folder"):
        read_collections([tmp_path / "nowhere"])
    with pytest.raises(DataError, match="known are json-lines"):
        read_collections([tmp_path])


def test_multi_news_files_of_other_lengths_and_docsets_without_models_are_refused(tmp_path: Path) -> None:
    written(tmp_path / "a.src", "one\ntwo\n")
    written(tmp_path / "a.tgt", "one\n")
    with pytest.raises(DataError, match=r"a\.src: has 2 lines and a\.tgt has 1"):
        read_collections([tmp_path / "a.src"])
    written(tmp_path / "duc" / "docs" / "d30001t" / "one", DUC_DOCUMENT)
    written(tmp_path / "duc" / "docs" / "d30002t" / "one", DUC_DOCUMENT)
    written(tmp_path / "duc" / "models" / "D30001.M.100.T.A", "Roof gone.")
    with pytest.raises(DataError, match="d30002t: is a docset without model summaries"):
        read_collections([tmp_path / "duc"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a", "summary": "x"}\n{"id": "a", "summary": "y"}', r"s.jsonl:2: the id 'a' stands twice"),
        ('{"id": "c", "summary": "x"}', r"s.jsonl:1: the id 'c' is none of the sets'"),
        ('{"id": "a", "summary": "x"}', r"s.jsonl:1: ends without a summary of 1 sets, such as 'b'"),
        ('{"summary": "x"}', r"s.jsonl:1: has no id"),
        ('{"id": "a", "summary": 7}', r"s.jsonl:1: has no summary"),
        ("[]", r"s.jsonl:1: is not an object"),
        ("\x00", r"s.jsonl:1: is no JSON"),
    ],
)
def test_bad_summaries_files_are_named_by_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path / "s.jsonl", text)
    with pytest.raises(DataError, match=message):
        read_summaries(path, ["a", "b"])


def test_every_format_says_what_it_is_and_takes_no_file_of_another(sets_file: Path) -> None:
    """Contract of COLLECTION_FORMATS."""
    for one in COLLECTION_FORMATS.values():
        assert one.description
    assert [name for name, one in COLLECTION_FORMATS.items() if one.matches(sets_file)] == ["json-lines"]
