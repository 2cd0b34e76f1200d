"""A leaderboard as JSON: what `compare` reads, and what is kept.

It holds nothing that differs from one run to the next, such as times, so equal runs give equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from eval.leaderboard import Leaderboard, Row, Tested
from eval.metrics import Score
from eval.metrics.rouge import Average

_DIGITS = 6


def render(board: Leaderboard) -> str:
    """One object, indented, with a line end behind it."""
    fields = {
        "signature": board.signature,
        "equivalent": board.equivalent,
        "warnings": list(board.cautions),
        "systems": {row.system: _system(board, row) for row in board.rows},
    }
    return json.dumps(fields, indent=1, ensure_ascii=False) + "\n"


def _system(board: Leaderboard, row: Row) -> dict[str, object]:
    outcomes = board.run.outcomes[row.system]
    return {
        "signature": row.signature,
        "average": _averages(row.average),
        "official_average": _averages(row.official_average),
        "collections": {name: _averages(averages) for name, averages in row.collections.items()},
        "measures": {key: round(mean, _DIGITS) for key, mean in row.measures.items()},
        "oracle_share": None if row.oracle_share is None else round(row.oracle_share, _DIGITS),
        "tests": {metric: _tested(one) for metric, one in row.tested.items()},
        "failures": dict(row.failures),
        "sets": {key: _scores(one.rouge) for key, one in outcomes.items()},
    }


def _averages(averages: Mapping[str, Average]) -> dict[str, dict[str, float]]:
    return {
        metric: {
            "recall": round(one.recall.middle, _DIGITS),
            "precision": round(one.precision.middle, _DIGITS),
            "f": round(one.f.middle, _DIGITS),
            "low": round(one.f.low, _DIGITS),
            "high": round(one.f.high, _DIGITS),
        }
        for metric, one in averages.items()
    }


def _tested(tested: Tested) -> dict[str, float]:
    bootstrap, randomisation, wilcoxon = tested.tests
    return {
        "difference": round(bootstrap.difference, _DIGITS),
        "low": round(bootstrap.low, _DIGITS),
        "high": round(bootstrap.high, _DIGITS),
        "bootstrap": round(bootstrap.p, _DIGITS),
        "randomisation": round(randomisation, _DIGITS),
        "wilcoxon": round(wilcoxon, _DIGITS),
        "holm": round(tested.p, _DIGITS),
    }


def _scores(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    return {metric: one._asdict() for metric, one in scores.items()}
