"""`on Wednesday`, `yesterday`: sentences with the days that they name, and what holds for every sentence.

`relative_dates.jsonl` has the sentence, the day of publication (a Friday, if not said otherwise) and every phrase
whose day is certain; a sentence with none shows what is passed over.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Brief, BriefDocument, BriefSentence, Document, SaidDate
from summarizers.reading.languages import LANGUAGES
from summarizers.reading.word_lists import word_lists
from summarizers.writing.date_words import DateWords, date_words
from summarizers.writing.relative_dates import resolved_days
from summarizers.writing.shown_dates import shown_dates

LABELLED = Path(__file__).parents[1] / "labelled/relative_dates.jsonl"
SENTENCES: list[dict[str, Any]] = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
FRIDAY = date(2024, 12, 27)


def found(text: str, language: str, published: date) -> list[list[str]]:
    """What is said, and its day."""
    return [[text[one.start : one.end], one.day.isoformat()] for one in resolved_days(text, language, published)]


@pytest.mark.parametrize("one", SENTENCES, ids=[f"{one['language']}-{row}" for row, one in enumerate(SENTENCES)])
def test_every_day_is_found_that_is_certain_and_no_other(one: dict[str, Any]) -> None:
    assert found(one["text"], one["language"], date.fromisoformat(one["published"])) == one["dates"]


def test_every_language_has_a_weekday_and_a_counted_day_that_are_resolved() -> None:
    """Romanian and Hindi have one of them among the sentences; all others both."""
    for language in LANGUAGES:
        said = [says for one in SENTENCES if one["language"] == language for says, _ in one["dates"]]
        assert said, language
        assert date_words(language).days, language


@pytest.mark.parametrize("published", [FRIDAY + timedelta(days) for days in range(7)])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_that_is_told_of_is_the_nearest_one_not_after_publication(published: date, weekday: int) -> None:
    """The day of publication counts; what will be is in the week after it, and on that weekday itself uncertain."""
    name = word_lists("en").weekdays[weekday][0].title()
    ((_, told),) = found(f"The dam at Arle broke on {name}.", "en", published)
    days_before = (published - date.fromisoformat(told)).days
    assert 0 <= days_before <= 6
    assert date.fromisoformat(told).weekday() == weekday
    will_be = found(f"The dam at Arle will be opened on {name}.", "en", published)
    coming = [date.fromisoformat(day) for _, day in will_be]
    if weekday == published.weekday():
        assert coming == []
    else:
        assert [1 <= (day - published).days <= 6 and day.weekday() == weekday for day in coming] == [True]


WORDS = sorted(
    {
        form
        for language in LANGUAGES
        for forms in (
            *word_lists(language).weekdays,
            date_words(language).days,
            date_words(language).on,
            date_words(language).never[:3],
            date_words(language).last,
            date_words(language).next,
            date_words(language).past[:3],
            date_words(language).future[:3],
        )
        for form in forms
    }
)
TEXTS = st.lists(st.sampled_from([*WORDS, ",", '"', "“", "(", "25", "–", "Monday", "On"]), max_size=9).map(" ".join)


@given(TEXTS | st.text(max_size=40), st.sampled_from([*LANGUAGES, "xx"]), st.dates())
def test_whatever_the_sentence_days_are_within_a_week_and_phrases_stand_in_it(
    text: str, language: str, published: date
) -> None:
    """In order, none over another; to the first and the last day of the calendar."""
    end = 0
    for one in resolved_days(text, language, published):
        assert abs((one.day - published).days) <= 7
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        if one.names.startswith("weekday:"):
            assert one.day.weekday() == int(one.names.removeprefix("weekday:"))
        end = one.end


@given(TEXTS)
def test_without_a_day_of_publication_nothing_is_certain(text: str) -> None:
    assert resolved_days(text, "en", None) == []


def test_the_ends_of_the_calendar_resolve_nothing_beyond_them() -> None:
    assert found("It broke yesterday.", "en", date.min) == []
    assert found("It will break tomorrow.", "en", date.max) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_as_they_are_compared(language: str) -> None:
    """Small and composed as texts are; no phrase in lists that contradict each other, and no exception from nothing."""
    words = date_words(language)
    fields = [getattr(words, name) for name in DateWords.__slots__ if name not in ("case", "joined")]
    for word in (word for field in fields for word in field):
        assert word == unicodedata.normalize("NFC", word.lower()), word
        assert word == " ".join(word.split()) != "", word
    contradicting = [words.never, words.last, words.next, words.this]
    for row, one in enumerate(contradicting):
        assert not set(one) & {word for other in contradicting[row + 1 :] for word in other}
    assert not set(words.last_after) & {*words.next_after, *words.never_after}
    assert not set(words.past) & set(words.future)
    forms = {form for forms in word_lists(language).weekdays for form in forms}
    assert set(words.not_days) | set(words.weak) <= forms
    assert words.case in ("upper", "lower", "any")


def brief_of(*sentences: BriefSentence, language: str = "en", **published: str) -> Brief:
    documents = tuple(BriefDocument(Document("Text.", id=name, published=day), 1) for name, day in published.items())
    return Brief(None, language, "", sentences, documents)


def test_a_day_is_shown_in_words_in_english_and_in_digits_elsewhere() -> None:
    dates = (SaidDate((0, 9), "on\nMonday", "2024-12-02"), SaidDate((12, 21), "on Monday", "2024-12-02"))
    sentence = BriefSentence("on Monday … on Monday", "1", 0, 21, 0.5, dates=dates)
    assert shown_dates(sentence, brief_of(sentence)) == ["on Monday = 2 December 2024"]
    assert shown_dates(sentence, brief_of(sentence, language="de")) == ["on Monday = 2024-12-02"]


def test_a_sentence_without_a_day_has_that_of_its_article_where_articles_are_of_days_apart() -> None:
    """What was so on Monday may not be on Friday; within a day and the next, all is read as of one time."""
    first, second = (BriefSentence("The talks go on.", name, 0, 16, 0.5) for name in "ab")
    apart = brief_of(first, second, a="2007-12-05", b="2007-12-07T23:00:00Z")
    assert shown_dates(first, apart) == ["as of 5 December 2007"]
    assert shown_dates(second, apart) == ["as of 7 December 2007"]
    assert shown_dates(second, replace(apart, language="fr")) == ["2007-12-07"]
    assert shown_dates(first, brief_of(first, second, a="2007-12-05", b="2007-12-06")) == []
    assert shown_dates(second, brief_of(first, second, a="2007-12-05", b="last week")) == []
    # An article that nothing is quoted from does not count.
    assert shown_dates(first, brief_of(first, a="2007-12-05", b="2007-12-09")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_before_a_day_may_be_repeated_without_end(language: str) -> None:
    """As `bis zum bis zum …`, which is read in two ways each time: nothing ends if all combinations are tried."""
    words = date_words(language)
    for word in (*words.on, *words.never):
        assert len(resolved_days(f"{word} " * 200, language, FRIDAY)) <= 200
