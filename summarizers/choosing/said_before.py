"""What a row would say again: what the chosen ones say, what they tell between them, and what was read before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.duplicates import NOTHING_NEW, SAME, Common, Likeness
from summarizers.choosing.told import Told


class Rejection(NamedTuple):
    """Why a row was passed over: a short code, the chosen row that stands for it, and their cosine."""

    reason: str
    kept: int | None = None
    similarity: float | None = None


class SaidBefore:
    """Looks up, a row at a time, what makes it nothing new. Of what is chosen it keeps count, and of nothing else."""

    def __init__(self, candidates: Candidates) -> None:
        """Start with nothing chosen."""
        self._candidates = candidates
        self._likeness = Likeness(candidates.matrix, candidates.idf, candidates.openings_meet)
        self._told = Told(candidates, self._likeness)
        known = candidates.already_read
        self._already_read = Likeness(known, candidates.idf) if known is not None else None

    def common(self, row: int) -> Common:
        """What a row has in common with all."""
        return self._likeness.common(self._candidates.matrix[row])

    def repeats(self, row: int, common: Common) -> NDArray[np.bool_]:
        """(n,) which rows say what a chosen one does; those of other days only where they say the same."""
        same, apart = self._likeness.alike(row, common, NOTHING_NEW), self._candidates.days_apart(row)
        return np.where(apart, self._likeness.alike(row, common, SAME), same) if apart.any() else same

    def told(self, row: int, common: Common, chosen: Sequence[int]) -> Rejection | None:
        """Why chosen rows leave a row nothing to tell: they tell its tolls, acts and figures, or most of its words."""
        told_once = self._candidates.told_once
        if told_once(row).needs and told_once(row).is_told_by(*map(told_once, chosen)):
            teller: int | None = max(chosen, key=lambda one: common.cosine[one])
        else:
            teller = self._told.teller(row, common, chosen)
        return Rejection("duplicate", teller, float(common.cosine[teller])) if teller is not None else None

    def read(self, row: int) -> Rejection | None:
        """Why a row is nothing new for who has read what was read before."""
        if self._already_read is None:
            return None
        common = self._already_read.common(self._candidates.matrix[row])
        is_known = bool(common.alike(NOTHING_NEW).any())
        return Rejection("already_read", None, float(common.cosine.max())) if is_known else None

    def superfluous(self, chosen: Sequence[int], common: Common) -> Iterator[tuple[int, int]]:
        """Count the last of the chosen, and find which others it leaves nothing to tell, each with its teller.

        Args:
            chosen: rows; the caller takes away each that is found before asking for the next.
            common: what the last one has in common with all.
        """
        return self._told.superfluous(chosen, common)
