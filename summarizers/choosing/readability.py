"""What may not stand in a brief, or may stand there only behind the sentence that it leans on.

Judged by shape where shape tells (marks that do not pair, questions), else by the word lists of the language.
Site phrases are looked for only where the text has all of their words, so the length of the list costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import eq
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.page_traces import has_page_traces
from summarizers.datatypes import Sentence
from summarizers.reading.languages import Language, language_of
from summarizers.reading.pages import LEAVINGS_WORDS
from summarizers.reading.per_language import once_per_language
from summarizers.reading.quotations import enclosures
from summarizers.reading.words import MARKS, Words, fold
from summarizers.writing.token_row import calendar_names

_FRONT_REACH = 80  # code points in which an opener ends
_WORD = re.compile(r"[^\W_]+")
_WORD_WITH_APOSTROPHE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FRONT = re.compile(r"[\W_]*")
_PHRASE = re.compile(r"(?:[^\s,\"“«„]+ ){0,3}[^\s,\"“«„]+, ")  # `In April, `, `Two years later, `
_QUESTION = re.compile(r"[?؟？][\"'”’»“」』)\s]*$")
_GREEK_QUESTION = re.compile(r";[\"'”’»\s]*$")
HEADLINE_WORDS = 4  # that stand twice in one sentence where a headline was glued to the lead that repeats it
_NOT_LATIN = re.compile("[^\\W\\d_\x00-\u024f\u1e00-\u1eff]")  # letters
_MARK = re.compile(r'["“”„«»「」『』()\[\]（）【】]')


class Readability(NamedTuple):
    """(m,) masks: `faulty` may never stand in a brief, `leaning` only right behind the sentence in the row before."""

    faulty: NDArray[np.bool_]
    leaning: NDArray[np.bool_]


class Judge:
    """Judges sentences of one text, as they are asked about: most never come up."""

    def __init__(self, words: Words, language: Language) -> None:
        """Take the words of the whole text, and the language whose lists are used."""
        self._language = language
        self._openers, self._pronouns, self._credit_lines = _fronts(language.code)
        self._leavings = _Phrases(language.words.leavings, words, language)
        self._boilerplate = _Phrases(language.words.boilerplate + language.words.notices, words, language)

    def readability(self, sentences: Sequence[Sentence]) -> Readability:
        """Judge m sentences; those that may not be chosen anyway count as neither."""
        faulty = np.zeros(len(sentences), dtype=bool)
        leaning = np.zeros(len(sentences), dtype=bool)
        for place, sentence in enumerate(sentences):
            if not sentence.eligible:
                continue
            front = fold(sentence.text[:_FRONT_REACH])
            start = _skipped(front)
            faulty[place] = (
                _is_faulty(sentence.text, self._language)
                or _is_credit(front, start, self._credit_lines)
                or _is_leaving(sentence.text, self._leavings)
                or _is_boilerplate(sentence.text, self._boilerplate)
            )
            leaning[place] = self._leans(sentence.text, front, start)
        return Readability(faulty, leaning)

    def _leans(self, text: str, front: str, start: int) -> bool:
        """Whether a sentence opens with what points back to the one before it, at once or behind a short phrase.

        A phrase with a name in it may say whom the pronoun means: `According to Ana Pike, she …`.
        """
        if self._openers.match(front, start):
            return True
        phrase = _PHRASE.match(front, start)
        if phrase is None or not self._pronouns.match(front, phrase.end()):
            return False
        behind_the_first = text[start:].split(maxsplit=phrase[0].count(" "))[1:-1]
        names = [word for word in behind_the_first if word[0].isupper()]
        days = calendar_names(self._language.code)  # which have capitals in some languages
        return all(fold(name).rstrip(",.") in days for name in names)


def _skipped(front: str) -> int:
    """How many code points of marks and blanks stand before the first word."""
    marks = _FRONT.match(front)
    return marks.end() if marks else 0


def _is_credit(front: str, start: int, credit_lines: re.Pattern[str]) -> bool:
    """Whether a sentence opens as `(Reporting by …`, `Photo: …` or `Related: …` do."""
    credit = credit_lines.match(front, start)
    return credit is not None and (front[:start].endswith("(") or front[credit.end() :].lstrip().startswith(":"))


def _is_faulty(text: str, language: Language) -> bool:
    if _QUESTION.search(text[-8:]) or (language.code == "el" and _GREEK_QUESTION.search(text[-4:])):
        return True
    if _MARK.search(text) and not enclosures(text).balanced:
        return True
    if not text.isascii() and _is_in_another_script(text, language):
        return True
    if has_page_traces(text, language) or _says_itself_twice(text, language):
        return True
    return text.isupper() and len(text.split()) > 1


def _is_in_another_script(text: str, language: Language) -> bool:
    """Whether most letters of a sentence are not Latin though its language is written so."""
    if not _is_latin(language.code):
        return False
    others = len(_NOT_LATIN.findall(text))
    return others > 0 and 2 * others > sum(map(str.isalpha, text))


@once_per_language
def _is_latin(code: str) -> bool:
    """Whether a language is written in Latin letters; of one without word lists that is not known."""
    words = language_of(code).words.stop_words
    return bool(words) and not _NOT_LATIN.search("".join(words))


def _says_itself_twice(text: str, language: Language) -> bool:
    """Whether a run of words stands twice: a headline and the lead that repeats it, or two links to one name."""
    words = _WORD.findall(text.lower())
    repeats = len(words) - len(set(words))
    are_words = language.units_per_word == 1  # and no syllables, which say much by doubling
    if repeats and are_words and any(map(eq, words, words[2:])) and _is_doubled(words, text, language):
        return True
    if repeats < HEADLINE_WORDS:  # each word of the second run stood before
        return False
    runs = list(zip(*(words[first:] for first in range(HEADLINE_WORDS)), strict=False))
    return len(set(runs)) < len(runs)


def _is_doubled(words: Sequence[str], text: str, language: Language) -> bool:
    """Whether two words that are no function words stand at once once more: `Donald Trump Donald Trumpsays …`."""
    for first, second, third, fourth in zip(words, words[1:], words[2:], words[3:], strict=False):
        if first == third and fourth.startswith(second) and not language.words.stop_words.intersection((first, second)):
            return f"{first} {second} {first} {second}" in text.lower()
    return False


def _is_leaving(text: str, leavings: _Phrases) -> bool:
    return len(text.split()) <= LEAVINGS_WORDS and leavings.stand_in(fold(text))


def _is_boilerplate(text: str, boilerplate: _Phrases) -> bool:
    # `( left )` is spaced like that in some corpora.
    return boilerplate.stand_in(fold(text).replace("( ", "(").replace(" )", ")"))


@once_per_language
def _fronts(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of a language's openers, of the pronouns among them, and of the fronts of its credits and pointers."""
    language, words = language_of(code), language_of(code).words
    credit_lines = _any_of(words.credits + words.pointers, language)
    return _any_of(words.openers, language), _any_of(words.pronouns, language), credit_lines


class _Phrases:
    """Those of a language's phrases whose words all occur in the text: few or none, as is usual."""

    def __init__(self, phrases: tuple[str, ...], words: Words, language: Language) -> None:
        self._phrases, self._language = phrases, language
        if not language.bigrams:
            with_word = _with_word(phrases, language.apostrophes_join)
            self._phrases = tuple(
                phrase
                for word in with_word.keys() & words.vocabulary.keys()
                for phrase, others in with_word[word]
                if others <= words.vocabulary.keys()
            )

    def stand_in(self, folded: str) -> bool:
        """Whether one of them stands in a folded text; to look for each as it is written is quicker than a pattern."""
        if not any(map(folded.__contains__, self._phrases)):
            return False
        return _any_of(self._phrases, self._language).search(folded) is not None


@cache
def _with_word(phrases: tuple[str, ...], apostrophes_join: bool) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Phrases by the longest of the words they are made of, cut as the language's text is; each with all its words."""
    pattern = _WORD_WITH_APOSTROPHE if apostrophes_join else _WORD
    with_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for phrase in phrases:
        words = pattern.findall(phrase)
        with_word.setdefault(max(words, key=len), []).append((phrase, frozenset(words)))
    return with_word


def _any_of(phrases: Iterable[str], language: Language) -> re.Pattern[str]:
    """A pattern for any of these phrases, on whole words, the longest first; it matches nothing where there is none.

    One letter before a stop is an initial, and no word. Scripts without spaces have no word ends to look for.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not ordered:
        return re.compile(r"(?!)")
    word = rf"[\w{MARKS}]"
    ends = "" if language.characters_are_words else rf"(?!{word}|(?<=\b\w)\.)"
    starts = "" if language.characters_are_words else rf"(?:(?<!{word})|(?=,))"  # `, left,` stands behind a word
    return re.compile(rf"{starts}(?:{'|'.join(map(re.escape, ordered))}){ends}")
