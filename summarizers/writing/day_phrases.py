"""A sentence -> the phrases in it that name a day by the day of writing: `on Wednesday`, `last Friday`, `yesterday`.

Only found here, not yet resolved. Left out is what names no single day (`every Monday`, `Monday to Friday`), what is
part of a name (`Good Friday`), what says its date itself (`Wednesday, 25 December`), and what stands in a quotation,
which was spoken on a day that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarizers.reading.languages import language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.quotations import enclosures
from summarizers.reading.word_lists import word_lists
from summarizers.writing.date_words import date_words
from summarizers.writing.tense import LETTER

LAST, NEXT, THIS, BARE = "last", "next", "this", ""
_ON, _NEVER = "on", "never"

_APOSTROPHES = str.maketrans("’ʼ", "''")  # one code point for one: offsets stay
# `from late on`. Each is taken whole and few of them: `bis zum` or `bis` and `zum`, again and again, would be tried
# in all combinations.
_WORDS_BEFORE = 4
_DATE_REACH = 24  # code points between a weekday and the month of its date
_DATE_BEHIND = re.compile(r"\s*(?:[(（]\s*\d|[,，]?\s*\d{1,2}[./月日])")  # `(25.)`, `25.12.`, `12月25日`
_DATE_BEFORE = re.compile(r"\d(?:日|[./])?\s*[(（]?\s*$")


class DayPhrase(NamedTuple):
    """A phrase in text[start:end].

    Attributes:
        start: first code point; the words that belong to a weekday are part of it.
        end: one past the last.
        weekday: 0 for Monday to 6 for Sunday; None where days are counted.
        offset: days from that of writing; None for a weekday.
        modifier: `LAST`, `NEXT`, `THIS` or `BARE`.
    """

    start: int
    end: int
    weekday: int | None
    offset: int | None
    modifier: str = BARE


class _Patterns(NamedTuple):
    """Of one language: a whole phrase, a word before a day, and what each word before or behind one does."""

    phrase: re.Pattern[str]
    before: re.Pattern[str]
    kind_before: dict[str, str]
    kind_after: dict[str, str]
    weekdays: dict[str, int]
    month: re.Pattern[str]


def day_phrases(text: str, language: str) -> list[DayPhrase]:
    """The phrases of a sentence, in order; none in a language without such words.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
    """
    if not date_words(language).days:
        return []
    folded = text.translate(_APOSTROPHES)
    quoted = [(one.open, one.close or len(text)) for one in enclosures(text).outermost if one.is_quotation]
    found = []
    for match in _patterns(language).phrase.finditer(folded):
        phrase = _phrase(match, language)
        if phrase is not None and not any(start < phrase.start < end for start, end in quoted):
            found.append(phrase)
    return found


def _phrase(match: re.Match[str], language: str) -> DayPhrase | None:
    """What was matched, if it names one day."""
    day = match["day"]
    if day is None or not _fitting_case(match, language):
        return None
    words, patterns, key = date_words(language), _patterns(language), _key(day)
    if key in words.days:
        return DayPhrase(match.start("day"), match.end("day"), None, words.days[key])
    kinds = {patterns.kind_before[_key(one[0])] for one in patterns.before.finditer(match["before"])}
    kinds |= {patterns.kind_after[_key(match["after"])]} if match["after"] else set()
    kinds |= {_NEVER} if match["never"] else set()
    modifiers = kinds & {LAST, NEXT} or kinds & {THIS} or {BARE}
    if _NEVER in kinds or len(modifiers) > 1 or (key in words.weak and not kinds):
        return None
    if _states_its_date(match, patterns.month):
        return None
    return DayPhrase(match.start("before"), match.end(), patterns.weekdays[key], None, modifiers.pop())


def _fitting_case(match: re.Match[str], language: str) -> bool:
    """Whether it is written as a day is: Domingo is a man, sat is no Saturday. At the front anything goes."""
    case = date_words(language).case
    wanted = "lower" if _key(match["day"]) in date_words(language).days else case
    if wanted == "any" or not any(map(str.isalnum, match.string[: match.start("day")])):
        return True
    return match["day"][0].isupper() == (wanted == "upper")


def _states_its_date(match: re.Match[str], month: re.Pattern[str]) -> bool:
    """Whether the day of the month stands beside it."""
    text, start, end = match.string, match.start(), match.end()
    around = text[max(0, start - _DATE_REACH) : start], text[end : end + _DATE_REACH]
    if any(re.search(r"\d", side) and month.search(side) for side in around):
        return True
    return bool(_DATE_BEHIND.match(text, end) or _DATE_BEFORE.search(around[0]))


@once_per_language
def _patterns(language: str) -> _Patterns:
    words, lists = date_words(language), word_lists(language)
    weekdays = {name: day for day, names in enumerate(lists.weekdays) for name in names if name not in words.not_days}
    kind_before = dict.fromkeys(words.on, _ON) | dict.fromkeys(words.never, _NEVER)
    kind_before |= dict.fromkeys(words.last, LAST) | dict.fromkeys(words.next, NEXT) | dict.fromkeys(words.this, THIS)
    kind_after = dict.fromkeys(words.last_after, LAST) | dict.fromkeys(words.next_after, NEXT)
    apart = not language_of(language).characters_are_words  # words have blanks between them
    gap, left = (r"\s+", rf"(?<!{LETTER})") if apart else (r"\s*", "")
    right = rf"(?!{LETTER})" if not language_of(language).bigrams else ""
    joined = f"{words.joined}?" if words.joined else ""
    before = _any_of(kind_before)
    phrase = (
        rf"{left}(?:(?:{_any_of(words.names)}){right}|"
        rf"{joined}(?P<before>(?:(?>(?:{before}){gap})){{0,{_WORDS_BEFORE}}})"
        rf"(?P<day>{_any_of([*weekdays, *words.days])}){right}"
        rf"(?:{gap}(?P<after>{_any_of(kind_after)}){right}|(?={gap}(?P<never>{_any_of(words.never_after)}){right}))?)"
    )
    months = _any_of(name for names in lists.months for name in names)
    month = rf"{left}(?:{months}){right}"
    compiled = [re.compile(one, re.IGNORECASE) for one in (phrase, rf"{left}(?:{before})(?={gap}|$)", month)]
    return _Patterns(compiled[0], compiled[1], kind_before, kind_after, weekdays, compiled[2])


def _any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of these phrases, the longest first; for none of them one that matches nothing."""
    longest = sorted(phrases, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest) or "(?!)"


def _key(said: str) -> str:
    """A phrase as the lists have it."""
    return " ".join(said.lower().split())
