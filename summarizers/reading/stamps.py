"""The date, the hour or the agency that a page puts above an article, run into its first sentence."""

from __future__ import annotations

import re

from summarizers.reading.languages import Language, language_of
from summarizers.reading.letter_case import begins_a_sentence, goes_on
from summarizers.reading.per_language import once_per_language
from summarizers.reading.picture_credits import AGENCY_NAMES
from summarizers.reading.word_lists import any_form

_REACH = 400  # code points in which what stands above an article ends
_YEAR = re.compile(r"[12]\d{3}")  # to look for a whole date takes twenty times as long
# `(KDKA) - ` and `(HealthDay News) -- ` end the dateline that a headline was glued to.
_WIRE = re.compile(
    rf"\(\s?(?:{AGENCY_NAMES}|[KW][A-Z]{{2,3}}\d?|[\w.]+\.com|[\w ]{{2,20}} News|CBS|NBC|ABC|Fox)\s?\)"
    r"\s?[-–—―]{1,2}\s",
    re.IGNORECASE,
)
_BEFORE_HOUR = r"(?:(?:at|-|\||um|à|às|a las|alle|kl\.?|om)\s)?"
_LONGEST_HOUR = 16  # code points
_LONGEST_STAMP = 80
_LABEL_WORDS = 2
_HOUR_AT_END = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}\D{0,10}$")
_CLOCK = r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist)\b)?"


def stamped_length(text: str, language: Language) -> int:
    """How many code points are a headline and, behind it, the agency or the hour that ends what stands above."""
    patterns = (_WIRE, _stamp(language.code)) if _YEAR.search(text, 0, _REACH) else (_WIRE,)
    for pattern in patterns:
        if (found := pattern.search(text, 0, _REACH)) and not goes_on(text[found.end() :], language):
            return found.end()
    return 0


def date_length(text: str, language: Language) -> int:
    """How many code points are a whole date that no comma joins to the sentence: `November 21, 2018 The fire …`.

    A word or two may stand before it: `Published 21 November 2018 The fire …`.
    """
    found = _date(language.code).match(text)
    if found is None:
        return _labelled_date_length(text, language) if _YEAR.search(text, 0, _LONGEST_STAMP) else 0
    rest = text[found.end() :]
    # Where there are no capitals, `Tuesday 20 September 2005` may tell when what follows happened.
    return found.end() if rest[:1].isupper() or begins_a_sentence(rest, language) else 0


def _labelled_date_length(text: str, language: Language) -> int:
    """As `date_length`, behind a word or two that are no function words, where a sentence surely begins."""
    if not (found := _date(language.code).search(text, 1, _LONGEST_STAMP)):
        return 0
    label = text[: found.start()].lower().replace(":", " ").split()
    is_label = 0 < len(label) <= _LABEL_WORDS and language.words.stop_words.isdisjoint(label)
    return found.end() if is_label and begins_a_sentence(text[found.end() :], language) else 0


def message_length(text: str, language: Language) -> int:
    """How many code points are a message that the page shows: `… — Ann Lee (@annlee) May 3, 2016 The dam …`."""
    found = _signature(language.code).search(text) if "@" in text else None
    return found.end() if found and not goes_on(text[found.end() :], language) else 0


def ends_in_stamp(text: str, language: Language) -> bool:
    """Whether a sentence ends in a whole date with the hour that no function word joins to it: `… Published: May 3, …`.

    Then all of it stood above an article.
    """
    if not _HOUR_AT_END.search(text[-_LONGEST_HOUR:]):
        return False
    found = _stamp_at_end(language.code).search(text[-_LONGEST_STAMP:])
    before = text[-_LONGEST_STAMP:][: found.start()].split() if found else []
    return bool(before) and before[-1].lower() not in language.words.stop_words


@once_per_language
def _signature(code: str) -> re.Pattern[str]:
    """The name of an account and the date of its message."""
    return re.compile(rf"\(\s?@\w{{1,30}}\s?\)\s{_whole_date(code)}\s+(?=[\"“„«]?\w)", re.IGNORECASE)


@once_per_language
def _stamp(code: str) -> re.Pattern[str]:
    """A whole date with the hour, as pages put it behind a headline: `Tuesday, May 3, 2011 11:59 EDT`."""
    return re.compile(rf"\b{_whole_date(code)},?\s{_BEFORE_HOUR}{_CLOCK}[\s|,.-]*(?=\w)", re.IGNORECASE)


@once_per_language
def _stamp_at_end(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_whole_date(code)},?\s{_BEFORE_HOUR}{_CLOCK}\W*$", re.IGNORECASE)


@once_per_language
def _date(code: str) -> re.Pattern[str]:
    """A whole date, its weekday before it or not, and a blank or a bar behind it."""
    weekday = any_form(language_of(code).words.weekdays)
    return re.compile(rf"(?:(?:{weekday})\.?,?\s)?{_whole_date(code)}\s(?:[|–—-]\s)?(?=[\"“„«]?\w)", re.IGNORECASE)


def _whole_date(code: str) -> str:
    """A pattern for the dates of a language that have a year; it matches nothing where there is no calendar."""
    month = any_form(language_of(code).words.months)
    if not month:
        return "(?!)"
    return rf"(?:(?:{month})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:de\s)?(?:{month})\.?),?\s(?:de\s)?\d{{4}}"
