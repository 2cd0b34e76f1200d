"""British and American spelling of one word -> one form, so that `apologised` and `apologized` are one word.

The rules rewrite British endings to American ones for every word alike. A word that only looks British
(`promise`) is rewritten too, everywhere, which costs nothing: the forms are compared and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.reading.languages import Language
from summarizers.reading.remembering import remembering
from summarizers.reading.word_lists import word_lists

SHORTEST = 6  # letters of a word that the rules rewrite: `rise` stays

# What a word has to hold, then the pattern, then what stands for it.
_ENDINGS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    # organise, organised, organisation, organiser -> organize….
    ("is", re.compile(r"(?<=[a-z]{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    ("ys", re.compile(r"(?<=[a-z]{3})ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    # colour, honoured, neighbours -> color…; three letters before it, so `hour` and `four` stay.
    ("our", re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ful|hood|hoods|ite|ites|er|ers)?$)"), "or"),
    # centre, kilometres, theatre, fibre, calibre -> center…; a consonant other than l before it.
    ("re", re.compile(r"(?<=[a-z]{3}[tbc])re(?=s?$)"), "er"),
    # travelled, cancelling, fuelled -> traveled…
    ("ll", re.compile(r"(?<=[a-z]{3}[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
)


def fold_spelling(words: Sequence[str], language: Language) -> list[str]:
    """Each word in the spelling that stands for all: the language's own list first, then the endings (English)."""
    listed = language.words.spelling
    if language.code != "en":
        return [listed.get(word, word) for word in words]
    vocabulary = frozenset(words)
    return [
        settled or _country(word, vocabulary) or _american(word)
        for word, settled in zip(words, _settled_of(words), strict=True)
    ]


# Russian -> russia, Iranian -> iran, Ukrainian -> ukraine, Italian -> italy, Israeli -> israel, Chinese -> china.
_PEOPLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ian", ("ia", "", "e", "y")),
    ("an", ("a", "")),
    ("ese", ("a", "", "e")),
    ("i", ("",)),
)
_PEOPLE_ENDINGS = tuple(ending for ending, _ in _PEOPLE)


def _country(word: str, vocabulary: frozenset[str]) -> str | None:
    """The country that an adjective is made from, where the texts name it: then both are one word."""
    for ending, bases in _PEOPLE:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return next((stem + base for base in bases if len(stem) > 3 and stem + base in vocabulary), None)
    return None


def _settled(word: str) -> str | None:
    """The spelling of an English word where it is the same in every text; None where the other words tell."""
    listed = word_lists("en").spelling.get(word)
    if listed is None and len(word) >= SHORTEST and word.endswith(_PEOPLE_ENDINGS):
        return None
    return listed or (word if len(word) < SHORTEST else _american(word))


_settled_of = remembering(_settled)


def _american(word: str) -> str:
    if not word.isascii():
        return word
    for sign, pattern, ending in _ENDINGS:
        if sign in word:  # of a pattern's cost, one part in twenty
            word, count = pattern.subn(ending, word)
            if count:
                break
    return word
