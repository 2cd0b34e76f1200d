"""Ends of sentences that a splitter misses: a blank that is lost, `ended.The next`, and the German closing mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from summarizers.reading.boundaries import trim
from summarizers.reading.languages import Language
from summarizers.reading.punkt_ends import Span
from summarizers.reading.small_letter_ends import lost_blanks

# A stop without the blank behind it: two lower-case letters, the stop, a capital and a lower-case letter.
_MISSING_BLANK = r"(?<=[^\W\d_A-Z][^\W\d_A-Z][.!?])[\"”’»)]?(?=[\"“‘«(]?[A-ZÀ-Þ][a-zß-ÿ])"
# Punkt takes “ for an opening mark, which it is in English; behind a stop it closes, as in German and Czech.
_CLOSED_BEHIND_STOP = r"(?<=[.!?…]“)(?=\s+[„\w])"
_BETWEEN_SMALL_WORDS = r"(?P<small>(?<=\w\w\.)(?=[^\W\d_A-Z]{2}['’]?[^\W\d_A-Z]))"
# The mark comes first: a pattern that begins with a set of characters is looked for five times as fast.
_MISSED = re.compile(f"[.!?“](?:{_MISSING_BLANK}|{_CLOSED_BEHIND_STOP}|{_BETWEEN_SMALL_WORDS})")


def restored(text: str, spans: list[Span], language: Language) -> list[Span]:
    """Spans of a line cut once more where the splitter misses a boundary."""
    missed = list(_MISSED.finditer(text))
    if not missed:
        return spans
    cuts = [one.end() for one in missed if one.lastgroup is None]
    cuts += lost_blanks(text, [one.end() for one in missed if one.lastgroup], language)
    cuts.sort()
    parted: list[Span] = []
    for start, end in spans:
        inner = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        parted += [span for pair in pairwise(inner) if (span := trim(text, *pair))]
    return parted
