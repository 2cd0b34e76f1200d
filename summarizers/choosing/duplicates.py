"""Which sentences say the same as a given one.

Looked up for one sentence at a time, which is one pass over the vectors: nothing compares all pairs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.sparse_rows import Floats, Row, SparseRows, sums
from summarizers.ranking.vectors import content
from summarizers.reading.words import Words


class Alike(NamedTuple):
    """When two sentences count as alike: by cosine, or by containment, or by less of both together.

    Containment is the share, by weight, of the shorter one's terms that the other has too. A paraphrase keeps the
    names and the deed and changes the rest: less of either, but both.
    """

    cosine: float
    containment: float
    paraphrase_cosine: float
    paraphrase_containment: float


SAME = Alike(0.6, 0.8, 0.45, 0.55)  # says the same: a source for it
NOTHING_NEW = Alike(0.5, 0.8, 0.4, 0.5)  # adds too little to stand beside it: a miss costs more here than an error

VERBATIM_COSINE = 0.85  # versions of one sentence: the best of them is printed

# Two sentences that open with the same names and the same deed report one thing, however they go on.
HEAD_TERMS = 6  # content terms that open a sentence
HEAD_SHARED = 5  # of them that both have
HEAD_COSINE = 0.25


def heads(words: Words) -> NDArray[np.int64]:
    """(n, HEAD_TERMS) the first content terms of each sentence; -1 for none, and for one that stood before.

    Args:
        words: of n sentences.
    """
    rows, terms = content(words)
    n = len(words.starts) - 1
    starts = np.searchsorted(rows, np.arange(n + 1))
    found = np.full((n, HEAD_TERMS), -1)
    for place in range(HEAD_TERMS):
        reaching = np.flatnonzero(starts[1:] > starts[:-1] + place)
        found[reaching, place] = terms[starts[reaching] + place]
        found[(found[:, :place] == found[:, [place]]).any(axis=1), place] = -1
    return found


class Common(NamedTuple):
    """(n,) how much each sentence has in common with a given one: cosine, and containment."""

    cosine: Floats
    containment: Floats

    def alike(self, limits: Alike) -> NDArray[np.bool_]:
        """(n,) whether each sentence is alike to the given one."""
        paraphrase = (self.cosine >= limits.paraphrase_cosine) & (self.containment >= limits.paraphrase_containment)
        return (self.cosine >= limits.cosine) | (self.containment > limits.containment) | paraphrase

    def same_head(self, heads: NDArray[np.int64], row: int) -> NDArray[np.bool_]:
        """(n,) whether each sentence opens as the given one does, which is a row of theirs.

        Args:
            heads: (n, HEAD_TERMS) their first content terms.
            row: the given one.
        """
        same = self.cosine >= HEAD_COSINE
        rows = np.flatnonzero(same)
        shared = (heads[rows][:, :, None] == np.where(heads[row] < 0, -2, heads[row])).any(axis=2).sum(axis=1)
        same[rows] = shared >= HEAD_SHARED
        return same


class Likeness:
    """Looks up how much one sentence has in common with all others: one pass over their entries a look."""

    def __init__(self, matrix: SparseRows, idf: Floats) -> None:
        """Take the unit rows (n, t) of the sentences that may be compared with, and the weights (t,) of the terms."""
        self._matrix = matrix
        self._idf = idf
        self._weight = matrix.row_sums(idf[matrix.columns])

    def common(self, row: Row) -> Common:
        """What a unit row over the same terms has in common with each sentence.

        Containment is the share of the shorter one's terms, by weight, that the other has too.
        """
        weights = self._matrix.dense(row)
        shared = np.flatnonzero(weights[self._matrix.columns])
        columns, rows = self._matrix.columns[shared], self._matrix.rows[shared]
        cosine = sums(rows, self._matrix.weights[shared] * weights[columns], len(self._matrix))
        shorter = np.minimum(self._weight, self._idf[row.columns].sum())
        in_common = sums(rows, self._idf[columns], len(self._matrix))
        return Common(cosine, np.divide(in_common, shorter, out=np.zeros_like(in_common), where=shorter > 0))
