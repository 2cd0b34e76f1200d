"""What a sentence's place, the headlines and the other articles tell about it, whatever the ranker says.

The ranker's scores are multiplied by a factor for the position in the document (news puts what matters first), one
for what the sentence shares with the titles of all documents (the title method of Edmundson 1969, over a set), and one
for how much of it any second article speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats, SparseRows, summed

POSITION_DECAY = 3.0  # sentences
POSITION_FLOOR = 0.3
TITLE_FLOOR = 1.5  # beside 1 for the sentence nearest to the titles: less brings what the headline says thrice
ENOUGH_SHARED = 0.5  # of a sentence's terms
UNSHARED = 0.4  # the weight of a sentence that shares none
QUERY_SHARE = 0.9  # of the teleport that goes to the query's words; the rest is spread evenly


def position_prior(sentences: Sequence[Sentence]) -> Floats:
    """(n,) exp(−p/3) + 0.3 for the sentence with p others before it that may be chosen."""
    positions = np.fromiter((sentence.position for sentence in sentences), np.float64, len(sentences))
    return np.asarray(np.exp(-positions / POSITION_DECAY) + POSITION_FLOOR)


def title_prior(matrix: SparseRows, titles: SparseRows) -> Floats:
    """(n,) √(similarity + 1.5), where 1 is the similarity of the sentence nearest to the titles.

    Args:
        matrix: (n, t) unit rows of the sentences.
        titles: (m, t) unit rows of the titles; with none, or none that shares a word, all sentences get the same.
    """
    similarity = matrix @ titles.combined(np.ones(len(titles)))
    highest = float(similarity.max(initial=0.0))
    return np.sqrt(similarity / highest + TITLE_FLOOR) if highest > 0 else np.ones_like(similarity)


def shared_prior(matrix: SparseRows, articles: SparseRows) -> Floats:
    """(n,) from 1, where half of a sentence's terms or more are those of two articles, down to 0.4, where none are.

    What no other article speaks of is a page's own more often than news: of the sentences with fewer than a third of
    their terms in common readers strike a half, of all others a third (`eval/results/readings`).

    Args:
        matrix: (n, t) rows of the sentences.
        articles: (d, t) rows of the documents; where fewer than two speak, all sentences get 1.
    """
    in_articles = np.bincount(articles.columns, minlength=matrix.width)
    if not (in_articles > 1).any():
        return np.ones(len(matrix))
    shared = matrix.row_sums((in_articles[matrix.columns] > 1).astype(np.float64))
    share = shared / np.maximum(1, matrix.sizes())
    return np.asarray(np.clip(share / ENOUGH_SHARED, 0.0, 1.0) * (1.0 - UNSHARED) + UNSHARED)


def teleport(n: int, query_similarity: Floats | None) -> Floats:
    """(n,) where a walk starts anew, summing to 1: evenly, or by similarity to the query."""
    even = np.full(n, 1.0 / max(1, n))
    if query_similarity is None or not query_similarity.any():
        return even
    share: Floats = query_similarity / query_similarity.sum()
    return (1.0 - QUERY_SHARE) * even + QUERY_SHARE * share


def document_rows(matrix: SparseRows, documents: NDArray[np.int64], n_documents: int) -> SparseRows:
    """(n_documents, t) unit sums of the sentences' rows."""
    return summed(matrix, documents, n_documents).unit()


def centrality(rows: SparseRows) -> Floats:
    """(n_documents,) cosine of each document to the sum of the others; 0 for one without a word."""
    total = rows.combined(np.ones(len(rows)))
    to_total, own = rows @ total, rows.row_sums(rows.weights * rows.weights)
    # |Σ − d|² = |Σ|² − 2·Σ·d + |d|²
    rest = np.sqrt(np.maximum((total * total).sum() - 2.0 * to_total + own, 0.0))
    return np.asarray(np.divide(to_total - own, rest, out=np.zeros_like(rest), where=rest > 1e-9))
