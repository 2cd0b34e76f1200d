"""How sources are numbered, named and linked, and what of a document is shown around a place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_briefs import EMPTY, HOSTILE_ADDRESSES, ODD_ADDRESSES, PLAIN, ferry, sentence, support

from summarizers.datatypes import BriefDocument, Disagreement, Document
from summarizers.writing.excerpts import Piece, Place, pieces, windows
from summarizers.writing.printable import printable, shortened
from summarizers.writing.sources import cite, label, web_address


def test_sources_are_numbered_as_they_first_appear() -> None:
    """Own document first, then support; a number is never given twice and none is left out."""
    citations = cite(ferry())
    assert [source.document.document.id for source in citations.sources] == ["gazette", "coastwire", "radio"]
    assert [source.number for source in citations.sources] == [1, 2, 3]
    assert [[s.number for s in citations.of(said)] for said in ferry().sentences] == [[1, 2], [2, 1, 3]]


def test_a_document_that_supports_twice_is_one_source() -> None:
    """Its places are two, its number is one."""
    words = "Nobody was badly hurt, the coastguard said."
    radio = support(PLAIN["radio"], words)
    own = sentence(PLAIN["gazette"], words, support=(radio, radio, support(PLAIN["gazette"], words)))
    brief = replace(ferry(), sentences=(own,))
    assert [source.number for source in cite(brief).of(own)] == [1, 2]


def test_a_document_that_only_disagrees_is_numbered_but_says_not_the_same() -> None:
    """A disagreement has to name its source."""
    own = sentence(
        PLAIN["gazette"],
        "An inquiry will be held.",
        disagreements=(Disagreement("An", (0, 2), "radio", 0, 6, "Nobody"),),
    )
    citations = cite(replace(ferry(), sentences=(own,)))
    assert [source.number for source in citations.of(own)] == [1]
    assert citations.by_document["radio"].number == 2


def test_copies_and_documents_off_topic_are_no_sources_that_a_sentence_lacks() -> None:
    """Of five documents one is a copy and one is off topic; one that is off topic yet cited counts."""
    assert cite(ferry()).independent == 3
    documents = tuple(replace(entry, off_topic=True) for entry in ferry().documents)
    assert cite(replace(ferry(), documents=documents)).independent == 3
    assert cite(EMPTY).independent == 1


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("", id="7", source="Post", title="Fire", url="https://post.example/"), "Post: Fire"),
        (Document("", id="7", title="Fire\nand smoke"), "Fire and smoke"),
        (Document("", id="7", source=" ", title="", url="https://post.example/"), "https://post.example/"),
        (Document("", id="7", url="javascript:alert(1)"), "document 7"),
    ],
)
def test_a_source_is_called_by_its_best_known_name(document: Document, expected: str) -> None:
    """Publisher and headline, else address, else id."""
    assert label(BriefDocument(document)) == expected


@pytest.mark.parametrize("address", [None, *HOSTILE_ADDRESSES])
def test_only_web_addresses_become_links(address: str | None) -> None:
    """Whatever could run, open a file or lead to the reader's own host does not."""
    assert web_address(address) is None


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_addresses_are_encoded_to_ascii_without_quotes_brackets_or_blanks(address: str) -> None:
    """Encoding again changes nothing."""
    encoded = web_address(address)
    assert encoded is not None
    assert encoded.isascii()
    assert not set(encoded) & set("<>\"'`(){}|\\ \n")
    assert web_address(encoded) == encoded


def test_plain_addresses_stay_as_they_are() -> None:
    """Queries, fragments, escapes, ports and IPv6 hosts keep their sense."""
    for address in ("https://[::1]:8000/a", "http://x.example/a%20b?c=d&e=f,g;h=~i#j!k", "https://x.example"):
        assert web_address(address) == address


def test_printable_text_keeps_words_and_loses_what_acts() -> None:
    """ESC, CSI, NUL and overrides go; marks and joiners that spelling needs stay."""
    assert printable("a\x1b[1m\x00\x9b b\u202e c\u2066\n\t d\ud800") == "a[1m b c d\ufffd"
    assert printable("می\u200cخواهم \u200f") == "می\u200cخواهم \u200f"


@given(st.text(), st.integers(1, 20))
def test_shortened_text_keeps_its_limit(text: str, limit: int) -> None:
    """And is the text itself where that fits."""
    short = shortened(text, limit)
    assert len(short) <= limit
    assert (short == text) == (len(text) <= limit) or text.endswith("…")


def test_pieces_cut_where_a_place_begins_or_ends() -> None:
    """The example of the docstring."""
    places = [Place(1, 3, "x"), Place(2, 3, "y")]
    expected = [Piece("a", ()), Piece("b", ("x",)), Piece("c", ("x", "y")), Piece("d", ())]
    assert list(pieces("abcd", places)) == expected


PLACES = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from("xy")).map(
        lambda three: Place(min(three[:2]), max(three[:2]), three[2])
    )
)
TEXTS = st.text("ab \n", min_size=80, max_size=80)


@given(TEXTS, PLACES)
def test_pieces_joined_are_the_text(text: str, places: list[Place]) -> None:
    """And every code point has exactly the kinds of the places over it."""
    parts = list(pieces(text, places))
    assert "".join(part.text for part in parts) == text
    kinds = [part.kinds for part in parts for _ in part.text]
    for row, found in enumerate(kinds):
        assert set(found) == {place.kind for place in places if place.start <= row < place.end}


@given(TEXTS, PLACES, st.integers(0, 30))
def test_windows_show_every_place_and_never_overlap(text: str, places: list[Place], around: int) -> None:
    """In the order of the text, within `around` of some place."""
    spans = windows(text, places, around)
    assert all(any(start <= place.start and place.end <= end for start, end in spans) for place in places)
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    for start, end in spans:
        inside = [place for place in places if start <= place.start and place.end <= end]
        assert start >= min(place.start for place in inside) - around
        assert end <= max(place.end for place in inside) + around


def test_windows_end_between_words() -> None:
    """A word that does not fit is left out; a text without blanks is cut anywhere."""
    assert windows("one two three four five", [Place(8, 13, "x")], 7) == [(4, 18)]
    assert windows("x" * 30, [Place(10, 12, "x")], 4) == [(6, 16)]
