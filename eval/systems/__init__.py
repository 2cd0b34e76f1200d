"""What can be measured against what. To add a system: one file, one line in SYSTEMS."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import partial

from eval.errors import EvaluationError
from eval.systems import chance, lead, lede_default, oracle, pypi_lexrank, summa_textrank
from eval.systems.ours import our_systems
from eval.systems.sumy_pipelines import sumy_systems
from eval.systems.task import System, Task, package_signature

SYSTEMS: dict[str, System] = {
    **our_systems(),
    # The baseline stands under this name; our ranker `lead`, with all guards, is `lead+mmr`.
    "lead": System("first sentences of the documents in turn", lead.summary, lambda: "lead"),
    "random": System("sentences drawn by lot, seeded", chance.summary, lambda: "random"),
    "oracle": System(
        "greedy choice of sentences by ROUGE-2 F against the references", oracle.summary, lambda: "oracle|m:R2"
    ),
    **sumy_systems(),
    "summa": System("summa: TextRank", summa_textrank.summary, partial(package_signature, "summa", "summa")),
    "lede": System("lede: its default mode", lede_default.summary, partial(package_signature, "lede", "lede")),
    "pypi-lexrank": System(
        "lexrank: LexRank with its default threshold",
        pypi_lexrank.summary,
        partial(package_signature, "pypi-lexrank", "lexrank"),
    ),
}

DEFAULT_SYSTEMS = ("textrank", "lead", "random", "oracle", "sumy-text-rank", "sumy-lex-rank", "sumy-lsa")


def check_systems(names: Iterable[str]) -> None:
    """See that every name is in SYSTEMS.

    Raises:
        EvaluationError: one is not; the nearest one is named.
    """
    for name in names:
        if name not in SYSTEMS:
            near = difflib.get_close_matches(name, SYSTEMS, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise EvaluationError(f"there is no system {name!r}{hint} (`python -m eval systems` lists them)")


__all__ = ["DEFAULT_SYSTEMS", "SYSTEMS", "System", "Task", "check_systems"]
