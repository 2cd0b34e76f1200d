"""Words -> one TF-IDF row of unit length a sentence.

Weights are (1 + ln tf)·(ln(n/df) + 1) (Salton & Buckley 1988): n counts the sentences that have a word at all,
df those that have this one. Both logarithms are natural.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from summarizers.ranking.sparse_rows import Floats, Places, SparseRows, counted
from summarizers.reading.words import Words


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of n sentences over t terms.

    Attributes:
        matrix: (n, t) rows of unit length; a sentence without a word has an empty row.
        document_frequency: (t,) number of sentences that have each term.
        idf: (t,) weight of each term; a term of no sentence has that of a term of one.
        words: what they were made from.
    """

    matrix: SparseRows
    document_frequency: Places
    idf: Floats
    words: Words

    def project(self, words: Words) -> SparseRows:
        """Rows of unit length in the same space, for words numbered together with ours."""
        return _unit_rows(_counts(words), self.idf)


def tfidf(words: Words) -> Vectors:
    """The TF-IDF rows of sentences, in float64, every column sorted.

    Args:
        words: of n sentences.
    """
    counts = _counts(words)
    frequency = np.bincount(counts.columns, minlength=counts.width)
    with_words = max(1, int(np.count_nonzero(counts.sizes())))
    idf = np.log(with_words / np.maximum(frequency, 1)) + 1.0
    return Vectors(_unit_rows(counts, idf), frequency, idf, words)


def content(words: Words) -> tuple[Places, Places]:
    """The row of each word that is no stop word, in order, and its term."""
    terms = words.term_of[words.ids].astype(np.int64) if len(words.ids) else np.zeros(0, dtype=np.int64)
    rows = np.arange(len(words.starts) - 1).repeat(words.starts[1:] - words.starts[:-1])
    places = (terms >= 0).nonzero()[0]
    return rows[places], terms[places]


def _counts(words: Words) -> SparseRows:
    """(n, t) how often each term stands in each sentence."""
    return counted(*content(words), len(words.starts) - 1, max(1, len(words.terms)))


def _unit_rows(counts: SparseRows, idf: Floats) -> SparseRows:
    return counts.weighted((1.0 + np.log(counts.weights)) * idf[counts.columns]).unit()
