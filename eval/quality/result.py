"""What a measurement of quality is kept as: figures and signatures, no text of any set, no times.

Everything that is printed, and the README's table, is made from it alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.errors import DataError

_DIGITS = 6


@dataclass(frozen=True)
class Ahead:
    """How far our ROUGE-2 F × 100 is ahead of a system's, paired by set: the mean, its 95 % interval, and p."""

    difference: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class SystemResult:
    """A system on a track, or on all news.

    Attributes:
        rouge: metric -> F × 100, mean over the sets; over the tracks for all news.
        oracle_share: ROUGE-2 F in percent of the oracle's; mean over the tracks for all news.
        measures: any other metric -> mean over the sets.
        ahead: how far ours is ahead of it; None for ours.
    """

    rouge: Mapping[str, float]
    oracle_share: float | None
    measures: Mapping[str, float]
    ahead: Ahead | None


@dataclass(frozen=True)
class TrackResult:
    """A track, or all news: what shaped its figures, and each system that gave something.

    Attributes:
        words: of a summary; None for all news.
        sets: how many.
        is_news: whether it counts for all news.
        signature: of the run; empty for all news.
        systems: name -> figures, ours first.
        participants: name -> figures of the shared task's own systems.
    """

    words: int | None
    sets: int
    is_news: bool
    signature: str
    systems: Mapping[str, SystemResult]
    participants: Mapping[str, SystemResult]


@dataclass(frozen=True)
class ProtocolResult:
    """A figure of a protocol: track -> rate and what it is out of."""

    protocol: str
    system: str
    figure: str
    tracks: Mapping[str, tuple[float, int]]


@dataclass(frozen=True)
class Result:
    """A whole measurement.

    Attributes:
        half: of the sets, or None for all.
        signatures: system -> what shapes its answers.
        tracks: name -> figures; the last one is all news.
        protocols: in their order.
    """

    half: str | None
    signatures: Mapping[str, str]
    tracks: Mapping[str, TrackResult]
    protocols: Sequence[ProtocolResult]


def rounded(result: Result) -> Result:
    """The result with figures to six digits behind the point, as it is kept: what is printed is what is kept."""
    return _result(rounded_figures(asdict(result)))


def as_json(result: Result) -> str:
    """The result as a file: equal measurements give equal bytes."""
    return json.dumps(asdict(result), indent=1, ensure_ascii=False) + "\n"


def read_result(path: Path) -> Result:
    """A file that `as_json` wrote.

    Raises:
        DataError: it is none.
    """
    try:
        return _result(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(str(path), f"is not what `quality` writes ({type(error).__name__})") from None


def _result(fields: dict[str, Any]) -> Result:
    return Result(
        fields["half"],
        fields["signatures"],
        {name: _track(one) for name, one in fields["tracks"].items()},
        [_protocol(one) for one in fields["protocols"]],
    )


def _track(fields: dict[str, Any]) -> TrackResult:
    groups = {
        group: {name: _system(one) for name, one in fields[group].items()} for group in ("systems", "participants")
    }
    return TrackResult(**{**fields, **groups})


def _system(fields: dict[str, Any]) -> SystemResult:
    return SystemResult(**{**fields, "ahead": Ahead(**fields["ahead"]) if fields["ahead"] else None})


def _protocol(fields: dict[str, Any]) -> ProtocolResult:
    return ProtocolResult(**{**fields, "tracks": {name: (rate, n) for name, (rate, n) in fields["tracks"].items()}})


def rounded_figures(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value with all figures in it as they are kept."""
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # -0.0 becomes 0.0
    if isinstance(value, dict):
        return {key: rounded_figures(one) for key, one in value.items()}
    return [rounded_figures(one) for one in value] if isinstance(value, list | tuple) else value
