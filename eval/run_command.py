"""`python -m eval run`: arguments -> a run -> its reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict, Unpack

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.datasets import read_collections, read_summaries
from eval.datasets.halves import HALVES, halved
from eval.errors import EvaluationError
from eval.journal import Journal
from eval.leaderboard import leaderboard
from eval.metrics.rouge import DEFAULT_METRICS, PRESETS, RougeOptions, default_metrics
from eval.metrics.rouge.options import Preset, References
from eval.names import comma_separated
from eval.report import REPORT_FORMATS
from eval.reports import table
from eval.run import Plan, Run, run
from eval.systems import DEFAULT_SYSTEMS, SYSTEMS
from service.output import write_whole

SEEDS = Path(__file__).parent.parent / "seeds"


class Arguments(TypedDict):
    """Of the command, as click gives them."""

    paths: tuple[Path, ...]
    half: str | None
    systems: tuple[str, ...]
    add: tuple[str, ...]
    words: int
    preset: Preset
    metrics: tuple[str, ...]
    stem: bool
    stopwords: bool
    references: References
    jackknife: bool
    seed: int
    jobs: int
    resume: bool
    summaries: Path | None
    reports: dict[str, Path]


_NAME = re.compile(r"\w[\w.+-]*")
_PATH = click.Path(path_type=Path)
_EXAMPLES = """\b
Examples:
  python -m eval run
  python -m eval run sets.jsonl --systems textrank,lead,oracle,sumy-lex-rank --words 250 --jobs 2
  python -m eval run sets.jsonl --add mine=summaries.jsonl --html report.html
  python -m eval run DUC2004/ --words 100 --stem --metrics rouge1,rouge2,rouge4
"""


def _report_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each of REPORT_FORMATS; what is given arrives as the one argument `reports`."""

    def keep(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
        reports = context.params.setdefault("reports", {})
        if value is not None:
            reports[parameter.opts[0].removeprefix("--")] = value

    for name, described in reversed(REPORT_FORMATS.items()):
        help_text = f"Write {described.description}."
        command = click.option(
            f"--{name}", expose_value=False, callback=keep, type=_PATH, metavar="FILE", help=help_text
        )(command)
    return command


@click.command("run", epilog=_EXAMPLES)
@click.argument("paths", metavar="[DATA]...", nargs=-1, type=_PATH)
@click.option(
    "--systems",
    default=",".join(DEFAULT_SYSTEMS),
    callback=comma_separated,
    show_default=True,
    help="Names of SYSTEMS.",
)
@click.option("--half", type=click.Choice(HALVES), help="Only this half of each collection's sets: tune on dev.")
@click.option("--add", multiple=True, metavar="NAME=FILE", help="A summaries file of any other system.")
@click.option(
    "-l", "--words", default=100, type=click.IntRange(min=1), show_default=True, help="Asked for, and scored at most."
)
@click.option("--preset", default=PRESETS[0], type=click.Choice(PRESETS), show_default=True)
@click.option("--metrics", default="", callback=comma_separated, show_default=",".join(DEFAULT_METRICS))
@click.option("-m", "--stem", is_flag=True, help="Porter's stemmer.")
@click.option("-s", "--stopwords", is_flag=True, help="Remove stop words.")
@click.option("-f", "--references", default="average", type=click.Choice(("average", "best")), show_default=True)
@click.option("--jackknife", is_flag=True, help="Leave each reference out in turn.")
@click.option("--seed", default=0, show_default=True, help="Of systems that draw lots, and of the tests.")
@click.option("--jobs", default=1, type=click.IntRange(min=1), show_default=True, help="Processes at work.")
@click.option("--resume", is_flag=True, help="Go on where the same run was interrupted.")
@click.option("--summaries", type=_PATH, metavar="DIR", help="Write DIR/COLLECTION/SYSTEM.jsonl.")
@_report_options
def run_command(**arguments: Unpack[Arguments]) -> None:
    """Run systems over document sets and score what they give.

    DATA is a JSON Lines file, a folder of articles/ and references/, a DUC or TAC folder, or the .src of
    Multi-News; without it, the sets of the project itself are taken.
    """
    plan = _plan(arguments)
    journal = Journal.of(plan.signatures(), Path())
    if not arguments["resume"]:
        journal.remove()
    elif not journal.path.exists():
        click.echo("there is no journal of this run here (or the code has changed since): it begins anew", err=True)
    try:
        with _progress(plan) as advance:
            done = run(plan, arguments["jobs"], journal, advance)
    except KeyboardInterrupt:
        click.echo("interrupted: the same command with --resume goes on from here", err=True)
        raise click.Abort from None
    board = leaderboard(done)
    for name, file in arguments["reports"].items():
        _write(file, REPORT_FORMATS[name].render(board))
    if folder := arguments["summaries"]:
        write_summaries(done, folder)
    journal.remove()
    table.show(board, table.console_for_output())


def _plan(arguments: Arguments) -> Plan:
    try:
        rouge = RougeOptions(
            preset=arguments["preset"],
            metrics=arguments["metrics"] or default_metrics(arguments["preset"]),
            stem=arguments["stem"],
            stopwords=arguments["stopwords"],
            references=arguments["references"],
            jackknife=arguments["jackknife"],
        )
    except ValueError as error:
        raise EvaluationError(str(error)) from None
    if rouge.preset == "rouge-score" and find_spec("rouge_score") is None:
        raise EvaluationError("preset rouge-score needs the package rouge-score: it comes with the extra eval")
    collections = halved(read_collections(arguments["paths"] or (SEEDS,)), arguments["half"])
    without_added = Plan(collections, arguments["systems"], arguments["words"], rouge, arguments["seed"])
    files = _added_files(arguments["add"])
    keys = without_added.sets()
    return replace(without_added, added={name: read_summaries(file, keys) for name, file in files.items()})


def _added_files(texts: Sequence[str]) -> dict[str, Path]:
    """Name -> file of each `--add NAME=FILE`. A name is also a file's under `--summaries`."""
    files: dict[str, Path] = {}
    for text in texts:
        name, _, file = text.partition("=")
        if not (_NAME.fullmatch(name) and file):
            raise EvaluationError(f"--add {text}: write it as NAME=FILE, the name in letters, digits and . + - _")
        if name in SYSTEMS or name in files:
            raise EvaluationError(f"--add {text}: there is a system of this name; choose another one")
        if not Path(file).is_file():
            raise EvaluationError(f"--add {text}: there is no such file")
        files[name] = Path(file)
    return files


@contextmanager
def _progress(plan: Plan) -> Iterator[Callable[[int], None]]:
    """A bar with the time left, on a terminal only."""
    console = Console(stderr=True)
    columns = (TextColumn("measuring"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar_task = bar.add_task("", total=len(plan.names()) * len(plan.sets()))
        yield lambda done: bar.advance(bar_task, done)


def write_summaries(done: Run, folder: Path) -> None:
    """One file for each collection and system, with one {"id", "summary"} a line, as `--add` reads them.

    Raises:
        EvaluationError: a file cannot be written.
    """
    texts: dict[Path, str] = {}
    for key, (collection, _) in done.plan.sets().items():
        for system, outcomes in done.outcomes.items():
            path = folder / collection / f"{system}.jsonl"
            entry = {"id": key, "summary": "\n".join(outcomes[key].summary)}
            texts[path] = texts.get(path, "") + json.dumps(entry, ensure_ascii=False) + "\n"
    for path, text in texts.items():
        _write(path, text)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from None
