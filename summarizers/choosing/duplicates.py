"""Which sentences say the same as a given one.

Looked up for one sentence at a time, which is one pass over the vectors: nothing compares all pairs.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.openings import OpeningsMeet, not_known
from summarizers.ranking.sparse_rows import Floats, Row, SparseRows, sums


class Alike(NamedTuple):
    """When two sentences count as alike: by any of three measures, each with its least value.

    Attributes:
        cosine: of their rows.
        containment: more than this share, by weight, of the shorter one's terms is in the other.
        evidence: terms in common × cosine. A paraphrase keeps the names and the deed and changes the rest: its cosine
            is low, yet the more terms two sentences share, the less can chance have brought them together.
    """

    cosine: float
    containment: float
    evidence: float


SAME = Alike(0.6, 0.7, 2.75)  # says the same: a source for it
NOTHING_NEW = Alike(0.5, 0.7, 1.65)  # adds too little to stand beside it: a miss costs more here than an error

# Cosine of a sentence with one that contains it, at least: a long one has two or three words of a short one by chance.
LEAST_CONTAINED = 0.28
_OWN = 3  # sentences at most have a term that is no common one; a term of one of n has the weight ln n + 1

VERBATIM_COSINE = 0.85  # versions of one sentence: the best of them is printed
_ANY = 1e-9  # below the weight of any term


class Common(NamedTuple):
    """(n,) how much each sentence has in common with a given one.

    Attributes:
        cosine: of their rows.
        containment: the share, by weight, of the shorter one's terms that the other has too.
        told: the share, by rarity, of the given one's terms that each has too.
        tells: the share of each one's terms that the given one has.
        terms: how many both have.
    """

    cosine: Floats
    containment: Floats
    told: Floats
    tells: Floats
    terms: NDArray[np.int64]

    def alike(self, limits: Alike) -> NDArray[np.bool_]:
        """(n,) whether each sentence is alike to the given one, by any measure."""
        return self.close(limits) | (self.cosine * self.terms >= limits.evidence)

    def close(self, limits: Alike) -> NDArray[np.bool_]:
        """(n,) whether each is so by the share that they have in common, and not only by the number."""
        is_contained = (self.containment > limits.containment) & (self.cosine >= LEAST_CONTAINED)
        return (self.cosine >= limits.cosine) | is_contained


class Likeness:
    """Looks up how much one sentence has in common with all others: one pass over their entries a look."""

    def __init__(self, matrix: SparseRows, idf: Floats, openings_meet: OpeningsMeet = not_known) -> None:
        """Take what is compared.

        Args:
            matrix: (n, t) unit rows of the sentences that may be compared with.
            idf: (t,) weights of the terms.
            openings_meet: whether one of two sentences begins with what the other has.
        """
        self._matrix = matrix
        self._idf = idf
        self._openings_meet = openings_meet
        self._own = float(idf.max(initial=0.0)) - log(_OWN) - _ANY
        self._rarity = rarity(idf)
        self._weight = matrix.row_sums(idf[matrix.columns])
        self._news = matrix.row_sums(self._rarity[matrix.columns])

    def common(self, row: Row) -> Common:
        """What a unit row over the same terms has in common with each sentence."""
        weights = self._matrix.dense(row)
        shared = (weights[self._matrix.columns] > 0.0).nonzero()[0]
        columns, rows = self._matrix.columns[shared], self._matrix.rows[shared]
        cosine = sums(rows, self._matrix.weights[shared] * weights[columns], len(self._matrix))
        # Of a sentence without a word nothing is in common, and 0 of anything is 0.
        shorter = np.minimum(self._weight, self._idf[row.columns].sum())
        containment = sums(rows, self._idf[columns], len(self._matrix)) / np.maximum(shorter, _ANY)
        rare = sums(rows, self._rarity[columns], len(self._matrix))
        told = rare / max(self._rarity[row.columns].sum(), _ANY)
        tells = rare / np.maximum(self._news, _ANY)
        return Common(cosine, containment, told, tells, np.bincount(rows, minlength=len(self._matrix)))

    def alike(self, row: int, common: Common, limits: Alike) -> NDArray[np.bool_]:
        """(n,) which sentences are alike to one of them, given what it has in common with all.

        Those that only share many terms must be about one thing.
        """
        close = common.close(limits)
        sharing = (common.alike(limits) & ~close).nonzero()[0].tolist()
        if sharing:
            own = self._own_terms(row)
            close[sharing] = [self._are_of_one_thing(row, other, own) for other in sharing]
        return close

    def meet(self, row: int, other: int) -> bool:
        """Whether two sentences that share many terms are about one thing.

        All articles of a set name its event, at length: with nothing else in common, and beginning with nothing that
        the other has, two sentences tell different things of it.
        """
        return self._are_of_one_thing(row, other, self._own_terms(row))

    def _own_terms(self, row: int) -> frozenset[int]:
        """The terms of a sentence that few others have."""
        columns = self._matrix[row].columns
        return frozenset(columns[self._idf[columns] >= self._own].tolist())

    def _are_of_one_thing(self, row: int, other: int, own: frozenset[int]) -> bool:
        return not own.isdisjoint(self._matrix[other].columns.tolist()) or self._openings_meet(row, other)


def rarity(idf: Floats) -> Floats:
    """(t,) ln(n/df): what is in every sentence tells nothing, so that in small sets little is told by chance."""
    return idf - 1.0
