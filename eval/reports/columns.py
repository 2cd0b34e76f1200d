"""What the tables of all reports have in common: their columns, and what these mean."""

from __future__ import annotations

from collections.abc import Sequence

from eval.leaderboard import LEVEL, MAIN_METRIC, ORACLE, Leaderboard, Row

HEADINGS = ("% oracle", "faults", "redundancy", "coverage", "words", "ms")  # of the columns behind those of ROUGE
MARKS = {1: "▲", -1: "▼", 0: ""}


def heading(metric: str) -> str:
    """The short name of a ROUGE metric: rougeSU4 -> R-SU4."""
    return "R-" + metric.removeprefix("rouge")


def figures(row: Row, names: Sequence[str] = HEADINGS) -> list[str]:
    """The row's figures in these columns, blank where there is none."""
    shown = {
        "% oracle": "" if row.oracle_share is None else f"{100 * row.oracle_share:.1f}",
        "faults": _measure(row, "faults", 1),
        "redundancy": _measure(row, "redundancy", 2),
        "coverage": _measure(row, "coverage", 2),
        "words": f"{row.words:.0f}",
        "ms": "" if row.seconds is None else f"{1000 * row.seconds:.1f}",
    }
    return [shown[name] for name in names]


def _measure(row: Row, key: str, digits: int) -> str:
    return f"{row.measures[key]:.{digits}f}" if key in row.measures else ""


def by_collection(board: Leaderboard) -> list[list[str]]:
    """Mean F × 100 in each collection, with its share of the oracle's: a heading and a row for each system.

    Empty where there is only one collection.
    """
    names = [collection.name for collection in board.run.plan.collections]
    if len(names) == 1:
        return []
    metric = MAIN_METRIC if MAIN_METRIC in board.metrics else board.metrics[0]
    oracle = next((row for row in board.rows if row.system == ORACLE and not row.failed), None)
    table = [[heading(metric), *names]]
    for row in board.rows:
        if row.failed:
            continue
        cells = [row.system]
        for name in names:
            f = row.collections[name][metric].f.middle
            ceiling = oracle.collections[name][metric].f.middle if oracle else 0.0
            cells.append(f"{100 * f:.2f}" + (f" ({100 * f / ceiling:.1f} %)" if ceiling > 0 else ""))
        table.append(cells)
    return table


def explanation(board: Leaderboard) -> str:
    """What the figures and marks mean, in one line."""
    plan = board.run.plan
    names = ", ".join(collection.name for collection in plan.collections)
    return (
        f"{len(plan.sets())} sets of {names}, {plan.words} words: F × 100 with its {plan.rouge.confidence:g} % "
        f"interval, the best marked; {MARKS[1]} better and {MARKS[-1]} worse than {plan.names()[0]} "
        f"(randomisation, Holm's correction, p < {LEVEL}); faults in 100 sentences; median ms a set"
    )
