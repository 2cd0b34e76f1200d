"""Whether what a sentence says around a place was or is to be: read off the verb that stands nearest.

A heuristic, and only ever asked about a named day. The nearest evidence in the same clause decides, in the whole
sentence where the clause has none; as much evidence for both at one distance is no evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.reading.languages import language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.words import MARKS
from summarizers.writing.date_words import date_words

PAST, FUTURE, UNKNOWN = "past", "future", ""

LETTER = rf"[\w{MARKS}]"
_CLAUSE_MARK = re.compile(r"[;:()—–«»“”„\"،，；、。]|,(?!\d)")


def tense(text: str, start: int, end: int, language: str) -> str:
    """`PAST`, `FUTURE` or `UNKNOWN` for what stands around `text[start:end]`, which holds no mark of a clause.

    Args:
        text: a sentence.
        start: first code point of the place.
        end: one past it.
        language: ISO 639-1 code.
    """
    evidence = _evidence(text, language)
    left = max((mark.end() for mark in _CLAUSE_MARK.finditer(text, 0, start)), default=0)
    right = next((mark.start() for mark in _CLAUSE_MARK.finditer(text, end)), len(text))
    in_clause = [one for one in evidence if left <= one[0] and one[1] <= right]
    if date_words(language).past:
        return _nearest(in_clause or evidence, start, end)
    # Where verbs do not show the past, news tells of it unless something says otherwise.
    if in_clause:
        return FUTURE
    return UNKNOWN if evidence else PAST


def _evidence(text: str, language: str) -> list[tuple[int, int, str]]:
    """Places of the words that tell, and what; the participle of `is expected` or `be opened` tells nothing itself."""
    found = {kind: [place.span() for place in pattern.finditer(text)] for kind, pattern in _patterns(language)}
    future = found.get(FUTURE, [])
    past = [one for one in found.get(PAST, []) if not any(start <= one[0] and one[1] <= end for start, end in future)]
    return [(*one, PAST) for one in past] + [(*one, FUTURE) for one in future]


def _nearest(evidence: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    distance_of = [(max(0, start - one[1], one[0] - end), one[2]) for one in evidence]
    nearest = min((distance for distance, _ in distance_of), default=0)
    kinds = {kind for distance, kind in distance_of if distance == nearest}
    return kinds.pop() if len(kinds) == 1 else UNKNOWN


@once_per_language
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = date_words(language)
    both = ((PAST, words.past), (FUTURE, words.future))
    return tuple((kind, re.compile(_any_of(patterns, language))) for kind, patterns in both if patterns)


def _any_of(patterns: Sequence[str], language: str) -> str:
    """A regular expression for any of these shell patterns as whole words, the longest first."""
    joined = "|".join(_expression(one) for one in sorted(patterns, key=lambda one: (-len(one), one)))
    if language_of(language).bigrams:  # words are not parted, or have endings of many syllables
        return rf"(?:{joined})"
    conjunction = date_words(language).joined
    return rf"(?<!{LETTER})(?:{conjunction}{'?' if conjunction else ''})(?:{joined})(?!{LETTER})"


def _expression(pattern: str) -> str:
    escaped = re.escape(pattern).replace(r"\ ", r"\s+")
    return escaped.replace(r"\*", f"{LETTER}*").replace(r"\?", LETTER)
