"""The days that a sentence names by the day of writing, in the words that stand beside it: it is itself verbatim."""

from __future__ import annotations

from datetime import date

from summarizers.datatypes import BriefSentence
from summarizers.reading.word_lists import word_lists
from summarizers.writing.printable import printable


def shown_dates(sentence: BriefSentence, language: str) -> list[str]:
    """Each phrase with its day, once: `on Wednesday = 25 December 2024`; ISO 8601 where the brief is not in English."""
    return list(dict.fromkeys(f"{printable(one.says)} = {_day(one.date, language)}" for one in sentence.dates))


def _day(iso: str, language: str) -> str:
    if language != "en":
        return iso
    day = date.fromisoformat(iso)
    return f"{day.day} {word_lists(language).months[day.month - 1][0].title()} {day.year}"
