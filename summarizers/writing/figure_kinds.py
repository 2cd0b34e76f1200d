"""What a number without a unit is: a count, or a date, time, year, ordinal, age or code, which are never compared."""

from __future__ import annotations

from typing import NamedTuple

from summarizers.reading.languages import language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.word_lists import word_lists
from summarizers.writing.figure_words import figure_words
from summarizers.writing.numerals import Numeral
from summarizers.writing.token_row import TokenRow, calendar_names
from summarizers.writing.tokens import longest_phrase, phrase_table

_OLDEST = 120
_YEARS = range(1500, 2100)
_LARGEST = 1e15  # beyond it digits are an identifier
_NUMBER_ABBREVIATION = 3  # letters before a stop: `No. 5`, `Art. 5`
_HYPHENS = "-‑–"


class _Tables(NamedTuple):
    ages: dict[str, list[tuple[str, ...]]]
    hours: dict[str, list[tuple[str, ...]]]
    unnamed: frozenset[str]  # capitalised words before a number that do not make it a name's


@once_per_language
def _tables(language: str) -> _Tables:
    lists, words = word_lists(language), figure_words(language)
    qualifiers = {*lists.roundings, *lists.ceilings, *lists.floors}
    return _Tables(
        phrase_table(words.ages, language),
        phrase_table(words.hours, language),
        lists.stop_words | qualifiers | calendar_names(language).keys(),
    )


def kind_of(row: TokenRow, at: int, numeral: Numeral, counted: bool) -> str:
    """Count, unless the shape or a word beside it says that nothing is counted.

    Args:
        row: the tokens.
        at: where the numeral starts.
        numeral: what was read there.
        counted: a qualifier stands before it and a noun after it, so that `more than 2000 homes` is no year.
    """
    tables, stop, digits = _tables(row.language), numeral.stop, not numeral.in_words
    kind = "count"
    if longest_phrase(tables.hours, row.tokens, stop):
        kind = "time"
    elif _beside_month(row, at, stop):
        kind = "date"
    elif longest_phrase(tables.ages, row.tokens, stop) or _after_age(row, at) or _is_aside(row, at, numeral):
        kind = "age"
    elif stop == at + 1 and len(row.word(at)) == 4 and numeral.value in _YEARS and not counted:
        kind = "year"
    elif digits and row.word(stop) == "." and row.glued(stop) and stop + 1 < len(row.tokens):
        kind = "ordinal"
    elif _is_code(row, at, numeral) or (digits and not counted and _is_named(row, at, stop)):
        kind = "code"
    return kind


def _beside_month(row: TokenRow, at: int, stop: int) -> bool:
    """`March 3`, `3 March`, `3. März`, `3 de marzo`."""
    after = stop + (row.word(stop) in (".", "de"))
    return any(row.calendar(place).startswith("month") for place in (at - 1, after))


def _after_age(row: TokenRow, at: int) -> bool:
    """`aged 34`, `âgée de 34 ans`."""
    ages = _tables(row.language).ages
    before, last = row.word(at - 2), row.word(at - 1)
    return (last,) in ages.get(last, ()) or (before, last) in ages.get(before, ())


def _is_aside(row: TokenRow, at: int, numeral: Numeral) -> bool:
    """Between commas or brackets: `Anna, 34, and …`."""
    inside = row.word(at - 1) in (",", "(") and row.word(numeral.stop) in (",", ")", ".", "")
    return inside and not numeral.in_words and numeral.value < _OLDEST


def _is_code(row: TokenRow, at: int, numeral: Numeral) -> bool:
    """`38-year-old`, `80mm`, `No. 5`, `#5`, `2-1`, `one`, or a number too long to be counted."""
    stop, before = numeral.stop, row.word(at - 1)
    end = row.tokens[stop - 1].end
    if stop < len(row.tokens) and row.text[end : end + 1] in _HYPHENS:
        return True
    if row.glued(stop) and row.tokens[stop].shape == "word" and not language_of(row.language).bigrams:
        return True
    if before in ("#", "№") or (row.glued(at) and before in (*_HYPHENS, ".", "/")):
        return True
    if numeral.in_words:
        return numeral.value <= 1  # in many languages the article
    return numeral.value > _LARGEST or (before == "." and len(row.word(at - 2)) <= _NUMBER_ABBREVIATION)


def _is_named(row: TokenRow, at: int, stop: int) -> bool:
    """`Flight 214`, `Boeing 737`; in German, whose nouns have capitals, only without a noun after it."""
    named = row.capital(at - 1) and row.word(at - 1) not in _tables(row.language).unnamed
    return named and not (row.language == "de" and row.capital(stop))
