"""Protocols × systems × tracks -> figures of each track, and of all news together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eval.protocols import PROTOCOLS, Figures, Given, Tally, given_sets, pooled
from eval.systems import check_systems
from eval.tracks import Track
from eval.workers import in_processes

OURS = "textrank"  # the name of our default in SYSTEMS
ALL_NEWS = "all news"


class Measured(NamedTuple):
    """One figure of a system: track -> tally; ALL_NEWS pools the sets of all tracks that are news."""

    protocol: str
    system: str
    figure: str
    tallies: Mapping[str, Tally]


class _Cell(NamedTuple):
    """Where the figures of one set belong."""

    protocol: str
    system: str
    track: str
    one: str


def measure_protocols(
    tracks: Sequence[Track],
    protocols: Sequence[str],
    systems: Sequence[str] = (OURS,),
    jobs: int = 1,
    seed: int = 0,
) -> list[Measured]:
    """Every figure of every protocol.

    Args:
        tracks: with names that differ.
        protocols: names in PROTOCOLS.
        systems: names in SYSTEMS; the others than OURS take part in what any system can do.
        jobs: processes at work; the figures do not depend on it.
        seed: of the strays.

    Raises:
        EvaluationError: there is no such system, or a process died.
    """
    check_systems(systems)
    calls = {
        _Cell(protocol, system, track.name, given.one.id): (protocol, given)
        for protocol in protocols
        for system in systems
        if system == OURS or not PROTOCOLS[protocol].ours_only
        for track in tracks
        for given in given_sets(track, system, seed)
    }
    found = dict(in_processes(_measured, calls, jobs))
    rows = dict.fromkeys((cell.protocol, cell.system) for cell in calls)
    return [one for row in rows for one in _row(*row, tracks, {cell: found[cell] for cell in calls if cell[:2] == row})]


def _measured(protocol: str, given: Given) -> Figures:
    return PROTOCOLS[protocol].measure(given)


def _row(protocol: str, system: str, tracks: Sequence[Track], found: Mapping[_Cell, Figures]) -> list[Measured]:
    """All figures of one protocol and system. The order of sets is fixed, so that sums are the same in every run."""
    by_track = {track.name: pooled(one for cell, one in found.items() if cell.track == track.name) for track in tracks}
    by_track[ALL_NEWS] = pooled(by_track[track.name] for track in tracks if track.is_news)
    names = dict.fromkeys(name for figures in by_track.values() for name in figures)
    return [
        Measured(protocol, system, name, {track: one[name] for track, one in by_track.items() if name in one})
        for name in names
    ]
