"""Where the time of a brief goes, step by step: `python -m eval.speed.steps`, its order as JSON on standard input.

The functions named here are replaced by timed ones in a process of their own; nothing in the pipeline knows of it.
A step's time is its own: what it spends in another step of the table counts there.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from statistics import median
from typing import TypedDict

from eval.speed import texts
from eval.speed.cell import CLOCKS, WARM_UP
from summarizers import Document, summarize

# Step -> the functions that it is made of, each where the pipeline looks it up.
STEPS: Mapping[str, Sequence[str]] = {
    "language": ("summarizers.reading.read:told_language",),
    "cleaning": (
        "summarizers.reading.read:furniture",
        "summarizers.reading.read:headline",
        "summarizers.reading.sentences:prose_lines",
    ),
    "sentence ends": ("summarizers.reading.read:split_document",),
    "words": ("summarizers.reading.read:words_of",),
    "copies and repeats": ("summarizers.reading.read:copies", "summarizers.reading.read:repeats_inside"),
    "vectors": ("summarizers.ranking.rank:tfidf",),
    "ranker": ("summarizers.ranking.rankers:textrank",),
    "sparse products": (
        "summarizers.ranking.sparse_rows:SparseRows.__matmul__",
        "summarizers.ranking.sparse_rows:SparseRows.combined",
    ),
    "topics": ("summarizers.ranking.rank:topics",),
    "readability": ("summarizers.choosing.readability:Judge.readability",),
    "support, disagreements": ("summarizers.writing.write:agreement",),
}
# What no implementation can do without: the text once as bytes, once through a pattern.
FLOORS = ("decoding the bytes", "one pass of a pattern")
_WORD = re.compile(r"\w+")

Clock = Callable[[], float]


class StepsOrder(TypedDict):
    """What to measure: sentences and seed of the text, how often at most, for how long, by which clock."""

    sentences: int
    seed: int
    runs: int
    limit: int
    clock: str


class Timers:
    """The time that each step took itself, in seconds; a timed function inside another one stops the other's clock."""

    def __init__(self, clock: Clock) -> None:
        """Count by this clock."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._clock = clock
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what happens inside for this step."""
        self._switch()
        self._running.append(name)
        try:
            yield
        finally:
            self._switch()
            self._running.pop()

    def go_on_with(self, name: str) -> None:
        """From here on, count for this step what belongs to no other one."""
        self._switch()
        self._running[0] = name

    def timed(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        """The function with its time counted for a step."""

        @wraps(function)
        def timing(*args: object, **named: object) -> object:
            with self.step(name):
                return function(*args, **named)

        return timing

    def _switch(self) -> None:
        now = self._clock()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def timed_steps(timers: Timers) -> Iterator[None]:
    """Have every function of STEPS timed, for as long as this lasts."""
    before = []
    for step, places in STEPS.items():
        for place in places:
            owner, name = _owner(place)
            before.append((owner, name, getattr(owner, name)))
            setattr(owner, name, timers.timed(step, getattr(owner, name)))
    try:
        yield
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def _owner(place: str) -> tuple[object, str]:
    """The module or class that holds a function, and the function's name there."""
    module, _, path = place.partition(":")
    *classes, name = path.split(".")
    owner: object = import_module(module)
    for one in classes:
        owner = getattr(owner, one)
    return owner, name


def steps_of(documents: Sequence[Document], clock: Clock) -> dict[str, float]:
    """Seconds of each step of one brief, of what is left of each part of the pipeline, and of the floors."""
    timers = Timers(clock)
    with timed_steps(timers), timers.step("start"):
        summarize(documents, None, lambda part: timers.go_on_with(f"{part}: the rest"))
    return dict(timers.seconds) | _floors(documents, clock)


def _floors(documents: Sequence[Document], clock: Clock) -> dict[str, float]:
    content = "\n".join(document.text for document in documents).encode()
    start = clock()
    text = content.decode()
    decoded = clock()
    for _ in _WORD.finditer(text):
        pass
    return dict(zip(FLOORS, (decoded - start, clock() - decoded), strict=True))


def main() -> None:
    """Measure what is ordered, and write the medians as JSON: step -> seconds."""
    order: StepsOrder = json.load(sys.stdin)
    clock = CLOCKS[order["clock"]]
    steps_of(texts.documents(WARM_UP, order["seed"] + 1), clock)
    documents = texts.documents(order["sentences"], order["seed"])
    runs: list[dict[str, float]] = []
    begun = time.perf_counter()
    while len(runs) < order["runs"] and time.perf_counter() - begun < order["limit"]:
        runs.append(steps_of(documents, clock))
    steps = dict.fromkeys(name for run in runs for name in run)
    json.dump({step: median(run.get(step, 0.0) for run in runs) for step in steps}, sys.stdout)


if __name__ == "__main__":
    main()
