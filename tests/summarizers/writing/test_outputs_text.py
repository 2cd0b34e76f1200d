"""Plain text: a line a sentence, and no line that a document could add."""

from __future__ import annotations

import pytest
from sample_briefs import BRIEFS

from summarizers.writing.printable import printable
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import cite, notes
from summarizers.writing.text import render


@pytest.mark.parametrize("kind", BRIEFS)
def test_lines_are_those_of_the_brief(kind: str) -> None:
    """Title, sentences with their sources, disagreements under them, the sources, the notes."""
    brief = BRIEFS[kind]
    citations = cite(brief)
    blocks = [block.split("\n") for block in render(brief).removesuffix("\n").split("\n\n")]
    if brief.title and printable(brief.title).strip():
        assert blocks.pop(0) == [printable(brief.title).strip()]
    expected = []
    for sentence in brief.sentences:
        numbers = ", ".join(str(source.number) for source in citations.of(sentence))
        days = "; ".join(shown_dates(sentence, brief))
        days = f" ({days})" if days else ""
        expected.append(f"{printable(sentence.text).strip()} [{numbers}]{days}")
        for other in sentence.disagreements:
            number = citations.by_document[other.document].number
            but, says, end = disagreement_words(other)
            expected.append(f'    ! {other.figure}{but}[{number}]{says}"{printable(other.says)}"{end}')
    assert blocks.pop(0) == (expected or ["(no sentence)"])
    if citations.sources:
        heading, *listed = blocks.pop(0)
        assert heading == "Sources"
        assert [line.split(" ")[0] for line in listed] == [f"[{row + 1}]" for row in range(len(listed))]
        assert len(listed) == len(citations.sources)
    assert blocks == ([notes(brief, citations)] if notes(brief, citations) else [])
