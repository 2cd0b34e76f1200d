"""`python -m eval corpus-speed`: a made feed through each engine, by number of articles."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from eval.errors import EvaluationError
from eval.reports.table import console_for_output
from eval.speed.benchmark import machine
from eval.speed.corpus_run import Order
from eval.speed.feeds import feed, write_feed
from eval.speed.growth import exponent
from eval.speed.process_tree import ProcessTree
from eval.story_metrics import b_cubed

ENGINES = ("local", "spark")
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Figures:
    """One run.

    Attributes:
        engine: its name.
        articles: of the feed.
        stories: of two articles or more.
        seconds: from the first process to the last one's end.
        cpu: seconds of processor time, of all processes.
        steps: of these, seconds in each of our steps.
        memory: the most bytes that all processes held together.
        largest: the most bytes that one of them held.
        f1: B-cubed of the stories.
    """

    engine: str
    articles: int
    stories: int
    seconds: float
    cpu: float
    steps: dict[str, float]
    memory: int
    largest: int
    f1: float

    @property
    def share(self) -> float:
        """Of the processor time, what was spent in our steps; the rest is the engine's."""
        return sum(self.steps.values()) / self.cpu


def measured(engine: str, articles: int, workers: int, master: str) -> Figures:
    """Run a feed of so many articles in processes of its own.

    Raises:
        EvaluationError: the run failed; its last line is in the text.
    """
    with tempfile.TemporaryDirectory(prefix="corpus-speed-") as name:
        folder = Path(name)
        write_feed(folder / "feed.jsonl", articles)
        (folder / "timings").mkdir()
        source, out, timings = (str(folder / part) for part in ("feed.jsonl", "out", "timings"))
        order = Order(engine, source, out, timings, workers, master)
        began = time.monotonic()
        command = [sys.executable, "-m", "eval.speed.corpus_run", json.dumps(order)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
        with process, ProcessTree(process.pid) as tree:
            said, complaint = process.communicate()
        seconds = time.monotonic() - began
        if process.returncode:
            raise EvaluationError(f"{engine}, {articles:,} articles: {complaint.strip().splitlines()[-1]}")
        return Figures(
            engine,
            articles,
            json.loads(said)["stories"],
            seconds,
            steps=_steps(Path(timings)),
            f1=_f1(articles, Path(out) / "stories"),
            **tree.taken._asdict(),
        )


def _steps(folder: Path) -> dict[str, float]:
    """Seconds in each step, over all pieces."""
    total: Counter[str] = Counter()
    for file in folder.iterdir():
        timing = json.loads(file.read_text())
        total[timing["step"]] += timing["seconds"]
    return dict(total.most_common())


def _f1(articles: int, folder: Path) -> float:
    """B-cubed F1 of what was written; an article that stands in no story is one by itself."""
    truth = {one["id"]: one["story"] for one in feed(articles)}
    found = {name: f"alone {name}" for name in truth}
    for file in folder.iterdir():
        for line in file.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            found |= dict.fromkeys(story["documents"], story["id"])
    return b_cubed([truth[name] for name in truth], [found[name] for name in truth]).f1


def _sizes(_context: click.Context, _parameter: click.Parameter, value: str) -> list[int]:
    try:
        return sorted({int(one) for one in value.split(",")})
    except ValueError:
        raise click.BadParameter(f"{value!r}: write numbers with commas between") from None


@click.command("corpus-speed")
@click.option("--articles", "sizes", default="1000,10000", callback=_sizes, show_default=True)
@click.option("--engine", "engines", multiple=True, type=click.Choice(ENGINES), help="By default each.")
@click.option("--workers", default=2, type=click.IntRange(1), show_default=True)
@click.option("--master", default="local-cluster[2,1,1536]", show_default=True, help="Spark's; by default two workers.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), metavar="FILE", help="Write every figure.")
def corpus_speed_command(
    sizes: Sequence[int], engines: Sequence[str], workers: int, master: str, json_file: Path | None
) -> None:
    """Documents a second, memory, and growth of `wirebrief corpus`, with the share of time that is the engine's.

    Articles of 230 words on average are made from seeds/ with words drawn anew, five an event.
    """
    progress = Console(stderr=True)
    done: list[Figures] = []
    with progress.status("measuring") as status:
        for engine in engines or ENGINES:
            for articles in sizes:
                status.update(f"{engine}: {articles:,} articles")
                done.append(measured(engine, articles, workers, master))
                if json_file:  # after each run: the next one may take an hour, or fail
                    json_file.write_text(json.dumps([asdict(one) for one in done], indent=2) + "\n", encoding="utf-8")
    console = console_for_output()
    for engine in dict.fromkeys(one.engine for one in done):
        _show([one for one in done if one.engine == engine], console)
    console.print(machine(), soft_wrap=True, highlight=False)


def _show(runs: Sequence[Figures], console: Console) -> None:
    headings = ("articles", "stories", "B-cubed F1", "documents/s", "CPU ms/document", "ours", "all, MB", "largest, MB")
    table = Table(title=runs[0].engine, title_justify="left", box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, justify="right")
    for one in runs:
        table.add_row(
            f"{one.articles:,}",
            f"{one.stories:,}",
            f"{one.f1:.4f}",
            f"{one.articles / one.seconds:,.0f}",
            f"{1_000 * one.cpu / one.articles:.2f}",
            f"{one.share:.0%}",
            f"{one.memory / _MB:,.0f}",
            f"{one.largest / _MB:,.0f}",
        )
    console.print(table)
    growths = (
        ("processor time", {one.articles: one.cpu for one in runs}),
        ("our steps", {one.articles: sum(one.steps.values()) for one in runs}),
    )
    for name, costs in growths:
        if (grown := exponent(costs)) is not None:
            console.print(f"growth of {name}: n^{grown:.2f}", highlight=False)
    steps = ", ".join(f"{name} {1_000 * seconds / runs[-1].articles:.2f}" for name, seconds in runs[-1].steps.items())
    console.print(f"ms a document of {runs[-1].articles:,}: {steps}", soft_wrap=True, highlight=False)
