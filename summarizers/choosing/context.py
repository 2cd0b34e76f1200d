"""What a sentence takes as known: terms that its article brought up before it, and the brief has not.

`The garage was slated to be torn down` and `Six of the bodies were found by police` read well where they stand, behind
what tells which garage and what bodies. Of the sentences whose terms are all their own, or told by then, readers miss
in 3 of 100 what they refer to; where a third of them are neither, in 40 (`eval/results/readings`). So a sentence weighs
less the more it takes as known, and as much as any other once the chosen ones have told it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.sparse_rows import Floats, Places, SparseRows

STEEPNESS = 3.0  # the power of the share that is told or new


class Context:
    """What has been told so far, and how well n sentences stand behind it."""

    def __init__(self, matrix: SparseRows, documents: Places, known: SparseRows | None = None) -> None:
        """Start with what the reader knows.

        Args:
            matrix: (n, t) rows of the sentences' terms.
            documents: (n,) row of each one's document, ascending.
            known: (m, t) rows of what was read before.
        """
        self._matrix = matrix
        self._sizes = np.maximum(1, matrix.sizes())
        self._open = _brought_up_before(matrix, documents)
        if known is not None:
            self._tell(known.columns)

    def standing(self) -> Floats:
        """(n,) from 1, where nothing is taken as known that was not told, down to 0, where all is."""
        missing = np.bincount(self._matrix.rows[self._open], minlength=len(self._matrix))
        return np.asarray((1.0 - missing / self._sizes) ** STEEPNESS)

    def tell(self, row: int) -> None:
        """Count the terms of a row as told."""
        self._tell(self._matrix[row].columns)

    def _tell(self, columns: Places) -> None:
        is_told = np.zeros(self._matrix.width, dtype=bool)
        is_told[columns] = True
        self._open &= ~is_told[self._matrix.columns]


def _brought_up_before(matrix: SparseRows, documents: Places) -> NDArray[np.bool_]:
    """(nnz,) which entries have their column in an earlier row of the same document."""
    cells = documents[matrix.rows] * matrix.width + matrix.columns
    order = np.argsort(cells, kind="stable")
    again = np.zeros(len(cells), dtype=bool)
    again[order[1:]] = cells[order[1:]] == cells[order[:-1]]
    return again


def alone(matrix: SparseRows, documents: Places, rows: Sequence[int]) -> Floats:
    """(k,) how well rows stand where nothing has been told, from 1 down to 0."""
    shares = []
    for row in rows:
        before = slice(matrix.starts[documents.searchsorted(documents[row])], matrix.starts[row])
        is_known = np.zeros(matrix.width, dtype=bool)
        is_known[matrix.columns[before]] = True
        columns = matrix[row].columns
        shares.append(np.count_nonzero(is_known[columns]) / max(1, len(columns)))
    return (1.0 - np.array(shares)) ** STEEPNESS
