"""The table of formats, how one is told, and how documents of several inputs get their ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Document
from summarizers.reading.document_sets import DocumentSet, ReadFault, merged, together
from summarizers.reading.input_formats import INPUT_FORMATS, detect_format, read_documents

SAMPLES = {
    "text": b"The bridge is closed.",
    "markdown": b"# Bridge\n\nThe bridge is *closed*.",
    "html": b"<html><body><p>The bridge is closed.</p></body></html>",
    "json": b'{"text": "The bridge is closed."}',
    "jsonl": b'{"text": "The bridge is closed."}\n',
    "feed": b"<rss><channel><item><description>The bridge is closed.</description></item></channel></rss>",
}


@pytest.mark.parametrize("name", INPUT_FORMATS)
def test_every_format_reads_its_sample(name: str) -> None:
    """A new format needs a sample here, a description of one line, and suffixes that are its own."""
    one = INPUT_FORMATS[name]
    assert [document.text for document in one.read(SAMPLES[name], "a").documents] == ["The bridge is closed."]
    assert one.name == name
    assert one.description
    assert "\n" not in one.description
    for suffix in one.suffixes:
        assert suffix.startswith(".")
        assert detect_format(b"", f"a{suffix.upper()}") is one


@pytest.mark.parametrize("name", INPUT_FORMATS)
def test_every_format_refuses_bytes_that_are_no_text(name: str) -> None:
    """As a fault that names the file."""
    (fault,) = read_documents(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", f"a{INPUT_FORMATS[name].suffixes[0]}").faults
    assert fault == ReadFault(f"a{INPUT_FORMATS[name].suffixes[0]}", "looks binary: it has zero bytes")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<!DOCTYPE HTML><p>x", "html"),
        (b"\n <HTML lang=en>", "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">', "html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'{\n "text": "x"\n}', "json"),
        (b'[{"text": "x"}]', "json"),
        (b'{"html": "<html><p>x</p>"}', "json"),
        (b'{"text": "x"}\r\n\r\n{"text": "y"}', "jsonl"),
        (b'{"text": "' + b"x" * 9000 + b'"}\n{"text": "y"}', "jsonl"),
        ('{ "text": "x" }'.encode("utf-16"), "json"),
        (b"[Hale] The bridge is closed, said <html> readers.", "text"),
        (b"{sic} The bridge is closed.", "text"),
        (b"", "text"),
    ],
)
@pytest.mark.parametrize("file_name", ["stdin", "article.story", ".hidden"])
def test_without_a_known_suffix_the_front_of_the_bytes_tells(content: bytes, name: str, file_name: str) -> None:
    """Standard input has no suffix."""
    assert detect_format(content, file_name).name == name


@pytest.mark.parametrize("content", [b"", b" \r\n\t"])
def test_an_empty_input_is_named(content: bytes) -> None:
    """Whatever its format."""
    assert read_documents(content, "a.json") == DocumentSet(faults=(ReadFault("a.json", "is empty"),))


def _set(*ids: str) -> DocumentSet:
    return DocumentSet(tuple(Document(text="x", id=one) for one in ids))


@pytest.mark.parametrize(
    ("named_sets", "ids"),
    [
        ([("news/a.txt", _set("")), ("news/b.html", _set(""))], ["a", "b"]),
        ([("news/a.txt", _set("")), ("news/a.html", _set(""))], ["a.txt", "a.html"]),
        ([("/x/mon/a.txt", _set("")), ("/x/tue/a.txt", _set(""))], ["mon/a.txt", "tue/a.txt"]),
        ([("feed.xml", _set("", ""))], ["feed-1", "feed-2"]),
        ([("s.json", _set("7", "")), ("b.txt", _set(""))], ["7", "s-2", "b"]),
        ([("s.json", _set("7")), ("t.json", _set("7", "8"))], ["s.json:7", "t.json:7", "8"]),
        ([("a.txt", _set("")), ("s.json", _set("a", "a.txt"))], ["a.txt", "s.json:a", "a.txt-2"]),
        ([("a", _set("")), ("a", _set("")), ("s.json", _set("a-2"))], ["a", "a-3", "a-2"]),
        ([("stdin", _set(""))], ["stdin"]),
    ],
)
def test_every_document_gets_an_id_of_its_own(named_sets: list[tuple[str, DocumentSet]], ids: list[str]) -> None:
    """Its own, or the short name of its input; where two are alike, what tells them apart."""
    assert [document.id for document in together(named_sets).documents] == ids


@given(
    st.lists(
        st.tuples(
            st.text("ab/.-12", max_size=5),
            st.lists(st.text("ab-12.:", max_size=4), max_size=3).map(lambda ids: _set(*ids)),
        ),
        max_size=5,
    )
)
def test_ids_are_distinct_whatever_the_names(named_sets: list[tuple[str, DocumentSet]]) -> None:
    """And no document is lost."""
    ids = [document.id for document in together(named_sets).documents]
    assert len(set(ids)) == len(ids) == sum(len(one.documents) for _, one in named_sets)
    assert all(ids)


def test_sets_are_merged_in_order() -> None:
    """A set's language goes to its documents; references stay only where they are of all that was read."""
    german = DocumentSet((Document("a"), Document("b", language="fr")), "g", "de", ("R",))
    other = DocumentSet((Document("c"),), faults=(ReadFault("x", "is empty"),))
    both = merged([german, other])
    assert [(document.text, document.language) for document in both.documents] == [
        ("a", "de"),
        ("b", "fr"),
        ("c", None),
    ]
    assert (both.id, both.language, both.references) == (None, None, ())
    assert both.faults == other.faults
    assert merged([german, DocumentSet()]).references == ("R",)


@pytest.mark.case("18")
def test_comments_without_a_page_behind_them_are_sniffed_in_no_time() -> None:
    """They could be parted from each other in exponentially many ways, all of which a pattern once tried."""
    assert detect_format(b"<!---->" * 10_000, "page").name == "text"
    assert detect_format(b"<!-- a --> <!-- b -->\n<html>", "page").name == "html"
