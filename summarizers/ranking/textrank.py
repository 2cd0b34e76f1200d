"""TextRank (Mihalcea & Tarau 2004) on the cosine graph, without ever forming the graph.

Departures from the paper: similarity is the cosine of TF-IDF rows, not the count of shared words over the
logarithms of the lengths (cosine is what LexRank uses, and scored higher on every set we measured).

The graph is S = X·Xᵀ − I over unit rows X. One step of PageRank needs only S·q, which is X·(Xᵀ·q) − q: two sparse
products, so time and memory grow with the text and not with its square. The scores are those of the dense graph.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from summarizers.ranking.pagerank import pagerank
from summarizers.ranking.vectors import Floats, Vectors


def textrank(vectors: Vectors, teleport: Floats) -> Floats:
    """PageRank scores of the sentences.

    Args:
        vectors: of n sentences.
        teleport: (n,) where the walk starts anew, summing to 1.

    Returns:
        (n,) scores that sum to 1; with no edge at all, the teleport itself.
    """
    matrix = vectors.matrix
    transposed = matrix.T.tocsr()

    def neighbours(weights: Floats) -> Floats:
        # Self-loops are taken out by subtracting each row's own part. It is 1; a row without a word has none, but
        # has no neighbour either, so that its weight is always 0.
        return np.asarray(matrix @ (transposed @ weights) - weights)

    degree = np.where(_has_neighbour(matrix, vectors), neighbours(np.ones(matrix.shape[0])), 0.0)
    return pagerank(neighbours, degree, teleport)


def _has_neighbour(matrix: csr_array, vectors: Vectors) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether any other row has one of a row's words.

    Decided by counting, never from the computed degree, which cancels to ±1e-16 and would be divided by.
    """
    shared = np.concatenate([[0], np.cumsum(vectors.document_frequency[matrix.indices] > 1)])
    return np.asarray(shared[matrix.indptr[1:]] > shared[matrix.indptr[:-1]])
