"""Sparse rows, with the few products that a brief needs.

The layout is compressed rows, as in scipy.sparse, which does all this and more. But loading it takes a fifth of the
whole process of a brief, and each of its arrays 10 to 50 µs of checks where the numbers of a hundred sentences take 5.
What looks at all pairs of rows (lexrank, topics of many documents) loads it, being three times faster in the large.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Row(NamedTuple):
    """One sparse row: the columns that it has, ascending, and their weights."""

    columns: Places
    weights: Floats


@dataclass(frozen=True, slots=True)
class SparseRows:
    """n rows of t columns, entry after entry.

    Attributes:
        columns: (nnz,) of the entries, ascending in each row.
        weights: (nnz,) theirs.
        rows: (nnz,) theirs, ascending.
        starts: (n + 1,) row i has the entries `starts[i]` to `starts[i + 1]`.
        width: t.
    """

    columns: Places
    weights: Floats
    rows: Places
    starts: Places
    width: int

    def __len__(self) -> int:
        """How many rows there are, n."""
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Row:
        """One row."""
        entries = slice(self.starts[row], self.starts[row + 1])
        return Row(self.columns[entries], self.weights[entries])

    def dense(self, row: Row) -> Floats:
        """(t,) a row with its zeros; it may be a row of others over the same columns."""
        vector = np.zeros(self.width)
        vector[row.columns] = row.weights
        return vector

    def __matmul__(self, vector: Floats) -> Floats:
        """(n,) product with a vector (t,)."""
        return self.row_sums(self.weights * vector[self.columns])

    def combined(self, shares: Floats) -> Floats:
        """(t,) sum of the rows, each times its share (n,)."""
        return sums(self.columns, self.weights * shares[self.rows], self.width)

    def row_sums(self, values: Floats) -> Floats:
        """(n,) sum over each row of one value (nnz,) an entry."""
        return sums(self.rows, values, len(self))

    def sizes(self) -> Places:
        """(n,) how many entries each row has."""
        return self.starts[1:] - self.starts[:-1]

    def lengths(self) -> Floats:
        """(n,) Euclidean length of each row."""
        return np.sqrt(self.row_sums(self.weights * self.weights))

    def weighted(self, weights: Floats) -> SparseRows:
        """The same entries with other weights (nnz,)."""
        return SparseRows(self.columns, weights, self.rows, self.starts, self.width)

    def unit(self) -> SparseRows:
        """Rows of length 1; those without an entry stay as they are."""
        return self.weighted(self.weights / self.lengths()[self.rows])

    def to_scipy(self) -> csr_array:
        """The same for scipy.sparse, nothing copied."""
        from scipy.sparse import csr_array

        return csr_array((self.weights, self.columns, self.starts), shape=(len(self), self.width))


def sums(places: Places, values: Floats, n: int) -> Floats:
    """(n,) sum of the values (m,) that have each place (m,)."""
    return np.bincount(places, values, n).astype(np.float64, copy=False)


def counted(rows: Places, columns: Places, n: int, width: int) -> SparseRows:
    """N rows of how often each pair of row and column stands among the given ones.

    Args:
        rows: (m,) in any order.
        columns: (m,) below the width.
        n: number of rows.
        width: number of columns.
    """
    cells = np.sort(rows * width + columns, kind="stable")  # which is fast for what is nearly sorted, row after row
    first = _firsts(cells)
    counts = np.concatenate((first[1:], [len(cells)])) - first
    return _of_cells(cells[first], counts.astype(np.float64), n, width)


def summed(rows: SparseRows, groups: Places, n_groups: int) -> SparseRows:
    """(n_groups) sums of the rows of each group (n,)."""
    cells = groups[rows.rows] * rows.width + rows.columns
    order = np.argsort(cells, kind="stable")
    cells = cells[order]
    first = _firsts(cells)
    weights = np.add.reduceat(rows.weights[order], first) if len(first) else rows.weights
    return _of_cells(cells[first], weights, n_groups, rows.width)


def numbered(values: Places) -> tuple[Places, int]:
    """(m,) number of each value (m,) among the distinct ones, ascending, and how many these are."""
    order = np.argsort(values, kind="stable")
    numbers = np.empty_like(order)
    ascending = values[order]
    numbers[order[1:]] = np.cumsum(ascending[1:] != ascending[:-1])
    numbers[order[:1]] = 0
    return numbers, int(numbers.max(initial=-1)) + 1


def _firsts(ascending: Places) -> Places:
    """The place of each distinct number's first."""
    is_first = np.ones(len(ascending), dtype=bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return is_first.nonzero()[0]


def _of_cells(cells: Places, weights: Floats, n: int, width: int) -> SparseRows:
    """Rows of distinct cells, ascending, each row · width + column."""
    rows = cells // width
    starts = np.searchsorted(cells, np.arange(n + 1) * width)
    return SparseRows(cells - rows * width, weights, rows, starts, width)
