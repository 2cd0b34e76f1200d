"""Textbook groupings of TF-IDF vectors, by scikit-learn: what our own has to beat.

Each gives a grouping for every threshold of a grid, so that it can be measured at the one that suits the collection
best, which no user would know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers import Document
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import language_of

Grouping = list[int]
Distances = NDArray[np.float64]

THRESHOLDS = tuple(round(0.30 + 0.01 * step, 2) for step in range(70))  # cosine distances
NEIGHBOURS = (1, 2, 3)  # of DBSCAN and HDBSCAN


class Setting(NamedTuple):
    """A grouping, and what was set to get it."""

    setting: str
    groups: Grouping


def distances(documents: Sequence[Document]) -> Distances:
    """(n, n) cosine distances of TF-IDF vectors of title and text, sublinear, without stop words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    codes = {document.language or detect_language(document.text) for document in documents}
    stop_words = sorted(frozenset().union(*(language_of(code).words.stop_words for code in codes)))
    # scikit-learn warns of a stop word that its own cutting would take apart, such as `don't`.
    whole = [word for word in stop_words if word.isalpha() and len(word) > 1]
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words=whole or None)
    vectors = vectorizer.fit_transform([f"{document.title or ''}\n{document.text}" for document in documents])
    found = np.clip(1.0 - (vectors @ vectors.T).toarray(), 0.0, None)
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)


def linked(found: Distances, linkage: str) -> Iterator[Setting]:
    """Agglomerative clustering with this linkage."""
    from sklearn.cluster import AgglomerativeClustering

    for threshold in THRESHOLDS:
        model = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage=linkage, distance_threshold=threshold
        )
        yield Setting(f"{threshold:.2f}", model.fit_predict(found).tolist())


def dbscan(found: Distances) -> Iterator[Setting]:
    """DBSCAN; what it calls noise stands alone."""
    from sklearn.cluster import DBSCAN

    for neighbours in NEIGHBOURS:
        for threshold in THRESHOLDS:
            model = DBSCAN(eps=threshold, min_samples=neighbours, metric="precomputed")
            yield Setting(f"{threshold:.2f}, {neighbours}", _noise_alone(model.fit_predict(found)))


def hdbscan(found: Distances) -> Iterator[Setting]:
    """HDBSCAN, as it comes and cut at each threshold; what it calls noise stands alone."""
    from sklearn.cluster import HDBSCAN

    for neighbours in NEIGHBOURS:
        model = HDBSCAN(min_cluster_size=2, min_samples=neighbours, metric="precomputed", copy=True).fit(found)
        yield Setting(f"-, {neighbours}", _noise_alone(model.labels_))
        for threshold in THRESHOLDS:
            cut = model.dbscan_clustering(threshold, min_cluster_size=2)
            yield Setting(f"{threshold:.2f}, {neighbours}", _noise_alone(cut))


BASELINES: dict[str, Callable[[Distances], Iterator[Setting]]] = {
    "single link": lambda found: linked(found, "single"),
    "average link": lambda found: linked(found, "average"),
    "DBSCAN": dbscan,
    "HDBSCAN": hdbscan,
}


def _noise_alone(labels: NDArray[np.int64]) -> Grouping:
    return [label if label >= 0 else -1 - row for row, label in enumerate(labels.tolist())]
