"""A splitter's spans -> whole sentences: joined where a boundary stands inside a quotation, or a sentence goes on.

Quotations, abbreviations, initials and clock times are what news is full of and splitters part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from summarizers.reading.boundaries import trim
from summarizers.reading.languages import Language
from summarizers.reading.letter_case import in_small_letters, is_without_capitals
from summarizers.reading.punkt_ends import Span
from summarizers.reading.quotations import Enclosure, enclosures
from summarizers.reading.small_letter_ends import ends_in_small_letters, may_go_on

LONGEST_JOINED = 60  # words
_SPEAKER_CHARACTERS = 15  # of the speaker behind a quotation, where no blank parts the two: 他补充说。
_LONGEST_UNCLOSED = 600  # code points that an opening mark without a partner reaches
_END_REACH = 14  # code points at the end of a sentence, and at the front of what follows, that are looked at
_FRONT_REACH = 12
_LAST_WORD = re.compile(r"([^\s'’(\"“„«]+)\.$")
# What ends with a stop and goes on: initials, and clock times before a day or a zone.
_INITIAL = re.compile(r"(?:^|[\s(«„“\"])[^\W\d_]\.$")
_DOUBLED_CAPITALS = re.compile(r"\b([A-Z])\1\.$")  # the Spanish plural of an abbreviation: `EE. UU.`
_CLOCK = re.compile(r"\b[ap]\.?m\.$", re.IGNORECASE)
_SHORTEST_BEFORE_CLOCK = 6  # blanks; what is shorter stamps an entry: `4:35 a.m. Active fountaining …`
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]{2,4}T|GMT|UTC|EST|ET|PT|local|on|in|at)\b"
)
# Letters with stops: `the U.N. Climate Conference`. A sentence that begins behind one mostly begins with a stop word.
_DOTTED_LETTERS = re.compile(r"(?:^|[\s('’‘«„“\"-])(?:[^\W\d_]\.){2,4}$")
_FRONT_WORD = re.compile(r"[^\W_]+")
_OPEN_ENDED = re.compile(r"[?!…]|\.\.\.|[\"”’»“)」』]$")


def joined(text: str, spans: list[Span], language: Language) -> Iterable[tuple[int, int, bool]]:
    """Spans joined where a boundary stands inside a quotation or bracket, or where the sentence plainly goes on.

    Yields:
        a span and whether it is whole: no part of a quotation that is longer than `LONGEST_JOINED` or never closes.
    """
    if len(spans) < 2:
        yield from ((*span, True) for span in spans)
        return
    line = _Line(text, language)
    enclosed = enclosures(text).outermost
    spans = _with_their_openers(text, spans, enclosed)
    group = [spans[0]]
    starts_open, nearest = False, 0
    for span in [*spans[1:], None]:
        while span and nearest < len(enclosed) and _reach(enclosed[nearest]) < span[0]:
            nearest += 1
        inside = span is not None and nearest < len(enclosed) and enclosed[nearest].open < span[0]
        if span and ((inside and enclosed[nearest].close is not None) or line.goes_on(group[-1], span)):
            group.append(span)
            continue
        start, end = group[0][0], group[-1][1]
        whole = not inside and not starts_open
        if len(group) == 1 or language.count_words(text[start:end]) <= LONGEST_JOINED * language.units_per_word:
            yield start, end, whole
        else:
            yield from ((*part, False) for part in group)
        if span:
            group, starts_open = [span], inside


def _with_their_openers(text: str, spans: list[Span], enclosed: Sequence[Enclosure]) -> list[Span]:
    """Spans with a mark that stands between two of them given to the one it opens: `ended. " We go on`."""
    if not enclosed:
        return spans
    opens_at = {one.open for one in enclosed}
    for at in range(1, len(spans)):
        start, end = spans[at - 1]
        if end - 1 in opens_at and text[end - 2].isspace() and (before := trim(text, start, end - 1)):
            spans[at - 1], spans[at] = before, (end - 1, spans[at][1])
    return spans


def _reach(enclosure: Enclosure) -> int:
    """How far an enclosure goes; one that never closes is taken for a lost mark after a while."""
    return enclosure.open + _LONGEST_UNCLOSED if enclosure.close is None else enclosure.close


class _Line:
    """A line whose sentences may go on behind what a splitter took for their end."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language

    @cached_property
    def _is_small(self) -> bool:
        """Whether it has no capitals; most lines tell that by their first name."""
        return is_without_capitals(self._text)

    def _ends_before_small_letter(self, end: str) -> bool:
        """Whether the sentence whose last characters are `end` ends there, though a small letter follows."""
        if end[-1] == "?":
            return in_small_letters(self._text)
        return self._is_small and ends_in_small_letters(self._text, end, self._language)

    def goes_on(self, before: Span, after: Span) -> bool:
        """Whether what the splitter took for a new sentence goes on with the one before."""
        end = self._text[max(before[0], before[1] - _END_REACH) : before[1]]
        front = self._text[after[0] : after[0] + _FRONT_REACH]
        if front.lstrip("—–- ")[:1].islower() and _OPEN_ENDED.search(end[-4:]):
            return not self._ends_before_small_letter(end)
        if self._language.characters_are_words and end[-1] in "”」』" and before[1] == after[0]:
            return after[1] - after[0] <= _SPEAKER_CHARACTERS
        if self._is_small and front[:1].isupper() and may_go_on(end, self._language):
            is_stamp = _CLOCK.search(end) and self._text.count(" ", *before) < _SHORTEST_BEFORE_CLOCK
            return not is_stamp
        return end[-1] == "." and _stops_short(end, front, self._language)


def _stops_short(end: str, front: str, language: Language) -> bool:
    """Whether the stop at the end of `end` is that of an abbreviation, an initial or a clock time that goes on."""
    word = end[:-1].rpartition(" ")[2]
    if len(word) > 2 and word.isalpha():  # no initial, no clock
        return word.lower() in language.words.abbreviations
    if _CLOCK.search(end):
        return _AFTER_CLOCK.match(front) is not None
    if _DOTTED_LETTERS.search(end) and front[:1].isupper():
        following = _FRONT_WORD.match(front)
        return following is not None and following[0].lower() not in language.words.stop_words
    last = _LAST_WORD.search(end)
    if last and last[1].lower() in language.words.abbreviations:
        return True
    return (_INITIAL.search(end) is not None and not front[0].islower()) or (
        _DOUBLED_CAPITALS.search(end) is not None and front[:1].isupper()
    )
