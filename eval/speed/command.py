"""`python -m eval speed`: arguments -> a benchmark -> its tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from eval.errors import EvaluationError
from eval.reports.table import console_for_output
from eval.speed import grouping, texts
from eval.speed.benchmark import SCALE_SIZES, SLOW_SIZES, STEP_SIZES, Benchmark, Plan, benchmark, machine
from eval.speed.calls import default_systems
from eval.speed.cell import CLOCKS
from eval.speed.columns import Table, tables
from eval.speed.reports import as_html, as_json
from service.output import write_whole

_PATH = click.Path(path_type=Path)


def _sizes(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        sizes = sorted({int(one) for one in value.split(",") if one.strip()})
    except ValueError:
        raise click.BadParameter(f"{value!r}: write numbers with commas between") from None
    if any(size < 1 for size in sizes):
        raise click.BadParameter("a size is 1 at least")
    return tuple(sizes)


def _names(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in value.split(",") if one.strip()) if value else default_systems()


def _seed_sets() -> tuple[Path, ...]:
    return tuple(sorted(path for path in texts.SEEDS.iterdir() if path.is_dir()))


@click.command("speed")
@click.option("--sentences", "sizes", default="50,200,1000,3000,10000", callback=_sizes, show_default=True)
@click.option("--systems", callback=_names, help="Names of SYSTEMS; by default ours and every peer installed.")
@click.option("--scale", is_flag=True, help="100,000 and 1,000,000 sentences for ours, too.")
@click.option("--sets", multiple=True, type=_PATH, help="A document set to time; by default each of seeds/.")
@click.option("--slow", is_flag=True, help="Texts made to be slow, of 1 and of 10 million code points, for ours.")
@click.option("--steps/--no-steps", default=True, show_default=True, help="What each step of a brief costs.")
@click.option("--starts/--no-starts", default=True, show_default=True, help="Imports and whole processes.")
@click.option("--stories", is_flag=True, help="Grouping a made feed into stories, and nothing else.")
@click.option(
    "--articles",
    default=",".join(map(str, grouping.SIZES)),
    callback=_sizes,
    show_default=True,
    help="Sizes of that feed.",
)
@click.option("--runs", default=5, type=click.IntRange(1), show_default=True, help="Of each cell, at most.")
@click.option("--limit", default=60, type=click.IntRange(1), show_default=True, help="Seconds until a peer is stopped.")
@click.option("--seed", default=0, show_default=True, help="Of the texts.")
@click.option(
    "--clock", type=click.Choice(list(CLOCKS)), default="wall", show_default=True, help="cpu: beside other work."
)
@click.option("--json", "json_file", type=_PATH, metavar="FILE", help="Write every run.")
@click.option("--html", "html_file", type=_PATH, metavar="FILE", help="Write a page with the tables and a plot.")
def speed_command(
    sizes: Sequence[int],
    systems: Sequence[str],
    scale: bool,
    sets: Sequence[Path],
    slow: bool,
    steps: bool,
    starts: bool,
    stories: bool,
    articles: Sequence[int],
    runs: int,
    limit: int,
    seed: int,
    clock: str,
    json_file: Path | None,
    html_file: Path | None,
) -> None:
    """Time and memory of systems side by side, by number of sentences.

    The text is made from seeds/ by word substitution; each cell of the table has a process of its own.
    """
    progress = Console(stderr=True)
    if stories:
        with progress.status("measuring") as status:
            found = list(grouping.measured(articles, seed, clock, status.update))
        print_tables([grouping.table(found)], console_for_output())
        if json_file:
            _write(json_file, json.dumps({"machine": machine(), "seed": seed, "clock": clock, "stories": found}) + "\n")
        return
    plan = Plan(
        systems=systems,
        sizes=sizes,
        own_sizes=[size for size in SCALE_SIZES if scale and size not in sizes],
        sets=sets or _seed_sets(),
        slow=SLOW_SIZES if slow else (),
        steps=STEP_SIZES if steps else (),
        starts=starts,
        runs=runs,
        limit=limit,
        seed=seed,
        clock=clock,
    )
    with progress.status("measuring") as status:
        done = benchmark(plan, status.update)
    for file, rendered in ((json_file, as_json), (html_file, as_html)):
        if file:
            _write(file, rendered(done))
    show(done, console_for_output())


def show(done: Benchmark, console: Console) -> None:
    """Print the tables and what shaped them."""
    print_tables(tables(done), console)
    for line in (f"signature: {done.plan.signature()}", machine()):
        console.print(line, soft_wrap=True, highlight=False)


def print_tables(found: Sequence[Table], console: Console) -> None:
    """Print tables, figures to the right."""
    for table in found:
        shown = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD)
        for place, heading in enumerate(table.headings):
            shown.add_column(escape(heading), justify="right" if place else "left", no_wrap=True)
        for row in table.rows:
            shown.add_row(*map(escape, row))
        console.print(shown)


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from None
