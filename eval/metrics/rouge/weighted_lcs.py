"""ROUGE-W (Lin 2004, section 4): LCS in which consecutive matches weigh more, run ** weight.

Where the program departs from the paper, and so do we: the lengths of the reference's lines are weighed and
summed, and the sum is weighed once more; runs are looked for in the reference alone, on the union of the hits, see
`weigh_runs`.
"""

from collections import Counter
from collections.abc import Sequence


def weighted_union_hits(reference: Sequence[str], lines: Sequence[Sequence[str]], powers: Sequence[float]) -> int:
    """Give the hit tokens of a reference line, as the set bits of an integer; `powers[k]` is k ** weight."""
    known = frozenset(reference)
    hits = 0
    for line in lines:
        if not known.isdisjoint(line):
            hits |= _hits(reference, line, _table(reference, line, powers))
    return hits


def _table(reference: Sequence[str], line: Sequence[str], powers: Sequence[float]) -> list[list[float]]:
    """Fill the table of weights, (reference + 1, line + 1). The order of the sums decides ties; keep it."""
    above, runs_above = [0.0] * (len(line) + 1), [0] * (len(line) + 1)
    table = [above]
    for token in reference:
        row, runs = [0.0], [0]
        left = 0.0
        for column, other in enumerate(line):
            if token == other:
                run = runs_above[column]
                left = above[column] + powers[run + 1] - powers[run]
                runs.append(run + 1)
            else:
                left = max(left, above[column + 1])
                runs.append(0)
            row.append(left)
        table.append(row)
        above, runs_above = row, runs
    return table


def _hits(reference: Sequence[str], line: Sequence[str], table: list[list[float]]) -> int:
    """Walk back from the end: a match is always taken; between equal ways, up (shorten the reference)."""
    hits, row, column = 0, len(reference), len(line)
    while row and column:
        if reference[row - 1] == line[column - 1]:
            row, column = row - 1, column - 1
            hits |= 1 << row
        elif table[row - 1][column] >= table[row][column - 1]:
            row -= 1
        else:
            column -= 1
    return hits


def weigh_runs(
    reference: Sequence[str], hits: int, budgets: tuple[Counter[str], Counter[str]], powers: Sequence[float]
) -> float:
    """Add up the weights of the runs of hits in a reference line, and take the hits out of both budgets.

    A token counts while the summary and the reference have it left. A run is weighed only at a token that
    counts and has no hit after it: so a token that no longer counts neither adds to a run nor ends it, and
    a run whose last hit does not count goes on after the gap, or is lost at the end of the line.
    """
    weight, run = 0.0, 0
    for position, token in enumerate(reference):
        if not hits >> position & 1 or any(budget[token] <= 0 for budget in budgets):
            continue
        for budget in budgets:
            budget[token] -= 1
        run += 1
        if not hits >> position + 1 & 1:
            weight += powers[run]
            run = 0
    return weight
