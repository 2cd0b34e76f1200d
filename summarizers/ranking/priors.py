"""What a sentence's place and document tell about it, whatever the ranker says.

The ranker's scores are multiplied by a factor for the position in the document (news puts what matters first) and
one for how much the document has to do with the others. Constants were tuned on news in ten languages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.datatypes import Sentence
from summarizers.ranking.vectors import Floats

POSITION_DECAY = 3.0  # sentences
POSITION_FLOOR = 0.2
QUERY_SHARE = 0.9  # of the teleport that goes to the query's words; the rest is spread evenly


def position_prior(sentences: Sequence[Sentence]) -> Floats:
    """(n,) exp(−p/3) + 0.2 for the sentence with p others before it that may be chosen."""
    positions = np.fromiter((sentence.position for sentence in sentences), np.float64, len(sentences))
    return np.asarray(np.exp(-positions / POSITION_DECAY) + POSITION_FLOOR)


def teleport(n: int, query_similarity: Floats | None) -> Floats:
    """(n,) where a walk starts anew, summing to 1: evenly, or by similarity to the query."""
    even = np.full(n, 1.0 / max(1, n))
    if query_similarity is None or not query_similarity.any():
        return even
    share: Floats = query_similarity / query_similarity.sum()
    return (1.0 - QUERY_SHARE) * even + QUERY_SHARE * share


def document_rows(matrix: csr_array, documents: NDArray[np.int64], n_documents: int) -> csr_array:
    """(n_documents, t) unit sums of the sentences' rows."""
    n = matrix.shape[0]
    membership = csr_array((np.ones(n), (documents, np.arange(n))), shape=(n_documents, n))
    sums = membership @ matrix
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
    sums.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(sums.indptr))
    return csr_array(sums)


def centrality(rows: csr_array) -> Floats:
    """(n_documents,) cosine of each document to the sum of the others; 0 for one without a word."""
    total = np.asarray(rows.sum(axis=0)).ravel()
    own = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    shared = rows @ total - own
    # |Σ − d|² = |Σ|² − 2·Σ·d + |d|²
    rest = np.sqrt(np.maximum((total * total).sum() - 2.0 * (rows @ total) + own, 0.0))
    return np.asarray(np.divide(shared, rest, out=np.zeros_like(rest), where=rest > 1e-9))
