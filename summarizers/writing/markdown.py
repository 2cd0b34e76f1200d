"""Markdown (CommonMark) with links. What documents say is text: none of it is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizers.datatypes import Brief, BriefSentence
from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import Citations, Source, cite, notes

# Emphasis, code, links, HTML, entities, tables, strike-through, mathematics, headings, mentions, footnotes.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#@^]")
# Lists and underlines of headings count at the beginning of a line only.
_LINE_START = re.compile(r"^(?:(?=[-+=:])|(\d+)(?=[.)]))")
# What GitHub Flavored Markdown makes a link of by itself (its section 6.9): a backslash hides the pattern. Readers
# that link bare host names too (`example.org`) still do: no escape of Markdown stops them.
_AUTOLINK = re.compile(r"(?:(?<=http)|(?<=https)|(?<=ftp)|(?<=mailto)|(?<=xmpp))(?=:)|(?<=www)(?=\.)", re.IGNORECASE)


def render(brief: Brief) -> str:
    """A paragraph a sentence, its sources linked, then the list of sources and the notes."""
    citations = cite(brief)
    paragraphs = [f"# {escape(brief.title)}"] if brief.title and brief.title.strip() else []
    for sentence in brief.sentences:
        paragraphs += _sentence_paragraphs(sentence, brief, citations)
    if not brief.sentences:
        paragraphs.append("(no sentence)")
    if citations.sources:
        paragraphs.append("## Sources")
        paragraphs.append("\n".join(f"{source.number}. {_link(source.label, source)}" for source in citations.sources))
    remarks = notes(brief, citations)
    if remarks:
        paragraphs.append("## Notes")
        paragraphs.append("\n".join(f"- {escape(remark)}" for remark in remarks))
    return "\n\n".join(paragraphs) + "\n"


def escape(text: str) -> str:
    """One line of Markdown that reads as exactly this text."""
    line = _MARKUP.sub(r"\\\g<0>", printable(text).strip())
    line = _AUTOLINK.sub(r"\\", line)
    return _LINE_START.sub(r"\1\\", line)


def _sentence_paragraphs(sentence: BriefSentence, brief: Brief, citations: Citations) -> Iterator[str]:
    numbers = ", ".join(_link(str(source.number), source) for source in citations.of(sentence))
    days = "; ".join(shown_dates(sentence, brief))
    yield rf"{escape(sentence.text)} \[{numbers}\]" + (f" ({escape(days)})" if days else "")
    for other in sentence.disagreements:
        source = citations.by_document[other.document]
        number = rf"\[{_link(str(source.number), source)}\]"
        but, says, end = disagreement_words(other)
        yield f"> **Sources disagree:** {escape(other.figure)}{but}{number}{says}“{escape(other.says)}”{end}"


def _link(text: str, source: Source) -> str:
    # An ampersand that begins an entity is read as one inside addresses too.
    address = (source.url or "").replace("&", "&amp;")
    return f"[{escape(text)}]({address})" if address else escape(text)
