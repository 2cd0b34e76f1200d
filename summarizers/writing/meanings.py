"""Tokens -> the stems by which two sentences are held against each other; words of one meaning have one mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizers.reading.languages import language_of
from summarizers.reading.per_language import once_per_language
from summarizers.reading.spelling import fold_spelling
from summarizers.reading.word_lists import word_lists
from summarizers.reading.words import fold
from summarizers.writing.figure_words import figure_words
from summarizers.writing.tokens import Token, longest_phrase, phrase_table, tokens

PERSONS = "=persons"  # the mark of words for persons of any sort


class Meanings(NamedTuple):
    """Tables of one language: single words -> the mark of their meaning; phrases of more than one word."""

    of_word: dict[str, str]
    of_phrase: dict[tuple[str, ...], str]
    phrases: dict[str, list[tuple[str, ...]]]
    parts: dict[str, list[tuple[str, ...]]]
    totals: frozenset[str]
    measures: frozenset[str]


@once_per_language
def meanings(language: str) -> Meanings:
    """The tables of an ISO 639-1 language; empty ones where it has no words about figures."""
    words = figure_words(language)
    marks = {word: f"~{group[0]}" for group in words.same for word in group}
    marks |= dict.fromkeys(words.persons, PERSONS)
    marks |= {word: f"={fate}" for fate, group in words.fates.items() for word in group}
    marks |= {word: f"!{deed}" for deed, group in words.opposites.items() for word in group}
    marks |= dict.fromkeys(words.speech, "")
    cut = {tuple(token.word for token in tokens(words, language)): mark for words, mark in marks.items()}
    return Meanings(
        {phrase[0]: mark for phrase, mark in cut.items() if len(phrase) == 1},
        cut,
        phrase_table((words for words in marks if len(tokens(words, language)) > 1), language),
        phrase_table(words.parts, language),
        frozenset(words.totals),
        frozenset(words.measures),
    )


def stems_of(row: Sequence[Token], language: str) -> list[str]:
    """The stem of each token, or the mark of its meaning; "" for what carries none."""
    marks, stop_words, spoken = meanings(language), word_lists(language).stop_words, language_of(language)
    words = [fold(token.word) if token.shape == "word" else "" for token in row]
    stems = list(spoken.stem(fold_spelling(words, spoken)))
    after = 0  # the last phrase, whose words have no meaning of their own: to survive in `did not survive`
    for at, word in enumerate(words):
        if at < after:
            stems[at] = ""
        elif phrase := longest_phrase(marks.phrases, row, at):
            stems[at], after = marks.of_phrase[phrase], at + len(phrase)
        elif word in marks.of_word:
            stems[at] = marks.of_word[word]
        elif word in stop_words:
            stems[at] = ""
    return stems


def is_fate(stem: str) -> bool:
    """Whether a stem stands for what happened to what is counted."""
    return stem.startswith("=") and stem != PERSONS


def is_telling(stem: str) -> bool:
    """Whether a stem stands for a fate or for a deed with a counterpart: figures with different ones are not one."""
    return is_fate(stem) or stem.startswith("!")
