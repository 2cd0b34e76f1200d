"""JSON and JSON Lines: what is read, and how what is wrong is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading import json_documents
from summarizers.reading.document_fields import DOCUMENT_KEYS, document_from_fields
from summarizers.reading.document_sets import ReadFault
from summarizers.reading.json_documents import read, read_lines, read_sets

FULL_DOCUMENT = Document(
    id="7",
    title="Bridge closed",
    text=" The bridge\r\nis closed. ",
    source="Hale Gazette",
    url="https://hale-gazette.example.org/bridge",
    published="2025-03-03T18:20:00Z",
    language="en",
)
FULL = {key: getattr(FULL_DOCUMENT, key) for key in DOCUMENT_KEYS if key != "html"}


def test_a_set_is_read_with_all_that_it_says() -> None:
    """The text is the caller's, to the last blank; offsets count in it."""
    document_set = {"id": "s", "language": "en-GB", "references": ["Closed."], "documents": [FULL, {"text": "B"}]}
    one = read(json.dumps(document_set).encode(), "set.json")
    assert one.documents == (FULL_DOCUMENT, Document(text="B"))
    assert (one.id, one.language, one.references, one.faults) == ("s", "en", ("Closed.",), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("value", [{"text": "Größe"}, [{"text": "Größe"}], {"documents": [{"text": "Größe"}]}])
def test_a_document_a_list_and_a_set_are_read(value: object, encoding: str) -> None:
    """In every encoding of Unicode."""
    content = json.dumps(value, ensure_ascii=False).encode(encoding)
    assert read(content, "a.json").documents == (Document(text="Größe"),)


def test_null_is_as_good_as_no_key() -> None:
    """Many programs write every key they know."""
    assert document_from_fields({**dict.fromkeys(DOCUMENT_KEYS), "text": "A"}, "") == Document(text="A")


def test_html_is_read_as_a_page_and_what_is_given_wins() -> None:
    """The title is the caller's, the text and the site are the page's."""
    html = "<html><head><title>T</title><meta property='og:site_name' content='S'></head><p>A b c d.</p></html>"
    document = document_from_fields({"html": html, "title": "Mine"}, "documents[0]")
    assert (document.text, document.title, document.source) == ("A b c d.", "Mine", "S")
    assert document.extracted
    assert document_from_fields({"html": html, "text": "Given."}, "").text == "Given."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": "A"', "a.json: is no JSON: expecting ',' delimiter at column 13"),
        (
            '{"text": "A",\n7}',
            "a.json: is no JSON: expecting property name enclosed in double quotes at line 2, column 1",
        ),
        ("", "a.json: is no JSON: expecting value at column 1"),
        ('{"text": "A', "a.json: is no JSON: unterminated string starting at column 10"),
        ('{"text": "A\tB"}', "a.json: is no JSON: invalid control character at column 12"),
        ('{"text": "A", "text": "B"}', "a.json: has the key 'text' twice in one object"),
        ('{"text": NaN}', "a.json: is no JSON: it has no NaN"),
        ('{"text": -Infinity}', "a.json: is no JSON: it has no -Infinity"),
        ('{"text": 1e400}', "a.json: text: is a number; a string is needed"),
        ('{"text": ' + "9" * 5000 + "}", "a.json: has a number of too many digits"),
        ("[" * 200_000, "a.json: is nested too deeply"),
        ("7", "a.json: is a number; an object is needed"),
        ("null", "a.json: is null; an object is needed"),
        ("{}", "a.json: text: is missing; a document has text or html"),
        ('{"text": true}', "a.json: text: is true or false; a string is needed"),
        ('{"text": ["A"]}', "a.json: text: is a list; a string is needed"),
        ('{"text": "A", "id": 7}', "a.json: id: is a number; a string is needed"),
        (
            '{"text": "A", "body": "B"}',
            "a.json: has an unknown key 'body'; allowed: " + ", ".join(DOCUMENT_KEYS),
        ),
        (
            '{"documents": [], "lenght": {}}',
            "a.json: has an unknown key 'lenght'; allowed: id, language, references, documents",
        ),
        ('{"documents": {"text": "A"}}', "a.json: documents: is an object; a list is needed"),
        ('{"documents": [], "references": ["A", 1]}', "a.json: references[1]: is a number; a string is needed"),
        (
            '{"documents": [], "language": "English, I think"}',
            "a.json: language: is no ISO 639-1 code, such as en or de",
        ),
        ('{"text": "\\ud83d!"}', "a.json: text: has half a character (a lone surrogate) at 0"),
        (
            '{"text": "A", "published": "3 March"}',
            "a.json: published: is no ISO 8601 date, such as 2024-12-28 or 2024-12-28T09:00:00Z",
        ),
        ('{"text": "A", "url": "javascript:alert(1)"}', "a.json: url: is no http or https address"),
        ('{"html": "<html></html>"}', "a.json: html: has no text"),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_wrong_is_named_with_its_place(content: str, message: str) -> None:
    """Never with the text: that may be no one's business."""
    with pytest.raises(InvalidDocumentError) as caught:
        read(content.encode(), "a.json")
    assert str(caught.value) == message


def test_json_in_a_legacy_encoding_is_an_error() -> None:
    """JSON has to be UTF-8; a guess could change a text that is measured."""
    with pytest.raises(InvalidDocumentError, match=r"^a\.json: is not UTF-8, as JSON has to be$"):
        read('{"text": "Köln"}'.encode("cp1252"), "a.json")


def test_one_bad_document_does_not_cost_the_others() -> None:
    """Each is named by its place in the list."""
    documents = [{"text": "A", "id": "x"}, {"text": 7}, {"text": "B"}, {"text": "C", "id": "x"}, 5]
    one = read(json.dumps({"documents": documents}).encode(), "set.json")
    assert [document.text for document in one.documents] == ["A", "B"]
    assert one.faults == (
        ReadFault("set.json: documents[1].text", "is a number; a string is needed"),
        ReadFault("set.json: documents[3].id", "stands twice; documents[0] has it too"),
        ReadFault("set.json: documents[4]", "is a number; an object is needed"),
    )


LINES = """\
{"id": "one", "references": ["R"], "language": "de", "documents": [{"text": "A"}, {"text": 1}]}

{"text": "B\u2028b", "language": "fr"}
{"text":
{"id": "two", "documents": [{"text": "C"}]}\r
{"text": "D"}
"""


def test_json_lines_give_a_set_a_line_and_one_of_the_loose_documents() -> None:
    """A line that cannot be read is a set of its own, with the fault; only line feeds end lines."""
    one, bad, two, loose = read_sets(LINES.encode(), "s.jsonl")
    assert [document.text for document in one.documents] == ["A"]
    assert (one.id, one.references) == ("one", ("R",))
    assert one.faults == (ReadFault("s.jsonl line 1: documents[1].text", "is a number; a string is needed"),)
    assert (bad.documents, two.id) == ((), "two")
    assert bad.faults == (ReadFault("s.jsonl line 4", "is no JSON: expecting value at column 9"),)
    assert [document.text for document in loose.documents] == ["B\u2028b", "D"]


def test_all_lines_together_are_one_set() -> None:
    """For a brief of a whole file; each document keeps the language of its set."""
    one = read_lines(LINES.encode(), "s.jsonl")
    assert [document.text for document in one.documents] == ["A", "C", "B\u2028b", "D"]
    assert [document.language for document in one.documents] == ["de", None, "fr", None]
    assert [fault.name for fault in one.faults] == ["s.jsonl line 1: documents[1].text", "s.jsonl line 4"]
    assert one.references == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*DOCUMENT_KEYS, "documents", "references", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(json_values)
def test_any_json_gives_documents_or_a_clear_error(value: object) -> None:
    """And every document that comes out can be written as UTF-8."""
    try:
        one = json_documents.read(json.dumps(value).encode(), "a.json")
    except InvalidDocumentError as error:
        assert error.place.startswith("a.json")
    else:
        for document in one.documents:
            document.text.encode()
