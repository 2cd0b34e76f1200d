"""Average-link clustering of a sparse graph, by merging pairs that are each other's nearest (Bruynooghe 1977).

Average link is what keeps a roundup from chaining two events: it is near to both, but they are not near to each
other, and the mean over all pairs says so. The mean between two clusters is one product of their summed rows, so it
is exact although few pairs of documents were ever compared. All nearest pairs of a round are merged at once, and only
what a merger touched is computed anew: time grows with the documents.

Where we depart from the textbook:
* **Time is evidence** where it is known, for one event and against it (`times.py`).
* **Two clusters of which each is far closer within than both are to each other stay apart**, however similar they
  are: two events of the same kind, place or person. A fixed threshold cannot see that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarizers.stories.candidates import POSTINGS, Pairs, candidates, products
from summarizers.stories.links import Links, between, lots
from summarizers.stories.times import MOST, TimeEvidence, spans

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

NEAREST = 0.14  # least mean similarity of two clusters that are merged
WITHIN = 0.6  # of the looser cluster's own mean similarity, and at least
LARGE = POSTINGS // 4  # documents of what may be a part of a larger story
SURE = 2.0  # times that; two reports as alike as this are about one event


class Clusters(NamedTuple):
    """The outcome.

    Attributes:
        label_of: (n,) cluster of each row; clusters are numbered by their first row.
        within: (m,) mean similarity inside each cluster; NaN where it has one row.
        nearest_other: (m,) similarity to the nearest other cluster, time counted in; 0 where none was compared.
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
    # The mean between a merged cluster and a third lies between the means of its parts and the third: what is below
    # the floor now stays below it, and need not be looked at again.
    floor = NEAREST / MOST
    pairs, product = candidates(rows, floor)
    time = TimeEvidence(days, _sure_gaps(days, pairs, product))
    clusters = _Clusters(rows, days, given, time)
    links = clusters.linked(between(clusters.label_of, pairs), floor)
    while len(chosen := clusters.mutually_nearest(links)):
        while len(chosen):
            target, is_merged = clusters.merge(links, chosen)
            touched = is_merged[target[links.pairs.first]] | is_merged[target[links.pairs.second]]
            again = between(target, links.pairs.only(touched))
            links = links.only(~touched, target).joined(clusters.linked(again, floor))
            chosen = clusters.mutually_nearest(links)
        # Parts of a story too large for one block of the index have not met: they are looked up as wholes.
        links = links.joined(clusters.linked(links.without(clusters.large_ones_met(floor)), floor))
    within = clusters.within
    return Clusters(clusters.label_of, within, links.best_told(len(within)), clusters.central())


class _Clusters:
    """The clusters so far, numbered by their first row."""

    def __init__(self, rows: csr_array, days: Floats, given: Rows, time: TimeEvidence) -> None:
        self.label_of = label_of = _first_labels(given)
        self._rows, self._days, self._time = rows, days, time
        m = int(label_of.max(initial=-1)) + 1
        self._sizes = np.bincount(label_of, minlength=m).astype(np.float64)
        self._given = np.full(m, -1)
        np.maximum.at(self._given, label_of, given)
        self._span = spans(days, label_of, m)
        # Summed similarity of the pairs inside each cluster.
        self._inside = np.zeros(m)
        large = np.flatnonzero(self._sizes > 1)
        own = np.bincount(label_of, weights=_squares(rows), minlength=m)
        self._inside[large] = (_squares(self._sums(large)) - own[large]) / 2

    @property
    def within(self) -> Floats:
        """(m,) mean similarity of the pairs inside each cluster; NaN for a cluster of one."""
        pairs = self._sizes * (self._sizes - 1) / 2
        return np.asarray(np.divide(self._inside, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0))

    def linked(self, pairs: Pairs, floor: float) -> Links:
        """Those of the pairs whose mean similarity reaches the floor."""
        named = np.unique(np.concatenate(pairs))
        sums = self._sums(named)
        places = Pairs(np.searchsorted(named, pairs.first), np.searchsorted(named, pairs.second))
        mean = products(sums, sums, places) / (self._sizes[pairs.first] * self._sizes[pairs.second])
        enough = mean >= floor
        pairs, mean = pairs.only(enough), mean[enough]
        gaps = self._span.gaps(pairs)
        near = mean * self._time.nearness(gaps)
        return Links(pairs, mean, near, near * self._time.silence(gaps, self._span.lengths(pairs)))

    def mutually_nearest(self, links: Links) -> Rows:
        """Places of the links that may be merged of which each end is the other's nearest."""
        (first, second), within = links.pairs, self.within
        looser = np.fmin(within[first], within[second])
        # A document alone is no burst: it may join after any silence, though rather what is near.
        both = (self._sizes[first] > 1) & (self._sizes[second] > 1)
        allowed = (links.near >= NEAREST) & ~(both & (links.told < WITHIN * looser))
        allowed &= (self._given[first] < 0) | (self._given[second] < 0)
        return links.mutually_best(allowed, len(self._sizes))

    def large_ones_met(self, floor: float) -> Pairs:
        """Pairs of clusters with so many documents that they may be parts of one story, by the index of their means."""
        large = np.flatnonzero(self._sizes >= LARGE)
        means = self._sums(large)
        means.data /= np.repeat(self._sizes[large], np.diff(means.indptr))
        pairs, _ = candidates(means, floor)
        return Pairs(large[pairs.first], large[pairs.second])

    def merge(self, links: Links, chosen: Rows) -> tuple[Rows, NDArray[np.bool_]]:
        """Merge the ends of the chosen links, no cluster in two of them.

        Returns:
            (m,) the new number of each cluster, and (new m,) which of the new ones are mergers.
        """
        (first, second), mean = links.pairs.only(chosen), links.mean[chosen]
        target = np.arange(len(self._sizes))
        target[second] = first
        target = _renumbered(target)
        m = int(target.max()) + 1
        self._inside[first] += mean * self._sizes[first] * self._sizes[second]
        self._inside = np.asarray(np.bincount(target, weights=self._inside, minlength=m), dtype=np.float64)
        self._sizes = np.asarray(np.bincount(target, weights=self._sizes, minlength=m), dtype=np.float64)
        given = np.full(m, -1)
        np.maximum.at(given, target, self._given)
        self._given = given
        self.label_of = target[self.label_of]
        self._span = spans(self._days, self.label_of, m)
        return target, np.bincount(target) > 1

    def central(self) -> Floats:
        """(n,) summed similarity of each row to all of its cluster, itself among them."""
        sums = self._sums(np.arange(len(self._sizes)))
        return products(self._rows, sums, Pairs(np.arange(len(self.label_of)), self.label_of))

    def _sums(self, named: Rows) -> csr_array:
        """(k, t) the summed rows of some of the clusters, ascending."""
        place = np.full(len(self._sizes), -1)
        place[named] = np.arange(len(named))
        members = np.flatnonzero(place[self.label_of] >= 0)
        shape = (len(named), len(members))
        chosen = csr_array(
            (np.ones(len(members)), (place[self.label_of[members]], np.arange(len(members)))), shape=shape
        )
        sums = csr_array(chosen @ self._rows[members])
        sums.sort_indices()  # products of rows out of order take five times as long
        return sums


def _sure_gaps(days: Floats, pairs: Pairs, product: Floats) -> Floats:
    """Days between each row and the one that is most like it, where they are so alike that it is surely one event."""
    sure = product >= SURE * NEAREST
    order = np.lexsort((lots(*pairs.only(sure)), product[sure]))
    (first, second), nearest = pairs.only(sure).only(order), np.arange(len(days))
    # The last one that is written stands: pairs of both directions, the most alike last.
    sides = np.stack([first, second], axis=1).ravel(), np.stack([second, first], axis=1).ravel()
    nearest[sides[0]] = sides[1]
    rows = np.flatnonzero(nearest != np.arange(len(days)))
    return np.abs(days[rows] - days[nearest[rows]])


def _squares(rows: csr_array) -> Floats:
    return np.asarray(rows.multiply(rows).sum(axis=1)).ravel()


def _first_labels(given: Rows) -> Rows:
    """Each free row in a cluster of its own, the others as they are given."""
    return _renumbered(np.where(given < 0, np.arange(len(given)), len(given) + given))


def _renumbered(labels: Rows) -> Rows:
    """Labels numbered 0, 1, … by the first row that has them."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].astype(np.int64)
