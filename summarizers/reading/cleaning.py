"""A document's text -> its lines of prose: what a page puts around an article is left out.

A line is judged by its shape. Text that someone wrote for an article ends with an end mark or is long; what a
page adds (`17 hours ago 6`, `ARTICLE AD BOX`, `Read Entire Article`, bylines, headlines, subheadings, captions)
is short and ends without one. That holds for any site and language, so no list of phrases is needed here; the
few site phrases that are whole sentences ("Sign up for our newsletter.") are judged with the sentences, in
`choosing/readability.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from statistics import median

from summarizers.reading.datelines import dateline_length, plain_dateline_length, stamp_length
from summarizers.reading.languages import Language
from summarizers.reading.per_language import once_per_language
from summarizers.reading.punkt_ends import Span
from summarizers.reading.word_lists import word_lists

SHORTEST_PROSE = 12  # words of a line without an end mark that may still be prose
CLOSING_LINES = 3  # lines at the end of a document where a site repeats its own
CLOSING_WORDS = 25

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # those of `str.splitlines`
_END_MARK = re.compile(r"[.!?…。！？।॥؟۔।៕።;](?:[\"'”’»«“」』)\]）】*_]|\s)*$")
_PLAIN_END_MARKS = (".", "!", "?")
_HARD_WRAP_WIDTHS = range(40, 101)
_HEADING_LINES = 12
_STANDFIRST_WORDS = 30
_CREDIT = re.compile(r"\b(?:(?:ph|f)oto\w*|ảnh|фото)\s?:|©", re.IGNORECASE)  # of the picture above an article
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def ends_with_mark(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    return text.endswith(_PLAIN_END_MARKS) or _END_MARK.search(text[-12:]) is not None


def prose_lines(text: str, language: Language) -> list[Span]:
    """Spans of the lines of prose, datelines cut off, in order."""
    spans = text_lines(text)
    lines = [text[start:end] for start, end in spans]
    is_prose = [_is_prose(line, language) for line in lines]
    heading = _heading_lines(lines[:_HEADING_LINES], is_prose, language)
    prose = compress(zip(spans[heading:], lines[heading:], strict=True), is_prose[heading:])
    return [
        (start + _front(line, language, is_first=place == 0), end) for place, ((start, end), line) in enumerate(prose)
    ]


def _front(line: str, language: Language, is_first: bool) -> int:
    """How many code points at the front of a line are its dateline."""
    return dateline_length(line, is_first) or (plain_dateline_length(line, language) if is_first else 0)


_BULLET = re.compile(r"(?:[-–—•*·▪►◦‣■]|\(?\d{1,2}\))\s+")


def text_lines(text: str) -> list[Span]:
    """Spans of all lines, bullets cut off, in order.

    In hard-wrapped text, which is known by its line lengths, a paragraph counts as one line.
    """
    lines = _lines(text)
    if is_hard_wrapped([text[start:end] for start, end in lines]):
        lines = _paragraphs(text, lines)
    return [(bullet.end() if (bullet := _BULLET.match(text, start, end)) else start, end) for start, end in lines]


def furniture(texts: Iterable[str]) -> frozenset[str]:
    """Short lines that close three different documents or more: a site's own words, whatever they say."""
    last_lines = (set(_stripped_lines(text[-2_000:])[-CLOSING_LINES:]) for text in dict.fromkeys(texts))
    closing = Counter(chain.from_iterable(last_lines))
    return frozenset(line for line, count in closing.items() if count >= 3 and len(line.split()) <= CLOSING_WORDS)


def headline(text: str) -> str | None:
    """The first line where it looks like a title: short, without an end mark, with prose further down."""
    lines = _stripped_lines(text[:2_000])
    if len(lines) < 2:
        return None
    first = lines[0][stamp_length(lines[0]) :]
    is_title = 3 <= len(first.split()) <= 25 and not ends_with_mark(first) and not first.isupper()
    return " ".join(first.split()) if is_title and not _is_stamp(first) and not _CREDIT.search(first) else None


def _is_stamp(line: str) -> bool:
    """Whether a line is mostly figures, as dates and counters are, or ends in a colon."""
    words = line.split()
    return line.endswith(":") or 2 * sum(any(map(str.isdigit, word)) for word in words) >= len(words)


def _stripped_lines(text: str) -> list[str]:
    """The lines that are not blank, trimmed."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def _lines(text: str) -> list[Span]:
    """Spans of the lines that are not blank, trimmed."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if trimmed := line.strip():
            at = start + len(line) - len(line.lstrip())
            spans.append((at, at + len(trimmed)))
        start += len(line)
    return spans


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Whether line ends were put in by width: most lines are about as long as the longest, and few end a sentence.

    Articles with one sentence a line end nearly every line with a mark; wrapped text ends about one in four so.
    """
    if len(lines) < 4:
        return False
    widths = list(map(len, lines))
    widest = max(widths)
    if widest not in _HARD_WRAP_WIDTHS or median(widths) < 0.7 * widest:
        return False
    full = [line for line in lines if len(line) >= 0.75 * widest]
    return sum(map(ends_with_mark, full)) * 2 < len(full)


def _paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    """Lines joined up to the next blank line."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and len(_LINE_END.findall(text[joined[-1][1] : start])) < 2:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _heading_lines(lines: Sequence[str], is_prose: Sequence[bool], language: Language) -> int:
    """How many lines at the front are a page's heading: title and standfirst, known by the dateline or byline below.

    A standfirst is a whole sentence, and tells in the words of a headline what the article tells again.
    """
    prose = list(compress(range(len(lines)), is_prose))
    for place, line in enumerate(lines):
        if not is_prose[place] and _signs_off(line, language):
            above = [lines[one] for one in prose if one < place]
            is_heading = len(above) <= 2 and all(language.count_words(one) <= _STANDFIRST_WORDS for one in above)
            return place if is_heading and prose and prose[-1] > place else 0
    return 0


def _signs_off(line: str, language: Language) -> bool:
    """Whether a line that is no prose has a year, or opens as a byline does."""
    return _YEAR.search(line) is not None or line.lower().startswith(_byline_fronts(language.code))


@once_per_language
def _byline_fronts(code: str) -> tuple[str, ...]:
    return tuple(f"{one} " for one in word_lists(code).credits)


def _is_prose(line: str, language: Language) -> bool:
    if ends_with_mark(line):
        return any(map(str.isalpha, line))
    return language.count_words(line) >= SHORTEST_PROSE * (2 if language.characters_are_words else 1)
