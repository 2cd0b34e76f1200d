"""Files, folders and standard input."""

import io
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from service.files import read_paths, read_set_folder
from summarizers.reading.document_sets import DocumentSet

NO_INPUT = io.BytesIO()


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def texts(one: DocumentSet) -> list[str]:
    """What the documents say."""
    return [document.text for document in one.documents]


def test_a_folder_is_read_with_its_folders_in_name_order(tmp_path: Path) -> None:
    """Files and folders alike; hidden ones are not read."""
    written(tmp_path, {"c.txt": "C", "a.txt": "A", "b/z.txt": "Z", "b/y.md": "Y", ".git/x.txt": "X", ".x": "X"})
    one = read_paths([str(tmp_path)], NO_INPUT)
    assert texts(one) == ["A", "Y", "Z", "C"]
    assert [document.id for document in one.documents] == ["a", "y", "z", "c"]
    assert one.faults == ()


def test_paths_are_read_in_the_order_given_and_once(tmp_path: Path) -> None:
    """Standard input, too, has its turn, and its format is told by what it holds."""
    written(tmp_path, {"b.txt": "B", "a.txt": "A"})
    b, a = str(tmp_path / "b.txt"), str(tmp_path / "a.txt")
    one = read_paths([b, "-", a, b, "-"], io.BytesIO(b'[{"text": "one"}, {"text": "two"}]'))
    assert texts(one) == ["B", "one", "two", "A"]
    assert [document.id for document in one.documents] == ["b", "stdin-1", "stdin-2", "a"]


@pytest.mark.case("C5")
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each with its path and the reason, in the order in which it was met."""
    folder = written(
        tmp_path,
        {
            "a.txt": "Good.",
            "b.txt": " \n",
            "c.txt": b"\x00\x01\x02\x03",
            "d.jpg": b"\xff\xd8\xff\xe0\x00",
            "e.json": '{"text": 1}',
            "f.txt": "x" * 101,
            "g.txt": "Good, too.",
        },
    )
    (folder / "h.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "i.txt")
    one = read_paths([str(folder), str(folder / "gone.txt")], NO_INPUT, largest_file=100)
    assert texts(one) == ["Good.", "Good, too."]
    reasons = {Path(fault.name).name: fault.reason for fault in one.faults}
    assert list(reasons) == [
        "b.txt", "c.txt", "d.jpg", "e.json: text", "f.txt", "h.txt", "i.txt", "gone.txt"
    ]  # fmt: skip
    assert reasons["b.txt"] == "is empty"
    assert reasons["c.txt"] == "looks binary: it has zero bytes"
    assert reasons["d.jpg"].startswith("has the suffix of no input format; those are .txt ")
    assert reasons["e.json: text"] == "is a number; a string is needed"
    assert reasons["f.txt"] == "is larger than 100 bytes"
    assert reasons["h.txt"] == reasons["gone.txt"] == "no such file or directory"
    assert reasons["i.txt"] == "is neither a file nor a folder"
    assert all(fault.name.startswith(str(folder)) for fault in one.faults)


def test_a_file_that_is_named_may_have_any_suffix(tmp_path: Path) -> None:
    """Who names it wants it read; its content tells the format."""
    written(tmp_path, {"a.story": "A story.", "b.page": "<html><body><p>A page.</p></body></html>"})
    assert texts(read_paths([str(tmp_path / "a.story"), str(tmp_path / "b.page")], NO_INPUT)) == ["A story.", "A page."]


@pytest.mark.case("C5")
def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one without permission, or one that disappears after its folder was listed."""
    written(tmp_path, {"a.txt": "A", "b.txt": "B"})
    really_open = Path.open

    def open_or_fail(path: Path, mode: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", open_or_fail)
    one = read_paths([str(tmp_path)], NO_INPUT)
    assert texts(one) == ["B"]
    assert [(fault.name, fault.reason) for fault in one.faults] == [(str(tmp_path / "a.txt"), "permission denied")]


@pytest.mark.case("C6")
def test_a_file_that_changes_while_it_is_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the old and half of the new text is no one's article."""
    written(tmp_path, {"a.txt": "A"})
    really_stat = os.fstat

    def append_and_stat(number: int) -> os.stat_result:
        status = really_stat(number)
        with (tmp_path / "a.txt").open("ab") as stream:
            stream.write(b"more")
        return status

    monkeypatch.setattr("service.files.os.fstat", append_and_stat)
    one = read_paths([str(tmp_path / "a.txt")], NO_INPUT)
    assert texts(one) == []
    assert [fault.reason for fault in one.faults] == ["changed while it was read"]


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    """As a shell gives one for `<(command)`."""
    reading, writing = os.pipe()
    os.write(writing, b"From a pipe.")
    os.close(writing)
    try:
        assert texts(read_paths([f"/dev/fd/{reading}"], NO_INPUT)) == ["From a pipe."]
    finally:
        os.close(reading)


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    """A folder is read once, however many ways lead to it."""
    written(tmp_path, {"a/x.txt": "X", "b/y.txt": "Y"})
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "across").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    one = read_paths([str(tmp_path)], NO_INPUT)
    assert sorted(texts(one)) == ["X", "Y"]
    assert [Path(fault.name).name for fault in one.faults] == ["self.txt"]


def test_a_name_that_is_no_utf_8_does_no_harm(tmp_path: Path) -> None:
    """Its document's id can be written all the same."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"A")
    (document,) = read_paths([str(tmp_path)], NO_INPUT).documents
    assert document.id == "caf\ufffd"


SET = {
    "articles/01-bote.txt": "Der Deich bei Mühlrod bricht\n\nZwei Menschen sind tot.",
    "articles/02-radio.html": "<html><body><p>Ein Mann wird vermisst.</p></body></html>",
    "references/1.txt": "Zwei Tote, ein Vermisster.\n",
    "references/2.txt": "Der Deich brach.\n",
    "notes.txt": "Not an article.",
    "set.json": json.dumps(
        {
            "language": "de",
            "documents": {
                "01-bote.txt": {
                    "source": "Bote",
                    "published": "2025-05-12",
                    "url": "https://bote.example.org/deich",
                }
            },
        }
    ),
}


def test_of_a_set_s_folder_the_articles_are_read_with_what_is_said_of_them(tmp_path: Path) -> None:
    """Also where the folder stands in the one that was named; no reference brief is taken for an article."""
    written(tmp_path / "flut", SET)
    bote, radio = read_paths([str(tmp_path)], NO_INPUT).documents
    assert (bote.id, bote.title, bote.source) == ("01-bote", "Der Deich bei Mühlrod bricht", "Bote")
    assert (bote.published, bote.url, bote.language) == ("2025-05-12", "https://bote.example.org/deich", "de")
    assert (radio.text, radio.source, radio.language) == ("Ein Mann wird vermisst.", None, "de")


def test_a_set_s_folder_is_read_with_its_references(tmp_path: Path) -> None:
    """For measuring; the folder's name is the set's id."""
    one = read_set_folder(written(tmp_path / "flut", SET))
    assert (one.id, one.language, len(one.documents)) == ("flut", "de", 2)
    assert one.references == ("Zwei Tote, ein Vermisster.", "Der Deich brach.")
    assert one.faults == ()


@pytest.mark.parametrize(
    ("description", "place", "reason"),
    [
        ("{", "set.json", "is no JSON"),
        ('{"langauge": "de"}', "set.json", "has an unknown key 'langauge'"),
        ('{"documents": []}', "set.json: documents", "is a list; an object is needed"),
        ('{"documents": {"01-bote.txt": {"src": "x"}}}', "documents['01-bote.txt']", "has an unknown key 'src'"),
        ('{"documents": {"01-bote.txt": {"url": "x"}}}', "documents['01-bote.txt'].url", "is no http or https"),
    ],
)
def test_a_bad_description_costs_no_article(tmp_path: Path, description: str, place: str, reason: str) -> None:
    """It is named, and the articles are read without it."""
    written(tmp_path, {**SET, "set.json": description})
    one = read_paths([str(tmp_path)], NO_INPUT)
    assert len(one.documents) == 2
    (fault,) = one.faults
    assert fault.name.endswith(place)
    assert fault.reason.startswith(reason)
