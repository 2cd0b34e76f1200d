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
from itertools import chain
from statistics import median

from summarizers.reading.languages import Language
from summarizers.reading.punkt_ends import Span

SHORTEST_PROSE = 12  # words of a line without an end mark that may still be prose
CLOSING_LINES = 3  # lines at the end of a document where a site repeats its own
CLOSING_WORDS = 25

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # those of `str.splitlines`
_END_MARK = re.compile(r"[.!?…。！？।॥؟۔।៕።;](?:[\"'”’»«“」』)\]）】*_]|\s)*$")
_PLAIN_END_MARKS = (".", "!", "?")
_HARD_WRAP_WIDTHS = range(40, 101)


def ends_with_mark(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    return text.endswith(_PLAIN_END_MARKS) or _END_MARK.search(text[-12:]) is not None


def prose_lines(text: str, language: Language) -> list[Span]:
    """Spans of the lines of prose, datelines cut off, in order."""
    prose = [line for line in text_lines(text) if _is_prose(text[line[0] : line[1]], language)]
    return [
        (start + dateline_length(text[start:end], is_first=place == 0), end) for place, (start, end) in enumerate(prose)
    ]


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
    first = lines[0]
    is_title = 3 <= len(first.split()) <= 25 and not ends_with_mark(first) and not first.isupper()
    return " ".join(first.split()) if is_title and not _is_stamp(first) else None


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


def _is_prose(line: str, language: Language) -> bool:
    if ends_with_mark(line):
        return any(map(str.isalpha, line))
    return language.count_words(line) >= SHORTEST_PROSE * (2 if language.characters_are_words else 1)


# --- datelines -----------------------------------------------------------------------------------------------
_DATELINE_REACH = 90  # code points in which a dateline ends
# Quick to look for; a dateline without one of these begins with a bracket or in capitals.
_DATELINE_SIGN = re.compile(r"[-–—―:日\d](?:(?<=[—―:日])|(?<=\s[-–])|(?<=\d)\d{3})")
_STAMP = re.compile(r"(?:[^\W\d_]{2,12}\s+)?\d{4}-\d{2}-\d{2}\s+")  # ` date 2024-12-28 ` before the place
# A date that a page glued to the first word: `Tuesday, January 18, 2005Through a telethon, …`.
_GLUED_DATE = re.compile(r"(?:[^\W\d_]+\.?,? ){1,3}\d{1,2},? \d{4}(?=[^\W\d_])|\d{1,2}\.? [^\W\d_]+ \d{4}(?=[^\W\d_])")
_SEPARATOR = re.compile(r"\s*(?:\s[-–—―]{1,2}|[—―]|:)\s+|\s?—\s?|\s--\s?")
_AGENCY = re.compile(r"\([^()\d]{2,40}\)$")
_LONE_AGENCY = re.compile(r"\([A-Z][A-Za-z .&/]{1,20}\)\s+(?=\W?[A-Z])")
# МОСКВА, 28 дек - РИА Новости. and МОСКВА, 28 декабря. /ТАСС/. name the agency behind the place.
_CAPITAL = "[A-ZА-ЯЁІЇЄ]"
_AGENCY_BEHIND = re.compile(
    rf"{_CAPITAL}{{3}}[\w ,.-]{{0,40}}?\d[\w ]{{0,15}}"
    rf"(?:\s[-–—]\s{_CAPITAL}[\w ]{{1,25}}\.|\.?\s/[^/]{{2,25}}/\.?)\s+(?=\W?{_CAPITAL})"
)
_KOREAN = re.compile(r"\([^()=]{1,12}=[^()]{2,12}\)\s*(?:\S{2,10}\s기자\s=\s+)?")
_EAST_ASIAN = re.compile(
    r"(?:【[^】]{1,30}】)?(?:[^。、，]{0,30}[0-9０-９]+日(?:电|電|讯|訊)(?:[（(][^)）]{0,40}[)）])?[\s　]*)?"
)


def dateline_length(line: str, is_first: bool) -> int:
    """How many code points at the front of a line are its dateline: `MOSCOW (Reuters) - `, `Berlin, 3. Mai – `.

    Args:
        line: one line of prose.
        is_first: whether it is the first of its document, where a place in capitals before a colon is a dateline
            too; further down that is a speaker in an interview.
    """
    if not (line.startswith(("(", "【")) or line[:3].isupper() or _DATELINE_SIGN.search(line, 0, _DATELINE_REACH)):
        return 0
    stamp = _STAMP.match(line)
    start = stamp.end() if stamp else 0
    if glued := _GLUED_DATE.match(line, start):
        return glued.end()
    for pattern in (_LONE_AGENCY, _AGENCY_BEHIND, _KOREAN):
        if agency := pattern.match(line, start):
            return agency.end()
    for separator in _SEPARATOR.finditer(line, start, start + _DATELINE_REACH):
        head = line[start : separator.start()].rstrip()
        if _is_dateline(head, ":" in separator.group(), is_first) and not _goes_on(line, separator.end()):
            return separator.end()
        if len(head.split()) > 8:
            break
    asian = _EAST_ASIAN.match(line) if "日" in line or "】" in line else None
    return max(start, asian.end() if asian and asian.end() < len(line) else 0)


def _goes_on(line: str, at: int) -> bool:
    """Whether what stands behind a dash is no new sentence; text all in small letters does not tell."""
    return line[at : at + 1].islower() and not line[1:_DATELINE_REACH].islower()


def _is_dateline(head: str, colon: bool, is_first: bool) -> bool:
    if _AGENCY.search(head) and not any(map(head.__contains__, '"“”«»!?')):
        return not colon or is_first or head.split()[0].isupper()
    words = head.replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= 6 or (colon and not is_first):
        return False
    place = [word for word in words if not any(map(str.isdigit, word))]
    capitals = [word for word in place if word.isupper() and len(word) > 1]
    if capitals and place and place[0] in capitals and sum(map(len, capitals)) >= 3:
        return all(word.isupper() or word[0].isupper() for word in place)
    # Mixed case is a dateline only with a date in it: `Moscow, 28 December -`.
    return not colon and is_first and len(place) < len(words) and bool(place) and all(w[0].isupper() for w in place)
