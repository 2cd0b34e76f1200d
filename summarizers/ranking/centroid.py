"""Centroid ranking (Radev, Jing, Styś & Tam 2004): a sentence counts for the centroid's words that it holds.

As in MEAD, the centroid is the mean TF-IDF row, and words of low weight in it are left out; unlike MEAD, position
and overlap with the first sentence are not added here, because the priors see to position for every ranker.
"""

from __future__ import annotations

from summarizers.ranking.sparse_rows import Floats
from summarizers.ranking.vectors import Vectors

CENTROID_SHARE = 0.1  # of the heaviest word's weight; lighter words are left out of the centroid


def centroid(vectors: Vectors, teleport: Floats) -> Floats:
    """(n,) scores that sum to 1; the teleport itself where no sentence has a word.

    Args:
        vectors: of n sentences.
        teleport: (n,) weight of each sentence in the centroid, summing to 1.
    """
    middle = vectors.matrix.combined(teleport)
    middle[middle < CENTROID_SHARE * middle.max(initial=0.0)] = 0.0
    scores = vectors.matrix @ middle
    total = float(scores.sum())
    return scores / total if total > 0 else teleport
