"""Plain text: kept as it is; its first line is the title where it looks like one."""

from __future__ import annotations

import re

from summarizers.datatypes import Document
from summarizers.reading.document_sets import DocumentSet
from summarizers.reading.encodings import decode

_HEAD_CHARACTERS = 2000  # a title stands at the front
_TITLE_CHARACTERS = 140
_TITLE_WORDS = 4  # fewer are a byline, a section or a place
_UNSPACED_CHARACTERS = 8  # the same, for scripts without spaces
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSED = re.compile(r"""[.:;,…。।．፡۔][\s"'”’»)\]]*\Z""")


def read(content: bytes, name: str) -> DocumentSet:
    """One document: the decoded text, unchanged.

    Raises:
        InvalidDocumentError: the bytes are no text.
    """
    text = decode(content, name)
    return DocumentSet((Document(text=text, title=find_title(text), extracted=True),))


def find_title(text: str) -> str | None:
    """The first line, where it looks like a title: short, no final stop, then a blank or a longer line."""
    lines = [line.strip() for line in _LINE_END.split(text.lstrip()[:_HEAD_CHARACTERS])]
    if len(lines) < 2:
        return None
    first, second = lines[:2]
    if len(first) > _TITLE_CHARACTERS or _CLOSED.search(first):
        return None
    if len(first.split()) < _TITLE_WORDS and (first.isascii() or len(first) < _UNSPACED_CHARACTERS):
        return None
    prose = not second or len(second) > len(first)
    return first if prose and any(lines[1:]) else None
