"""`python -m eval oracle-check`: every figure of a file that the original program made, against ours.

The file has texts (`pairs`) with what ROUGE-1.5.5 printed for them: `scores` for each pair under "<options>|<A or B>",
`averages` of whole runs with intervals, and `jackknife` rows, one for each reference left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from eval.metrics.rouge import RougeOptions, Score, corpus_average, count, official_average, score
from eval.metrics.rouge.options import References

Pair = Mapping[str, Any]  # {"peer": [line], "refs": [[line]]}

_MODES: dict[str, References] = {"A": "average", "B": "best"}


class Comparison(NamedTuple):
    """One figure: where it stands in the file, what is expected there, and what we compute."""

    place: str
    expected: float
    computed: float


def comparisons(path: Path) -> Iterator[Comparison]:
    """Compute every figure of the file.

    Raises:
        OSError: the file cannot be opened.
        KeyError, ValueError: it is not such a file.
    """
    oracle = json.loads(path.read_text("utf-8"))
    pairs = {str(pair["id"]): pair for pair in oracle["pairs"]}
    for run, rows in oracle["scores"].items():
        name, mode = run.split("|")
        yield from _scores(run, pairs, rows, f"{oracle['options'][name]} -f {mode}")
    for run, block in oracle["averages"].items():
        yield from _averages(run, [pairs[str(name)] for name in block["ids"]], block)
    for mode, rows in oracle["jackknife"]["rows"].items():
        yield from _left_out(mode, pairs, rows, oracle["jackknife"]["args"].replace("A|B", mode))


def options_from_arguments(arguments: str, names: Sequence[str]) -> RougeOptions:
    """Give the options that an original command line stands for; the metrics by the names it prints."""
    words = arguments.split()
    given = dict(zip(words, [*words[1:], ""], strict=True))  # option -> the word behind it
    return RougeOptions(
        metrics=tuple(_key(name) for name in names),
        stem="-m" in given,
        stopwords="-s" in given,
        words=int(given["-l"]) if "-l" in given else None,
        bytes=int(given["-b"]) if "-b" in given else None,
        references=_MODES[given.get("-f", "A")],
        alpha=float(given.get("-p", 0.5)),
        confidence=float(given.get("-c", 95)),
        resamples=int(given.get("-r", 1000)),
    )


def _key(name: str) -> str:
    """Give our key of a metric as the program prints it: ROUGE-SU* -> rougeSU, ROUGE-W-1.2 -> rougeW."""
    return name.replace("ROUGE-W-1.2", "rougeW").replace("ROUGE-", "rouge").replace("*", "")


def _scores(
    run: str, pairs: Mapping[str, Pair], rows: Mapping[str, Mapping[str, list[float]]], arguments: str
) -> Iterator[Comparison]:
    for name, expected in rows.items():
        options = options_from_arguments(arguments, list(expected))
        computed = score(pairs[name]["peer"], pairs[name]["refs"], options)
        yield from _compared(f"{run}, pair {name}", expected, computed)


def _left_out(
    mode: str, pairs: Mapping[str, Pair], rows: Sequence[Mapping[str, Any]], arguments: str
) -> Iterator[Comparison]:
    for row in rows:
        expected = {name: figures for name, figures in row.items() if name.startswith("ROUGE-")}
        references = [*pairs[str(row["id"])]["refs"]]
        del references[row["left_out"]]
        computed = score(pairs[str(row["id"])]["peer"], references, options_from_arguments(arguments, list(expected)))
        yield from _compared(f"jackknife {mode}, pair {row['id']} without {row['left_out']}", expected, computed)


def _compared(
    place: str, expected: Mapping[str, Sequence[float]], computed: Mapping[str, Score]
) -> Iterator[Comparison]:
    for name, figures in expected.items():
        for letter, theirs, ours in zip("RPF", figures, computed[_key(name)], strict=True):
            yield Comparison(f"{place}, {name} {letter}", theirs, ours)


def _averages(run: str, pairs: Sequence[Pair], block: Mapping[str, Any]) -> Iterator[Comparison]:
    options = options_from_arguments(block["args"], list(block["result"]))
    texts = {str(pair["id"]): (pair["peer"], pair["refs"]) for pair in pairs}
    if block["args"].endswith("-t 1"):
        averages = corpus_average({name: count(*text, options) for name, text in texts.items()}, options)
    else:
        averages = official_average({name: score(*text, options) for name, text in texts.items()}, options)
    for name, figures in block["result"].items():
        for letter, interval in zip("RPF", averages[_key(name)], strict=True):
            for end, theirs, ours in zip(interval._fields, figures[letter], interval, strict=True):
                yield Comparison(f"{run}, {name} {letter} {end}", float(theirs), ours)


@click.command("oracle-check")
@click.argument("path", metavar="ORACLE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def oracle_check(path: Path) -> None:
    """Count the figures of the original program in which ours differ.

    ORACLE is a file such as ../shared/data/rouge155/oracle.json. Every difference is printed; the exit code is 1 if
    there is one.
    """
    total = differences = 0
    for one in comparisons(path):
        total += 1
        if one.expected != one.computed:
            differences += 1
            click.echo(f"{one.place}: expected {one.expected:.5f}, computed {one.computed:.5f}")
    click.echo(f"{differences} differences in {total} figures")
    if differences:
        raise SystemExit(1)
