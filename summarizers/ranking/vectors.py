"""Words -> one TF-IDF row of unit length a sentence.

Weights are (1 + ln tf)·(ln(n/df) + 1) (Salton & Buckley 1988): n counts the sentences that have a word at all,
df those that have this one. Both logarithms are natural.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.reading.words import Words

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of n sentences over t terms.

    Attributes:
        matrix: (n, t) rows of unit length; a sentence without a word has an empty row.
        document_frequency: (t,) number of sentences that have each term.
        idf: (t,) weight of each term; a term of no sentence has that of a term of one.
        words: what they were made from.
    """

    matrix: csr_array
    document_frequency: NDArray[np.int64]
    idf: Floats
    words: Words

    def project(self, words: Words) -> csr_array:
        """Rows of unit length in the same space, for words numbered together with ours."""
        return _unit_rows(_counts(words), self.idf)


def tfidf(words: Words) -> Vectors:
    """The TF-IDF rows of sentences, in float64, every column sorted.

    Args:
        words: of n sentences.
    """
    counts = _counts(words)
    frequency = np.bincount(counts.indices, minlength=counts.shape[1]).astype(np.int64)
    with_words = max(1, int(np.count_nonzero(np.diff(counts.indptr))))
    idf = np.log(with_words / np.maximum(frequency, 1)) + 1.0
    return Vectors(_unit_rows(counts, idf), frequency, idf, words)


def _counts(words: Words) -> csr_array:
    """(n, t) how often each term stands in each sentence."""
    n, t = len(words.starts) - 1, max(1, len(words.terms))
    rows = np.repeat(np.arange(n, dtype=np.int64), np.diff(words.starts))
    columns = words.term_of[words.ids].astype(np.int64) if len(words.ids) else np.zeros(0, dtype=np.int64)
    content = columns >= 0
    cells, counts = np.unique(rows[content] * t + columns[content], return_counts=True)
    starts = np.searchsorted(cells, np.arange(n + 1, dtype=np.int64) * t)
    return csr_array((counts.astype(np.float64), cells % t, starts), shape=(n, t))


def _unit_rows(counts: csr_array, idf: Floats) -> csr_array:
    weights = (1.0 + np.log(counts.data)) * idf[counts.indices]
    n = counts.shape[0]
    row_of = np.repeat(np.arange(n), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(row_of, weights=weights * weights, minlength=n))
    return csr_array((weights / lengths[row_of], counts.indices, counts.indptr), shape=counts.shape)
