"""What has been chosen so far, what may still be chosen, and why the rest may not: the state all selectors share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.duplicates import NOTHING_NEW, VERBATIM_COSINE, Common, Likeness
from summarizers.ranking.sparse_rows import Floats, SparseRows


@dataclass(frozen=True, slots=True)
class Candidates:
    """The n sentences that a selector chooses from.

    Attributes:
        scores: (n,) relevance, at least 0.
        matrix: (n, t) unit rows.
        idf: (t,) weights of the terms.
        documents: (n,) row of each sentence's document.
        costs: (n,) what a sentence takes of the budget.
        budget: the most that the chosen ones may cost together.
        open: (n,) which may be chosen.
        leaning: (n,) which may be chosen only once the sentence in the row before them is.
        already_read: (m, t) unit rows of what the reader knows.
        diversity: in [0, 1]; 0 asks for relevance only, 1 for diversity only.
    """

    scores: Floats
    matrix: SparseRows
    idf: Floats
    documents: NDArray[np.int64]
    costs: NDArray[np.int64]
    budget: int
    open: NDArray[np.bool_]
    leaning: NDArray[np.bool_]
    already_read: SparseRows
    diversity: float


class Rejection(NamedTuple):
    """Why a row was passed over: a short code, the chosen row that stands for it, and their cosine."""

    reason: str
    kept: int | None = None
    similarity: float | None = None


class Selection:
    """Rows chosen one by one; each choice closes what says the same and what no longer fits.

    Attributes:
        rows: chosen so far, in the order of choice.
        open: (n,) what may be chosen next.
        similarity_to_chosen: (n,) the highest cosine to anything chosen.
        rejections: row -> why it was closed.
    """

    def __init__(self, candidates: Candidates) -> None:
        """Start with nothing chosen."""
        self.candidates = candidates
        self.rows: list[int] = []
        self.open = candidates.open & ~candidates.leaning & (candidates.costs <= candidates.budget)
        self.similarity_to_chosen = np.zeros(len(candidates.scores))
        self.rejections: dict[int, Rejection] = {}
        self.left = candidates.budget
        self._likeness = Likeness(candidates.matrix, candidates.idf)
        self._already_read = Likeness(candidates.already_read, candidates.idf)

    def take(self, row: int) -> bool:
        """Choose the best version of a row; False, with all of them closed, where the reader knows them.

        The version that is printed is the one with most words among those that say it nearly word for word;
        of equals the one with the higher score, then the lower row. So it depends on what they say alone.
        """
        common = self._common(row)
        versions = self.open & (common.cosine >= VERBATIM_COSINE)
        versions[row] = True
        preference = sorted(
            np.flatnonzero(versions).tolist(),
            key=lambda one: (-self._n_terms(one), -self.candidates.scores[one], one),
        )
        for version in preference:
            if not self._is_known(version):
                self._choose(version, common if version == row else self._common(version))
                return True
        return False

    def _common(self, row: int) -> Common:
        return self._likeness.common(self.candidates.matrix[row])

    def _n_terms(self, row: int) -> int:
        return len(self.candidates.matrix[row].columns)

    def _is_known(self, row: int) -> bool:
        if not len(self.candidates.already_read):
            return False
        common = self._already_read.common(self.candidates.matrix[row])
        is_known = bool(common.alike(NOTHING_NEW).any())
        if is_known:
            self.open[row] = False
            self.rejections[row] = Rejection("already_read", None, float(common.cosine.max()))
        return is_known

    def _choose(self, row: int, common: Common) -> None:
        same = common.alike(NOTHING_NEW)
        self.rows.append(row)
        self.left -= int(self.candidates.costs[row])
        self.open[row] = False
        following = row + 1
        if (
            following < len(self.open)
            and self.candidates.leaning[following]
            and self.candidates.open[following]
            and self.candidates.documents[following] == self.candidates.documents[row]
            and following not in self.rejections
        ):
            self.open[following] = True
        same[self.rows] = False
        for other in np.flatnonzero(same & (self.open | self.candidates.leaning)):
            self.rejections.setdefault(int(other), Rejection("duplicate", row, float(common.cosine[other])))
        self.open &= ~same & (self.candidates.costs <= self.left)
        np.maximum(self.similarity_to_chosen, common.cosine, out=self.similarity_to_chosen)
