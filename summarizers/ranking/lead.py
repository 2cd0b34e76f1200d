"""The first sentences of the documents in turn, then the second ones: the baseline that news is hard to beat with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats


def lead(sentences: Sequence[Sentence]) -> Floats:
    """(n,) scores that sum to 1 and fall evenly with each sentence's turn, down to 1/n of the first one's."""
    turns = sorted(range(len(sentences)), key=lambda row: (sentences[row].position, sentences[row].document, row))
    scores = np.zeros(len(sentences))
    scores[turns] = np.arange(len(sentences), 0, -1)
    total = float(scores.sum())
    return scores / total if total > 0 else scores
