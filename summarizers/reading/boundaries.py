"""A line of text -> where sentences may end, by the splitter of its language.

Punkt (Kiss & Strunk 2006) knows abbreviations, initials and ordinals of 18 languages; sentencex serves the rest.
Both see whole lines; what they get wrong in news is mended in `missed_ends.py` (a blank that is missing) and
`joins.py` (quotations, `p.m. Friday`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import cache

from summarizers.reading.languages import Language
from summarizers.reading.punkt_ends import PunktEnds, Span

# Thai marks the end of a sentence with a blank, as it does the end of many a phrase.
_BLANKS = re.compile(r"\s+")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


def candidate_spans(text: str, language: Language) -> list[Span]:
    """Offsets of the sentences of one line, trimmed, in order."""
    if not language.end_marks:
        spans: Iterable[Span] = _between(text, _BLANKS)
    elif language.punkt is not None:
        spans = _punkt_ends(language.punkt, language.words.no_abbreviations).spans(text)
    else:
        spans = _sentencex_spans(text, language)
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def is_abbreviation(word: str, language: Language) -> bool:
    """Whether the splitter or the lists of a language know a word, given without its stop, as shortened."""
    small = word.lower()
    if language.punkt is None or small in language.words.abbreviations:
        return small in language.words.abbreviations
    return small in _punkt_ends(language.punkt, language.words.no_abbreviations).abbreviations


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where nothing else is there."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = len(piece.strip())
    return (start + left, start + left + stripped) if stripped else None


@cache
def _punkt_ends(model: str, no_abbreviations: frozenset[str]) -> PunktEnds:
    """The sentence ends of a model, which is loaded when first asked for, less the words that it has learnt wrong."""
    import punkt

    tokenizer = punkt.tokenizer_for(model, prefixes=True)
    params = copy(tokenizer.params)
    params.abbrev_types = params.abbrev_types - no_abbreviations
    return PunktEnds(punkt.PunktSentenceTokenizer(params, rules=tokenizer.rules))


def _sentencex_spans(text: str, language: Language) -> list[Span]:
    import sentencex

    # It takes only what UTF-8 can hold.
    text = _HALF_CHARACTER.sub("\ufffd", text)
    # Its offsets count UTF-8 bytes in some releases and code points in others, so lengths are counted here.
    spans, start = [], 0
    for piece in sentencex.segment(language.code, text):
        at = text.index(piece, start)
        start = at + len(piece)
        spans.append((at, start))
    return spans


def _between(text: str, pattern: re.Pattern[str]) -> Iterable[Span]:
    start = 0
    for match in pattern.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
