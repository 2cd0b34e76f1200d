"""Plain text for a terminal: a line a sentence, with its sources as `[1, 3]` and its days, the sources below."""

from __future__ import annotations

from collections.abc import Iterator

from summarizers.datatypes import Brief, BriefSentence
from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import Citations, Source, cite, notes


def render(brief: Brief) -> str:
    """The brief as lines of plain text, without colours or other escape sequences."""
    citations = cite(brief)
    title = printable(brief.title or "").strip()
    blocks = [
        [title] if title else [],
        [line for sentence in brief.sentences for line in _sentence_lines(sentence, brief, citations)]
        or ["(no sentence)"],
        ["Sources", *map(_source_line, citations.sources)] if citations.sources else [],
        notes(brief, citations),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _sentence_lines(sentence: BriefSentence, brief: Brief, citations: Citations) -> Iterator[str]:
    numbers = ", ".join(str(source.number) for source in citations.of(sentence))
    days = "; ".join(shown_dates(sentence, brief))
    yield f"{printable(sentence.text).strip()} [{numbers}]{f' ({days})' if days else ''}"
    for other in sentence.disagreements:
        number = citations.by_document[other.document].number
        but, says, end = disagreement_words(other)
        yield f'    ! {printable(other.figure)}{but}[{number}]{says}"{printable(other.says)}"{end}'


def _source_line(source: Source) -> str:
    # A document without a name is labelled by its address, which is not said twice.
    address = f" <{source.url}>" if source.url and source.url != source.label else ""
    return f"[{source.number}] {source.label}{address}"
