"""RSS and Atom feeds -> one document an entry, of the text that the feed itself carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_sets import DocumentSet, ReadFault
from summarizers.reading.encodings import declared_encoding, decode
from summarizers.reading.field_shapes import is_iso_date, is_web_address
from summarizers.reading.html_page import block_text

_HTML_TYPES = ("text/html", "application/xhtml+xml")
# Not XML's, but all that a text may not hold and feeds do; one of them would end the parser's work.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(content: bytes, name: str) -> DocumentSet:
    """The entries in the feed's order; one without text is a fault, and the rest is read.

    Raises:
        InvalidDocumentError: the bytes are no text, or no feed, or one without entries.
    """
    # Imported here: few inputs are feeds.
    import feedparser

    text = _FORBIDDEN.sub(" ", decode(content, name, declared_encoding(content)))
    # feedparser opens what is no stream as an address or a file. The header overrules what the XML prolog
    # says of the encoding. Nothing is sanitized, as all markup goes, nor resolved, as no link in it is kept.
    feed = feedparser.parse(
        BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries:
        raise InvalidDocumentError(name, "has no entries" if feed.version else "is no RSS or Atom feed")
    site = _plain(feed.feed, "title")
    documents: list[Document] = []
    faults: list[ReadFault] = []
    for number, entry in enumerate(feed.entries, start=1):
        document = _document(entry, site)
        if document.text:
            documents.append(document)
        else:
            faults.append(ReadFault(f"{name} entry {number}", "has no text"))
    return DocumentSet(tuple(documents), faults=tuple(faults))


def _document(entry: Mapping[str, Any], site: str | None) -> Document:
    # Full text and summary may both be there; the longer one is the full text, wherever it stands.
    bodies = [*entry.get("content", ()), entry.get("summary_detail", {})]
    link = entry.get("link", "")
    return Document(
        text=max(map(_text, bodies), key=len),
        title=_plain(entry, "title"),
        source=_plain(entry.get("source", {}), "title") or site,
        url=link if is_web_address(link) else None,
        published=_iso_date(entry, "published") or _iso_date(entry, "updated"),
        extracted=True,
    )


def _plain(fields: Mapping[str, Any], key: str) -> str | None:
    """A title on one line, without markup; None where there is none."""
    return " ".join(_text(fields.get(f"{key}_detail", {})).split()) or None


def _text(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value") or "")
    return block_text(value) if detail.get("type") in _HTML_TYPES else value.strip()


def _iso_date(fields: Mapping[str, Any], key: str) -> str | None:
    """RFC 822 dates, as RSS has them, as ISO 8601; those of Atom are already."""
    # Asked for first: feedparser would answer, and warn, with the one date where only the other is there.
    stated = str(fields[key]).strip() if key in fields else ""
    if is_iso_date(stated):
        return stated
    try:
        return parsedate_to_datetime(stated).isoformat()
    except ValueError:
        return None
