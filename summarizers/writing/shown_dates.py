"""When a sentence is true, in the words that stand beside it: it is itself verbatim.

The days that it names by the day of writing; where it names none and the brief's articles were written days apart,
the day of its own article: what was so on Monday may not be on Friday.
"""

from __future__ import annotations

from datetime import date, timedelta

from summarizers.datatypes import Brief, BriefSentence
from summarizers.published import stated_day
from summarizers.reading.word_lists import word_lists
from summarizers.writing.printable import printable

NEWS_CYCLE = timedelta(days=1)  # articles of one day and the next are read as of one time


def shown_dates(sentence: BriefSentence, brief: Brief) -> list[str]:
    """Each phrase with its day, once: `on Wednesday = 25 December 2024`, or `as of 25 December 2024`.

    ISO 8601 where the brief is not in English.
    """
    if sentence.dates:
        phrases = (f"{printable(one.says)} = {_day(one.date, brief.language)}" for one in sentence.dates)
        return list(dict.fromkeys(phrases))
    quoted = {one.document for one in brief.sentences}
    written = {
        one.document.id: day
        for one in brief.documents
        if one.document.id in quoted and (day := stated_day(one.document.published))
    }
    if sentence.document not in written or max(written.values()) - min(written.values()) <= NEWS_CYCLE:
        return []
    own = _day(written[sentence.document].isoformat(), brief.language)
    return [f"as of {own}" if brief.language == "en" else own]


def _day(iso: str, language: str) -> str:
    if language != "en":
        return iso
    day = date.fromisoformat(iso)
    return f"{day.day} {word_lists(language).months[day.month - 1][0].title()} {day.year}"
