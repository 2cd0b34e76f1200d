"""What every selector does, written plainly: look at all that may be chosen, take the best, close what it closes."""

from collections.abc import Callable
from itertools import product

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.context import SHORTENED, STEEPNESS
from summarizers.choosing.duplicates import NOTHING_NEW, VERBATIM_COSINE, Likeness
from summarizers.choosing.readability import Readability
from summarizers.choosing.selection import FILLER
from summarizers.choosing.told import TOLD_BY_ONE, TOLD_BY_TWO


def judged(candidates: Candidates) -> Readability:
    """How each of them reads."""
    return candidates.judge(np.arange(len(candidates.scores)))


def relevance(candidates: Candidates) -> NDArray[np.float64]:
    """The scores in times of the highest of those that may stand at all."""
    good = candidates.scores[candidates.open & ~judged(candidates).faulty]
    return candidates.scores / good.max() if good.size else np.zeros_like(candidates.scores)


def standing(candidates: Candidates, row: int, chosen: list[int]) -> float:
    """How well a row stands: the share of its terms that its document did not bring up before, or were told.

    It stands worse where one of the others is bare, and was not where the document brought it up.
    """

    def terms(one: int) -> set[int]:
        return set(candidates.matrix[one].columns.tolist())

    def bare(one: int) -> set[int]:
        if candidates.is_bare is None:
            return set()
        entries = slice(candidates.matrix.starts[one], candidates.matrix.starts[one + 1])
        return set(candidates.matrix.columns[entries][candidates.is_bare[entries]].tolist())

    before = [one for one in range(row) if candidates.documents[one] == candidates.documents[row]]
    known = set().union(*map(terms, chosen))
    if candidates.already_read is not None:
        known |= set(candidates.already_read.columns.tolist())
    missing = terms(row) & set().union(*map(terms, before)) - known
    first = {term: next(one for one in before if term in terms(one)) for term in missing}
    shortened = any(term in bare(row) and term not in bare(first[term]) for term in missing)
    return float((1 - len(missing) / max(1, len(terms(row)))) ** STEEPNESS * (SHORTENED if shortened else 1))


def is_told(candidates: Candidates, row: int, chosen: list[int]) -> bool:
    """Whether one or two chosen rows of other documents leave a row nothing to tell: all pairs are tried."""
    columns = candidates.matrix[row].columns
    weights = candidates.idf[columns] - 1.0
    others = [one for one in chosen if candidates.documents[one] != candidates.documents[row]]
    has = {one: np.isin(columns, candidates.matrix[one].columns) for one in others}

    def share(pair: tuple[int, int]) -> float:
        return float(weights[has[pair[0]] | has[pair[1]]].sum() / max(weights.sum(), 1e-9))

    return any(share(pair) >= (TOLD_BY_TWO, TOLD_BY_ONE)[pair[0] == pair[1]] for pair in product(others, others))


def given_up(candidates: Candidates, chosen: list[int]) -> list[int]:
    """What the last choice leaves nothing to tell: not the first one, nor one of several of its document."""
    left, last = list(chosen), candidates.matrix[chosen[-1]].columns
    for row in chosen[1:-1]:
        is_alone = sum(candidates.documents[one] == candidates.documents[row] for one in left) == 1
        shares_a_term = np.isin(candidates.matrix[row].columns, last).any()
        if is_alone and shares_a_term and is_told(candidates, row, left):
            left.remove(row)
    return [row for row in chosen if row not in left]


def plain_greedy(candidates: Candidates, value: Callable[[int, list[int]], float]) -> list[int]:
    """Rows in the order of choice, each the one of most value to what is chosen before it.

    Ties go to the higher score, then to the lower row. The shared rules: of versions of one sentence the one with
    most words is taken; what says the same is closed, and what one or two of other documents tell; what is told by
    others only later is given up when one of them comes, unless it is the first or one of several of its document;
    what leans waits for the row before it; what was read is out; and what has a score below half of that of one which
    no longer fits is passed over. The value is that beside all that was ever chosen.
    """
    likeness = Likeness(candidates.matrix, candidates.idf)
    known = Likeness(candidates.already_read, candidates.idf) if candidates.already_read else None
    terms = np.diff(candidates.matrix.starts)
    faulty, leaning = judged(candidates)
    chosen: list[int] = []
    ever: list[int] = []
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
        best = max(strong, key=lambda row: (value(row, ever), candidates.scores[row], -row))
        if is_told(candidates, best, chosen):
            closed.add(best)
            continue
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
            ever.append(taken)
            superfluous = given_up(candidates, chosen)
            chosen = [row for row in chosen if row not in superfluous]
            closed |= {*superfluous}
            closed |= {taken, *np.flatnonzero(likeness.common(candidates.matrix[taken]).alike(NOTHING_NEW)).tolist()}
        else:
            closed |= set(versions)
