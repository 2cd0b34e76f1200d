"""Which calendar day a sentence's `on Wednesday`, `yesterday` or `last Friday` is, by the day its document states.

A weekday that is told of is the nearest one not after publication, one that is to come the nearest one after it (as
the temporal taggers have it that followed Mani & Wilson 2000). Where readers differ, nothing is resolved: `last
Friday`, on a Saturday, is yesterday to one and eight days ago to another, so it has to be both the nearest such day
and one of the week before; what *will* happen "on Wednesday", written on a Wednesday, is today or in a week.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from summarizers.writing.day_phrases import LAST, NEXT, THIS, DayPhrase, day_phrases
from summarizers.writing.tense import FUTURE, PAST, tense

_WEEK = 7
_BETWEEN = re.compile(r"[\s,(（،]*")  # between two names of one day: `today, Wednesday`
_RANGE = re.compile(r"\s*[-–—]\s*")


class ResolvedDay(NamedTuple):
    """The phrase in text[start:end], its calendar day, and what it names: a weekday's number, or an offset such as -1.

    Phrases with equal `names` read alike, whatever their day.
    """

    start: int
    end: int
    day: date
    names: str


def resolved_days(text: str, language: str, published: date | None) -> list[ResolvedDay]:
    """The phrases of a sentence whose day is certain, in order.

    Args:
        text: a sentence.
        language: ISO 639-1 code.
        published: the day its document states; without one nothing is certain.
    """
    if published is None:
        return []
    phrases = day_phrases(text, language)
    days = [_day(phrase, published, tense(text, phrase.start, phrase.end, language)) for phrase in phrases]
    found = []
    for phrases_of_one, day in _said_twice(text, phrases, days):
        if day is not None:
            first, last = phrases_of_one[0], phrases_of_one[-1]
            names = f"weekday:{first.weekday}" if first.offset is None else f"day:{first.offset}"
            found.append(ResolvedDay(first.start, last.end, day, names))
    return found


def _day(phrase: DayPhrase, published: date, when: str) -> date | None:
    try:
        if phrase.offset is not None:
            return published + timedelta(phrase.offset)
        return _weekday(phrase.weekday or 0, phrase.modifier, published, when)
    except OverflowError:  # the calendar of Python has an end
        return None


def _weekday(weekday: int, modifier: str, published: date, when: str) -> date | None:
    """The day that a weekday's name stands for, or None where it may be two."""
    monday = published - timedelta(published.weekday())
    back = (published.weekday() - weekday) % _WEEK
    ahead = (weekday - published.weekday()) % _WEEK
    if modifier == LAST:
        nearest = published - timedelta(back or _WEEK)
        return nearest if nearest == monday + timedelta(weekday - _WEEK) else None
    if modifier == NEXT:
        nearest = published + timedelta(ahead or _WEEK)
        return nearest if nearest == monday + timedelta(weekday + _WEEK) else None
    if modifier == THIS:
        day = monday + timedelta(weekday)
        agrees = (when == PAST and day < published) or (when == FUTURE and day > published)
        return day if day == published or agrees else None
    if when == PAST:
        return published - timedelta(back)
    return published + timedelta(ahead) if when == FUTURE and ahead else None


def _said_twice(
    text: str, phrases: Sequence[DayPhrase], days: Sequence[date | None]
) -> list[tuple[list[DayPhrase], date | None]]:
    """Each phrase with its day; `today, Wednesday` as one phrase, with a day where both name it."""
    found = [([phrase], day) for phrase, day in zip(phrases, days, strict=True)]
    for at, (one, other) in reversed(list(enumerate(pairwise(phrases)))):
        between = text[one.end : other.start]
        if _RANGE.fullmatch(between):  # Monday–Friday
            found[at], found[at + 1] = ([one], None), ([other], None)
        elif _BETWEEN.fullmatch(between) and (one.offset is None) != (other.offset is None):
            counted, weekday = (at, other) if one.offset is not None else (at + 1, one)
            day = found[counted][1]
            agrees = day is not None and day.weekday() == weekday.weekday
            found[at : at + 2] = [([one, other], day if agrees else None)]
    return found
