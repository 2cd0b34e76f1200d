"""What an ablation is kept as: figures and signatures, no text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.errors import DataError
from eval.quality.result import Ahead, rounded_figures
from eval.quality.tables import Titled


@dataclass(frozen=True)
class Row:
    """The default with one ingredient left out, or as it is.

    Attributes:
        description: what is done without the ingredient.
        shares: track -> ROUGE-2 F in percent of the oracle's.
        mean_share: over the tracks.
        change: of ROUGE-2 F × 100 against the default, paired by set over all news: below 0 where the ingredient helps.
        faults: in 100 sentences.
        repeats: of these.
        milliseconds: of processor time, mean over the sets.
    """

    description: str
    shares: Mapping[str, float]
    mean_share: float
    change: Ahead
    faults: float
    repeats: float
    milliseconds: float


@dataclass(frozen=True)
class Ablation:
    """A whole ablation.

    Attributes:
        half: of the sets, or None for all.
        signature: of the default.
        tracks: name -> signature of the scoring.
        rows: the default first.
    """

    half: str | None
    signature: str
    tracks: Mapping[str, str]
    rows: Mapping[str, Row]


def as_json(ablation: Ablation) -> str:
    """The ablation as a file."""
    return json.dumps(rounded_figures(asdict(ablation)), indent=1, ensure_ascii=False) + "\n"


def read_ablation(path: Path) -> Ablation:
    """A file that `as_json` wrote.

    Raises:
        DataError: it is none.
    """
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        rows = {name: Row(**{**one, "change": Ahead(**one["change"])}) for name, one in fields["rows"].items()}
        return Ablation(fields["half"], fields["signature"], fields["tracks"], rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(str(path), f"is not what `ablation` writes ({type(error).__name__})") from None


def table(ablation: Ablation) -> Titled:
    """What is lost without each ingredient, beside the default's own figures."""
    (name, default), *others = ablation.rows.items()
    rows = [["without", "then", *ablation.tracks, "mean", "R-2, all sets", "faults", "repeats", "ms"]]
    own = [f"{share:.1f}" for share in (*default.shares.values(), default.mean_share)]
    rows.append([f"({name})", default.description, *own, "", *_figures(default)])
    for without, one in others:
        changes = [f"{one.shares[track] - default.shares[track]:+.1f}" for track in ablation.tracks]
        mean = f"{one.mean_share - default.mean_share:+.1f}"
        mark = "*" if one.change.low > 0 or one.change.high < 0 else ""
        interval = f"{one.change.difference:+.2f} ({one.change.low:+.2f} to {one.change.high:+.2f}){mark}"
        rows.append([without, one.description, *changes, mean, interval, *_figures(one)])
    note = (
        "The default: ROUGE-2 F in percent of the oracle's. Below it what changes when one ingredient is left out: "
        "this share, in points; ROUGE-2 F × 100 over all sets of news with its paired 95 % interval, marked * where it "
        "holds no 0; then faults and, of these, repeats in 100 sentences, and processor milliseconds a set."
    )
    return Titled("Each ingredient left out", note, rows)


def _figures(one: Row) -> list[str]:
    return [f"{one.faults:.1f}", f"{one.repeats:.1f}", f"{one.milliseconds:.0f}"]
