"""Time as evidence for and against one event, where it is known.

For: a similarity is raised by how rare a gap as short as this one is in the collection. In a feed of one day every
gap is short, and nothing is raised; in an archive of years two documents of one week have much in common by that
alone.

Against: two groups of documents between which nothing was written for longer than is usual are rather two events of
one kind, such as two decisions of one bank (Yang, Pierce & Carbonell 1998: a gap between bursts of similar reports).
What is usual is learned from the collection, beginning with what it is in news, and the longer both groups were
written about, the longer may the silence be. So no window has to be set, and a story may go on for years.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.stories.candidates import Pairs

Floats = NDArray[np.float64]

TIME_WEIGHT = 0.18  # of the similarity, for each e-fold that a gap is rarer
RAREST_GAP = 0.01  # share of pairs; a rarer gap counts no more
MOST = 1.0 - TIME_WEIGHT * float(np.log(RAREST_GAP))  # what a similarity is raised by at most
USUAL = 0.95  # share of the gaps inside stories that are no silence
SILENCE = 2.0  # times the longest usual gap: where half of a similarity is left
STEEPNESS = 4  # at half of that, 0.94 is left; at twice that, 0.06
NEWS_DAYS = 7.0  # mean gap from a report to the one most like it, before a collection tells otherwise
NEWS_GAPS = 20  # gaps that this expectation is worth
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

    def lengths(self, pairs: Pairs) -> Floats:
        """(p,) days from start to end of both clusters together; 0 where no time is known."""
        lengths = np.maximum(self.last - self.first, 0.0)
        return np.asarray(lengths[pairs.first] + lengths[pairs.second])


def spans(days: Floats, label_of: NDArray[np.int64], m: int) -> Spans:
    """The spans of m clusters from the (n,) days of their documents, NaN where unknown."""
    first, last = np.full(m, np.inf), np.full(m, -np.inf)
    known = ~np.isnan(days)
    np.minimum.at(first, label_of[known], days[known])
    np.maximum.at(last, label_of[known], days[known])
    return Spans(first, last)


class TimeEvidence:
    """What a gap in time makes of a similarity."""

    def __init__(self, days: Floats, inside: Floats) -> None:
        """Learn what gaps are rare, and which are usual inside a story.

        Args:
            days: (n,) of the collection's documents, NaN where unknown.
            inside: gaps in days between documents that are surely about one event, NaN where unknown.
        """
        known = np.sort(days[~np.isnan(days)])
        places = np.linspace(0, max(0, len(known) - 1), min(len(known), _SAMPLED_TIMES))
        sample = known[places.astype(np.int64)]
        gaps = np.abs(sample[:, None] - sample)
        self._gaps = np.sort(gaps[np.triu_indices(len(sample), 1)])
        expected = -NEWS_DAYS * np.log1p(-(np.arange(NEWS_GAPS) + 0.5) / NEWS_GAPS)  # an exponential distribution
        self._silence = SILENCE * float(np.quantile(np.append(expected, inside[~np.isnan(inside)]), USUAL))

    def nearness(self, gaps: Floats) -> Floats:
        """(p,) factors from 1 to `MOST`: how rare gaps as short as these are; 1 where a gap is NaN."""
        rank = np.searchsorted(self._gaps, gaps + _TALLY_DAYS, side="right") + 1
        share = np.clip(rank / (len(self._gaps) + 1), RAREST_GAP, 1.0)
        return np.where(np.isnan(gaps), 1.0, 1.0 - TIME_WEIGHT * np.log(share))

    def silence(self, gaps: Floats, lengths: Floats) -> Floats:
        """(p,) factors from 0 to 1: how usual gaps as long as these are; 1 where a gap is NaN.

        Args:
            gaps: days between two clusters.
            lengths: days that the two were written about.
        """
        silences = gaps / (self._silence + lengths)
        return np.where(np.isnan(gaps), 1.0, 1.0 / (1.0 + silences**STEEPNESS))
