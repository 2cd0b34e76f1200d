"""What every selector does, written plainly: look at all that may be chosen, take the best, close what it closes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.duplicates import NOTHING_NEW, VERBATIM_COSINE, Likeness
from summarizers.choosing.readability import Readability
from summarizers.choosing.selection import FILLER


def judged(candidates: Candidates) -> Readability:
    """How each of them reads."""
    return candidates.judge(np.arange(len(candidates.scores)))


def relevance(candidates: Candidates) -> NDArray[np.float64]:
    """The scores in times of the highest of those that may stand at all."""
    good = candidates.scores[candidates.open & ~judged(candidates).faulty]
    return candidates.scores / good.max() if good.size else np.zeros_like(candidates.scores)


def plain_greedy(candidates: Candidates, value: Callable[[int, list[int]], float]) -> list[int]:
    """Rows in the order of choice, each the one of most value to what is chosen before it.

    Ties go to the higher score, then to the lower row. The shared rules: of versions of one sentence the one with
    most words is taken; what says the same is closed; what leans waits for the row before it; what was read is out;
    and what has a score below half of that of one which no longer fits is passed over.
    """
    likeness = Likeness(candidates.matrix, candidates.idf)
    known = Likeness(candidates.already_read, candidates.idf) if candidates.already_read else None
    terms = np.diff(candidates.matrix.starts)
    faulty, leaning = judged(candidates)
    chosen: list[int] = []
    closed: set[int] = set()

    def fits(row: int) -> bool:
        return bool(candidates.costs[row] + sum(candidates.costs[one] for one in chosen) <= candidates.budget)

    def may_be_chosen(row: int) -> bool:
        follows = row - 1 in chosen and candidates.documents[row] == candidates.documents[row - 1]
        good = candidates.open[row] and not faulty[row]
        return row not in closed and fits(row) and good and (follows or not leaning[row])

    def only_fills(one: int) -> bool:
        return bool(chosen) and any(
            FILLER * candidates.scores[row] > candidates.scores[one]
            for row in set(range(len(candidates.scores))) - closed
            if candidates.open[row] and not fits(row) and not faulty[row] and not leaning[row] and not was_read(row)
        )

    def was_read(row: int) -> bool:
        return known is not None and bool(known.common(candidates.matrix[row]).alike(NOTHING_NEW).any())

    while True:
        eligible = [row for row in range(len(candidates.scores)) if may_be_chosen(row)]
        strong = [row for row in eligible if not only_fills(row)]
        if not strong:
            return chosen
        best = max(strong, key=lambda row: (value(row, chosen), candidates.scores[row], -row))
        close = likeness.common(candidates.matrix[best]).cosine >= VERBATIM_COSINE
        versions = [row for row in eligible if close[row] or row == best]
        new = [row for row in versions if not was_read(row)]
        if new:
            taken = min(new, key=lambda row: (-terms[row], -candidates.scores[row], row))
            preferred = (-terms[taken], -candidates.scores[taken], taken)
            closed |= {
                row for row in versions if was_read(row) and (-terms[row], -candidates.scores[row], row) < preferred
            }
            chosen.append(taken)
            closed |= {taken, *np.flatnonzero(likeness.common(candidates.matrix[taken]).alike(NOTHING_NEW)).tolist()}
        else:
            closed |= set(versions)
