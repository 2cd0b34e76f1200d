"""Pairs of clusters, and how much speaks for their being one story."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.stories.candidates import Pairs, Rows

Floats = NDArray[np.float64]

_DIGITS = 12  # what differs by less is equal


class Links(NamedTuple):
    """(p,) pairs of clusters.

    Attributes:
        pairs: the clusters' numbers.
        mean: similarity of the documents of the one to those of the other.
        near: the mean, raised where they are near in time.
        told: that, lowered where there was silence between them.
    """

    pairs: Pairs
    mean: Floats
    near: Floats
    told: Floats

    def only(self, chosen: NDArray[np.bool_], target: Rows) -> Links:
        """Some of the pairs, under the new numbers of their clusters."""
        pairs = Pairs(target[self.pairs.first[chosen]], target[self.pairs.second[chosen]])
        return Links(pairs, self.mean[chosen], self.near[chosen], self.told[chosen])

    def joined(self, other: Links) -> Links:
        """The pairs of both."""
        pairs = Pairs(*map(np.concatenate, zip(self.pairs, other.pairs, strict=True)))
        return Links(pairs, *map(np.concatenate, zip(self[1:], other[1:], strict=True)))

    def without(self, pairs: Pairs) -> Pairs:
        """Those of the pairs that are not among these."""
        m = 1 + int(max(side.max(initial=0) for side in (*self.pairs, *pairs)))
        known = self.pairs.first * m + self.pairs.second
        return pairs.only(~np.isin(pairs.first * m + pairs.second, known))

    def mutually_best(self, allowed: NDArray[np.bool_], m: int) -> Rows:
        """Places of the allowed pairs that are the best one of both their ends, of m clusters.

        Of equals, a lot decides: were it the lower number, a thousand equals would be merged one a round.
        """
        places = np.flatnonzero(allowed)
        first, second = self.pairs.only(places)
        order = np.lexsort((second, first, lots(first, second), -np.round(self.told[places], _DIGITS)))
        first, second, rank = first[order], second[order], np.arange(len(order))
        best = np.full(m, len(order))
        np.minimum.at(best, first, rank)
        np.minimum.at(best, second, rank)
        mutual: Rows = places[order[(best[first] == rank) & (best[second] == rank)]]
        return mutual

    def best_told(self, m: int) -> Floats:
        """(m,) the most that is told of each cluster and another one; 0 where nothing is."""
        best = np.zeros(m)
        for side in self.pairs:
            np.maximum.at(best, side, self.told)
        return best


def between(label_of: Rows, pairs: Pairs) -> Pairs:
    """The pairs of labels that pairs of what is labelled connect, each once."""
    m = int(label_of.max(initial=0)) + 1
    first, second = label_of[pairs.first], label_of[pairs.second]
    low, high = np.minimum(first, second), np.maximum(first, second)
    distinct = np.unique((low * m + high)[low < high])
    return Pairs(distinct // m, distinct % m)


def lots(first: Rows, second: Rows) -> NDArray[np.uint64]:
    """A number for each pair, always the same, as if drawn by lot."""
    mixed = (first.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) ^ second.astype(np.uint64)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    return np.asarray(mixed ^ (mixed >> np.uint64(33)))
