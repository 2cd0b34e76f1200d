"""Every figure of every system and set as CSV, one line each, for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
from io import StringIO

from eval.leaderboard import Leaderboard


def render(board: Leaderboard) -> str:
    """A heading and a line for each system and set; a figure that is not defined is blank."""
    run = board.run
    sets = run.plan.sets()
    rouge = [(metric, part) for metric in board.metrics for part in ("recall", "precision", "f")]
    measures = list(
        dict.fromkeys(key for outcomes in run.outcomes.values() for one in outcomes.values() for key in one.measures)
    )
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["system", "collection", "set", *(f"{metric}_{part}" for metric, part in rouge), *measures, "failure"]
    )
    for system, outcomes in run.outcomes.items():
        for key, one in outcomes.items():
            scores = [getattr(one.rouge[metric], part) for metric, part in rouge]
            others = [one.measures.get(name, "") for name in measures]
            writer.writerow([system, sets[key][0], key, *scores, *others, one.failure or ""])
    return text.getvalue()
