"""Sentences -> the words that are compared: folded, stemmed, numbered. The text that is cut is never touched.

Everything that makes two spellings one word happens here: case, Unicode form, apostrophes, diacritics that a
script may leave out, British and American spelling, inflection. All sentences are cut in one pass and each
distinct word is folded once, so the cost is one look at each word plus the vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, compress, islice, pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.reading.languages import Language, language_of
from summarizers.reading.remembering import MOST_LANGUAGES, remembering
from summarizers.reading.spelling import fold_spelling

# Combining marks and joiners are no word characters to `re`, yet words of these scripts are spelt with them.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_NUMBER = r"\d+(?:[.,]\d+)+"
_WORD = rf"[\w{MARKS}]+"
# Most words are these letters and a mark behind them; to try that first saves a third of the time, changing nothing.
_USUAL_WORD = r"[a-zß-öø-ÿ]++(?=[,.])"
_PLAIN_WORDS = re.compile(rf"{_USUAL_WORD}|{_NUMBER}|{_WORD}")
_WORDS_WITH_APOSTROPHE = re.compile(rf"{_USUAL_WORD}|{_NUMBER}|{_WORD}(?:'{_WORD})*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0002fa1f]")
_UNSPACED_RUN = re.compile(rf"{_UNSPACED.pattern}+|(?:(?!{_UNSPACED.pattern})[^\W_])+")

_AT_ONCE = 1_000  # parts whose keys are held at a time

_APOSTROPHES = "’‘ʼ´"
_LEFT_OUT = "ـ\u00ad\u0307"  # tatweel, soft hyphen, and the dot that is left over where `İ` was made small
# Vowel signs that Arabic and Hebrew texts may leave out, so that both spellings are one word.
_OPTIONAL_MARKS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of n sentences.

    Attributes:
        ids: (n_words,) vocabulary number of each word, sentence after sentence.
        starts: (n + 1,) sentence i has the words `ids[starts[i]:starts[i + 1]]`.
        vocabulary: the folded words, in the order of their numbers, each with its number.
        term_of: (n_vocabulary,) number of each word's stem; -1 for a stop word.
        terms: the stems, by number.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]
    vocabulary: dict[str, int]
    term_of: NDArray[np.int32]
    terms: list[str]

    def keys(self) -> Iterator[bytes]:
        """The folded words of each sentence as bytes: equal for two sentences that say the same word for word."""
        together, places = self.ids.tobytes(), (self.starts * self.ids.itemsize).tolist()
        return (together[start:end] for start, end in pairwise(places))

    def between(self, first: int, last: int) -> Words:
        """The words of the sentences from the first up to the last one, which is left out; nothing is copied."""
        starts = self.starts[first : last + 1]
        return Words(self.ids[starts[0] : starts[-1]], starts - starts[0], self.vocabulary, self.term_of, self.terms)

    def rows_with(self, some: Iterable[str]) -> NDArray[np.int64]:
        """The sentences that have one of these folded words, ascending: few, so that patterns are tried on few."""
        is_wanted = np.zeros(len(self.vocabulary), dtype=bool)
        is_wanted[[self.vocabulary[word] for word in some if word in self.vocabulary]] = True
        return np.unique(self.starts.searchsorted(is_wanted[self.ids].nonzero()[0], side="right") - 1)

    def keep(self, rows: Sequence[int] | NDArray[np.int64] | NDArray[np.int32]) -> Words:
        """The words of these sentences only, in this order; numbers of words and terms stay as they are."""
        firsts = self.starts[:-1][rows]
        lengths = self.starts[1:][rows] - firsts
        starts = np.zeros(len(lengths) + 1, dtype=np.int64)
        np.cumsum(lengths, out=starts[1:])
        places = np.arange(starts[-1]) + np.repeat(firsts - starts[:-1], lengths)
        return Words(self.ids[places], starts, self.vocabulary, self.term_of, self.terms)


def fold(text: str) -> str:
    """The form in which words are compared: NFKC, lower case, one apostrophe, no soft hyphens."""
    # One replacement after another: `translate` looks every character up and takes ten times as long.
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", text).lower()
        for mark in _APOSTROPHES:
            folded = folded.replace(mark, "'")
        for mark in _LEFT_OUT:
            folded = folded.replace(mark, "")
    return folded.replace("`", "'").replace("_", " ")


def words_of(texts: Sequence[str], language: Language) -> Words:
    """Cut, fold, stem and number the words of sentences.

    No word holds a blank, so each distinct piece between blanks is cut once, wherever it stands.

    Args:
        texts: one sentence each, without line ends.
        language: decides pattern, stop words, spelling and stemmer.
    """
    pieces, sentence_starts, distinct = _numbered(text.split() for text in texts)
    ids, starts, vocabulary = _numbered(_cutter(language.code)(distinct))
    words = Words(ids, starts, vocabulary, *_stems(vocabulary, language)).keep(pieces)
    return replace(words, starts=words.starts[sentence_starts])


def _numbered(parts: Iterable[Sequence[str]]) -> tuple[NDArray[np.int32], NDArray[np.int64], dict[str, int]]:
    """The number of each key of all parts, where those of each part begin, and the keys with their numbers."""
    number = _numbering()
    sizes, ids = [0], [np.zeros(0, dtype=np.int32)]
    parts = iter(parts)
    while some := list(islice(parts, _AT_ONCE)):
        sizes += map(len, some)
        ids.append(np.fromiter(map(number.__getitem__, chain.from_iterable(some)), dtype=np.int32))
    number.default_factory = None  # what is looked up from now on stays unknown
    return np.concatenate(ids), np.cumsum(sizes, dtype=np.int64), number


def _numbering() -> defaultdict[str, int]:
    """Numbers each new key that is looked up: 0, 1, 2, …."""
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    return number


@lru_cache(MOST_LANGUAGES)
def _cutter(code: str) -> Callable[[Collection[str]], list[tuple[str, ...]]]:
    """Cuts texts without blanks into their folded words, each alone."""
    language = language_of(code)
    pattern = _WORDS_WITH_APOSTROPHE if language.apostrophes_join else _PLAIN_WORDS

    def cut(piece: str) -> tuple[str, ...]:
        folded = fold(piece)
        if language.optional_marks:
            folded = _OPTIONAL_MARKS.sub("", folded)
        words: list[str] = pattern.findall(folded)
        return tuple(bigram for word in words for bigram in _bigrams(word)) if language.bigrams else tuple(words)

    return remembering(cut)


def _bigrams(word: str) -> list[str]:
    """The character bigrams of scripts without spaces, which stand in for words: `飛行機` -> `飛行`, `行機`."""
    if not _UNSPACED.search(word):
        return [word]
    pieces = []
    for run in _UNSPACED_RUN.findall(word):
        if len(run) > 1 and _UNSPACED.match(run):
            pieces += [run[i : i + 2] for i in range(len(run) - 1)]
        else:
            pieces.append(run)
    return pieces


def _stems(vocabulary: Collection[str], language: Language) -> tuple[NDArray[np.int32], list[str]]:
    """Number the stems of a vocabulary in the order in which they come up; stop words get -1."""
    stop_words = language.words.stop_words
    is_content = [word not in stop_words for word in vocabulary]
    content = list(compress(vocabulary, is_content))
    spelled = fold_spelling(content, language) if language.words.spelling else content
    number = _numbering()
    term_of = np.full(len(vocabulary), -1, dtype=np.int32)
    term_of[is_content] = [number[stem] for stem in language.stem(spelled)]
    return term_of, list(number)
