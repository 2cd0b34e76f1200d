"""What the chosen sentences have told already, though no one of them says the same as another.

The second report's way into the story, after the first one's, has little but words that the reader knows. That holds
across articles of one day only: what an article says next of its own subject has as many words in common, and so has
what became of it days later, and both are news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.duplicates import Common, Likeness, rarity

# The share of a sentence's terms, by rarity, that one of another article has, or two have between them, when it has
# nothing left to tell but a figure or a name.
TOLD_BY_ONE = 0.4
TOLD_BY_TWO = 0.45

_TRIED = 8  # sentences, those with the largest shares, that are tried in twos


class Told:
    """Looks up who tells what a row would say, and counts what is chosen."""

    def __init__(self, candidates: Candidates, likeness: Likeness) -> None:
        """Start with nothing chosen."""
        self._candidates = candidates
        self._likeness = likeness
        self._most = np.zeros(len(candidates.scores))  # the share of each row that one of the chosen has

    def teller(self, row: int, common: Common, chosen: Sequence[int]) -> int | None:
        """The chosen row that, alone or with a second one, leaves a row nothing to tell; None where it has news.

        Args:
            row: chosen or not.
            common: what it has in common with all.
            chosen: rows.
        """
        if 2 * self._most[row] < TOLD_BY_TWO:
            return None
        reports, others = self._reports(row), [one for one in chosen if one != row]
        tellers = self._tellers(row, common.told, [one for one in others if reports[one]])
        return tellers[0] if tellers and not self._candidates.has_news(row, others) else None

    def superfluous(self, chosen: Sequence[int], common: Common) -> Iterator[tuple[int, int]]:
        """Count the last of the chosen, and find which of the others it leaves nothing to tell, each with its teller.

        The first one is none of them: it is the best of all. Nor is one of several from an article: the others may be
        about what it names.

        Args:
            chosen: rows; the caller takes away each that is found before asking for the next.
            common: what the last one has in common with all.
        """
        documents = self._candidates.documents
        share = np.where(self._reports(chosen[-1]), common.tells, 0.0)
        enough = [row for row in chosen[1:-1] if share[row] and share[row] + self._most[row] >= TOLD_BY_ONE]
        np.maximum(self._most, share, out=self._most)
        for row in enough:
            is_alone = np.count_nonzero(documents[list(chosen)] == documents[row]) == 1
            known = self._likeness.common(self._candidates.matrix[row]) if is_alone else None
            if known and (teller := self.teller(row, known, chosen)) is not None:
                yield row, teller

    def _reports(self, row: int) -> NDArray[np.bool_]:
        """(n,) Which rows are of other articles about the news of a row's day."""
        documents = self._candidates.documents
        reports: NDArray[np.bool_] = (documents != documents[row]) & ~self._candidates.days_apart(row)
        return reports

    def _tellers(self, row: int, shares: NDArray[np.float64], among: Sequence[int]) -> tuple[int, ...]:
        """The one or two of some rows that have enough of a row's terms; none where no two do."""
        best = sorted(among, key=lambda one: -shares[one])[:_TRIED]
        alone = (one for one in best if shares[one] >= TOLD_BY_ONE and self._likeness.meet(row, one))
        if (teller := next(alone, None)) is not None:
            return (teller,)
        both = (pair for pair in combinations(best, 2) if shares[list(pair)].sum() >= TOLD_BY_TWO)
        return next((pair for pair in both if self._share(row, pair) >= TOLD_BY_TWO), ())

    def _share(self, row: int, others: Sequence[int]) -> float:
        """The share of a row's terms, by rarity, that stand in any of some other rows."""
        matrix, weights = self._candidates.matrix, rarity(self._candidates.idf)
        columns = matrix[row].columns
        said = np.isin(columns, np.concatenate([matrix[one].columns for one in others]))
        return float(weights[columns[said]].sum() / weights[columns].sum())
