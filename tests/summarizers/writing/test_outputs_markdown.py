"""Markdown, read back by a CommonMark parser: nothing that a document says is markup."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sample_briefs import BRIEFS, HOSTILE

from summarizers.datatypes import Brief
from summarizers.writing.markdown import escape, render
from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import cite, web_address

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OWN_MARKUP = {"paragraph", "heading", "inline", "text", "text_special", "link", "blockquote", "strong"}
OWN_LISTS = {"ordered_list", "bullet_list", "list_item"}


def flat(tokens: list[Token]) -> list[Token]:
    """All tokens, those inside lines too."""
    return [token for outer in tokens for token in (outer, *(outer.children or ()))]


def lines(text: str) -> list[str]:
    """Every heading and paragraph as a reader sees it."""
    found = [token for token in PARSER.parse(text) if token.type == "inline"]
    return ["".join(child.content for child in token.children or ()) for token in found]


def plain(words: str) -> str:
    """The words without what no output prints."""
    return printable(words).strip()


def expected_lines(brief: Brief) -> list[str]:
    """What a reader of the sentences should see."""
    citations = cite(brief)
    seen = []
    for sentence in brief.sentences:
        numbers = ", ".join(str(source.number) for source in citations.of(sentence))
        days = "; ".join(shown_dates(sentence, brief))
        days = f" ({plain(days)})" if days else ""
        seen.append(f"{plain(sentence.text)} [{numbers}]{days}")
        for other in sentence.disagreements:
            number = citations.by_document[other.document].number
            but, says, end = disagreement_words(other)
            seen.append(f"Sources disagree: {plain(other.figure)}{but}[{number}]{says}“{plain(other.says)}”{end}")
    return seen


@pytest.mark.parametrize("kind", BRIEFS)
def test_readers_see_the_words_and_the_only_links_are_the_sources(kind: str) -> None:
    """No image, no HTML, no emphasis, no code; headings and lists are the brief's own."""
    brief = BRIEFS[kind]
    written = render(brief)
    tokens = flat(PARSER.parse(written))
    assert {re.sub(r"_(open|close)$", "", token.type) for token in tokens} <= OWN_MARKUP | OWN_LISTS
    strong = [after.content for token, after in pairwise(tokens) if token.type == "strong_open"]
    assert set(strong) <= {"Sources disagree:"}
    addresses = {web_address(entry.document.url) for entry in brief.documents}
    allowed = {PARSER.normalizeLink(address) for address in addresses if address}
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} <= allowed
    seen = lines(written)
    title = [plain(brief.title)] if brief.title and plain(brief.title) else []
    expected = title + (expected_lines(brief) or ["(no sentence)"])
    assert seen[: len(expected)] == expected


@pytest.mark.parametrize("words", HOSTILE)
def test_escaped_words_read_as_themselves(words: str) -> None:
    """Alone in a paragraph, where lists and headings would begin."""
    assert lines(escape(words)) == [plain(words)] * bool(plain(words))


LETTERS = st.sampled_from("`*_[]<>()&|~$#@^-+=:.!\\\"'/1a \n;") | st.characters(codec="utf-8")


@given(st.text(LETTERS, max_size=40))
def test_any_words_read_as_themselves(words: str) -> None:
    """Whatever is built from the characters of Markdown."""
    assert lines(escape(words)) == [plain(words)] * bool(plain(words))


@pytest.mark.parametrize("words", ["see http://a.example", "HTTPS://a.example", "www.a.example", "mailto:a"])
def test_addresses_in_the_words_are_not_linked_by_readers_that_link_bare_ones(words: str) -> None:
    """The pattern that such a reader looks for is broken by a backslash."""
    assert not re.search(r"(?i)(https?|mailto):|www\.", escape(words))
