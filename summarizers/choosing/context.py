"""What a sentence takes as known: terms that its article brought up before it, and the brief has not.

`The garage was slated to be torn down` and `Six of the bodies were found by police` read well where they stand, behind
what tells which garage and what bodies. Of the sentences whose terms are all their own, or told by then, readers miss
in 3 of 100 what they refer to; where a third of them are neither, in 40 (`eval/results/readings`). So a sentence weighs
less the more it takes as known, and as much as any other once the chosen ones have told it.

A term that is shortened counts most: the article brought it up behind another word (`Ronnie Towns`, `the parking
garage`), and here it stands alone (`Towns was arraigned`). Readers strike two thirds of such sentences, and a third of
those that take as known only what they give as it was given. The places of words tell it, so capitals are not asked
for, and names and nouns are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.sparse_rows import Floats, Places, SparseRows
from summarizers.ranking.vectors import content
from summarizers.reading.words import Words

STEEPNESS = 3.0  # the power of the share that is told or new
SHORTENED = 0.3  # the weight of a sentence that shortens what was not told
CLEARLY = 0.1  # of a sentence's terms: for less it does not wait


class Context:
    """What has been told so far, and how well n sentences stand behind it."""

    def __init__(
        self,
        matrix: SparseRows,
        documents: Places,
        known: SparseRows | None = None,
        is_bare: NDArray[np.bool_] | None = None,
    ) -> None:
        """Start with what the reader knows.

        Args:
            matrix: (n, t) rows of the sentences' terms.
            documents: (n,) row of each one's document, ascending.
            known: (m, t) rows of what was read before.
            is_bare: (nnz,) which terms stand alone in their sentence; None where words do not tell that.
        """
        self._matrix = matrix
        self._sizes = np.maximum(1, matrix.sizes())
        first = _first_of_document(matrix, documents)
        self._taken = first != np.arange(len(first))
        self._shortened = np.zeros_like(self._taken) if is_bare is None else self._taken & is_bare & ~is_bare[first]
        if known is not None:
            self._taken &= ~self._told(known.columns)
        self._open = self._taken.copy()
        self._standing = self._alone = self._standings()

    def standing(self) -> Floats:
        """(n,) from 1, where nothing is taken as known that was not told, down to 0, where all is."""
        return self._standing

    def alone(self) -> Floats:
        """(n,) the same where nothing has been told but what the reader knew."""
        return self._alone

    def tell(self, row: int) -> None:
        """Count the terms of a row as told."""
        self._open &= ~self._told(self._matrix[row].columns)
        self._standing = self._standings()

    def prepares(self, rows: Sequence[int]) -> NDArray[np.bool_]:
        """(k, k) whether the second row takes clearly more as known that the first one gives than the other way round.

        What is shortened counts before all else, and does not give what it shortens.
        """
        given = [[0.0] * len(rows) for _ in rows]
        givers = defaultdict[int, list[int]](list)
        needs = list[list[tuple[int, float]]]()
        for place, row in enumerate(rows):
            entries = slice(self._matrix.starts[row], self._matrix.starts[row + 1])
            columns, taken = self._matrix.columns[entries], self._taken[entries]
            shortened = taken & self._shortened[entries]
            for column in columns[~shortened].tolist():
                givers[column].append(place)
            weights = (shortened + 1.0 / self._sizes[row])[taken]
            needs.append(list(zip(columns[taken].tolist(), weights.tolist(), strict=True)))
        for place, need in enumerate(needs):
            for column, weight in need:
                for giver in givers[column]:
                    given[giver][place] += weight
        amounts = np.array(given).reshape(len(rows), len(rows))
        is_more: NDArray[np.bool_] = amounts - amounts.T > CLEARLY
        return is_more

    def _standings(self) -> Floats:
        n = len(self._matrix)
        shares = np.bincount(self._matrix.rows[self._open], minlength=n) / self._sizes
        standings = np.asarray((1.0 - shares) ** STEEPNESS)
        standings[self._matrix.rows[self._open & self._shortened]] *= SHORTENED
        return standings

    def _told(self, columns: Places) -> NDArray[np.bool_]:
        """(nnz,) which entries have one of these columns."""
        is_told = np.zeros(self._matrix.width, dtype=bool)
        is_told[columns] = True
        return is_told[self._matrix.columns]


def bare_terms(matrix: SparseRows, words: Words) -> NDArray[np.bool_]:
    """(nnz,) which terms stand in their sentence, once at least, without a content word right before them.

    Args:
        matrix: (n, t) rows of the sentences' terms.
        words: of the n sentences.
    """
    rows, terms = content(words)
    places = (words.term_of[words.ids] >= 0).nonzero()[0]
    is_behind = np.zeros(len(places), dtype=bool)
    is_behind[1:] = (places[1:] == places[:-1] + 1) & (rows[1:] == rows[:-1])
    cells = (rows * matrix.width + terms)[~is_behind]
    is_bare = np.zeros(len(matrix.columns), dtype=bool)
    is_bare[np.searchsorted(matrix.rows * matrix.width + matrix.columns, cells)] = True
    return is_bare


def _first_of_document(matrix: SparseRows, documents: Places) -> Places:
    """(nnz,) the entry with the same column that comes first in the same document: itself, or one above."""
    cells = documents[matrix.rows] * matrix.width + matrix.columns
    order = np.argsort(cells, kind="stable")
    is_new = np.ones(len(cells), dtype=bool)
    is_new[1:] = cells[order[1:]] != cells[order[:-1]]
    first = np.empty_like(order)
    first[order] = order[np.maximum.accumulate(np.where(is_new, np.arange(len(cells)), 0))]
    return first
