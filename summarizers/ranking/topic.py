"""Which documents are about something else than the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.ranking.vectors import Floats

FEWEST_DOCUMENTS = 3  # of two documents, neither is the odd one out
SOFT_SHARE = 0.5  # of the median nearness, below which a document's sentences lose weight
ODD_SHARE = 0.25  # of the median nearness, below which a document is about something else


def on_topic(central: Floats, rows: csr_array) -> tuple[Floats, NDArray[np.bool_]]:
    """(d,) factor in [0, 1] for the scores of a document's sentences, and (d,) whether it is off-topic.

    Args:
        central: (d,) cosine of each document to the sum of the others.
        rows: (d, t) unit rows of the documents; those that give no sentence are empty.
    """
    with_words = np.diff(rows.indptr) > 0
    if with_words.sum() < FEWEST_DOCUMENTS:
        return np.ones(len(central)), np.zeros(len(central), dtype=bool)
    median = float(np.median(central[with_words]))
    if median <= 0:
        return np.ones(len(central)), np.zeros(len(central), dtype=bool)
    factor = np.minimum(1.0, central / (SOFT_SHARE * median)) ** 2
    off_topic = with_words & (central < ODD_SHARE * median)
    return np.where(off_topic, 0.0, factor), off_topic
