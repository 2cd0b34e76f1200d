"""Our own summariser as a system: a ranker with the default selector or another one, all else by default."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from eval.systems.task import System, Task
from summarizers import Length, Options, summarize
from summarizers.choosing.selectors import SELECTORS
from summarizers.options import signature
from summarizers.ranking.rankers import RANKERS


def our_systems() -> dict[str, System]:
    """A system for each RANKER, and for each RANKER+SELECTOR."""
    default = Options().selector
    systems = {}
    for ranker, described in RANKERS.items():
        systems[ranker] = _system(ranker, default, described.description)
        for selector in SELECTORS:
            systems[f"{ranker}+{selector}"] = _system(ranker, selector, f"{ranker}, then {selector}")
    return systems


def _system(ranker: str, selector: str, description: str) -> System:
    return System(
        f"ours: {description}",
        partial(_summary, ranker, selector),
        # The length is the task's, and the language is found for each set.
        lambda: signature(Options(ranker=ranker, selector=selector), "auto").replace("|length:words=100", ""),
    )


def _summary(ranker: str, selector: str, task: Task) -> Sequence[str]:
    options = Options(length=Length("words", task.words), ranker=ranker, selector=selector)
    return [sentence.text for sentence in summarize(task.documents, options).sentences]
