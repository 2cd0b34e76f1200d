"""The words around figures in each language: a data file, loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizers.reading.per_language import once_per_language
from summarizers.writing.language_words import language_words


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What tells one kind of figure from another, and one thing from another. Every word is lower-case.

    Attributes:
        percent: words for per cent.
        currencies: words for money and the ISO 4217 code of each, or the sign where the word leaves the country open.
        vague: words that say a number loosely, and the least that they mean, such as {"dozens": 12}.
        articles: words between a qualifier and such a word ("nearly a dozen").
        hours: words that make the figure before them a time of day.
        ages: words before or after a figure that make it an age.
        ranges: words between the two ends of a range.
        parts: words that make the figure a part of one said before ("including").
        totals: words that make it a sum over several events ("overall").
        tolls: words for a count that is brought up to date.
        victims: words for those who are counted in it, dead where nothing else is said of them.
        ordinals: words that number them, from the second on: `a sixth victim`, {"sixth": 6}.
        years: words after a figure that make it one of years.
        speech: words that only say who says it.
        persons: words for persons of any sort: a count of them is told apart by what happened to them.
        measures: units of length, time and the like: so many things are measured in one that the deed has to agree.
        fates: what happened to them or to things, by a name: figures of different fates are never compared.
        opposites: other deeds with a counterpart, by a name, such as buying and selling: as fates, but no evidence
            that two figures of unnamed things are one.
        same: groups of words that mean the same.
    """

    percent: tuple[str, ...] = ()
    currencies: dict[str, str] = field(default_factory=dict)
    vague: dict[str, float] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    ordinals: dict[str, float] = field(default_factory=dict)
    years: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    fates: dict[str, list[str]] = field(default_factory=dict)
    opposites: dict[str, list[str]] = field(default_factory=dict)
    same: tuple[list[str], ...] = ()


@once_per_language
def figure_words(language: str) -> FigureWords:
    """The words of an ISO 639-1 language; none where the file has none, then shape alone decides."""
    return language_words("figure_words.json", language, FigureWords)
