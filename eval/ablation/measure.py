"""Every ingredient × every set of news -> what is lost without it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from statistics import fmean
from typing import NamedTuple

import numpy as np

from eval.ablation.ingredients import INGREDIENTS
from eval.ablation.left_out import Ingredient, left_out
from eval.ablation.result import Ablation, Row
from eval.leaderboard import MAIN_METRIC
from eval.measured import Measured, measured
from eval.quality.result import Ahead
from eval.run import Plan
from eval.significance import SEED, bootstrap
from eval.systems import Task
from eval.tracks import Track
from eval.workers import in_processes
from summarizers import Document, Length, Options, summarize
from summarizers.options import signature

DEFAULT = "the default"
_ORACLE = "the oracle"


class Key(NamedTuple):
    """A set with an ingredient left out."""

    ingredient: str
    track: str
    one: str


class Cell(NamedTuple):
    """What came of it: ROUGE-2 F × 100, faults and repeats in 100 sentences, milliseconds of processor time."""

    f: float
    faults: float | None
    repeats: float | None
    milliseconds: float


def measure(
    tracks: Sequence[Track], names: Sequence[str] = tuple(INGREDIENTS), half: str | None = None, jobs: int = 1
) -> Ablation:
    """The default, and each ingredient left out.

    Args:
        tracks: of news.
        names: of INGREDIENTS.
        half: of the sets, for the result to say.
        jobs: processes at work; figures but times do not depend on it.
    """
    plans = {
        track.name: Plan([track.collection], ("oracle",), track.words, replace(track.rouge, metrics=(MAIN_METRIC,)))
        for track in tracks
    }
    calls = {
        Key(name, track, key): (name, plan.task(key, one))
        for name in (DEFAULT, _ORACLE, *names)
        for track, plan in plans.items()
        for key, (_, one) in plan.sets().items()
    }
    done = dict(in_processes(_cell, calls, jobs))
    cells = {name: {key: done[key] for key in calls if key.ingredient == name} for name in (DEFAULT, _ORACLE, *names)}
    rows = {name: _row(name, cells) for name in (DEFAULT, *names)}
    return Ablation(half, signature(Options(), "auto"), {name: plan.signature() for name, plan in plans.items()}, rows)


def _cell(name: str, task: Task) -> Cell:
    """One set, in a worker process."""
    if name == _ORACLE:
        return _measured(measured("oracle", task), 0.0)
    ingredient = INGREDIENTS.get(name, Ingredient(DEFAULT))
    options = replace(Options(Length("words", task.words)), **ingredient.options)
    _warmed_up(task.language().code)
    with left_out(ingredient):
        begin = time.process_time()
        brief = summarize(task.documents, options)
        milliseconds = 1000 * (time.process_time() - begin)
    given = "\n".join(sentence.text for sentence in brief.sentences)
    return _measured(measured(DEFAULT, task, given), milliseconds)


def _measured(outcome: Measured, milliseconds: float) -> Cell:
    measures = outcome.measures
    return Cell(100 * outcome.rouge[MAIN_METRIC].f, measures.get("faults"), measures.get("faults_repeat"), milliseconds)


@cache
def _warmed_up(code: str) -> None:
    """Load a language's model and lists before the first brief is timed in this process."""
    summarize([Document("A first sentence stands here, and then. Another one follows it there.", language=code)])


def _row(name: str, cells: Mapping[str, Mapping[Key, Cell]]) -> Row:
    without, default, oracle = ({key[1:]: cell for key, cell in cells[one].items()} for one in (name, DEFAULT, _ORACLE))
    tracks = dict.fromkeys(track for track, _ in without)
    shares = {
        track: 100
        * fmean(cell.f for key, cell in without.items() if key[0] == track)
        / fmean(cell.f for key, cell in oracle.items() if key[0] == track)
        for track in tracks
    }
    changes = np.array([without[key].f - default[key].f for key in default])
    return Row(
        description=INGREDIENTS[name].description if name in INGREDIENTS else "",
        shares=shares,
        mean_share=fmean(shares.values()),
        change=Ahead(*bootstrap(changes, SEED)),
        faults=fmean(cell.faults for cell in without.values() if cell.faults is not None),
        repeats=fmean(cell.repeats for cell in without.values() if cell.repeats is not None),
        milliseconds=fmean(cell.milliseconds for cell in without.values()),
    )
