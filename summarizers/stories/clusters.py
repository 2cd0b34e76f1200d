"""Average-link clustering of a sparse graph, by merging pairs that are each other's nearest (Bruynooghe 1977).

Average link is what keeps a roundup from chaining two events: it is near to both, but they are not near to each
other, and the mean over all pairs says so. The mean between two clusters is one product of their summed rows, so it
is exact although few pairs of documents were ever compared. All nearest pairs of a round are merged at once.

Where we depart from the textbook:
* **Time is evidence** where it is known (`times.py`).
* **Two clusters of which each is far closer within than both are to each other stay apart**, however similar they
  are: two events of the same kind, place or person. A fixed threshold cannot see that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.stories.candidates import Pairs, candidates, products
from summarizers.stories.times import TimeBoost, spans

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

NEAREST = 0.14  # least mean similarity of two clusters that are merged
WITHIN = 0.6  # of the looser cluster's own mean similarity, and at least


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
    boost = TimeBoost(days)
    # The mean between a merged cluster and a third lies between the means of its parts and the third: what is below
    # the floor now stays below it, and need not be looked at again.
    floor = NEAREST / boost.most
    label_of = _first_labels(given)
    graph = _Graph(rows, days, given, label_of, boost)
    links = graph.linked(_between(label_of, candidates(rows, floor), len(given)), floor)
    while True:
        chosen = graph.mutually_nearest(links)
        if not len(chosen.first):
            central = products(rows, graph.sums, Pairs(np.arange(len(label_of)), label_of))
            return Clusters(label_of, graph.within, graph.nearest_other(links), central)
        target = np.arange(len(graph.sizes))
        target[chosen.second] = chosen.first
        target = _renumbered(target)
        is_merged = np.bincount(target) > 1
        label_of = target[label_of]
        graph = _Graph(rows, days, given, label_of, boost)
        # Only what a merger touched is computed anew: the similarity of two other clusters stays what it was.
        between = _between(target, links.pairs, len(is_merged))
        touched = is_merged[target[links.pairs.first]] | is_merged[target[links.pairs.second]]
        kept = links.only(~touched, target)
        touched = is_merged[between.first] | is_merged[between.second]
        links = kept.joined(graph.linked(Pairs(between.first[touched], between.second[touched]), floor))


class _Links(NamedTuple):
    """(p,) pairs of clusters, and how similar they are, time taken into account."""

    pairs: Pairs
    similarity: Floats

    def only(self, chosen: NDArray[np.bool_], target: Rows) -> _Links:
        """Some of the pairs, under the new numbers of their clusters."""
        return _Links(
            Pairs(target[self.pairs.first[chosen]], target[self.pairs.second[chosen]]), self.similarity[chosen]
        )

    def joined(self, other: _Links) -> _Links:
        """The pairs of both."""
        (first, second), (others_first, others_second) = self.pairs, other.pairs
        pairs = Pairs(np.concatenate([first, others_first]), np.concatenate([second, others_second]))
        return _Links(pairs, np.concatenate([self.similarity, other.similarity]))


class _Graph:
    """The clusters of one round."""

    def __init__(self, rows: csr_array, days: Floats, given: Rows, label_of: Rows, boost: TimeBoost) -> None:
        n, m = len(label_of), int(label_of.max(initial=-1)) + 1
        self.sizes = np.bincount(label_of, minlength=m).astype(np.float64)
        self.sums = csr_array(csr_array((np.ones(n), (label_of, np.arange(n))), shape=(m, n)) @ rows)
        self.within = _mean_within(rows, self.sums, label_of, self.sizes)
        self._given = np.full(m, -1)
        np.maximum.at(self._given, label_of, given)
        self._span = spans(days, label_of, m)
        self._boost = boost

    def linked(self, pairs: Pairs, floor: float) -> _Links:
        """Those of the pairs whose mean similarity reaches the floor."""
        mean = products(self.sums, self.sums, pairs) / (self.sizes[pairs.first] * self.sizes[pairs.second])
        near = mean >= floor
        pairs = Pairs(pairs.first[near], pairs.second[near])
        return _Links(pairs, mean[near] * self._boost(self._span.gaps(pairs)))

    def mutually_nearest(self, links: _Links) -> Pairs:
        """The pairs that may be merged of which each is the other's nearest; ties go to the lower rows."""
        (first, second), similarity = links
        looser = np.fmin(self.within[first], self.within[second])
        both = (self.sizes[first] > 1) & (self.sizes[second] > 1)
        allowed = (similarity >= NEAREST) & ~(both & (similarity < WITHIN * looser))
        allowed &= (self._given[first] < 0) | (self._given[second] < 0)
        first, second = first[allowed], second[allowed]
        order = np.lexsort((second, first, -similarity[allowed]))
        first, second, rank = first[order], second[order], np.arange(len(order))
        best = np.full(len(self.sizes), len(order))
        np.minimum.at(best, first, rank)
        np.minimum.at(best, second, rank)
        mutual = (best[first] == rank) & (best[second] == rank)
        return Pairs(first[mutual], second[mutual])

    def nearest_other(self, links: _Links) -> Floats:
        """(m,) similarity of each cluster to the one nearest to it."""
        nearest = np.zeros(len(self.sizes))
        for side in links.pairs:
            np.maximum.at(nearest, side, links.similarity)
        return nearest


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


def _first_labels(given: Rows) -> Rows:
    """Each free row in a cluster of its own, the others as they are given."""
    return _renumbered(np.where(given < 0, np.arange(len(given)), len(given) + given))


def _renumbered(labels: Rows) -> Rows:
    """Labels numbered 0, 1, … by the first row that has them."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].astype(np.int64)
