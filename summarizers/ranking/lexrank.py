"""LexRank (Erkan & Radev 2004): PageRank on the graph of sentence pairs whose cosine passes a threshold.

Edges count 1 each, as in the paper's thresholded variant; its self-loops are kept, as the paper has them. A
threshold cannot be taken without looking at pairs, so the graph is formed, block by block, and the number of
sentences is capped; `textrank` has no such cap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summarizers.errors import TooManySentencesError
from summarizers.ranking.pagerank import pagerank
from summarizers.ranking.sparse_rows import Floats, SparseRows
from summarizers.ranking.vectors import Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_array

THRESHOLD = 0.1
MOST_SENTENCES = 10_000
_BLOCK = 512


def lexrank(vectors: Vectors, teleport: Floats) -> Floats:
    """PageRank scores of the sentences on the thresholded graph.

    Args:
        vectors: of n sentences.
        teleport: (n,) where the walk starts anew, summing to 1.

    Returns:
        (n,) scores that sum to 1.

    Raises:
        TooManySentencesError: for more than `MOST_SENTENCES`.
    """
    n = len(vectors.matrix)
    if n > MOST_SENTENCES:
        raise TooManySentencesError(f"lexrank: got {n} sentences, allowed: {MOST_SENTENCES}; use textrank")
    graph = thresholded_graph(vectors.matrix)
    return pagerank(lambda weights: np.asarray(graph @ weights), np.asarray(graph.sum(axis=1)).ravel(), teleport)


def thresholded_graph(rows: SparseRows) -> csr_array:
    """(n, n) symmetric, 1 where the cosine of two unit rows is above the threshold."""
    from scipy.sparse import csr_array, vstack

    matrix = rows.to_scipy()
    transposed = matrix.T.tocsr()
    blocks = []
    for start in range(0, len(rows), _BLOCK):
        cosine = matrix[start : start + _BLOCK] @ transposed
        cosine.data = (cosine.data > THRESHOLD).astype(np.float64)
        cosine.eliminate_zeros()
        blocks.append(cosine)
    return csr_array(vstack(blocks)) if blocks else csr_array((0, 0))
