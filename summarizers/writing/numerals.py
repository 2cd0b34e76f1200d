"""Tokens -> numerals: numbers in digits or words, with the marks and scales of each language.

Every look around a token is bounded, so the time is linear in the number of tokens.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizers.reading.languages import language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.word_lists import word_lists
from summarizers.writing.tokens import Token, longest_phrase, phrase_table, thousands_marks, tokens

_BLANK_LANGUAGES = frozenset(("fr", "es", "pt", "sv", "da", "no", "fi", "pl", "cs", "hu", "ru", "uk", "ro"))
_SCALES = 2  # scales after a number in digits: `3 hundred thousand`
_SPOKEN = 8  # words of a number in words
_ABBREVIATED = 5  # letters of the longest short form of a scale
_JOINING = 3  # letters of the longest word that joins two parts of one: `two hundred and fifty`
_LONGEST = 40  # digits of a number written in groups


class Numeral(NamedTuple):
    """The tokens before `stop`, from where it was looked for, say `value`; `step` is the place it is said to.

    Attributes:
        stop: one past its last token.
        value: the number.
        step: unit of the last place that was said, 0 where every unit counts: 0.1 million for `3.2 million`.
        vague: a lone scale, as in `dozens of`: a lower bound.
        in_words: no digit was said.
    """

    stop: int
    value: float
    step: float
    vague: bool = False
    in_words: bool = False


class _NumberWords(NamedTuple):
    values: dict[tuple[str, ...], float]
    value_phrases: dict[str, list[tuple[str, ...]]]
    scales: dict[tuple[str, ...], float]
    scale_phrases: dict[str, list[tuple[str, ...]]]


@once_per_language
def _number_words(language: str) -> _NumberWords:
    lists = word_lists(language)
    # Words for numbers cannot be told from letters of other words where no blank stands between them.
    numbers = {} if language_of(language).bigrams else lists.numbers

    def cut(values: Mapping[str, float]) -> dict[tuple[str, ...], float]:
        return {tuple(token.word for token in tokens(words, language)): value for words, value in values.items()}

    return _NumberWords(
        cut(numbers), phrase_table(numbers, language), cut(lists.scales), phrase_table(lists.scales, language)
    )


@once_per_language
def number_starts(language: str) -> frozenset[str]:
    """The words that a number in words can begin with."""
    lists = _number_words(language)
    return frozenset(lists.value_phrases) | frozenset(lists.scale_phrases)


def numeral_at(row: Sequence[Token], at: int, language: str, money: bool = False) -> Numeral | None:
    """The numeral that starts at a token, if one does; a one-letter scale (`3m`) counts for money alone."""
    token, lists = row[at], _number_words(language)
    if token.shape == "number":
        stop, digits = _grouped(row, at, language)
        return _scaled(row, Numeral(stop, *_read(digits, language)), language, money)
    return _in_words(row, at, lists) if token.shape == "word" else None


def _grouped(row: Sequence[Token], at: int, language: str) -> tuple[int, str]:
    """Join groups of three digits that single blanks part, where the language writes them so: `1 200`."""
    digits, stop = row[at].word, at + 1
    if language not in _BLANK_LANGUAGES or len(digits) > 3 or not digits.isdigit():
        return stop, digits
    while stop < len(row) and row[stop].start == row[stop - 1].end + 1 and len(digits) < _LONGEST:
        group = row[stop].word
        if row[stop].shape != "number" or len(group) < 3 or not group[:3].isdigit() or group[3:4].isdigit():
            break
        digits, stop = digits + group, stop + 1
    return stop, digits


def _read(digits: str, language: str) -> tuple[float, float]:
    """The number that digits and marks say, and the unit of its last place: 0.1 for 3.2, 100 for 1,200, 0 for 38."""
    mark = max(digits.rfind(one) for one in ".,٫")
    if mark >= 0 and len(digits) - mark == 4 and digits[mark] in thousands_marks(language):
        mark = -1
    whole = re.sub(r"\D", "", digits[:mark] if mark >= 0 else digits)
    if mark >= 0:
        fraction = digits[mark + 1 :]
        return float(f"{whole}.{fraction}"), float(10.0 ** -len(fraction))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(whole), 10.0**zeros if len(whole) >= 4 and zeros >= 2 else 0.0


def _scaled(row: Sequence[Token], numeral: Numeral, language: str, money: bool) -> Numeral:
    """Multiply a number in digits by the scales that follow, and add what follows these at once: `1万2000`."""
    lists, (stop, value, step, *_) = _number_words(language), numeral
    for _ in range(_SCALES):
        scale = longest_phrase(lists.scale_phrases, row, stop)
        if not scale or (len(scale[0]) == 1 and scale[0].isascii() and not money):
            break
        factor = lists.scales[scale]
        stop, value, step = stop + len(scale), value * factor, (step or 1.0) * factor
        if stop + 1 < len(row) and row[stop].word == "." and row[stop].start == row[stop - 1].end:
            stop += len(scale[0]) <= _ABBREVIATED  # `3 Mio. Euro`
    if step > numeral.step and stop < len(row) and row[stop].shape == "number" and row[stop].start == row[stop - 1].end:
        rest, rest_step = _read(row[stop].word, language)
        stop, value, step = stop + 1, value + rest, rest_step
    return Numeral(stop, value, step)


def _in_words(row: Sequence[Token], at: int, lists: _NumberWords) -> Numeral | None:
    """`thirty-eight`, `two hundred and fifty thousand`; a scale alone is vague.

    `whole` holds what was multiplied by a thousand or more, `rest` what may still be; `room` is what the next
    number word has to stay below: ten after a ten, the scale after a scale.
    """
    whole, rest, step, room, stop = 0.0, 0.0, 0.0, math.inf, at
    for _ in range(_SPOKEN):
        joined = stop > at and step > 0 and stop < len(row) and len(row[stop].word) <= _JOINING
        for place in (stop, stop + 1) if joined else (stop,):
            phrase = longest_phrase(lists.value_phrases, row, place)
            if phrase and lists.values[phrase] < room:
                break
        else:
            phrase = ()
        if phrase:
            value = lists.values[phrase]
            rest, step, stop = rest + value, 0.0, place + len(phrase)
            room = 10.0 if 20 <= value < 100 and value % 10 == 0 else 0.0
            continue
        scale = longest_phrase(lists.scale_phrases, row, stop)
        if not scale or len(scale[0]) < _JOINING:
            break
        step = room = lists.scales[scale]
        stop += len(scale)
        if step < 1000:
            rest = (rest or 1.0) * step
        else:
            whole, rest = whole + (rest or 1.0) * step, 0.0
    if stop == at:
        return None
    lone = stop == at + len(longest_phrase(lists.scale_phrases, row, at))
    return Numeral(stop, whole + rest, step, vague=lone and step > 0, in_words=True)
