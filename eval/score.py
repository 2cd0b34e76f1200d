"""`python -m eval score`: a file of references and a file of summaries -> scores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from eval.datasets.references import read_references
from eval.datasets.summaries import read_summaries
from eval.errors import EvaluationError
from eval.metrics.rouge import (
    PRESETS,
    Average,
    RougeOptions,
    Score,
    average,
    cautions,
    default_metrics,
    equivalent,
    lines,
    official_average,
    signature,
)
from eval.metrics.rouge import score as rouge_score
from eval.metrics.rouge.options import Preset, References
from eval.metrics.rouge.signature import data_hash

SYSTEM = "summaries"  # the name of the one system that `score` knows


class Scored(NamedTuple):
    """What `score` finds.

    Attributes:
        signature: of the scoring.
        equivalent: the same as options of the original program.
        system_signature: of the summaries: a hash of them.
        sets: id -> metric -> score, in the order of the references.
        average: metric -> plain mean over the sets.
        official_average: metric -> the original program's own average.
        warnings: what makes a figure other than a reader may expect.
    """

    signature: str
    equivalent: str
    system_signature: str
    sets: dict[str, dict[str, Score]]
    average: dict[str, Average]
    official_average: dict[str, Average]
    warnings: list[str]


def score_files(references_file: Path, summaries_file: Path, options: RougeOptions) -> Scored:
    """Score every summary of a file against the references of its set.

    Raises:
        DataError: a line of a file cannot be used, or the files do not have the same ids; file and line are named.
        EvaluationError: the preset needs a library that is not installed.
        OSError: a file cannot be opened.
    """
    references = read_references(references_file)
    summaries = read_summaries(summaries_file, references.keys())
    peers = {name: lines(summaries[name]) for name in references}
    models = {name: [lines(text) for text in texts] for name, texts in references.items()}
    try:
        sets = {name: rouge_score(peers[name], models[name], options) for name in references}
    except ModuleNotFoundError as error:
        raise EvaluationError(f"preset {options.preset} needs {error.name}: it comes with the extra eval") from None
    return Scored(
        signature(options, references),
        equivalent(options),
        f"{SYSTEM}|data:sha256:{data_hash({name: [summaries[name]] for name in references})}",
        sets,
        average(sets, options),
        official_average(sets, options),
        cautions(peers, models, options),
    )


def as_json(scored: Scored) -> str:
    """Render scores as the JSON that `compare` reads, with a line end behind it."""
    system = {
        "signature": scored.system_signature,
        "average": _averages(scored.average),
        "official_average": _averages(scored.official_average),
        "sets": {name: {key: one._asdict() for key, one in scores.items()} for name, scores in scored.sets.items()},
    }
    fields = {"signature": scored.signature, "equivalent": scored.equivalent, "systems": {SYSTEM: system}}
    return json.dumps(fields, indent=1, ensure_ascii=False) + "\n"


def as_table(scored: Scored, options: RougeOptions) -> str:
    """Render the averages as a table for a terminal."""
    interval = f"F {options.confidence:g}% interval"
    rows = [f"{'':10} {'recall':>8} {'precision':>9} {'F':>8}  {interval:21} {'official F':>10}"]
    for key, plain in scored.average.items():
        ends = f"{plain.f.low:.5f} - {plain.f.high:.5f}"
        rows.append(
            f"{key:10} {plain.recall.middle:8.5f} {plain.precision.middle:9.5f} {plain.f.middle:8.5f}  "
            f"{ends:21} {scored.official_average[key].f.middle:10.5f}"
        )
    return "\n".join([*rows, "", scored.signature, f"equivalent: {scored.equivalent}"])


def _averages(averages: Mapping[str, Average]) -> dict[str, dict[str, float]]:
    return {
        key: {
            "recall": one.recall.middle,
            "precision": one.precision.middle,
            "f": one.f.middle,
            "low": one.f.low,
            "high": one.f.high,
        }
        for key, one in averages.items()
    }


def _keys(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(key.strip() for key in value.split(",") if key.strip())


_EXAMPLES = """\b
Examples:
  python -m eval score references.jsonl summaries.jsonl
  python -m eval score references.jsonl summaries.jsonl --words 100 --stem --json scores.json
  python -m eval score references.jsonl summaries.jsonl --metrics rouge1,rouge2,rougeSU4 --references best
"""


@click.command("score", epilog=_EXAMPLES)
@click.argument("references_file", metavar="REFERENCES", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("summaries_file", metavar="SUMMARIES", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preset", default="rouge-1.5.5", type=click.Choice(PRESETS), show_default=True,
              help="The program whose figures are wanted; unicode is for scripts other than Latin.")
@click.option("--metrics", callback=_keys, show_default=",".join(default_metrics("rouge-1.5.5")),
              help="rouge1 to rouge9, rougeL, rougeW, rougeS4, rougeSU4 (any gap), rougeS, rougeSU.")
@click.option("-l", "--words", type=int, help="Cut summaries and references to so many words.")
@click.option("-b", "--bytes", "byte_limit", type=int, help="Cut summaries and references to so many bytes.")
@click.option("-m", "--stem", is_flag=True, help="Porter's stemmer, after WordNet's exceptions.")
@click.option("-s", "--stopwords", is_flag=True, help="Remove stop words.")
@click.option("-f", "--references", default="average", type=click.Choice(("average", "best")), show_default=True,
              help="Pool the counts of all references, or take the one with the best recall.")
@click.option("--jackknife", is_flag=True, help="Leave out each reference in turn, and average.")
@click.option("-p", "--alpha", default=0.5, show_default=True, help="F is recall alone at 0, precision alone at 1.")
@click.option("-w", "--weight", default=1.2, show_default=True, help="Exponent of rougeW.")
@click.option("-c", "--confidence", default=95.0, show_default=True, help="Of the intervals, in percent.")
@click.option("-r", "--resamples", default=1000, show_default=True, help="Of the bootstrap.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
              help="Write every figure to this file; - is standard output, and then there is no table.")
def score(
    references_file: Path,
    summaries_file: Path,
    preset: Preset,
    metrics: tuple[str, ...] | None,
    words: int | None,
    byte_limit: int | None,
    stem: bool,
    stopwords: bool,
    references: References,
    jackknife: bool,
    alpha: float,
    weight: float,
    confidence: float,
    resamples: int,
    json_file: Path | None,
) -> None:
    """Score summaries against references.

    REFERENCES has one {"id": …, "references": […]} a line, SUMMARIES one {"id": …, "summary": …}. A line end inside a
    text separates sentences.
    """
    try:
        options = RougeOptions(
            preset, default_metrics(preset) if metrics is None else metrics, stem, stopwords, words, byte_limit,
            references, jackknife, alpha, confidence, resamples, weight,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    scored = score_files(references_file, summaries_file, options)
    for warning in scored.warnings:
        click.echo(f"warning: {warning}", err=True)
    if json_file is not None:
        with click.open_file(str(json_file), "w", encoding="utf-8") as file:
            file.write(as_json(scored))
    if json_file != Path("-"):
        click.echo(as_table(scored, options))
