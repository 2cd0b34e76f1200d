"""`python -m eval print-briefs` and `python -m eval readings`: briefs for a reader, and what readers found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from eval.datasets.halves import HALVES
from eval.errors import EvaluationError
from eval.reading.briefs import briefs, form, places_now, shown
from eval.reading.counts import agreement, by_track, counted, counts
from eval.reading.verdicts import CLASSES, FAULT, GOOD, Verdicts, read_verdicts
from eval.run_command import SEEDS
from eval.tracks import DATA, Track, news_tracks, tracks_of
from service.output import write_whole

_PATH = click.Path(path_type=Path)


@click.command("print-briefs")
@click.argument("paths", metavar="[DATA]...", nargs=-1, type=_PATH)
@click.option("-n", "--number", default=100, type=click.IntRange(min=1), show_default=True, help="Of briefs.")
@click.option("-l", "--words", default=100, type=click.IntRange(min=1), show_default=True, help="Of a brief.")
@click.option("--half", type=click.Choice(HALVES), help="Only this half of each collection's sets.")
@click.option("--seed", default=0, show_default=True, help="Of the order in which sets are drawn.")
@click.option("--form", "form_file", type=_PATH, metavar="FILE", help="Write lines for the verdicts, still empty.")
def print_briefs_command(
    paths: tuple[Path, ...], number: int, words: int, half: str | None, seed: int, form_file: Path | None
) -> None:
    """Print briefs for a reader, each sentence with its set, document and offsets.

    DATA is as for `run`; without it, the project's own sets and the news of the standard tracks take turns.
    """
    printed = list(briefs(_tracks(paths, words, half), number, words, seed))
    for one in printed:
        click.echo(shown(one))
    if form_file:
        if form_file.exists():
            raise EvaluationError(f"{form_file}: is there already, and may hold verdicts; name another file")
        write_whole(form_file, "".join(map(form, printed)))


def _tracks(paths: Sequence[Path], words: int, half: str | None = None) -> list[Track]:
    """What briefs are printed of: these paths, or the project's own sets and the news."""
    tracks = tracks_of(paths or (SEEDS,), words, half)
    if not paths and DATA.is_dir():
        tracks += news_tracks(half=half)
    return tracks


@click.command("readings")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_PATH)
@click.option("--now", is_flag=True, help="Also list the faults that stand in today's briefs of the same sets.")
@click.option("-l", "--words", default=100, type=click.IntRange(min=1), show_default=True, help="Of today's briefs.")
def readings_command(files: tuple[Path, ...], now: bool, words: int) -> None:
    """Count what readers found: faults in 100 sentences by class, and how far readers agree.

    A FILE has one verdict a line, as `print-briefs --form` writes them.
    """
    read = {file.name: read_verdicts(file) for file in files}
    console = Console()
    console = console if console.is_terminal else Console(width=160)
    heading, *rows = counted({name: counts(verdicts) for name, verdicts in read.items()})
    table = Table(*heading, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print(_tracks_table(read))
    for (one, first), (other, second) in combinations(read.items(), 2):
        both = agreement(first, second)
        kappa = "not defined" if both.kappa is None else f"{both.kappa:.2f}"
        click.echo(
            f"{one} and {other}: {both.sentences} sentences read by both, {both.both} at fault for both, "
            f"{both.first} only for the first, {both.second} only for the second; kappa {kappa}"
        )
    if now:
        _show_now(read, words)
    click.echo(f"a verdict is {GOOD!r} or {FAULT!r}; " + "; ".join(f"{name}: {text}" for name, text in CLASSES.items()))


def _show_now(read: Mapping[str, Verdicts], words: int) -> None:
    """Which sentences that were read stand in today's briefs, good ones counted and faults listed."""
    for name, verdicts in read.items():
        places = places_now(_tracks((), words), {place.set for place in verdicts}, words)
        still = [place for place, kind in verdicts.items() if kind is not None and place in places]
        gone = sum(kind is not None for kind in verdicts.values()) - len(still)
        unread = len(places - set(verdicts))
        click.echo(f"{name}: {len(still)} faults stand today, {gone} are gone; {unread} sentences are new and unread")
        for place in still:
            click.echo(f"  {verdicts[place]}: {place.set}, {place.document} {place.start}:{place.end}")


def _tracks_table(read: Mapping[str, Verdicts]) -> Table:
    table = Table("faults in 100 (of sentences)", *read, box=box.SIMPLE_HEAD)
    found = {name: by_track(verdicts) for name, verdicts in read.items()}
    for track in dict.fromkeys(track for one in found.values() for track in one):
        cells = [one.get(track) for one in found.values()]
        table.add_row(track, *("" if cell is None else f"{cell.rate:.1f} ({cell.sentences})" for cell in cells))
    return table
