"""Whether two sentences begin with what the other one speaks of: the first words say who did what.

`Britain has frozen all deals with Iran until the 15 sailors who were seized on 23 March are released` and `Iran's
security council suspends the release of the 15 sailors seized on 23 March` have ten terms in common, all of them in
what stands behind the news. It is asked of sentences alone that share no rare term: two reports of one thing begin in
quite other words often enough.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cache
from itertools import islice

from summarizers.reading.words import Words

OpeningsMeet = Callable[[int, int], bool]  # row and another one -> whether one begins with what the other has

_FIRST = 6  # terms that a sentence begins with
_MET = 2  # of them that another one has, at least: one alone is the name of who or where


class Openings:
    """The terms that sentences begin with, looked up for those that are asked about."""

    def __init__(self, words: Words) -> None:
        """Take the words of all sentences."""
        self._words = words
        self._terms = cache(self._read)

    def meet(self, row: int, other: int) -> bool:
        """Whether one of two sentences begins with what the other has."""
        (first, terms), (other_first, other_terms) = self._terms(row), self._terms(other)
        return len(first & other_terms) >= _MET or len(other_first & terms) >= _MET

    def _read(self, row: int) -> tuple[frozenset[int], Set[int]]:
        """The terms that a sentence begins with, and all of them."""
        start, end = self._words.starts[row : row + 2].tolist()
        terms = dict.fromkeys(self._words.term_of[self._words.ids[start:end]].tolist())
        terms.pop(-1, None)  # which stands for stop words
        return frozenset(islice(terms, _FIRST)), terms.keys()


def not_known(_row: int, _other: int) -> bool:
    """That any two begin alike, where their words are not known."""
    return True
