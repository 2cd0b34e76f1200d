"""One cell of the table, in a process of its own: `python -m eval.speed.cell`, its order as JSON on standard input.

A line of JSON goes out for every run that ends. The alarm of the operating system ends a process that is over its
time, whatever code it is in; the lines written until then stand, and nothing is left behind.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypedDict

from eval.errors import EvaluationError
from eval.speed import memory, texts
from eval.speed.calls import call_of
from eval.speed.slow_texts import SLOW_TEXTS
from service.files import read_paths
from summarizers import Document, SummarizerError
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import Language, language_of

CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}
WARM_UP = 50  # sentences of the text that loads libraries, models and word lists


class Order(TypedDict):
    """What to measure.

    Attributes:
        system: its name.
        size: of the text made, in sentences; of one made to be slow, in code points.
        seed: of the text made.
        slow: the name of a text made to be slow, or "".
        set: where a document set stands, or "".
        runs: how many, at most; none begins after `limit`.
        limit: seconds for all runs together.
        is_stopped: whether a run that goes on for longer is stopped.
        clock: a name in CLOCKS.
    """

    system: str
    size: int
    seed: int
    slow: str
    set: str
    runs: int
    limit: int
    is_stopped: bool
    clock: str


class Measured(TypedDict):
    """One run: its time, and how far memory went above what the process held before the first one, in bytes."""

    seconds: float
    memory: int
    process_memory: int


def main() -> None:
    """Measure what is ordered."""
    order: Order = json.load(sys.stdin)
    call, clock = call_of(order["system"]), CLOCKS[order["clock"]]
    documents, language = _text(order)
    call(texts.documents(WARM_UP, order["seed"] + 1), language)
    gc.collect()
    before = memory.now()
    memory.forget_peak()
    if order["is_stopped"]:
        signal.alarm(order["limit"])  # by the wall: a timer of processor time makes its clock as coarse as the tick
    begun = time.perf_counter()
    for _ in range(order["runs"]):
        gc.collect()
        start = clock()
        with suppress(SummarizerError):  # a refusal is an answer, too, and may not take long
            call(documents, language)
        seconds = clock() - start
        peak = memory.peak()
        run = Measured(seconds=seconds, memory=max(0, peak - before), process_memory=peak)
        sys.stdout.write(json.dumps(run) + "\n")
        sys.stdout.flush()
        if time.perf_counter() - begun > order["limit"]:
            break


def _text(order: Order) -> tuple[Sequence[Document], Language]:
    """The documents, which do not say their language: finding it is part of the work of whom nobody tells it."""
    if order["slow"]:
        return SLOW_TEXTS[order["slow"]](order["size"]), language_of(texts.LANGUAGE)
    if not order["set"]:
        return texts.documents(order["size"], order["seed"]), language_of(texts.LANGUAGE)
    read = read_paths([order["set"]], sys.stdin.buffer).documents
    if not read:
        raise EvaluationError(f"{order['set']}: no document could be read there")
    language = next((one.language for one in read if one.language), None) or detect_language(read[0].text)
    return [replace(one, language=None) for one in read], language_of(language)


if __name__ == "__main__":
    main()
