"""The table of input formats, and the way from bytes of any of them to documents."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from summarizers.errors import InvalidDocumentError
from summarizers.reading import feed, html_page, json_documents, markdown_text, plain_text
from summarizers.reading.document_sets import DocumentSet, ReadFault


@dataclass(frozen=True, slots=True)
class InputFormat:
    """A way to write documents.

    Attributes:
        name: its key in `INPUT_FORMATS`.
        description: one line on what it holds.
        suffixes: of file names, in lower case, with the dot.
        media_types: of HTTP.
        read: (the bytes, a name for messages) -> documents; pure, and raises `InvalidDocumentError`.
    """

    name: str
    description: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[bytes, str], DocumentSet]


INPUT_FORMATS: dict[str, InputFormat] = {
    one.name: one
    for one in (
        InputFormat(
            name="text",
            description="plain text, one article; its first line is the title where it looks like one",
            suffixes=(".txt", ".text"),
            media_types=("text/plain",),
            read=plain_text.read,
        ),
        InputFormat(
            name="markdown",
            description="Markdown, one article; its markup is left out",
            suffixes=(".md", ".markdown"),
            media_types=("text/markdown",),
            read=markdown_text.read,
        ),
        InputFormat(
            name="html",
            description="a web page; the article on it, its title, date and site",
            suffixes=(".html", ".htm", ".xhtml"),
            media_types=("text/html", "application/xhtml+xml"),
            read=html_page.read,
        ),
        InputFormat(
            name="json",
            description="JSON: a document set, one document, or a list of documents",
            suffixes=(".json",),
            media_types=("application/json",),
            read=json_documents.read,
        ),
        InputFormat(
            name="jsonl",
            description="JSON Lines: a document or a document set a line",
            suffixes=(".jsonl", ".ndjson"),
            media_types=("application/jsonl", "application/x-ndjson"),
            read=json_documents.read_lines,
        ),
        InputFormat(
            name="feed",
            description="an RSS or Atom feed that carries its articles' text",
            suffixes=(".xml", ".rss", ".atom"),
            media_types=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
            read=feed.read,
        ),
    )
}

_BY_SUFFIX = {suffix: one for one in INPUT_FORMATS.values() for suffix in one.suffixes}

_SNIFFED_BYTES = 2048
_FLAGS = re.IGNORECASE | re.DOTALL
# Atomic: comments that are followed by no page must not be divided anew in every way there is.
_PROLOG = rb"\A(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)"
_SIGNS = (
    ("html", re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body|article|div|p)\b", _FLAGS)),
    ("feed", re.compile(rb"\A<(?:\?xml|rss|feed|rdf:rdf)\b", _FLAGS)),
    ("json", re.compile(rb'\A(?:\{\s*"|\[\s*\{\s*")')),
)
# A whole object on the first line, and another on the next: seen in all of the bytes, as such lines are long.
_JSON_LINES = re.compile(rb"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


def is_known_suffix(name: str) -> bool:
    """Whether the name's suffix is one of a format."""
    return PurePath(name).suffix.lower() in _BY_SUFFIX


def detect_format(content: bytes, name: str) -> InputFormat:
    """The format by the name's suffix; by what the bytes begin with, where the suffix is none of a format."""
    by_suffix = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if by_suffix is not None:
        return by_suffix
    content = content.removeprefix(codecs.BOM_UTF8)
    if _JSON_LINES.match(content):
        return INPUT_FORMATS["jsonl"]
    # Without mark and zero bytes, the ASCII characters of UTF-16 read as those of UTF-8.
    head = content[:_SNIFFED_BYTES].replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    return INPUT_FORMATS[next((format_name for format_name, sign in _SIGNS if sign.match(head)), "text")]


def read_documents(content: bytes, name: str) -> DocumentSet:
    """What the bytes hold, in whatever format; never raises: what cannot be read is a fault.

    Args:
        content: a whole file.
        name: its name; the suffix tells the format, and messages begin with it.
    """
    if not content.strip():
        return DocumentSet(faults=(ReadFault(name, "is empty"),))
    try:
        return detect_format(content, name).read(content, name)
    except InvalidDocumentError as error:
        return DocumentSet(faults=(ReadFault(error.place, error.problem),))
