"""`python -m eval ablation`: what each ingredient of the default brings."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from eval.ablation.ingredients import INGREDIENTS
from eval.ablation.measure import measure
from eval.ablation.result import as_json, table
from eval.datasets.halves import HALVES
from eval.names import check_names
from eval.quality.writing import WIDTH, show, write
from eval.tracks import DATA, news_tracks, tracks_of

_PATH = click.Path(path_type=Path)


@click.command("ablation")
@click.argument("paths", metavar="[DATA]...", nargs=-1, type=_PATH)
@click.option("-l", "--words", default=100, type=click.IntRange(min=1), show_default=True, help="Of a brief of DATA.")
@click.option("--data", "folder", default=DATA, type=_PATH, metavar="FOLDER", help="[default: ../shared/data]")
@click.option("--half", type=click.Choice(HALVES), help="Only this half of each collection's sets.")
@click.option("--without", "names", multiple=True, metavar="NAME", help="Only this ingredient; may be given again.")
@click.option("--jobs", default=1, type=click.IntRange(min=1), show_default=True, help="Processes at work.")
@click.option("--keep", "result_file", type=_PATH, metavar="FILE", help="Write the result: figures and signatures.")
def ablation_command(
    paths: tuple[Path, ...],
    words: int,
    folder: Path,
    half: str | None,
    names: tuple[str, ...],
    jobs: int,
    result_file: Path | None,
) -> None:
    """Leave out each ingredient of the default, one at a time, and measure what is lost.

    DATA is as for `run`; without it, the news of the standard tracks at their own lengths.
    """
    check_names("ingredient", names, INGREDIENTS)
    tracks = tracks_of(paths, words, half) if paths else news_tracks(folder, half)
    found = measure(tracks, names or tuple(INGREDIENTS), half, jobs)
    if result_file:
        write(result_file, as_json(found))
    show([table(found)], Console(width=max(Console().width, WIDTH)))
