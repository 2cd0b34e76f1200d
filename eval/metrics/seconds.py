"""How long a system took for the set."""

from __future__ import annotations

from eval.metrics.case import Case


def measure(case: Case) -> dict[str, float]:
    """Seconds of wall clock; nothing for a summary that was read from a file."""
    return {} if case.seconds is None else {"seconds": case.seconds}
