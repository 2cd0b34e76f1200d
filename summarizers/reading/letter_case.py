"""What capitals tell, and whether a text has any: some corpora hold articles in small letters alone."""

from __future__ import annotations

import re

from summarizers.reading.languages import Language, language_of
from summarizers.reading.per_language import once_per_language

# Pronouns of politeness have capitals anywhere.
_POLITE = (
    *("sie", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"),
    *("de", "dem", "deres", "lei", "loro", "ön", "önt"),
    *("вы", "вас", "вам", "вами", "ваш", "ваша", "ваши", "ви"),
)
_REACH = 400  # code points that are looked at
_WHOLE_REACH = 2_000  # of a text that is to be small throughout
_SHORTEST_WHOLE = 50  # words; a paragraph of fewer may have no name in it
_WORD_ENDS = re.compile(r"\S(?!\S)")
_CAPITAL_INSIDE = re.compile("[a-z,] [A-Z]")  # which most texts have in their first line
# Letters that begin a word, no small Latin ones, behind what no sentence begins behind.
_AFTER_BLANK = re.compile(r"(?<=[^\s.!?…:\"”“»)\]])\s+([^\W\d_a-z])")


def is_without_capitals(text: str) -> bool:
    """Whether a text is in small letters and long enough to tell that its corpus has no others."""
    return text.count(" ", 0, _WHOLE_REACH) >= _SHORTEST_WHOLE and in_small_letters(text, _WHOLE_REACH)


def in_small_letters(text: str, reach: int = _REACH) -> bool:
    """Whether no word inside a sentence begins with a capital, in a script that has them."""
    if _CAPITAL_INSIDE.search(text, 0, reach):
        return False
    text = text[:reach]
    if not any(end[0].islower() for end in _WORD_ENDS.finditer(text)):
        return False
    return not any(word[1].isupper() for word in _AFTER_BLANK.finditer(text))


def goes_on(text: str, language: Language) -> bool:
    """Whether a text cannot be the beginning of a sentence: a small letter where there are capitals, or `and`."""
    if not text[:1].islower():
        return False
    return not in_small_letters(text) or text.partition(" ")[0] in language.words.openers


def begins_a_sentence(text: str, language: Language) -> bool:
    """Whether a text begins as sentences do: with a function word in capitals, or, where all is small, an article."""
    first = text.lstrip("\"'“„«(").partition(" ")[0].rstrip(",:")
    if first[:1].isupper():
        return first.lower() in language.words.stop_words
    return first in language.words.starters and in_small_letters(text)


@once_per_language
def capital_function_words(code: str) -> frozenset[str]:
    """Function words as they stand at the beginning of a sentence; none in a script without capitals."""
    words = language_of(code).words
    usual = words.stop_words.difference(words.persons, _POLITE)
    capitals = (word.capitalize() for word in usual if len(word) > 1)
    return frozenset(word for word in capitals if word[0].isupper())
