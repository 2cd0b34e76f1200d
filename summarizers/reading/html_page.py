"""HTML -> the article on a page: its paragraphs, title, date and site, nothing of what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_sets import DocumentSet
from summarizers.reading.encodings import declared_encoding, decode
from summarizers.reading.field_shapes import is_iso_date, is_web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Without a last date trafilatura would ask the clock; and only what a page states as its date is one.
_DATES = {"max_date": "2100-01-01", "extensive_search": False, "original_date": True}
# trafilatura gives the day; these give the time as well.
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_LEFT_OUT = frozenset(
    ("aside", "button", "figure", "footer", "form", "head", "iframe", "nav", "noscript", "object", "script",
    "select", "style", "svg", "table", "template", "video")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "ul")
)  # fmt: skip


# Looking for the article takes 40 µs a tag on pages of nothing else. The longest news pages have some ten thousand,
# opening and closing; on a page with more, all text of its blocks stands for the article.
MOST_TAGS = 60_000
# libxml2 compares each attribute with those before it in its tag: the sum of squares is what parsing costs, 0.1 s here.
MOST_ATTRIBUTE_PAIRS = 100_000_000
_TAG = re.compile(r"<[A-Za-z][^>]*")


def read(content: bytes, name: str) -> DocumentSet:
    """The article of a page.

    Raises:
        InvalidDocumentError: the bytes are no text, or the page has no article.
    """
    html = decode(content, name, declared_encoding(content))
    return DocumentSet((document_from_html(html, name),))


def document_from_html(html: str, place: str) -> Document:
    """The article of a page, or of a piece of one: paragraphs a line each, with a blank line between.

    trafilatura takes the article out, and would rather miss a paragraph than take a caption for one. Where it
    finds nothing, as in a page of two lines, the text of the page's blocks stands in.

    Args:
        html: the page.
        place: what the error calls it.

    Raises:
        InvalidDocumentError: there is no text in it, or a tag has more attributes than can be read.
    """
    if sum(len(tag.split()) ** 2 for tag in _TAG.findall(html)) > MOST_ATTRIBUTE_PAIRS:
        raise InvalidDocumentError(place, "has a tag with too many attributes")
    tree = _tree(html)
    if tree is None:
        raise InvalidDocumentError(place, "has no text")
    if html.count("<") > MOST_TAGS:
        return _plain(tree, html, place)
    # Imported here: it takes longer to load than a brief of plain text takes to make.
    from trafilatura import bare_extraction

    page = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    title = url = source = day = None
    paragraphs: list[str] = []
    if page is not None and not isinstance(page, dict):
        title, url, source, day = page.title, page.url, page.sitename, page.date
        paragraphs = [line.strip() for line in (page.text or "").split("\n") if line.strip()]
        if title and paragraphs and paragraphs[0] == title:
            del paragraphs[0]
    text = "\n\n".join(paragraphs) or block_text(html)
    if not text:
        raise InvalidDocumentError(place, "has no text")
    return Document(
        text=text,
        title=title or None,
        source=source or None,
        url=url if url and is_web_address(url) else None,
        published=_published(tree) or day or None,
        extracted=True,
    )


def _plain(tree: HtmlElement, html: str, place: str) -> Document:
    """A page on which the article is not looked for."""
    text = block_text(html)
    if not text:
        raise InvalidDocumentError(place, "has no text")
    title = _folded(tree.findtext(".//title")).strip()
    return Document(text=text, title=title or None, published=_published(tree), extracted=True)


def block_text(html: str) -> str:
    """All text of a page or a piece of one, a line a block; without menus, forms, tables and pictures."""
    tree = _tree(html)
    if tree is None:
        return ""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        boundary = "\n" if element.tag in _BLOCKS else ""
        if event != "start":
            # What follows the element, and is not in it.
            pieces += (boundary, _folded(element.tail))
        elif element.tag in _LEFT_OUT:
            walk.skip_subtree()
        else:
            pieces += (boundary, _folded(element.text))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _folded(text: str | None) -> str:
    """Line ends in HTML's text are blanks."""
    return "" if text is None else text.replace("\n", " ").replace("\r", " ")


def _tree(html: str) -> HtmlElement | None:
    """The parsed page, or None where there is nothing to parse."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # As bytes: lxml refuses text that has an XML prolog with an encoding.
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None


def _published(tree: HtmlElement) -> str | None:
    stated = (str(value).strip() for path in _PUBLISHED for value in tree.xpath(path))
    return next((value for value in stated if is_iso_date(value)), None)
