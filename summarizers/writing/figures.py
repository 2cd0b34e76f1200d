"""Text -> figures: each number with its bounds, its kind, and the thing that is counted.

Only counts, percentages and sums of money are ever compared, and the rank of a person (`a sixth victim`), which says
how many there are by then. Every other kind (date, time, year, ordinal, age, code) is named so that it is not mistaken
for one of these; in doubt a number is a code.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from summarizers.reading.per_language import once_per_language
from summarizers.reading.word_lists import word_lists
from summarizers.writing.figure_kinds import kind_of
from summarizers.writing.figure_words import figure_words
from summarizers.writing.money import MONEY_STARTS, money_after, money_before
from summarizers.writing.numerals import Numeral, number_starts, numeral_at
from summarizers.writing.token_row import TokenRow
from summarizers.writing.tokens import WORD, longest_phrase, phrase_table, tokens

COMPARED = ("count", "percent", "money", "rank")
ABOUT = 0.1  # "about 40" is true of anything within a tenth of 40
_LARGEST_STEP = 0.1  # however roughly it is said, a figure is true of nothing further off than a tenth
_QUALIFIER = 5  # words of the longest qualifier
_NOUN = 3  # words of the longest noun phrase
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text says it.

    Attributes:
        start: first code point of the span, qualifier and unit included: `at least 40`, `$3.2 million`.
        end: one past it.
        value: the number; for a range its lower end, for a date or a code 0.
        low: the least that it can stand for; a rounded number stands for all that are rounded to it.
        high: the most.
        bound: exact, floor (`at least`), ceiling (`up to`), about, or range.
        kind: count, percent, money, rank, date, time, year, ordinal, age or code.
        currency: of money: ISO 4217 code, or a word that leaves the country open.
        noun: up to three words right after it: the counted thing.
        tokens: (first, stop) of the span in the text's tokens.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    bound: str
    kind: str
    currency: str = ""
    noun: tuple[str, ...] = ()
    tokens: tuple[int, int] = (0, 0)

    def agrees_with(self, other: Figure) -> bool:
        """Whether one number can be meant by both."""
        return self.low <= other.high and other.low <= self.high


class _Tables(NamedTuple):
    bounds: dict[tuple[str, ...], str]
    last_words: frozenset[str]  # of those
    qualifiers: dict[str, list[tuple[str, ...]]]
    percent: dict[str, list[tuple[str, ...]]]
    spoken: frozenset[str]  # words that a number without a digit can begin with
    starts: frozenset[str]  # what a figure can begin with that is no digit


@once_per_language
def _tables(language: str) -> _Tables:
    lists = word_lists(language)
    bounds = {
        tuple(token.word for token in tokens(phrase, language)): bound
        for bound, phrases in (("about", lists.roundings), ("ceiling", lists.ceilings), ("floor", lists.floors))
        for phrase in phrases
    }
    qualifiers = phrase_table([*lists.roundings, *lists.ceilings, *lists.floors], language)
    words = figure_words(language)
    spoken = number_starts(language) | words.vague.keys() | words.ordinals.keys()
    last_words = frozenset(phrase[-1] for phrase in bounds)
    return _Tables(bounds, last_words, qualifiers, phrase_table(words.percent, language), spoken, spoken | MONEY_STARTS)


def may_hold_figures(text: str, language: str) -> bool:
    """Whether a text can have a figure that is ever compared; where not, that is seen at a fifth of the cost."""
    return bool(_DIGIT.search(text)) or not _tables(language).spoken.isdisjoint(WORD.findall(text.lower()))


def figures(text: str, language: str) -> list[Figure]:
    """The figures of a text, in its order.

    Args:
        text: one sentence, usually.
        language: ISO 639-1 code: decides the marks and the words.
    """
    return figures_among(TokenRow(text, language))


def figures_among(row: TokenRow) -> list[Figure]:
    """The figures of a text that is already cut into tokens."""
    return _Reader(row).figures()


class _Reader:
    """Reads the figures of one row of tokens from left to right, a bounded look around each."""

    def __init__(self, row: TokenRow) -> None:
        self.tokens, self.row, self.language = row, row.tokens, row.language
        self.tables, self.words = _tables(row.language), figure_words(row.language)
        self.stop_words = word_lists(row.language).stop_words

    def figures(self) -> list[Figure]:
        """The figures, none over another."""
        found: list[Figure] = []
        at = 0
        while at < len(self.row):
            token = self.row[at]
            if token.shape in ("word", "mark") and token.word not in self.tables.starts:  # as most are
                at += 1
                continue
            figure = self._figure(at, found[-1].tokens[1] if found else 0)
            if figure is not None:
                found.append(figure)
            at = figure.tokens[1] if figure is not None else at + 1
        return found

    def _figure(self, at: int, free: int) -> Figure | None:
        """The figure that starts at a token, if one does; tokens before `free` belong to another."""
        token = self.row[at]
        if token.shape in ("date", "time", "code"):
            return Figure(token.start, token.end, 0.0, 0.0, 0.0, "exact", token.shape, tokens=(at, at + 1))
        if token.word in self.words.ordinals and self._is_rank(at):
            rank, span = self.words.ordinals[token.word], (token.start, token.end)
            return Figure(*span, rank, rank, rank, "exact", "rank", "", (self.tokens.word(at + 1),), (at, at + 1))
        number, currency = money_before(self.tokens, at)
        numeral = self._numeral(number)
        if numeral is None and number > at:
            number, currency = at, ""
            numeral = self._numeral(at)
        if numeral is None:
            return None
        upper = self._upper_end(numeral)
        last = upper or numeral
        unit, kind = self._unit(number, last, currency)
        bound, first, stop = self._bound(at, unit[0], free)
        bound = "range" if upper else "floor" if numeral.vague and bound == "exact" else bound
        low, high = _limits(numeral, last, bound, kind)
        noun = self._noun(stop, numeral) if kind == "count" else ()
        span = self.row[first].start, self.row[stop - 1].end
        return Figure(*span, numeral.value, low, high, bound, kind, unit[1], noun, (first, stop))

    def _is_rank(self, at: int) -> bool:
        """`a sixth victim`; who is the second victim is told of one, and not how many there are."""
        articles = self.words.articles
        return self.tokens.word(at + 1) in self.words.persons and (
            not articles or self.tokens.word(at - 1) in articles
        )

    def _numeral(self, at: int) -> Numeral | None:
        """The numeral at a token; one letter is a scale (`3m`) only beside a sign or word of money."""
        if at >= len(self.row):
            return None
        if self.tokens.word(at) in self.words.vague:
            return Numeral(at + 1, self.words.vague[self.tokens.word(at)], 0.0, vague=True, in_words=True)
        plain = numeral_at(self.row, at, self.language)
        if plain is None or plain.in_words or len(self.tokens.word(plain.stop)) != 1:
            return plain
        money = numeral_at(self.row, at, self.language, money=True)
        is_sum = money and (money_before(self.tokens, at - 1)[1] or money_after(self.tokens, money.stop)[1])
        return money if is_sum else plain

    def _upper_end(self, numeral: Numeral) -> Numeral | None:
        """The other end of a range: `30 to 40`, `30–40`."""
        between = self.tokens.word(numeral.stop)
        if between not in self.words.ranges and not (between in "-–" and self.tokens.glued(numeral.stop)):
            return None
        upper = self._numeral(numeral.stop + 1)
        return upper if upper is not None and upper.value > numeral.value else None

    def _unit(self, at: int, numeral: Numeral, currency: str) -> tuple[tuple[int, str], str]:
        """Where the number with its unit stops, its currency, and its kind."""
        stop = numeral.stop
        if currency:
            return (stop, currency), "money"
        if self.tokens.word(stop) in "%٪％" and self.tokens.word(stop):
            return (stop + 1, ""), "percent"
        if phrase := longest_phrase(self.tables.percent, self.row, stop):
            return (stop + len(phrase), ""), "percent"
        after, currency = money_after(self.tokens, stop)
        if currency:
            return (after, currency), "money"
        counted = self._bound(at, stop, 0)[0] != "exact" and bool(self._noun(stop, numeral))
        return (stop, ""), kind_of(self.tokens, at, numeral, counted)

    def _bound(self, first: int, stop: int, free: int) -> tuple[str, int, int]:
        """The bound that the words before or after a number give it, and the span with them."""
        if first - 1 >= free and self.tokens.word(first - 1) in self.words.articles:
            first -= self.tokens.word(first) in self.words.vague
        longest = min(_QUALIFIER, first - free) if self.tokens.word(first - 1) in self.tables.last_words else 0
        for size in range(longest, 0, -1):
            phrase = tuple(token.word for token in self.row[first - size : first])
            if phrase in self.tables.bounds:
                return self.tables.bounds[phrase], first - size, stop
        after = longest_phrase(self.tables.qualifiers, self.row, stop)
        next_one = self.row[stop + len(after) : stop + len(after) + 1]
        if len(after) > 1 and not (next_one and next_one[0].shape == "number"):
            return self.tables.bounds[after], first, stop + len(after)
        return "exact", first, stop

    def _noun(self, stop: int, numeral: Numeral) -> tuple[str, ...]:
        """The content words right after a number; one function word may follow a scale (`miles de personas`)."""
        if (numeral.step or numeral.vague) and self.tokens.word(stop) in self.stop_words:
            stop += 1
        noun: list[str] = []
        for token in self.row[stop : stop + _NOUN]:
            if token.shape != "word" or token.word in self.stop_words:
                break
            noun.append(token.word)
        return tuple(noun)


def _limits(numeral: Numeral, last: Numeral, bound: str, kind: str) -> tuple[float, float]:
    """The least and the most that a number can stand for."""
    half = min(numeral.step / 2, numeral.value * _LARGEST_STEP)
    if kind == "percent":
        half = (numeral.step or 1.0) / 2
    tenth = numeral.value * ABOUT
    return {
        "exact": (numeral.value - half, numeral.value + half),
        "floor": (numeral.value - half, math.inf),
        "ceiling": (0.0, numeral.value + half),
        "about": (numeral.value - max(half, tenth), numeral.value + max(half, tenth)),
        "range": (numeral.value - half, last.value + half),
    }[bound]
