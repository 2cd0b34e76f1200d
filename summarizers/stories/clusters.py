"""Average-link clustering of a sparse graph, by merging pairs that are each other's nearest (Bruynooghe 1977).

Average link is what keeps a roundup from chaining two events: it is near to both, but they are not near to each
other, and the mean over all pairs says so. The mean between two clusters is one product of their summed rows, so it
is exact although few pairs of documents were ever compared. All nearest pairs of a round are merged at once.

Where we depart from the textbook:
* **Time is evidence** where it is known: a similarity is raised by how rare a gap as short as that between two
  clusters is in this collection. In a feed of one day that is nothing, in an archive of years it is much.
* **Two clusters of which each is far closer within than both are to each other stay apart**, however similar they
  are: two events of the same kind, place or person. A fixed threshold cannot see that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.stories.candidates import Pairs, candidates, products

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

NEAREST = 0.14  # least mean similarity of two clusters that are merged
WITHIN = 0.6  # of the looser cluster's own mean similarity, and at least
TIME_WEIGHT = 0.18  # of the similarity, for each e-fold that a gap is rarer
RAREST_GAP = 0.01  # share of pairs; a rarer gap counts no more
_SAMPLED_TIMES = 1_000
_TALLY_DAYS = 1.0  # gaps that differ by less are the same to a newsroom


class Clusters(NamedTuple):
    """The outcome.

    Attributes:
        label_of: (n,) cluster of each row; clusters are numbered by their first row.
        within: (m,) mean similarity inside each cluster; NaN where it has one row.
        nearest_other: (m,) similarity to the nearest other cluster; 0 where none was compared.
        central: (n,) summed similarity of each row to all of its cluster, itself among them.
    """

    label_of: Rows
    within: Floats
    nearest_other: Floats
    central: Floats


def cluster(rows: csr_array, days: Floats, given: Rows) -> Clusters:
    """Group rows.

    Args:
        rows: (n, t) evidence, in order of time as far as it is known.
        days: (n,) times in days; NaN where unknown.
        given: (n,) rows with the same number are together from the start, and rows with different ones never are;
            -1 for rows that are free.
    """
    boost = _TimeBoost(days)
    pairs = candidates(rows, NEAREST / boost.most)
    label_of = _first_labels(given)
    while True:
        graph = _Graph(rows, days, given, label_of, pairs, boost)
        chosen = graph.mutually_nearest()
        if not len(chosen.first):
            central = products(rows, graph.sums, Pairs(np.arange(len(label_of)), label_of))
            return Clusters(label_of, graph.within, graph.nearest_other(), central)
        target = np.arange(len(graph.sizes))
        target[chosen.second] = chosen.first
        label_of = _renumbered(target[label_of])


class _Graph:
    """The clusters of one round and the similarities of those that candidates connect."""

    def __init__(
        self, rows: csr_array, days: Floats, given: Rows, label_of: Rows, pairs: Pairs, boost: _TimeBoost
    ) -> None:
        n, m = len(label_of), int(label_of.max(initial=-1)) + 1
        self.sizes = np.bincount(label_of, minlength=m).astype(np.float64)
        self.sums = csr_array(csr_array((np.ones(n), (label_of, np.arange(n))), shape=(m, n)) @ rows)
        self.within = _mean_within(rows, self.sums, label_of, self.sizes)
        self.given = np.full(m, -1)
        np.maximum.at(self.given, label_of, given)
        self.pairs = _between(label_of, pairs, m)
        first, second = self.pairs
        mean = products(self.sums, self.sums, self.pairs) / (self.sizes[first] * self.sizes[second])
        self.similarity = mean * boost(_gaps(days, label_of, m, self.pairs))

    def mutually_nearest(self) -> Pairs:
        """The pairs that may be merged of which each is the other's nearest; ties go to the lower rows."""
        first, second = self.pairs
        looser = np.fmin(self.within[first], self.within[second])
        both = (self.sizes[first] > 1) & (self.sizes[second] > 1)
        allowed = (self.similarity >= NEAREST) & ~(both & (self.similarity < WITHIN * looser))
        allowed &= (self.given[first] < 0) | (self.given[second] < 0)
        first, second = first[allowed], second[allowed]
        order = np.lexsort((second, first, -self.similarity[allowed]))
        first, second, rank = first[order], second[order], np.arange(len(order))
        best = np.full(len(self.sizes), len(order))
        np.minimum.at(best, first, rank)
        np.minimum.at(best, second, rank)
        mutual = (best[first] == rank) & (best[second] == rank)
        return Pairs(first[mutual], second[mutual])

    def nearest_other(self) -> Floats:
        """(m,) similarity of each cluster to the one nearest to it."""
        nearest = np.zeros(len(self.sizes))
        for side in self.pairs:
            np.maximum.at(nearest, side, self.similarity)
        return nearest


class _TimeBoost:
    """What a gap in time makes of a similarity: a factor from 1 up."""

    def __init__(self, days: Floats) -> None:
        known = np.sort(days[~np.isnan(days)])
        places = np.linspace(0, max(0, len(known) - 1), min(len(known), _SAMPLED_TIMES))
        sample = known[places.astype(np.int64)]
        gaps = np.abs(sample[:, None] - sample)
        self._gaps = np.sort(gaps[np.triu_indices(len(sample), 1)])
        self.most = 1.0 - TIME_WEIGHT * np.log(RAREST_GAP) if len(self._gaps) else 1.0

    def __call__(self, gaps: Floats) -> Floats:
        """(p,) factors of gaps in days; 1 where a gap is NaN."""
        rank = np.searchsorted(self._gaps, gaps + _TALLY_DAYS, side="right") + 1
        share = np.clip(rank / (len(self._gaps) + 1), RAREST_GAP, 1.0)
        return np.where(np.isnan(gaps), 1.0, 1.0 - TIME_WEIGHT * np.log(share))


def _mean_within(rows: csr_array, sums: csr_array, label_of: Rows, sizes: Floats) -> Floats:
    """(m,) mean similarity of the pairs inside each cluster; NaN for a cluster of one."""
    own = np.bincount(label_of, weights=_squares(rows), minlength=len(sizes))
    pairs = sizes * (sizes - 1)
    unknown = np.full(len(sizes), np.nan)
    return np.asarray(np.divide(_squares(sums) - own, pairs, out=unknown, where=pairs > 0))


def _squares(rows: csr_array) -> Floats:
    return np.asarray(rows.multiply(rows).sum(axis=1)).ravel()


def _between(label_of: Rows, pairs: Pairs, m: int) -> Pairs:
    """The pairs of clusters that a pair of rows connects, each once."""
    first, second = label_of[pairs.first], label_of[pairs.second]
    low, high = np.minimum(first, second), np.maximum(first, second)
    distinct = np.unique((low * m + high)[low < high])
    return Pairs(distinct // max(1, m), distinct % max(1, m))


def _gaps(days: Floats, label_of: Rows, m: int, pairs: Pairs) -> Floats:
    """(p,) days from the end of one cluster to the start of the other; 0 where they overlap, NaN where unknown."""
    first, last = np.full(m, np.inf), np.full(m, -np.inf)
    known = ~np.isnan(days)
    np.minimum.at(first, label_of[known], days[known])
    np.maximum.at(last, label_of[known], days[known])
    gap = np.maximum(first[pairs.first] - last[pairs.second], first[pairs.second] - last[pairs.first])
    return np.where(np.isinf(gap), np.nan, np.maximum(gap, 0.0))


def _first_labels(given: Rows) -> Rows:
    """Each free row in a cluster of its own, the others as they are given."""
    return _renumbered(np.where(given < 0, np.arange(len(given)), len(given) + given))


def _renumbered(labels: Rows) -> Rows:
    """Labels numbered 0, 1, … by the first row that has them."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].astype(np.int64)
