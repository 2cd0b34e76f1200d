"""The words that name a day by the day of writing, in each language: a data file, loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizers.reading.per_language import once_per_language
from summarizers.writing.language_words import language_words


@dataclass(frozen=True, slots=True)
class DateWords:
    """What tells which day "on Wednesday" is. Every word is lower-case; the weekdays' names are in the word lists.

    Attributes:
        days: words for a day near that of writing, and how many days it is away: {"yesterday": -1}.
        case: how a weekday is written inside a sentence: "upper", "lower" (else it is a name) or "any".
        not_days: forms among the weekdays' names that are commoner as other words: short forms above all.
        weak: forms that count only beside a word of `on`, `last`, `next` or `this`: Vietnamese `thứ hai` is "second".
        names: phrases with a day in them that name no day: "Good Friday", "Sunday Times".
        on: words before a day that belong to it, such as "on".
        joined: a conjunction that is written as one with the next word.
        never: words before a day after which it is no day that was or will be for certain: "every", "until".
        never_after: the same behind it.
        last: words before a weekday that look back.
        next: words before it that look ahead.
        this: words before it that keep to the week.
        last_after: the same as `last`, behind it.
        next_after: the same as `next`, behind it.
        past: verbs of the past, as shell patterns: `*ed`, with `?` for one letter; none where verbs do not show it.
        future: verbs, and words, of what is to come, as shell patterns.
    """

    days: dict[str, int] = field(default_factory=dict)
    case: str = "lower"
    not_days: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    joined: str = ""
    never: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    last_after: tuple[str, ...] = ()
    next_after: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()


@once_per_language
def date_words(language: str) -> DateWords:
    """The words of an ISO 639-1 language; none where the file has none, then no day is found."""
    return language_words("date_words.json", language, DateWords)
