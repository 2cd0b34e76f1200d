"""What has been chosen so far, what may still be chosen, and why the rest was not: the state all selectors share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.context import Context
from summarizers.choosing.duplicates import VERBATIM_COSINE, Common
from summarizers.choosing.said_before import Rejection, SaidBefore
from summarizers.ranking.sparse_rows import Floats

FILLER = 0.5  # of the score of a better sentence, which is too long: below it what is left stays empty


class Selection:
    """Rows chosen one by one; each choice closes what says the same and what no longer fits.

    Attributes:
        rows: chosen so far, in the order of choice.
        open: (n,) what may be chosen next, if it reads well.
        unsaid: (n,) the same, but for what leans, and whatever it costs.
        leaning: (n,) what may be chosen only once the sentence in the row before it is; of what has come up alone.
        similarity_to_chosen: (n,) the highest cosine to anything chosen.
        context: what has been told.
        closed: (n,) what says the same as something chosen or known, or was overtaken, however it reads.
    """

    def __init__(self, candidates: Candidates) -> None:
        """Start with nothing chosen."""
        self.candidates = candidates
        self.rows: list[int] = []
        self.unsaid = candidates.open.copy()
        self.open = candidates.open & (candidates.costs <= candidates.budget)
        self.leaning = np.zeros_like(candidates.open)
        self.similarity_to_chosen = np.zeros(len(candidates.scores))
        self.context = Context(
            candidates.matrix, candidates.documents, candidates.already_read, candidates.is_bare
        )
        self.closed = np.zeros_like(candidates.open)
        self._reasons: dict[int, Rejection] = {}  # of what is closed
        self.left = candidates.budget
        self._good = candidates.open.copy()  # whatever it costs or leans on
        self._judged = np.zeros_like(candidates.open)
        self._was_open = np.zeros_like(candidates.open)  # when it was closed
        self._said_before = SaidBefore(candidates)

    def judge(self, rows: NDArray[np.int64]) -> None:
        """Close those of these rows that read badly, or lean."""
        rows = rows[~self._judged[rows]]
        if len(rows):
            faulty, leaning = self.candidates.judge(rows)
            self._judged[rows] = True
            self._good[rows] &= ~faulty
            self.leaning[rows] = leaning
            self.open[rows] &= ~(faulty | leaning)
            self.unsaid[rows] &= ~(faulty | leaning)

    def rejections(self) -> dict[int, Rejection]:
        """Row -> why it was closed, of those that would have been chosen; judged now, for most callers never ask."""
        self.judge(np.flatnonzero(self.closed))
        wanted = self.leaning | (self._was_open & self._good)
        return {row: why for row, why in self._reasons.items() if wanted[row]}

    def best(self, gain: Floats) -> int | None:
        """The open row that reads well and gains (n,) most; ties go to the higher score, then to the lower row.

        What would only fill what is left is passed over, and with it all of a lower score.
        """
        scores, floor = self.candidates.scores, -np.inf
        while (row := self._best(gain, lambda: self.open & (scores > floor))) is not None and self.only_fills(row):  # noqa: B023 (asked for at once)
            floor = scores[row]
        return row

    def only_fills(self, row: int) -> bool:
        """Whether a row would stand there only because better ones, of twice its score, are too long by now."""
        if not self.rows:
            return False
        scores = self.candidates.scores
        better = FILLER * scores > scores[row]
        while (one := self._best(scores, lambda: better & self.unsaid & ~self.open)) is not None:
            if not self._is_known(one):
                return True
        return False

    def standing(self) -> Floats:
        """(n,) how well each row stands behind what was chosen, from 0 to 1; 1 for all where that does not count."""
        return self.context.standing() if self.candidates.stands_alone else np.ones(len(self.open))

    def relevance(self) -> Floats:
        """(n,) scores divided by the highest of those that may be chosen at all; zeros where that is 0."""
        scores = self.candidates.scores
        row = self._best(scores, lambda: self._good)
        return scores / scores[row] if row is not None and scores[row] > 0 else np.zeros_like(scores)

    def _best(self, gain: Floats, among: Callable[[], NDArray[np.bool_]]) -> int | None:
        """The row of the highest gain in a mask, which is asked for again once judging has taken away from it.

        After a bad one more of the next best are judged at once, twice as many each time, so that a text of nothing
        but bad sentences is looked over a few times and not once for each.
        """
        batch = 1
        while (mask := among()).any():
            gain = np.where(mask, gain, -np.inf)
            ties = (gain == gain.max()).nonzero()[0]
            row = int(ties[self.candidates.scores[ties].argmax()])
            if self._judged[row]:
                return row
            self.judge(np.array([row]))
            if batch > 1:
                unknown = (among() & ~self._judged).nonzero()[0]
                self.judge(unknown[np.argsort(-gain[unknown], kind="stable")[: batch - 1]])
            batch *= 2
        return None

    def take(self, row: int) -> bool:
        """Choose the best version of a row; False, with all of them closed, where that would be nothing new.

        A toll or an act is told once, and what a later document brought up to date is told as that has it. The version
        that is printed is the one with most words among those that say it nearly word for word and are not overtaken;
        of equals the one with the higher score, then the lower row. So it depends on what they say, and when, alone.
        """
        common = self._said_before.common(row)
        if why := self._said_before.told(row, common, self.rows):
            self._close(row, why)
            return False
        newest = self._newest(row, common)
        if newest is None:
            return False
        common = common if newest == row else self._said_before.common(newest)
        self.judge(np.flatnonzero(self.open & (common.cosine >= VERBATIM_COSINE)))
        versions = self.open & (common.cosine >= VERBATIM_COSINE)
        versions[newest] = True
        preference = sorted(
            np.flatnonzero(versions).tolist(),
            key=lambda one: (-self._n_terms(one), -self.candidates.scores[one], one),
        )
        for version in preference:
            its_common = common if version == newest else self._said_before.common(version)
            is_overtaken = version != newest and self._newest(version, its_common) != version
            if not is_overtaken and not self._is_known(version):
                self._choose(version, its_common)
                return True
        return False

    def _newest(self, row: int, common: Common) -> int | None:
        """The row, or the open one that gives newer figures; None, with the row closed, where one is chosen already."""
        newer = list(self.candidates.newer(row, common.cosine))
        if told := [one for one in newer if one in self.rows]:
            self._close(row, Rejection("overtaken", told[0], float(common.cosine[told[0]])))
            return None
        self.judge(np.array(newer, dtype=np.int64))
        return next((one for one in newer if self.open[one]), row)

    def _n_terms(self, row: int) -> int:
        return len(self.candidates.matrix[row].columns)

    def _is_known(self, row: int) -> bool:
        why = self._said_before.read(row)
        if why:
            self._close(row, why)
        return why is not None

    def _close(self, row: int, why: Rejection, was_open: bool = True) -> None:
        self._reasons[row] = why
        self._was_open[row] = was_open
        self.closed[row] = True
        self.open[row] = self.unsaid[row] = False

    def _choose(self, row: int, common: Common) -> None:
        self.rows.append(row)
        self.left -= int(self.candidates.costs[row])
        self.open[row] = self.unsaid[row] = False
        self._open_following(row)
        repeats = self._said_before.repeats(row, common) & ~self.closed
        repeats[self.rows] = False
        for other in np.flatnonzero(repeats).tolist():
            self._close(other, Rejection("duplicate", row, float(common.cosine[other])), bool(self.open[other]))
        np.maximum(self.similarity_to_chosen, common.cosine, out=self.similarity_to_chosen)
        self.context.tell(row)
        for superfluous, teller in self._said_before.superfluous(self.rows, common):
            self._give_up(superfluous, teller)
        self.open &= self.candidates.costs <= self.left

    def _give_up(self, row: int, teller: int) -> None:
        """Take back a row that another tells: open what was too long, and what leans on those still chosen."""
        self.rows.remove(row)
        self.left += int(self.candidates.costs[row])
        cosine = self._said_before.common(teller).cosine
        self._reasons[row] = Rejection("duplicate", row)
        for other, why in self._reasons.items():
            if why.kept == row:
                self._reasons[other] = why._replace(kept=teller, similarity=float(cosine[other]))
        self.closed[row] = True
        self.open = self.unsaid.copy()
        self._was_open |= self.closed & self.candidates.open & (self.candidates.costs <= self.left)
        for one in self.rows:
            self._open_following(one)

    def _open_following(self, row: int) -> None:
        """Open the sentence that leans on a row, if one does."""
        following, documents = row + 1, self.candidates.documents
        if following == len(documents) or documents[following] != documents[row]:
            return
        if self.closed[following] or following in self.rows:
            return
        self.judge(np.array([following]))
        if self.leaning[following] and self._good[following]:
            self.open[following] = True
