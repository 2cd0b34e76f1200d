"""Pairs a second of our ROUGE and of the library `rouge-score`, side by side: `python -m eval.metrics.rouge.speed`.

One process, texts of 100 words in lines of 20, one reference, the metrics that both have. The words are drawn
from a list by the law of Zipf and Mandelbrot, 1 / (rank + 2.7), with a local seeded generator.
"""

import time
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

import click
import numpy as np

from eval.metrics.rouge.options import Preset, RougeOptions
from eval.metrics.rouge.scorer import score

METRICS = ("rouge1", "rouge2", "rougeL")
COMPARED: tuple[Preset, ...] = ("rouge-1.5.5", "rouge-score")

_SEED, _PAIRS, _WORDS, _LINE = 20041, 60, 100, 20

Pair = tuple[list[str], list[str]]


class Rate(NamedTuple):
    """Pairs a second, with and without stemming."""

    plain: float
    stemmed: float


def rates(pairs: int = _PAIRS, rounds: int = 5) -> dict[str, Rate]:
    """Measure both presets on the same texts, in turns; the best round of each counts.

    Returns:
        The rates of the presets `rouge-1.5.5` and `rouge-score`.

    Raises:
        ModuleNotFoundError: `rouge-score` is not installed; it comes with the extra `eval`.
    """
    texts = _texts(pairs)
    runs = {(preset, stem): RougeOptions(preset, METRICS, stem=stem) for preset in COMPARED for stem in (False, True)}
    seconds = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for run, options in runs.items():
            seconds[run] = min(seconds[run], _seconds(texts, options))
    return {preset: Rate(pairs / seconds[preset, False], pairs / seconds[preset, True]) for preset in COMPARED}


def _seconds(texts: Sequence[Pair], options: RougeOptions) -> float:
    start = time.perf_counter()
    for peer, reference in texts:
        score(peer, [reference], options)
    return time.perf_counter() - start


def _texts(pairs: int) -> list[Pair]:
    vocabulary = (resources.files(__package__) / "wordnet_exceptions.txt").read_text("ascii").split()
    generator = np.random.default_rng(_SEED)
    frequencies = 1 / (np.arange(len(vocabulary)) + 2.7)
    frequencies /= frequencies.sum()

    def text() -> list[str]:
        words = generator.choice(vocabulary, size=_WORDS, p=frequencies).tolist()
        return [" ".join(words[start : start + _LINE]) for start in range(0, _WORDS, _LINE)]

    return [(text(), text()) for _ in range(pairs)]


@click.command()
def main() -> None:
    """Print pairs a second of both presets, and how many times faster ours is."""
    measured = rates()
    for preset, rate in measured.items():
        click.echo(f"{preset:12} {rate.plain:8.0f} pairs/s   {rate.stemmed:8.0f} pairs/s stemmed")
    ours, theirs = measured["rouge-1.5.5"], measured["rouge-score"]
    click.echo(
        f"{'ratio':12} {ours.plain / theirs.plain:8.1f} x         {ours.stemmed / theirs.stemmed:8.1f} x stemmed"
    )


if __name__ == "__main__":
    main()
