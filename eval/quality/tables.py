"""A Result -> the tables that are printed, put on the page, and stand in the README and docs/quality.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from eval.leaderboard import MAIN_METRIC, ORACLE
from eval.metrics.readability import FAULTS
from eval.protocols.measure import ALL_NEWS, OURS
from eval.quality.participants import TOPLINE
from eval.quality.result import Ahead, Result, SystemResult, TrackResult
from eval.reports.columns import heading

OFF_TOPIC = "off_topic_rate"


class Titled(NamedTuple):
    """A table: its title, what its figures mean, and its rows, the first of which is the heading."""

    title: str
    note: str
    rows: list[list[str]]


def content(result: Result) -> Titled:
    """What each system says of what people said, how well it reads, and how robust it is: all news."""
    tracks = _tracks(result, is_news=True)
    news = result.tracks[ALL_NEWS]
    metrics = [metric for metric in next(iter(news.systems.values())).rouge if metric != "rougeL"]
    names = ["system", *(f"{name}, %" for name in tracks), "mean, %", *map(heading, metrics)]
    rows = [[*names, "faults", "repeats", "off-topic, %"]]
    for system, one in _best_first(news):
        shares = [_share(track.systems.get(system)) for track in tracks.values()]
        rouge = [f"{one.rouge[metric]:.2f}" for metric in metrics]
        faults = [_figure(one.measures, key) for key in ("faults", "faults_repeat")]
        rows.append([_shown(system), *shares, _share(one), *rouge, *faults, _rate(result, system)])
    note = (
        "ROUGE-2 F in percent of the oracle's, on each collection and their mean; ROUGE F × 100, means of the "
        "collections; faults and, of these, repeats in 100 sentences; briefs in 100 that quote a stray article mixed "
        "into the set. The oracle looks at the references."
    )
    return Titled("Content, faults, strays", note, rows)


def ahead(result: Result) -> Titled:
    """How far ours is ahead of each system, and whether that is real."""
    tracks = {**_tracks(result, is_news=True), ALL_NEWS: result.tracks[ALL_NEWS]}
    rows = [["system", *tracks]]
    for system, _ in _best_first(result.tracks[ALL_NEWS]):
        if system != OURS:
            found = [track.systems.get(system) for track in tracks.values()]
            rows.append([system, *(_interval(one.ahead if one else None) for one in found)])
    note = (
        f"{heading(MAIN_METRIC)} F × 100 of ours less that of the system, paired by set, with its 95 % bootstrap "
        "interval; one that holds no 0 is marked *."
    )
    return Titled("Ours ahead of each system", note, rows)


def faults(result: Result) -> Titled:
    """What is wrong with sentences, by class."""
    kinds = [f"faults_{kind}" for kind in FAULTS]
    others = ["redundancy", "coverage", "words"]
    rows = [["system", "all", *FAULTS, *others]]
    for system, one in _best_first(result.tracks[ALL_NEWS]):
        measured = [_figure(one.measures, key) for key in ("faults", *kinds)]
        rows.append([_shown(system), *measured, *(_figure(one.measures, key, 2) for key in others)])
    note = (
        "Faults in 100 sentences by rules that share nothing with the summariser's; share of bigrams said before; "
        "share of documents drawn on."
    )
    return Titled("Faults by class, all news", note, rows)


def participants(result: Result) -> Titled:
    """Ours among the systems of the shared task, by language."""
    tracks = {name: one for name, one in result.tracks.items() if one.participants and OURS in one.systems}
    rows = [["system", *tracks, "mean", "ours ahead", "in"]]
    answers = {
        name: {
            track: one.participants[name].rouge[MAIN_METRIC]
            for track, one in tracks.items()
            if name in one.participants
        }
        for name in sorted({name for one in tracks.values() for name in one.participants})
    }
    ours = {track: one.systems[OURS].rouge[MAIN_METRIC] for track, one in tracks.items()}
    for name, found in sorted({**answers, OURS: ours}.items(), key=lambda one: -fmean(one[1].values())):
        leads = [ours[track] - f for track, f in found.items()]
        versus = ["", ""] if name == OURS else [f"{fmean(leads):+.2f}", f"{sum(d > 0 for d in leads)} of {len(leads)}"]
        cells = [f"{found[track]:.2f}" if track in found else "" for track in tracks]
        rows.append([_shown(name), *cells, f"{fmean(found.values()):.2f}", *versus])
    note = (
        f"{heading(MAIN_METRIC)} F × 100 of what the systems answered at the time, scored as ours; how far ours is "
        "ahead on the languages that they answered in, and in how many of these."
    )
    return Titled("Participants of MultiLing 2011", note, rows)


def behaviour(result: Result) -> Titled:
    """The figures of all protocols."""
    tracks = [*_tracks(result, is_news=True), ALL_NEWS]
    rows = [["protocol", "figure", "system", *tracks, "of"]]
    for one in result.protocols:
        cells = [f"{one.tracks[name][0]:.3f}" if name in one.tracks else "" for name in tracks]
        out_of = str(one.tracks[ALL_NEWS][1]) if ALL_NEWS in one.tracks else ""
        rows.append([one.protocol, one.figure, _shown(one.system), *cells, out_of])
    return Titled("Behaviour", "Rates, and what those of all news are out of; eval/README.md says what each is.", rows)


def not_news(result: Result) -> Titled:
    """Reviews, which are no news: reported apart, and nothing is tuned for them."""
    tracks = _tracks(result, is_news=False)
    rows = [["system", *(f"{name}, {unit}" for name in tracks for unit in (heading(MAIN_METRIC), "%", "faults"))]]
    for system in dict.fromkeys(name for track in tracks.values() for name in track.systems):
        cells = []
        for track in tracks.values():
            one = track.systems.get(system)
            rouge = f"{one.rouge[MAIN_METRIC]:.2f}" if one else ""
            cells += [rouge, _share(one), _figure(one.measures, "faults") if one else ""]
        rows.append([_shown(system), *cells])
    return Titled("Not news: reviews", "As above; nothing is tuned for them.", rows)


def signatures(result: Result) -> Titled:
    """What shaped the figures."""
    runs = [[name, track.signature] for name, track in result.tracks.items() if track.signature]
    return Titled("Signatures", "", [["of", "signature"], *runs, *([*one] for one in result.signatures.items())])


TABLES: dict[str, Callable[[Result], Titled]] = {
    "content": content,
    "ahead": ahead,
    "faults": faults,
    "participants": participants,
    "behaviour": behaviour,
    "not-news": not_news,
    "signatures": signatures,
}


def tables(result: Result) -> list[Titled]:
    """All tables that have a row."""
    return [table for table in (make(result) for make in TABLES.values()) if len(table.rows) > 1]


def _tracks(result: Result, is_news: bool) -> dict[str, TrackResult]:
    return {name: one for name, one in result.tracks.items() if name != ALL_NEWS and one.is_news is is_news}


def _best_first(track: TrackResult) -> list[tuple[str, SystemResult]]:
    """By ROUGE-2; the oracle last, as it is no competitor."""
    return sorted(track.systems.items(), key=lambda one: (one[0] == ORACLE, -one[1].rouge[MAIN_METRIC]))


def _shown(system: str) -> str:
    """A system's name with what a reader has to know of it."""
    return {OURS: f"ours ({OURS})", TOPLINE: f"{TOPLINE} (saw the references)"}.get(system, system)


def _share(one: SystemResult | None) -> str:
    return "" if one is None or one.oracle_share is None else f"{one.oracle_share:.1f}"


def _figure(measures: Mapping[str, float], key: str, digits: int = 1) -> str:
    return f"{measures[key]:.{digits}f}" if key in measures else ""


def _interval(one: Ahead | None) -> str:
    if one is None:
        return ""
    mark = "*" if one.low > 0 or one.high < 0 else ""
    return f"{one.difference:+.2f} ({one.low:+.2f} to {one.high:+.2f}){mark}"


def _rate(result: Result, system: str) -> str:
    rates: Sequence[float] = [
        one.tracks[ALL_NEWS][0]
        for one in result.protocols
        if one.figure == OFF_TOPIC and one.system == system and ALL_NEWS in one.tracks
    ]
    return f"{100 * rates[0]:.1f}" if rates else ""
