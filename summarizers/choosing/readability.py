"""What may not stand in a brief, or may stand there only behind the sentence that it leans on.

Judged by shape where shape tells (marks that do not pair, questions), else by the word lists of the language.
Lists are looked up only for the phrases that occur in the text at all, so their length costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Sentence
from summarizers.reading.languages import Language
from summarizers.reading.quotations import enclosures
from summarizers.reading.words import MARKS, fold

LEAVINGS_WORDS = 25  # a longer sentence that holds a site phrase is prose about it
_FRONT = re.compile(r"[\W_]*")
_QUESTION = re.compile(r"[?؟？][\"'”’»“」』)\s]*$")
_GREEK_QUESTION = re.compile(r";[\"'”’»\s]*$")
_ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w|©", re.IGNORECASE)
_MARK = re.compile(r'["“”„«»「」『』()\[\]（）【】]')


class Readability(NamedTuple):
    """(n,) masks: `faulty` may never stand in a brief, `leaning` only right behind the sentence in the row before."""

    faulty: NDArray[np.bool_]
    leaning: NDArray[np.bool_]


def readability(sentences: Sequence[Sentence], language: Language) -> Readability:
    """Judge every sentence that may be chosen; the others count as neither."""
    lists = language.words
    lowered = [fold(sentence.text) if sentence.eligible else "" for sentence in sentences]
    everything = "\n".join(lowered)
    leavings, credit_lines, openers = (
        _any_of(phrases, everything, language) for phrases in (lists.leavings, lists.credits, lists.openers)
    )
    faulty = np.zeros(len(sentences), dtype=bool)
    leaning = np.zeros(len(sentences), dtype=bool)
    for row, (sentence, text) in enumerate(zip(sentences, lowered, strict=True)):
        if not text:
            continue
        faulty[row] = _is_faulty(sentence.text, language) or (
            len(text.split()) <= LEAVINGS_WORDS and _holds(leavings, text)
        )
        front = _FRONT.match(text)
        start = front.end() if front else 0
        if credit_lines is not None and text[:start].endswith("("):  # `(Reporting by …)`
            faulty[row] |= credit_lines.match(text, start) is not None
        leaning[row] = openers is not None and openers.match(text, start) is not None
    return Readability(faulty, leaning)


def _is_faulty(text: str, language: Language) -> bool:
    if _QUESTION.search(text[-8:]) or (language.code == "el" and _GREEK_QUESTION.search(text[-4:])):
        return True
    if _MARK.search(text) and not enclosures(text).balanced:
        return True
    return _ADDRESS.search(text) is not None or (text.isupper() and len(text.split()) > 1)


def _holds(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _any_of(phrases: Iterable[str], text: str, language: Language) -> re.Pattern[str] | None:
    """A pattern for those phrases that occur in the text, on whole words, the longest first.

    One letter before a stop is an initial, and no word. Scripts without spaces have no word ends to look for.
    """
    present = sorted({phrase for phrase in phrases if phrase in text}, key=lambda phrase: (-len(phrase), phrase))
    if not present:
        return None
    word = rf"[\w{MARKS}]"
    ends = "" if language.characters_are_words else rf"(?!{word}|(?<=\b\w)\.)"
    starts = "" if language.characters_are_words else rf"(?<!{word})"
    return re.compile(rf"{starts}(?:{'|'.join(map(re.escape, present))}){ends}")
