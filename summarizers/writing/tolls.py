"""Sentences -> the counts that an event's reports bring up to date: so many people dead, hurt, missing, evacuated.

`Seven people are now known to have died` and `the death toll from the fire in the port rose to five` share no word
but the fate, and yet count the same thing, because all documents of a set are about one event. So a toll is told by
its fate alone, and everything that may make it another event's is held against it: names that the other sentence does
not have, years and dates, a part of a total, a figure out of all proportion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizers.reading.per_language import once_per_language
from summarizers.writing.figure_words import figure_words
from summarizers.writing.figures import ABOUT, Figure
from summarizers.writing.meanings import PERSONS
from summarizers.writing.mentions import Mention, Said

_TOLD_IN_TOLLS = frozenset(
    f"={fate}"
    for fate in ("dead", "injured", "missing", "survived", "arrested", "evacuated", "displaced", "infected", "rescued")
)
_DEAD = frozenset(("=dead",))
# `38 of the 67`, in the languages that have words of fates.
_OF = frozenset(
    ("of", "the", "its", "all", "von", "der", "den", "sur", "les", "de", "des", "di", "dei", "delle", "van", "из")
)
_LARGEST_GROWTH = 20  # times; beyond it another event is counted, or another country


def overtaken_tolls(earlier: Said, later: Said) -> Iterator[tuple[Figure, Figure]]:
    """The tolls of a sentence that a later report puts higher, each with what that says.

    Args:
        earlier: a sentence.
        later: one of a document about the same event that was published after it.
    """
    for ours, fate in tolls(earlier):
        higher = [
            theirs.figure
            for theirs, other_fate in tolls(later)
            if fate == other_fate
            and theirs.names <= earlier.stems
            and ours.figure.value < theirs.figure.value <= _LARGEST_GROWTH * ours.figure.value
            and not _is_meant(ours.figure, theirs.figure)
        ]
        if len(higher) == 1 and ours.figure.value not in later.values:
            yield ours.figure, higher[0]


def _is_meant(ours: Figure, theirs: Figure) -> bool:
    """Whether a report may have meant the later number: `more than 80` said when 81 was known, and not when 120 was."""
    most = (1 + ABOUT) * ours.value if ours.bound == "floor" else ours.high
    return replace(ours, high=most).agrees_with(theirs)


@once_per_language
def fate_words(language: str, fate: str) -> re.Pattern[str]:
    """Finds what may be a word of a fate (its mark) in small letters: most sentences hold none, and are not read."""
    words = figure_words(language).fates[fate.removeprefix("=")]
    return re.compile("|".join(re.escape(word) for word in words))


def tolls(said: Said) -> Iterator[tuple[Mention, str]]:
    """Those that say no other date than a weekday: a toll of the event, and not of one of years ago."""
    for mention, fate in tolls_of_any_day(said):
        if all(day.startswith("weekday") for day in mention.days):
            yield mention, fate


def tolls_of_any_day(said: Said) -> Iterator[tuple[Mention, str]]:
    """The counts of persons of one fate, each with the mark of that fate."""
    for mention in _counted(said) if said.compared else ():
        fates = _TOLD_IN_TOLLS & (mention.fates & mention.deeds or mention.fates)
        if not mention.fates and said.speaks_of_victims:
            fates = _DEAD
        # The next one who is missing or hurt may be one of another fate than those before: after two dead a third.
        in_tolls = mention.figure.kind == "count" or (mention.figure.kind == "rank" and fates == _DEAD)
        if not in_tolls or mention.role or len(fates) != 1:
            continue
        # A count without a noun is one of people where the fate is its verb, or a toll is spoken of.
        if mention.noun[:1] == (PERSONS,) or (not mention.noun and (fates & mention.deeds or said.speaks_of_a_toll)):
            yield mention, next(iter(fates))


def _counted(said: Said) -> Iterator[Mention]:
    """The figures; in `38 of the 67 people on board died` the part has the words of the whole, which is no toll."""
    waiting: Mention | None = None
    for mention in said.mentions:
        between = said.between(waiting.figure, mention.figure) if waiting else []
        if waiting is not None and between and _OF.issuperset(between):
            yield replace(
                waiting,
                noun=waiting.noun or mention.noun,
                deeds=waiting.deeds | mention.deeds,
                fates=waiting.fates | mention.fates,
            )
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting
