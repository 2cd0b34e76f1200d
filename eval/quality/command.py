"""`python -m eval quality`: everything at once; `python -m eval docs`: the tables that documents have from it."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from eval.ablation.result import read_ablation
from eval.ablation.result import table as ablation_table
from eval.datasets.halves import HALVES
from eval.names import comma_separated
from eval.protocols.measure import OURS
from eval.quality.measure import PEERS, measure
from eval.quality.result import as_json, read_result
from eval.quality.tables import TABLES, tables
from eval.quality.writing import WIDTH, markdown, show, with_blocks, write, write_pages
from eval.reading.counts import counted, counts
from eval.reading.verdicts import read_verdicts
from eval.reports.markdown import markdown_table
from eval.tracks import DATA, standard_tracks

ROOT = Path(__file__).parent.parent.parent
RESULT = ROOT / "eval" / "results" / "quality.json"
ABLATION = ROOT / "eval" / "results" / "ablation.json"
PAGES = ROOT / "build" / "quality"
READINGS = ROOT / "eval" / "results" / "readings"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "quality.md")

_PATH = click.Path(path_type=Path)


@click.command("quality")
@click.option("--data", "folder", default=DATA, type=_PATH, metavar="FOLDER", help="[default: ../shared/data]")
@click.option("--half", type=click.Choice(HALVES), help="Only this half of each collection's sets: tune on dev.")
@click.option(
    "--systems", default=",".join((OURS, *PEERS)), callback=comma_separated, show_default=True, help="Ours first."
)
@click.option("--jobs", default=1, type=click.IntRange(min=1), show_default=True, help="Processes at work.")
@click.option("--keep", "result_file", type=_PATH, metavar="FILE", help="Write the result: figures and signatures.")
@click.option("--pages", type=_PATH, metavar="FOLDER", help="Write an HTML page, and one for each collection.")
def quality_command(
    folder: Path, half: str | None, systems: tuple[str, ...], jobs: int, result_file: Path | None, pages: Path | None
) -> None:
    """Measure ours and every peer on every standard collection, by every metric and protocol.

    `make quality` keeps the result in eval/results/ and writes the pages to build/quality/.
    """
    done = measure(standard_tracks(folder, half), systems, half, jobs, on_step=lambda step: click.echo(step, err=True))
    found = tables(done.result)
    if result_file:
        write(result_file, as_json(done.result))
    if pages:
        click.echo(f"pages: {write_pages(found, done.boards, pages)}", err=True)
    show(found, Console(width=max(Console().width, WIDTH)))


@click.command("docs")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 where a document is not up to date.")
def docs_command(check: bool) -> None:
    """Make the tables in README.md and docs/ anew from the results that are kept."""
    blocks = made_blocks()
    stale = []
    for path in DOCUMENTS:
        before = path.read_text(encoding="utf-8")
        after = with_blocks(before, blocks, str(path))
        if after != before:
            stale.append(path.name)
            if not check:
                write(path, after)
    click.echo(f"{'out of date' if check else 'made anew'}: {', '.join(stale)}" if stale else "all up to date")
    if check and stale:
        raise SystemExit(1)


def made_blocks() -> dict[str, str]:
    """Name -> Markdown of every table that a document may ask for."""
    result = read_result(RESULT)
    blocks = {f"quality {name}": markdown(make(result)) for name, make in TABLES.items()}
    return {
        **blocks,
        "ablation": markdown(ablation_table(read_ablation(ABLATION))),
        "readings": "\n".join(markdown_table(_readings())),
    }


def _readings() -> list[list[str]]:
    files = sorted(READINGS.glob("*.jsonl"))
    return counted({file.stem: counts(read_verdicts(file)) for file in files})
