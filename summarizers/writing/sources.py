"""Numbers the sources of a brief, so that every output format names them alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from summarizers.datatypes import Brief, BriefDocument, BriefSentence
from summarizers.writing.printable import printable

# Reserved characters keep their sense; white space, quotes, brackets of markup and all else becomes %XX.
_KEPT_IN_LINKS = "%/:?#[]@!$&*+,;=~"


class Source(NamedTuple):
    """A document that the brief cites: its number from 1, and where to read it, if that is on the web."""

    number: int
    document: BriefDocument
    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources of a brief.

    Attributes:
        sources: every cited document; `sources[i].number` is i + 1.
        by_document: the same, by the id of the document.
        independent: how many documents could have said it: those that are no copies, and on topic or cited.
    """

    sources: tuple[Source, ...]
    by_document: dict[str, Source]
    independent: int

    def of(self, sentence: BriefSentence) -> list[Source]:
        """The sources that say the sentence: its own document, then its support, each once."""
        return [self.by_document[document] for document in _saying(sentence)]

    def name(self, entry: BriefDocument) -> str:
        """The document's label, after its number if it has one."""
        source = self.by_document.get(entry.document.id)
        return f"[{source.number}] {source.label}" if source else label(entry)


def cite(brief: Brief) -> Citations:
    """Number the documents by their first appearance in the brief, those that disagree included."""
    documents = {entry.document.id: entry for entry in brief.documents}
    cited: dict[str, Source] = {}
    for sentence in brief.sentences:
        for document in (*_saying(sentence), *(other.document for other in sentence.disagreements)):
            if document not in cited:
                entry = documents[document]
                cited[document] = Source(len(cited) + 1, entry, label(entry), web_address(entry.document.url))
    independent = sum(
        entry.duplicate_of is None and (not entry.off_topic or entry.document.id in cited) for entry in brief.documents
    )
    return Citations(tuple(cited.values()), cited, independent)


def label(entry: BriefDocument) -> str:
    """What a reader knows a document by: its publisher and headline, else its address, else its id."""
    named = [printable(name).strip() for name in (entry.document.source, entry.document.title) if name]
    return (
        ": ".join(filter(None, named))
        or web_address(entry.document.url)
        or f"document {printable(entry.document.id).strip()}"
    )


def web_address(url: str | None) -> str | None:
    """The address, percent-encoded, if it is http or https; else None: nothing else is ever a link."""
    try:
        parts = urlsplit(printable(url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(parts.geturl(), safe=_KEPT_IN_LINKS)


def notes(brief: Brief, citations: Citations) -> list[str]:
    """What else the reader should know: copies, documents off topic, warnings; a line each."""
    entries = {entry.document.id: entry for entry in brief.documents}
    copies = [
        f"Copy: {citations.name(entry)} repeats {citations.name(entries[entry.duplicate_of])}."
        for entry in brief.documents
        if entry.duplicate_of is not None
    ]
    off_topic = [f"Off topic: {citations.name(entry)}." for entry in brief.documents if entry.off_topic]
    return copies + off_topic + [f"Warning: {line}" for line in warning_lines(brief, citations)]


def warning_lines(brief: Brief, citations: Citations) -> list[str]:
    """The brief's warnings, each with the name of the document that it is about."""
    entries = {entry.document.id: entry for entry in brief.documents}
    lines = []
    for warning in brief.warnings:
        about = f" ({citations.name(entries[warning.document])})" if warning.document in entries else ""
        lines.append(f"{printable(warning.message).strip()}{about}")
    return lines


def _saying(sentence: BriefSentence) -> list[str]:
    """Ids of the documents that say the sentence, each once, its own first."""
    return list(dict.fromkeys([sentence.document, *(support.document for support in sentence.support)]))
