"""`python -m eval protocols`: behaviour that a score against references does not show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from eval.datasets.halves import HALVES
from eval.names import check_names, comma_separated
from eval.protocols import PROTOCOLS
from eval.protocols.measure import ALL_NEWS, OURS, Measured, measure_protocols
from eval.tracks import Track, news_tracks, tracks_of
from service.output import write_whole

_PATH = click.Path(path_type=Path)


@click.command("protocols")
@click.argument("paths", metavar="[DATA]...", nargs=-1, type=_PATH)
@click.option("--protocols", default=",".join(PROTOCOLS), callback=comma_separated, show_default=True)
@click.option(
    "--systems", default=OURS, callback=comma_separated, show_default=True, help="For what any system can do."
)
@click.option("-l", "--words", default=100, type=click.IntRange(min=1), show_default=True, help="Of a brief of DATA.")
@click.option("--half", type=click.Choice(HALVES), help="Only this half of each collection's sets.")
@click.option("--seed", default=0, show_default=True, help="Of the strays.")
@click.option("--jobs", default=1, type=click.IntRange(min=1), show_default=True, help="Processes at work.")
@click.option("--json", "json_file", type=_PATH, metavar="FILE", help="Write every figure and what it is out of.")
def protocols_command(
    paths: tuple[Path, ...],
    protocols: tuple[str, ...],
    systems: tuple[str, ...],
    words: int,
    half: str | None,
    seed: int,
    jobs: int,
    json_file: Path | None,
) -> None:
    """Measure how a summariser behaves: off-topic documents, named topics, order, query, update.

    DATA is as for `run`; without it, the news of the standard tracks at their own lengths.
    """
    check_names("protocol", protocols, PROTOCOLS)
    tracks = tracks_of(paths, words, half) if paths else news_tracks(half=half)
    found = measure_protocols(tracks, protocols, systems, jobs, seed)
    if json_file:
        write_whole(json_file, json.dumps(as_fields(found), indent=1) + "\n")
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(_table(found, tracks))


def as_fields(found: Sequence[Measured]) -> list[dict[str, object]]:
    """The figures as JSON has them: rates rounded to six digits, with what they are out of."""
    return [
        {
            "protocol": one.protocol,
            "system": one.system,
            "figure": one.figure,
            "tracks": {
                track: {"rate": round(tally.rate, 6), "of": tally.out_of}
                for track, tally in one.tallies.items()
                if tally.out_of
            },
        }
        for one in found
    ]


def _table(found: Sequence[Measured], tracks: Sequence[Track]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("protocol", "system", "figure", *(track.name for track in tracks), ALL_NEWS):
        table.add_column(name, justify="left" if name in ("protocol", "system", "figure") else "right", no_wrap=True)
    for one in found:
        tallies = [one.tallies.get(name) for name in (*(track.name for track in tracks), ALL_NEWS)]
        cells = ["" if tally is None or not tally.out_of else f"{tally.rate:.4f}" for tally in tallies]
        table.add_row(one.protocol, one.system, one.figure, *cells)
    return table
