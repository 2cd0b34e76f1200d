"""Which pairs of documents are compared at all: those that meet in an inverted index.

Each document is listed under its heaviest terms only, and a long list is cut into blocks of neighbours, so that the
number of pairs grows with the number of documents and not with its square.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, triu

KEYS = 60  # terms that a document is listed under
POSTINGS = 64  # documents in a block of a list
_ROWS_AT_ONCE = 2_048
_PAIRS_AT_ONCE = 16_384
_SEEN = 0.3  # of the similarity that has to show in the keys alone


class Pairs(NamedTuple):
    """(p,) rows of pairs, first < second, in ascending order."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]


def candidates(rows: csr_array, floor: float) -> Pairs:
    """The pairs of rows that share enough of what is rare for a product of `floor` or more.

    Args:
        rows: (n, t) without negative entries; neighbours in the order are the likelier pairs.
        floor: the least product that is asked for.
    """
    keys = _keys(rows)
    firsts, seconds = [], []
    for start in range(0, rows.shape[0], _ROWS_AT_ONCE):
        # Entries are not negative, so the product over the keys is a lower bound of the whole one.
        shared = triu(keys[start : start + _ROWS_AT_ONCE] @ keys.T, k=start + 1, format="coo")
        seen = shared.data >= _SEEN * floor
        firsts.append(shared.row[seen].astype(np.int64) + start)
        seconds.append(shared.col[seen].astype(np.int64))
    pairs = Pairs(_joined(firsts), _joined(seconds))
    near = products(rows, rows, pairs) >= floor
    first, second = pairs.first[near], pairs.second[near]
    order = np.lexsort((second, first))
    return Pairs(first[order], second[order])


def products(left: csr_array, right: csr_array, pairs: Pairs) -> NDArray[np.float64]:
    """(p,) the product of the first row of each pair, in `left`, and the second, in `right`."""
    found = np.zeros(len(pairs.first))
    for at in range(0, len(found), _PAIRS_AT_ONCE):
        part = slice(at, at + _PAIRS_AT_ONCE)
        both = left[pairs.first[part]].multiply(right[pairs.second[part]])
        found[part] = np.asarray(both.sum(axis=1)).ravel()
    return found


def _joined(parts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _keys(rows: csr_array) -> csr_array:
    """The rows with their `KEYS` heaviest shared terms only, in columns that no more than `POSTINGS` rows have."""
    n = rows.shape[0]
    row_of = np.repeat(np.arange(n), np.diff(rows.indptr))
    shared = np.bincount(rows.indices, minlength=rows.shape[1])[rows.indices] > 1
    row_of, columns, weights = row_of[shared], rows.indices[shared].astype(np.int64), rows.data[shared]
    by_weight = np.lexsort((columns, -weights, row_of))
    rank = np.arange(len(by_weight)) - np.searchsorted(row_of, np.arange(n))[row_of[by_weight]]
    chosen = np.sort(by_weight[rank < KEYS])
    row_of, columns, weights = row_of[chosen], columns[chosen], weights[chosen]
    by_column = np.lexsort((row_of, columns))
    listed = columns[by_column]
    place = np.arange(len(listed)) - np.searchsorted(listed, listed)
    blocks, numbers = np.unique(listed * n + place // POSTINGS, return_inverse=True)
    return csr_array((weights[by_column], (row_of[by_column], numbers)), shape=(n, max(1, len(blocks))))
