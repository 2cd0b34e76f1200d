"""What a metric may look at: one summary of one document set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eval.metrics.rouge import RougeOptions, Score


@dataclass(frozen=True)
class Case:
    """One summary of one document set, and what it is measured against.

    In every text a line end separates units (sentences).
    """

    summary: str
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    already_read: tuple[str, ...] = ()
    seconds: float | None = None
    rouge: RougeOptions = field(default_factory=RougeOptions)


# A metric gives one or several named figures for a case; a figure is a number or a Score.
Metric = Callable[[Case], Mapping[str, Score | float]]
