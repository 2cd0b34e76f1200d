"""`python -m eval compare`: what changed from one run to another, and whether the change is real."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.errors import DataError, EvaluationError
from eval.leaderboard import Tested
from eval.reports.columns import MARKS, heading
from eval.significance import SEED, compare, holm
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse

Scores = Mapping[str, Mapping[str, Mapping[str, float]]]  # set -> metric -> recall, precision, f


class Scored(NamedTuple):
    """What a JSON file of `run` or `score` says: its signature, and the scores of each system."""

    signature: str
    systems: Mapping[str, Scores]


class Change(NamedTuple):
    """The mean F of a system in both runs, and the tests of the second against the first."""

    system: str
    metric: str
    before: float
    after: float
    tested: Tested


def read_scored(path: Path) -> Scored:
    """The scores in a JSON file of `run` or `score`.

    Raises:
        DataError: it is none.
    """
    try:
        fields = parse(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise DataError(str(path), (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise DataError(str(path), "is not UTF-8") from None
    except SummarizerError as error:
        raise DataError(str(path), str(error).removeprefix(f"{path}: ")) from None
    try:
        systems = {name: _checked(system["sets"]) for name, system in fields["systems"].items() if system["average"]}  # type: ignore[index]
        return Scored(str(fields["signature"]), systems)  # type: ignore[index]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise DataError(str(path), "is not what `run --json` or `score --json` writes") from None


def changes(before: Scored, after: Scored) -> list[Change]:
    """Every metric of every system that both runs have; of two runs with one system each, these two.

    Raises:
        EvaluationError: the runs have other signatures, or no system in common.
    """
    if before.signature != after.signature:
        raise EvaluationError(f"the runs do not compare: their signatures differ in {_difference(before, after)}")
    pairs = {name: (before.systems[name], after.systems[name]) for name in before.systems if name in after.systems}
    if not pairs and len(before.systems) == len(after.systems) == 1:
        (first, ours), (second, theirs) = *before.systems.items(), *after.systems.items()
        pairs = {f"{first} → {second}": (ours, theirs)}
    if not pairs:
        raise EvaluationError("the runs have no system in common")
    if any(_shape(ours) != _shape(theirs) for ours, theirs in pairs.values()):
        raise EvaluationError("the runs have the same signature, but not the same sets and metrics")
    metrics = next(iter(next(iter(pairs.values()))[0].values()))
    return [change for metric in metrics for change in _changes(metric, pairs)]


def _changes(metric: str, pairs: Mapping[str, tuple[Scores, Scores]]) -> Iterable[Change]:
    """One metric of all systems: they are corrected together."""
    columns = {
        name: [[one[key][metric]["f"] for key in ours] for one in (ours, theirs)]
        for name, (ours, theirs) in pairs.items()
    }
    found = {name: compare(after, before) for name, (before, after) in columns.items()}
    corrected = holm({name: one.randomisation for name, one in found.items()})
    for name, (before, after) in columns.items():
        tested = Tested(found[name], corrected[name])
        yield Change(name, metric, sum(before) / len(before), sum(after) / len(after), tested)


def _shape(scores: Scores) -> dict[str, set[str]]:
    return {key: set(one) for key, one in scores.items()}


def _checked(sets: Scores) -> Scores:
    """The scores, if they are: every set has the same metrics, and each of these an F."""
    metrics = {tuple(scores) for scores in sets.values()}
    figures = [one["f"] for scores in sets.values() for one in scores.values()]
    if len(metrics) != 1 or not all(isinstance(figure, int | float) for figure in figures):
        raise ValueError("sets differ in their metrics")
    return sets


def _difference(before: Scored, after: Scored) -> str:
    ours, theirs = (one.signature.split("|") for one in (before, after))
    only = [
        " ".join(part for part in one if part not in other) or "nothing more"
        for one, other in ((ours, theirs), (theirs, ours))
    ]
    return f"{only[0]} against {only[1]}"


@click.command("compare")
@click.argument("before", metavar="A.json", type=click.Path(path_type=Path))
@click.argument("after", metavar="B.json", type=click.Path(path_type=Path))
def compare_command(before: Path, after: Path) -> None:
    """Show how the systems of run B differ from those of run A, set by set, and what of that is real.

    Both are files of `run --json` or `score --json`; their signatures must be the same.
    """
    found = changes(read_scored(before), read_scored(after))
    table = Table(box=box.SIMPLE_HEAD)
    for place, name in enumerate(
        ("system", "metric", "A", "B", "B − A", "95 % interval", "bootstrap", "randomisation", "Wilcoxon", "Holm")
    ):
        table.add_column(name, justify="right" if place > 1 else "left", no_wrap=True)
    for one in found:
        table.add_row(*_cells(one))
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)
    click.echo(
        f"F × 100; {MARKS[1]} better, {MARKS[-1]} worse: randomisation, Holm's correction over the systems; seed {SEED}"
    )


def _cells(change: Change) -> list[str]:
    bootstrap, randomisation, wilcoxon = change.tested.tests
    return [
        escape(change.system),
        heading(change.metric),
        f"{100 * change.before:.2f}",
        f"{100 * change.after:.2f}",
        f"{MARKS[change.tested.direction]}{100 * bootstrap.difference:+.2f}",
        f"{100 * bootstrap.low:+.2f} to {100 * bootstrap.high:+.2f}",
        *(f"{p:.4f}" for p in (bootstrap.p, randomisation, wilcoxon, change.tested.p)),
    ]
