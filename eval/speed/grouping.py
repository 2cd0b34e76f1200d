"""What grouping a made feed (`feeds.py`) into stories costs, by its size, each size in a process of its own.

The time is that of `summarizers.stories.group` from documents to stories, without reading and without briefs. Whether
the stories are right is measured with it: a grouping that is fast because it is coarse would be no news.
`python -m eval.speed.grouping` takes an order as JSON on standard input, and answers with one line of JSON.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypedDict

from eval.errors import EvaluationError
from eval.speed import memory
from eval.speed.cell import CLOCKS
from eval.speed.columns import Table, duration
from eval.speed.feeds import feed
from eval.speed.growth import exponent
from eval.speed.runner import module
from eval.story_metrics import b_cubed
from summarizers.reading.document_fields import document_from_fields
from summarizers.stories import group

SIZES = (1_000, 10_000, 100_000)
_WARM_UP = 50  # articles that load libraries and word lists
_MEBIBYTE = 2**20


class Order(TypedDict):
    """What to measure: articles, the seed of their words, and a name in CLOCKS."""

    articles: int
    seed: int
    clock: str


class Grouped(TypedDict):
    """What came of it: seconds; bytes above what the process held with the articles read; stories; B-cubed F1."""

    articles: int
    seconds: float
    memory: int
    stories: int
    f1: float


def measured(sizes: Sequence[int], seed: int, clock: str, progress: Callable[[str], None]) -> Iterator[Grouped]:
    """Each size in turn.

    Raises:
        EvaluationError: a process failed; its last line is in the text.
    """
    for size in sorted(sizes):
        progress(f"{size:,} articles into stories")
        done = module("eval.speed.grouping", json.dumps(Order(articles=size, seed=seed, clock=clock)))
        if done.returncode:
            killed = done.returncode == -signal.SIGKILL
            reason = ["was killed, for want of memory perhaps"] if killed else done.stderr.strip().splitlines()[-1:]
            raise EvaluationError(f"{size} articles: {''.join(reason) or 'no reason given'}")
        found: Grouped = json.loads(done.stdout)
        yield found


def table(found: Sequence[Grouped]) -> Table:
    """The figures of all sizes, and how time grows from each size to the next."""
    rows = []
    for place, one in enumerate(found):
        pair = {each["articles"]: each["seconds"] for each in found[max(0, place - 1) : place + 1]}
        grows = exponent(pair)
        rows.append(
            (
                f"{one['articles']:,}",
                duration(one["seconds"]),
                f"{one['articles'] / one['seconds']:,.0f}",
                f"{one['memory'] / _MEBIBYTE:,.0f} MiB",
                f"{grows:.2f}" if grows is not None else "",
                f"{one['stories']:,}",
                f"{one['f1']:.3f}",
            )
        )
    headings = ("articles", "time", "articles/s", "memory", "growth", "stories", "B-cubed F1")
    return Table("grouping a feed into stories", headings, rows)


def main() -> None:
    """Measure what is ordered."""
    order: Order = json.load(sys.stdin)
    articles = list(feed(order["articles"], order["seed"]))
    told = {one["id"]: one.pop("story") for one in articles}
    documents = [document_from_fields(one, one["id"]) for one in articles]
    group(documents[:_WARM_UP])
    gc.collect()
    before = memory.now()
    memory.forget_peak()
    clock = CLOCKS[order["clock"]]
    start = clock()
    found = group(documents)
    seconds = clock() - start
    taken = max(0, memory.peak() - before)
    number = {document.id: place for place, story in enumerate(found) for document in story.documents}
    scores = b_cubed(list(told.values()), [number[name] for name in told])
    answer = Grouped(articles=len(documents), seconds=seconds, memory=taken, stories=len(found), f1=scores.f1)
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
