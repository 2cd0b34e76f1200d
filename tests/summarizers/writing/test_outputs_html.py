"""The HTML page, read back by a parser: nothing that a document says is markup, and everything is shown."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sample_briefs import BRIEFS, ferry, hostile, right_to_left

from summarizers.writing.html_brief import CONTEXT, content_security_policy, render
from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import cite, web_address

ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "section",
        "h1",
        "h2",
        "p",
    ),
    *("ol", "ul", "li", "div", "span", "bdi", "mark", "a", "code", "br", "strong"),
    *("details", "summary", "blockquote"),
}
ATTRIBUTES = {"lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "open"}


def page(written: str) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(written)


def words(element: html.HtmlElement) -> str:
    """What an element says."""
    return printable(element.text_content()).strip()


@pytest.mark.parametrize("kind", BRIEFS)
def test_documents_add_no_markup(kind: str) -> None:
    """No element, attribute or link but the page's own, and no id twice."""
    brief = BRIEFS[kind]
    tree = page(render(brief))
    assert {element.tag for element in tree.iter()} <= ELEMENTS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    anchors = tree.xpath("//@id")
    assert anchors == [f"source-{source.number}" for source in cite(brief).sources]
    allowed = {web_address(entry.document.url) for entry in brief.documents}
    assert set(tree.xpath("//@href")) <= allowed | {f"#{anchor}" for anchor in anchors}


@pytest.mark.parametrize("kind", BRIEFS)
def test_every_sentence_stands_beside_its_sources(kind: str) -> None:
    """Its words, the numbers, each disagreement in words, and a place in every source's text."""
    brief = BRIEFS[kind]
    citations = cite(brief)
    rows = page(render(brief)).xpath('//ol[@class="sentences"]/li')
    assert len(rows) == len(brief.sentences)
    for row, sentence in zip(rows, brief.sentences, strict=True):
        numbers = ", ".join(str(source.number) for source in citations.of(sentence))
        days = "; ".join(shown_dates(sentence, brief))
        days = f" ({days})" if days else ""
        assert words(row.xpath(".//p")[0]) == printable(f"{printable(sentence.text)} [{numbers}]{days}").strip()
        remarks = [words(remark) for remark in row.xpath('.//p[@class="disagreement"]')]
        assert remarks == [
            printable(
                f"Sources disagree: {other.figure}{words_of.but}[{citations.by_document[other.document].number}]"
                f"{words_of.says}“{other.says}”{words_of.end}"
            )
            for other in sentence.disagreements
            for words_of in [disagreement_words(other)]
        ]
        involved = {place.document for place in (sentence, *sentence.support, *sentence.disagreements)}
        assert len(row.xpath(".//details")) == len(involved)


LETTERS = st.sampled_from("<>&\"'/!-=;#x3ab \n") | st.characters(codec="utf-8")


@given(st.text(LETTERS, min_size=1, max_size=30))
def test_any_words_read_as_themselves(said: str) -> None:
    """In the title, the heading and the sentence."""
    tree = page(render(hostile(said)))
    assert {element.tag for element in tree.iter()} <= ELEMENTS
    assert words(tree.xpath("//h1")[0]) == (printable(said).strip() or "Brief")
    assert words(tree.xpath("//p[@dir]")[0]).startswith(printable(f"{said} said so: 38".strip()).strip())


def test_the_places_are_marked_in_their_context() -> None:
    """Support and its figure are told apart; what is far away is left out and said to be."""
    first, second = page(render(ferry())).xpath("//details")[:2]
    marks = [(mark.get("class"), mark.text) for mark in second.xpath(".//mark")]
    assert marks == [
        ("says", "A ferry went aground on the Hale bank on Saturday and lifeboats took off "),
        ("differs says", "at least 40"),
        ("says", " passengers."),
    ]
    assert words(first.xpath("./blockquote")[0]).startswith("The ferry Tern left Marrowick at dawn")
    far = page(render(hostile("far away " * 99))).xpath("//blockquote")[0]
    shown = words(far)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    outside = len(shown) - sum(len(mark.text_content()) for mark in far.xpath(".//mark"))
    assert outside <= 2 * CONTEXT + 4


def test_the_figure_in_doubt_is_marked_in_the_sentence() -> None:
    """At the place that the disagreement names."""
    statement = page(render(ferry())).xpath('//div[@class="statement"]')[0]
    assert [mark.text for mark in statement.xpath("./p[1]//mark")] == ["38"]


def test_documents_are_listed_with_what_became_of_them() -> None:
    """The cited ones first, by number; then copies and documents off topic, in words."""
    listed = [words(row) for row in page(render(ferry())).xpath('//ul[@class="documents"]/li')]
    assert [row[:3] for row in listed[:3]] == ["[1]", "[2]", "[3]"]
    assert "copy of [1] Harbour Gazette: Ferry runs aground off Marrowick" in listed[3]
    assert "off topic" in listed[4]


def test_language_and_direction_are_declared() -> None:
    """The page's own words stay English."""
    tree = page(render(right_to_left()))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert page(render(ferry())).get("dir") == "ltr"
    assert all(part.get("lang") == "en" for part in tree.xpath('//h2/*|//p[@class="aside"]/*'))


@pytest.mark.parametrize("kind", ["ferry", "empty", "long"])
def test_the_page_runs_and_loads_nothing(kind: str) -> None:
    """Its policy allows one style sheet by digest, which is the one that stands there."""
    written = render(BRIEFS[kind])
    style = re.search(r"<style>(.*?)</style>", written, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = page(written).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert policy == [content_security_policy()]
    assert f"'sha256-{digest}'" in policy[0]
    assert "unsafe" not in policy[0]
    assert not re.search(r"url\(|@import", style[1])
