"""What a selector chooses from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.openings import OpeningsMeet, not_known
from summarizers.choosing.readability import Readability
from summarizers.ranking.sparse_rows import Floats, SparseRows
from summarizers.writing.told_once import NO_NEWS, News

SAME_NEWS = 1  # days between two articles about one thing; those further apart tell what came of it in the same words


def _nothing_newer(_row: int, _cosine: Floats) -> Sequence[int]:
    """What overtakes a row where no time is known."""
    return ()


def _nothing_told(_row: int) -> News:
    """The news of a row where none is known."""
    return NO_NEWS


def _nothing_named(_row: int, _others: Sequence[int]) -> bool:
    """That a row has no figure or name of its own, where none is known."""
    return False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The n sentences that a selector chooses from.

    Attributes:
        scores: (n,) relevance, at least 0.
        matrix: (n, t) unit rows.
        idf: (t,) weights of the terms.
        documents: (n,) row of each sentence's document.
        days: (n,) the day on which that was published, by its ordinal number; nan for unknown.
        costs: (n,) what a sentence takes of the budget.
        budget: the most that the chosen ones may cost together.
        open: (n,) which may be chosen if they read well.
        judge: rows (m,) -> how they read; asked about those alone that come up.
        already_read: (m, t) unit rows of what the reader knows; None where that is nothing.
        diversity: in [0, 1]; 0 asks for relevance only, 1 for diversity only.
        is_bare: (nnz,) which terms of the matrix stand alone in their sentence; None where words do not tell that.
        stands_alone: whether a sentence weighs less for what it takes as known; who asks a query wants it all the same.
        newer: rows of later documents that give a row's figures otherwise, the newest first; asked with the row and
            its (n,) cosines.
        told_once: the tolls and acts that a row tells, with its other figures.
        has_news: whether a row gives a figure or a name that none of these others does.
        openings_meet: whether one of two rows begins with what the other has.
    """

    scores: Floats
    matrix: SparseRows
    idf: Floats
    documents: NDArray[np.int64]
    days: Floats
    costs: NDArray[np.int64]
    budget: int
    open: NDArray[np.bool_]
    judge: Callable[[NDArray[np.int64]], Readability]
    already_read: SparseRows | None
    diversity: float
    is_bare: NDArray[np.bool_] | None = None
    stands_alone: bool = True
    newer: Callable[[int, Floats], Sequence[int]] = _nothing_newer
    told_once: Callable[[int], News] = _nothing_told
    has_news: Callable[[int, Sequence[int]], bool] = _nothing_named
    openings_meet: OpeningsMeet = not_known

    def days_apart(self, row: int) -> NDArray[np.bool_]:
        """(n,) Which rows are of articles of other days than a row's; a day that is not known is any."""
        apart: NDArray[np.bool_] = np.abs(self.days - self.days[row]) > SAME_NEWS
        return apart
