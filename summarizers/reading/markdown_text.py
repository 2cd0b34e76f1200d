"""Markdown: the text without its markup.

Markup goes by its shape, line by line and mark by mark, and not through a parser of CommonMark: what is
wanted is the prose, and every rule here takes time linear in the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from summarizers.datatypes import Document
from summarizers.reading.document_sets import DocumentSet
from summarizers.reading.encodings import decode
from summarizers.reading.plain_text import find_title

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?=\s|\Z)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*\Z")
_RULE = re.compile(r"\s{0,3}(?:[*_-][ \t]*){3,}\Z")
_QUOTE = re.compile(r"\A\s{0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+")
_LEFT_OUT = re.compile(r"\s{0,3}(?:\[[^\]\n]+\]:\s|\|)")  # link definitions, footnotes; rows of tables

_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[(?!\^)([^\[\]]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])")
_MARKS = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])     # \* is a star
    | </?[A-Za-z][^<>]*>                   # tags
    | (?<![\w*])\*{1,3}(?=\S) | (?<=\S)\*{1,3}(?![\w*])
    | (?<![\w_])_{1,3}(?=\S)  | (?<=\S)_{1,3}(?![\w_])
    | ~~ | `+ | \[\^[^\[\]]*\]             # struck out, code, footnote numbers
    """,
    re.VERBOSE,
)


def read(content: bytes, name: str) -> DocumentSet:
    """One document: paragraphs a line each, with a blank line between; a heading at the front is the title.

    Raises:
        InvalidDocumentError: the bytes are no text.
    """
    blocks = _blocks(decode(content, name))
    if blocks and blocks[0][0]:
        title: str | None = blocks.pop(0)[1]
        text = _joined(blocks)
    else:
        text = _joined(blocks)
        title = find_title(text)
    return DocumentSet((Document(text=text, title=title, extracted=True),))


def _joined(blocks: list[tuple[bool, str]]) -> str:
    return "\n\n".join(text for _, text in blocks)


def _blocks(markdown: str) -> list[tuple[bool, str]]:
    """Headings, paragraphs and list entries in order, as (is it a heading, its text)."""
    blocks: list[tuple[bool, str]] = []
    paragraph: list[str] = []

    def close(*, heading: bool = False) -> None:
        text = _without_marks(" ".join(paragraph))
        paragraph.clear()
        if text:
            blocks.append((heading, text))

    for line in _prose_lines(markdown):
        if paragraph and _UNDERLINE.match(line):
            close(heading=True)
        elif _HEADING.match(line):
            close()
            paragraph.append(line.strip().strip("#"))
            close(heading=True)
        else:
            line = _QUOTE.sub("", line, count=1)
            if _BULLET.match(line) or _RULE.match(line) or not line.strip():
                close()
            if not _RULE.match(line):
                paragraph.append(_BULLET.sub("", line, count=1).strip())
    close()
    return blocks


def _prose_lines(markdown: str) -> Iterator[str]:
    """The lines without front matter, comments, code, tables and definitions; an empty one is for code."""
    text = _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"), count=1)
    fenced = False
    for line in _COMMENT.sub("", text).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            yield ""
        elif not fenced and not _LEFT_OUT.match(line):
            yield line


def _without_marks(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _MARKS.sub(lambda mark: mark["escaped"] or "", text)
    return " ".join(unescape(text).split())
