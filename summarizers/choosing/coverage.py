"""Coverage and diversity as a submodular function (Lin & Bilmes 2011), maximised by the cost-scaled lazy greedy.

The paper's coverage saturates, for each sentence, how similar the summary is to it, which needs all pairs. Here it
saturates each term (the feature-based form of Kirchhoff & Bilmes 2014): F(S) = (1 − diversity)·L(S) + diversity·R(S),

    L(S) = Σ_t w_t · sqrt(Σ_{j ∈ S} x_jt)              w_t = Σ_j score_j · x_jt
    R(S) = Σ_d sqrt(Σ_{j ∈ S, j in document d} score_j)

both monotone submodular and both scaled to a largest single gain of 1, so that diversity means what it does in MMR.
The documents stand in for the paper's clusters. Gains are divided by cost^0.3, the paper's scaling factor.
"""

from __future__ import annotations

import heapq

import numpy as np

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.selection import Selection
from summarizers.ranking.sparse_rows import Floats

COST_EXPONENT = 0.3


class _Objective:
    """F of the rows added so far, and what one row more would add."""

    def __init__(self, candidates: Candidates, relevance: Floats) -> None:
        """Take the relevance (n,) of the candidates."""
        self._matrix = candidates.matrix
        self._documents = candidates.documents
        self._scores = relevance
        self._term_weight = self._matrix.combined(self._scores)
        self._covered = np.zeros(self._matrix.width)
        self._reward = np.zeros(int(candidates.documents.max(initial=-1)) + 1)
        alone = self._matrix.weighted(np.sqrt(self._matrix.weights))
        coverage_scale = float((alone @ self._term_weight).max(initial=0.0)) or 1.0
        reward_scale = float(np.sqrt(self._scores).max(initial=0.0)) or 1.0
        self._coverage_weight = (1.0 - candidates.diversity) / coverage_scale
        self._reward_weight = candidates.diversity / reward_scale

    def gain(self, row: int) -> float:
        """What a row would add."""
        terms, weights = self._matrix[row]
        before = self._covered[terms]
        covered = self._term_weight[terms] * (np.sqrt(before + weights) - np.sqrt(before))
        rewarded = self._reward[self._documents[row]]
        reward = np.sqrt(rewarded + self._scores[row]) - np.sqrt(rewarded)
        return float(self._coverage_weight * covered.sum() + self._reward_weight * reward)

    def add(self, row: int) -> None:
        """Count a row as chosen."""
        terms, weights = self._matrix[row]
        self._covered[terms] += weights
        self._reward[self._documents[row]] += self._scores[row]


def coverage(candidates: Candidates) -> Selection:
    """Choose by the scaled gain until nothing open fits. Ties go to the lower row.

    Lazy (Minoux 1978): a gain computed earlier is an upper bound, so only the head of the queue is computed anew. What
    is given up again stays counted, for it is told by others; so that remains true.
    """
    selection = Selection(candidates)
    objective = _Objective(candidates, selection.relevance())
    scale = np.maximum(candidates.costs, 1).astype(np.float64) ** COST_EXPONENT
    pending = candidates.open & (candidates.costs <= candidates.budget)
    queue = [(-objective.gain(row) / scale[row], row, 0) for row in np.flatnonzero(pending).tolist()]
    heapq.heapify(queue)
    waiting: list[tuple[float, int, int]] = []  # rows that lean or would only fill, until another is chosen
    too_long: list[tuple[float, int, int]] = []  # rows that no longer fit, until one of the chosen is given up
    taken = given_up = 0
    floor = -np.inf  # the highest score of what would only fill what is left
    while queue:
        bound, row, computed_at = heapq.heappop(queue)
        if selection.open[row]:
            selection.judge(np.array([row]))
        if not selection.open[row]:
            if not selection.closed[row] and row not in selection.rows:
                (waiting if selection.leaning[row] else too_long).append((bound, row, computed_at))
            continue
        if computed_at < taken:
            heapq.heappush(queue, (-objective.gain(row) / scale[row], row, taken))
        elif candidates.scores[row] <= floor or selection.only_fills(row):
            floor = max(floor, candidates.scores[row])
            waiting.append((bound, row, computed_at))
        elif selection.take(row):
            objective.add(selection.rows[-1])
            taken += 1
            if taken - len(selection.rows) > given_up:
                given_up = taken - len(selection.rows)
                waiting += too_long
                too_long.clear()
            for entry in waiting:
                heapq.heappush(queue, entry)
            waiting.clear()
            floor = -np.inf
    return selection
