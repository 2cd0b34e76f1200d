"""Which pairs of documents are compared at all: those that meet in an inverted index.

Each document is listed under its heaviest terms only, and a long list is cut into blocks of neighbours, so that the
number of pairs grows with the number of documents and not with its square.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

KEYS = 40  # terms that a document is listed under
POSTINGS = 32  # documents in a block of a list
NEIGHBOURS = 24  # documents that one is compared with
_ROWS_AT_ONCE = 2_048
_PAIRS_AT_ONCE = 4_096
_SEEN = 0.3  # of the similarity that has to show in the keys alone

Rows = NDArray[np.int64]


class Pairs(NamedTuple):
    """(p,) rows of pairs, first < second, in ascending order."""

    first: Rows
    second: Rows

    def only(self, chosen: NDArray[np.bool_] | Rows) -> Pairs:
        """Some of them, in this order."""
        return Pairs(self.first[chosen], self.second[chosen])


def candidates(rows: csr_array, floor: float) -> tuple[Pairs, NDArray[np.float64]]:
    """The pairs of rows that share enough of what is rare for a product of `floor` or more, and their products.

    Args:
        rows: (n, t) without negative entries; neighbours in the order are the likelier pairs.
        floor: the least product that is asked for.
    """
    keys = _keys(rows)
    across = csr_array(keys.T)
    n = rows.shape[0]
    parts = [np.zeros(0, dtype=np.int64)]
    for start in range(0, n, _ROWS_AT_ONCE):
        # Entries are not negative, so the product over the keys is a lower bound of the whole one.
        shared = csr_array(keys[start : start + _ROWS_AT_ONCE] @ across)
        seen = np.flatnonzero(shared.data >= _SEEN * floor)
        row = np.searchsorted(shared.indptr, seen, side="right") - 1
        column = shared.indices[seen].astype(np.int64)
        other = np.flatnonzero(row + start != column)
        chosen = other[_first(NEIGHBOURS, row[other], shared.data[seen[other]])]
        row, column = row[chosen] + start, column[chosen]
        # A pair is kept where either of the two has the other among its nearest.
        parts.append(np.minimum(row, column) * n + np.maximum(row, column))
    pairs = np.sort(np.concatenate(parts))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    found = Pairs(pairs // max(1, n), pairs % max(1, n))
    product = products(rows, rows, found)
    return found.only(product >= floor), product[product >= floor]


def products(left: csr_array, right: csr_array, pairs: Pairs) -> NDArray[np.float64]:
    """(p,) the product of the first row of each pair, in `left`, and the second, in `right`."""
    found = np.zeros(len(pairs.first))
    for at in range(0, len(found), _PAIRS_AT_ONCE):
        part = slice(at, at + _PAIRS_AT_ONCE)
        both = left[pairs.first[part]].multiply(right[pairs.second[part]])
        found[part] = np.asarray(both.sum(axis=1)).ravel()
    return found


def _keys(rows: csr_array) -> csr_array:
    """The rows with their `KEYS` heaviest terms only, in columns that no more than `POSTINGS` rows have."""
    n = rows.shape[0]
    parts = [np.zeros((2, 0), dtype=np.int64)]
    for start in range(0, n, _ROWS_AT_ONCE):
        borders = rows.indptr[start : start + _ROWS_AT_ONCE + 1]
        row = np.repeat(np.arange(start, start + len(borders) - 1), np.diff(borders))
        chosen = _first(KEYS, row, rows.data[borders[0] : borders[-1]])
        parts.append(np.stack([borders[0] + chosen, row[chosen]]))
    chosen, row_of = np.concatenate(parts, axis=1)
    keys = csr_array((rows.data[chosen], (row_of.astype(np.int32), rows.indices[chosen])), shape=rows.shape)
    listed = keys.tocsc()  # each column's rows, ascending
    lengths = np.diff(listed.indptr)
    n_blocks = -(-lengths // POSTINGS)
    first_block = np.cumsum(n_blocks) - n_blocks
    place = np.arange(listed.nnz) - np.repeat(listed.indptr[:-1], lengths)
    block = (np.repeat(first_block, lengths) + place // POSTINGS).astype(np.int32)
    return csr_array((listed.data, (listed.indices, block)), shape=(n, max(1, int(n_blocks.sum()))))


def _first(most: int, row: Rows, weight: NDArray[np.float64]) -> Rows:
    """Places, ascending, of the `most` heaviest weights of each row; of equal ones, the first.

    Args:
        most: per row.
        row: (p,) ascending.
        weight: (p,) in [0, 1].
    """
    # One number says both row and weight: a sort by two keys takes three times as long.
    order = np.argsort(2.0 * row - weight, kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(row, row)
    return np.sort(order[rank < most])
