"""Which sentences say the same as a given one.

Looked up for one sentence at a time, which is two sparse products: nothing compares all pairs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.ranking.vectors import Floats
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


def heads(words: Words) -> csr_array:
    """(n, t) 1 where a term is among the first content terms of a sentence.

    Args:
        words: of n sentences.
    """
    n, t = len(words.starts) - 1, max(1, len(words.terms))
    rows = np.repeat(np.arange(n, dtype=np.int64), np.diff(words.starts))
    terms = words.term_of[words.ids].astype(np.int64) if len(words.ids) else np.zeros(0, dtype=np.int64)
    rows, terms = rows[terms >= 0], terms[terms >= 0]
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)  # of each content term in its sentence
    cells = np.unique(rows[place < HEAD_TERMS] * t + terms[place < HEAD_TERMS])
    return csr_array((np.ones(len(cells)), cells % t, np.searchsorted(cells, np.arange(n + 1) * t)), shape=(n, t))


def same_head(heads: csr_array, row: int, cosine: Floats) -> NDArray[np.bool_]:
    """(n,) whether a sentence opens as a row does; `cosine` (n,) is that row's to each sentence."""
    shared = heads @ heads[[row]].toarray()[0]
    return np.asarray((shared >= HEAD_SHARED) & (cosine >= HEAD_COSINE))


class Likeness:
    """Looks up how much one sentence has in common with all others: two sparse products a look."""

    def __init__(self, matrix: csr_array, idf: Floats) -> None:
        """Take the unit rows (n, t) of the sentences that may be compared with, and the weights (t,) of the terms."""
        self._matrix = matrix
        self._idf = idf
        self._weighted = csr_array((idf[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)
        self._weight = np.asarray(self._weighted.sum(axis=1)).ravel()

    def cosine(self, row: csr_array) -> Floats:
        """(n,) cosine of a unit row (1, t) with each sentence."""
        return np.asarray(self._matrix @ row.toarray()[0])

    def containment(self, row: csr_array) -> Floats:
        """(n,) share of the shorter sentence's terms, by weight, that the other has too."""
        shared = self._weighted @ (row.toarray()[0] > 0).astype(np.float64)
        shorter = np.minimum(self._weight, self._idf[row.indices].sum())
        return np.asarray(np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter > 0))

    def alike(self, row: csr_array, alike: Alike) -> tuple[NDArray[np.bool_], Floats]:
        """(n,) whether each sentence is alike to a row, and (n,) its cosine."""
        cosine, containment = self.cosine(row), self.containment(row)
        paraphrase = (cosine >= alike.paraphrase_cosine) & (containment >= alike.paraphrase_containment)
        return (cosine >= alike.cosine) | (containment > alike.containment) | paraphrase, cosine
