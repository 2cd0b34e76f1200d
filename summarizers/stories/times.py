"""Time as evidence: a similarity is raised by how rare a gap as short as this one is in the collection.

In a feed of one day every gap is short, and nothing is raised; in an archive of years two documents of one week have
much in common by that alone. So no window has to be set, and a story may go on for as long as its words do. Where a
time is unknown, nothing is raised.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.stories.candidates import Pairs

Floats = NDArray[np.float64]

TIME_WEIGHT = 0.18  # of the similarity, for each e-fold that a gap is rarer
RAREST_GAP = 0.01  # share of pairs; a rarer gap counts no more
_SAMPLED_TIMES = 1_000
_TALLY_DAYS = 1.0  # gaps that differ by less are the same to a newsroom


class Spans(NamedTuple):
    """(m,) first and last day of each cluster; infinite where no time is known."""

    first: Floats
    last: Floats

    def gaps(self, pairs: Pairs) -> Floats:
        """(p,) days from the end of one cluster to the start of the other; 0 where they overlap, NaN if unknown."""
        first, second = pairs
        gap = np.maximum(self.first[first] - self.last[second], self.first[second] - self.last[first])
        return np.where(np.isinf(gap), np.nan, np.maximum(gap, 0.0))


def spans(days: Floats, label_of: NDArray[np.int64], m: int) -> Spans:
    """The spans of m clusters from the (n,) days of their documents, NaN where unknown."""
    first, last = np.full(m, np.inf), np.full(m, -np.inf)
    known = ~np.isnan(days)
    np.minimum.at(first, label_of[known], days[known])
    np.maximum.at(last, label_of[known], days[known])
    return Spans(first, last)


class TimeBoost:
    """What a gap in time makes of a similarity: a factor from 1 up to `most`."""

    def __init__(self, days: Floats) -> None:
        """Take the (n,) days of the collection's documents, NaN where unknown."""
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
