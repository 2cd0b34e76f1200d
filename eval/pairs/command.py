"""`python -m eval pairs`: precision and recall of the measures of sameness on labelled pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.pairs.labelled import Pair, read_pairs
from eval.pairs.measures import MEASURES, Compared


class Scored(NamedTuple):
    """A measure's answers beside the right ones."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of the pairs that it calls the same, those that are."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the pairs that are the same, those that it finds."""
        return self.right / max(1, self.right + self.missed)


def scored(labels: Sequence[bool], answers: Sequence[bool]) -> Scored:
    """Count what is right, what is called the same and is not, and what is missed."""
    both = list(zip(labels, answers, strict=True))
    return Scored(both.count((True, True)), both.count((False, True)), both.count((True, False)))


@click.command("pairs")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", type=click.Choice(tuple(MEASURES)), help="Also list the pairs that this measure gets wrong.")
def pairs_command(files: tuple[Path, ...], errors: str | None) -> None:
    """Show how right the measures of sameness are on labelled pairs, by half.

    Pairs of sets that are not here are left out, and the number that was used is shown.
    """
    table = Table("file", "half", "pairs", "same", "measure", "precision", "recall", "", box=box.SIMPLE_HEAD)
    listed: list[str] = []
    for file in files:
        found = read_pairs(file)
        compared = [Compared.of(pair) for pair in found]
        for half in sorted({pair.half for pair in found}):
            part = [one for one in compared if one.pair.half == half]
            for row in _rows(part):
                table.add_row(escape(file.name), half or "all", *row)
            if errors:
                listed += _errors(part, errors)
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)
    for line in listed:
        click.echo(line)


def _rows(compared: Sequence[Compared]) -> list[list[str]]:
    labels = [one.pair.same for one in compared]
    rows = []
    for name, (description, measure) in MEASURES.items():
        one = scored(labels, [measure(each) for each in compared])
        figures = [f"{one.precision:.3f}", f"{one.recall:.3f}"]
        rows.append([str(len(labels)), str(sum(labels)), name, *figures, description])
    return rows


def _errors(compared: Sequence[Compared], name: str) -> list[str]:
    measure = MEASURES[name][1]
    return [_shown(one.pair, one) for one in compared if measure(one) != one.pair.same]


def _shown(pair: Pair, one: Compared) -> str:
    kind = "missed" if pair.same else "wrong"
    figures = f"cosine {one.cosine:.2f}, containment {one.containment:.2f}"
    return f"{kind} {pair.id} [{pair.half or 'all'}, {figures}] {pair.why}\n  {pair.a}\n  {pair.b}"
