"""How plainly a sentence is built: a short thought, or one with asides and lists, is harder to read alone.

What stands in brackets, between dashes or behind a colon is an aside, a list, a title or something that the page glued
on; of short sentences without a figure most say little, and the longest say two things at once. Readers strike half of
them where they strike a third of the others (`eval/results/readings`), and references seldom have them. They weigh less
and are not ruled out. It is the shape that tells, so this holds in any language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats
from summarizers.reading.languages import Language
from summarizers.reading.sentences import LONGEST

WEIGHT = 0.7  # of each way of being less plain
SHORT = 16  # words, at the most; with fewer, a sentence without a figure says the less
USUAL = 0.8  # of the median: where all sentences are as short, as in reviews, that tells nothing of one
STEEPNESS = 1.5  # of its fall; readers keep a third as many at seven words, and half as many at nine
LONG = 35  # words; from here to the longest that may be chosen the weight falls to `WEIGHT`

_FIGURE = re.compile(r"\d")
_MARKS = (("(", "[", "（", "［", "【"), (" - ", " – ", "—", "--", "――"), (": ", "："))  # a mark between two words


def plainness_prior(sentences: Sequence[Sentence], language: Language) -> Floats:
    """(n,) 0.7 for each of: brackets, dashes, a colon; less where words are very few or many.

    Args:
        sentences: n of them.
        language: says how words are counted.

    Returns:
        1 for all others; (words / short)^1.5 without a figure below short, which is 16 words, or 0.8 of the median of
        those that may be chosen, if that is less; from 35 words on down to 0.7 at 60, the most that may be chosen.
    """
    n = len(sentences)
    texts = [sentence.text for sentence in sentences]
    units = np.fromiter((text.count(" ") + 1 for text in texts), np.float64, n)
    if language.characters_are_words:
        units = np.fromiter(map(len, texts), np.float64, n) - units + 1
    words = units / language.units_per_word
    brief, short = np.ones(n), _short(words, sentences)
    for row in (words < short).nonzero()[0].tolist():
        if _FIGURE.search(texts[row]) is None:
            brief[row] = (words[row] / short) ** STEEPNESS
    less_plain = np.zeros(n, dtype=np.int64)
    whole = "\n".join(texts)
    for kind in _MARKS:
        less_plain += _with_any([mark for mark in kind if mark in whole], texts)
    excess = np.clip((words - LONG) / (LONGEST - LONG), 0.0, 1.0)
    return np.asarray(brief * WEIGHT**less_plain * (1.0 - (1.0 - WEIGHT) * excess))


def _short(words: Floats, sentences: Sequence[Sentence]) -> float:
    """How many words are few among these sentences."""
    eligible = np.fromiter((sentence.eligible for sentence in sentences), bool, len(sentences))
    return min(SHORT, USUAL * float(np.median(words[eligible]))) if eligible.any() else SHORT


def _with_any(marks: Sequence[str], texts: Sequence[str]) -> NDArray[np.bool_]:
    """(n,) which texts hold one of these marks."""
    found = np.zeros(len(texts), dtype=bool)
    for mark in marks:
        found |= np.fromiter((mark in text for text in texts), bool, len(texts))
    return found
