"""How long after its deadline the largest brief of each kind is stopped: `python tests/load/overshoot.py` prints it.

Each set is briefed whole, and then again with deadlines all over that time. Without a server; on a machine that does
something else besides, the figures are too high.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/load")]

from service.serve_command import LIBRARIES  # noqa: E402 (from the folders above)

os.environ |= LIBRARIES

from largest_requests import news  # noqa: E402

from eval.speed.slow_texts import SLOW_TEXTS  # noqa: E402
from eval.speed.texts import documents  # noqa: E402
from service.interruption import stopped_at_deadline  # noqa: E402
from service.problems import Problem  # noqa: E402
from service.stopwatch import Stopwatch  # noqa: E402
from summarizers import Document, NothingToSummarizeError, Options, summarize  # noqa: E402

SIZE = 5_000_000  # code points of a request
LONGEST = 1_000_000  # code points of a document
MOST_DOCUMENTS = 5_000
DEADLINES = 8  # for each set
MOST_SECONDS = 4.0  # of a brief: what takes longer is not made whole
SHORTEST = 0.1  # seconds: what takes less is not worth a deadline


def sets() -> Iterator[tuple[str, list[Document], Options]]:
    """The largest document sets that the limits allow."""
    texts = news(SIZE)
    yield "news, 5 documents", [Document(one) for one in texts], Options()
    short = [Document(one[at : at + 1_000]) for one in texts for at in range(0, LONGEST, 1_000)]
    yield "news, 5,000 documents", short, Options()
    yield "news, coverage", [Document(one) for one in texts], Options(selector="coverage")
    for ranker, sentences in (("lexrank", 9_900), ("luhn", 1_900), ("kl", 450), ("lsa", 480), ("reduction", 1_900)):
        yield f"news, {ranker}, {sentences} sentences", documents(sentences), Options(ranker=ranker)
    for name, made in SLOW_TEXTS.items():
        parts = [one.text[at : at + LONGEST] for one in made(SIZE) for at in range(0, len(one.text), LONGEST)]
        yield name, [Document(part) for part in parts[:MOST_DOCUMENTS]], Options()


def seconds_of(texts: list[Document], options: Options, deadline: float) -> float:
    """How long a brief takes, or its end at the deadline."""
    stopwatch = Stopwatch(deadline)
    began = time.monotonic()
    try:
        with stopped_at_deadline(stopwatch):
            summarize(texts, options, stopwatch)
    except (Problem, NothingToSummarizeError):
        pass
    return time.monotonic() - began


def main() -> None:
    """Print a line a set."""
    summarize([Document(" ".join(["Merrow Arle"] * 10))])  # loads what loads only once
    for name, texts, options in sets():
        if options.ranker != Options().ranker:
            seconds_of(texts[:1], options, 60)
        whole = seconds_of(texts, options, MOST_SECONDS)
        tried = [whole * (one + 0.5) / DEADLINES for one in range(DEADLINES)] if whole > SHORTEST else []
        after = [seconds_of(texts, options, deadline) - deadline for deadline in tried]
        told = f"{1000 * max(after):4.0f} ms after a deadline at most" if after else ""
        sys.stdout.write(f"{name:32} {whole:5.2f} s whole  {told}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
