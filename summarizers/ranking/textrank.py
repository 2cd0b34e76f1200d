"""TextRank (Mihalcea & Tarau 2004) on the cosine graph, without ever forming the graph.

Departures from the paper: similarity is the cosine of TF-IDF rows, not the count of shared words over the
logarithms of the lengths (cosine is what LexRank uses, and scored higher on every set we measured).

The graph is S = X·Xᵀ − I over unit rows X. One step of PageRank needs only S·q, which is X·(Xᵀ·q) − q: two sparse
products, so time and memory grow with the text and not with its square. The scores are those of the dense graph.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.pagerank import pagerank
from summarizers.ranking.sparse_rows import Floats
from summarizers.ranking.vectors import Vectors


def textrank(vectors: Vectors, teleport: Floats) -> Floats:
    """PageRank scores of the sentences.

    Args:
        vectors: of n sentences.
        teleport: (n,) where the walk starts anew, summing to 1.

    Returns:
        (n,) scores that sum to 1; with no edge at all, the teleport itself.
    """
    matrix = vectors.matrix

    def neighbours(weights: Floats) -> Floats:
        # Self-loops are taken out by subtracting each row's own part. It is 1; a row without a word has none, but
        # has no neighbour either, so that its weight is always 0.
        return matrix @ matrix.combined(weights) - weights

    degree = np.where(_has_neighbour(vectors), neighbours(np.ones(len(matrix))), 0.0)
    return pagerank(neighbours, degree, teleport)


def _has_neighbour(vectors: Vectors) -> NDArray[np.bool_]:
    """Whether any other row has one of a row's words.

    Decided by counting, never from the computed degree, which cancels to ±1e-16 and would be divided by.
    """
    matrix = vectors.matrix
    has_neighbour = np.zeros(len(matrix), dtype=bool)
    has_neighbour[matrix.rows[vectors.document_frequency[matrix.columns] > 1]] = True
    return has_neighbour
