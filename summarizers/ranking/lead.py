"""The first sentences of the documents in turn, then the second ones: the baseline that news is hard to beat with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizers.datatypes import Sentence
from summarizers.ranking.vectors import Floats


def lead(sentences: Sequence[Sentence]) -> Floats:
    """(n,) scores that sum to 1 and fall with each sentence's turn: 1/1, 1/2, 1/3, … of the first."""
    turns = sorted(range(len(sentences)), key=lambda row: (sentences[row].position, sentences[row].document, row))
    scores = np.zeros(len(sentences))
    scores[turns] = 1.0 / np.arange(1, len(sentences) + 1)
    total = float(scores.sum())
    return scores / total if total > 0 else scores
