"""One system on one set: its summary, timed, and every metric of it."""

from __future__ import annotations

import time
from typing import NamedTuple

from eval.metrics import METRICS, Case, Score
from eval.systems import SYSTEMS
from eval.systems.task import Task


class Measured(NamedTuple):
    """What came of a system on a set.

    Attributes:
        summary: its sentences, as the system gave them; none where it failed.
        failure: why there is no summary, or None. It is then measured as an empty one.
        rouge: metric -> score.
        measures: any other metric -> figure; one that is not defined for this summary is missing.
    """

    summary: tuple[str, ...]
    failure: str | None
    rouge: dict[str, Score]
    measures: dict[str, float]


def measured(system: str, task: Task, given: str | None = None) -> Measured:
    """Run a system on a set and measure what comes of it.

    Args:
        system: a name in SYSTEMS, or any name where the summary is given.
        task: the set, with its references and the ROUGE options.
        given: the summary, where it need not be made.
    """
    summary, seconds, failure = _summary(system, task) if given is None else (_units(given), None, None)
    case = Case(
        summary="\n".join(summary),
        references=task.references,
        documents=tuple(document.text for document in task.documents),
        seconds=seconds,
        rouge=task.rouge,
    )
    figures = {key: figure for metric in METRICS.values() for key, figure in metric(case).items()}
    return Measured(
        summary,
        failure,
        rouge={key: figure for key, figure in figures.items() if isinstance(figure, Score)},
        measures={key: float(figure) for key, figure in figures.items() if not isinstance(figure, Score)},
    )


def _summary(system: str, task: Task) -> tuple[tuple[str, ...], float | None, str | None]:
    begin = time.perf_counter()
    try:
        summary = SYSTEMS[system].summarize(task)
    except Exception as error:  # a peer may fail in any way, and the run goes on
        return (), None, f"{type(error).__name__}: {error}".splitlines()[0]
    seconds = time.perf_counter() - begin
    return _units("\n".join(" ".join(sentence.split()) for sentence in summary)), seconds, None


def _units(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
