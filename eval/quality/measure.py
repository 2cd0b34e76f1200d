"""Tracks × systems, and protocols -> a Result, with the leaderboard of each track for its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

import numpy as np

from eval.leaderboard import MAIN_METRIC, SECONDS, Leaderboard, Row, leaderboard
from eval.protocols import PROTOCOLS
from eval.protocols.measure import ALL_NEWS, OURS, measure_protocols
from eval.quality.participants import participants
from eval.quality.result import Ahead, ProtocolResult, Result, SystemResult, TrackResult, rounded
from eval.run import Plan, Run, run
from eval.significance import bootstrap
from eval.systems import SYSTEMS
from eval.systems.ours import our_systems
from eval.tracks import Track

PEERS = tuple(name for name in SYSTEMS if name not in our_systems() or name == "lead")  # `lead` is the baseline here
PROTOCOL_SYSTEMS = (OURS, "lead", "sumy-text-rank", "sumy-lex-rank")  # others would take minutes

Scores = Mapping[str, Sequence[float]]  # system -> ROUGE-2 F × 100 of each set, sets in one order


class Measured(NamedTuple):
    """A whole measurement: what is kept, and what the pages show besides."""

    result: Result
    boards: Mapping[str, Leaderboard]


def measure(
    tracks: Sequence[Track],
    systems: Sequence[str] = (OURS, *PEERS),
    half: str | None = None,
    jobs: int = 1,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda _: None,
) -> Measured:
    """Run everything.

    Args:
        tracks: at least one; those that are news are also taken together.
        systems: names in SYSTEMS; the first one, ours, is what the others are held against.
        half: of the sets, for the result to say.
        jobs: processes at work; the figures do not depend on it.
        seed: of lots, tests and strays.
        on_step: called with the name of what begins.
    """
    plans: dict[str, Plan] = {}
    runs: dict[str, Run] = {}
    for track in tracks:
        on_step(track.name)
        plans[track.name] = Plan(
            [track.collection], tuple(systems), track.words, track.rouge, seed, participants(track)
        )
        runs[track.name] = run(plans[track.name], jobs)
    boards = {name: leaderboard(one) for name, one in runs.items()}
    found = {track.name: _track(track, boards[track.name], systems, seed) for track in tracks}
    found[ALL_NEWS] = _all_news({one.name: found[one.name] for one in tracks if one.is_news}, boards, systems, seed)
    on_step("protocols")
    news = [track for track in tracks if track.is_news]
    asked = [name for name in PROTOCOL_SYSTEMS if name in systems]
    behaviour = [
        ProtocolResult(
            one.protocol,
            one.system,
            one.figure,
            {track: (tally.rate, tally.out_of) for track, tally in one.tallies.items() if tally.out_of},
        )
        for one in measure_protocols(news, tuple(PROTOCOLS), asked, jobs, seed)
    ]
    signatures = {name: SYSTEMS[name].signature() for name in systems}
    return Measured(rounded(Result(half, signatures, found, behaviour)), boards)


def _track(track: Track, board: Leaderboard, systems: Sequence[str], seed: int) -> TrackResult:
    scores = _scores(board)
    rows = {
        row.system: _system(row, _ahead(row.system, systems[0], scores, seed)) for row in board.rows if not row.failed
    }
    return TrackResult(
        words=track.words,
        sets=len(track.collection.sets),
        is_news=track.is_news,
        signature=board.signature,
        systems={name: one for name, one in rows.items() if name in systems},
        participants={name: one for name, one in rows.items() if name not in systems},
    )


def _all_news(
    tracks: Mapping[str, TrackResult], boards: Mapping[str, Leaderboard], systems: Sequence[str], seed: int
) -> TrackResult:
    """All news: ROUGE and its share as means over the tracks; all else, and the tests, over all sets together."""
    everywhere = [name for name in systems if all(name in track.systems for track in tracks.values())]
    by_track = [_scores(boards[name]) for name in tracks]
    scores = {system: [f for one in by_track for f in one[system]] for system in everywhere}
    found = {}
    for system in everywhere:
        each = [track.systems[system] for track in tracks.values()]
        shares = [one.oracle_share for one in each if one.oracle_share is not None]
        outcomes = [one for name in tracks for one in boards[name].run.outcomes[system].values()]
        measures = dict.fromkeys(key for one in outcomes for key in one.measures if key != SECONDS)
        words = [track.systems[system].measures["words"] for track in tracks.values() for _ in range(track.sets)]
        found[system] = SystemResult(
            rouge={metric: fmean(one.rouge[metric] for one in each) for metric in each[0].rouge} if each else {},
            oracle_share=fmean(shares) if shares else None,
            measures={
                **{key: fmean(one.measures[key] for one in outcomes if key in one.measures) for key in measures},
                "words": fmean(words),
            },
            ahead=_ahead(system, systems[0], scores, seed),
        )
    return TrackResult(None, sum(track.sets for track in tracks.values()), True, "", found, {})


def _system(row: Row, ahead: Ahead | None) -> SystemResult:
    return SystemResult(
        rouge={metric: 100 * one.f.middle for metric, one in row.average.items()},
        oracle_share=None if row.oracle_share is None else 100 * row.oracle_share,
        measures={**row.measures, "words": row.words},
        ahead=ahead,
    )


def _scores(board: Leaderboard) -> dict[str, list[float]]:
    outcomes = board.run.outcomes
    return {
        row.system: [100 * one.rouge[MAIN_METRIC].f for one in outcomes[row.system].values()]
        for row in board.rows
        if not row.failed
    }


def _ahead(system: str, ours: str, scores: Scores, seed: int) -> Ahead | None:
    if system == ours or ours not in scores:
        return None
    return Ahead(*bootstrap(np.subtract(scores[ours], scores[system]), seed))
