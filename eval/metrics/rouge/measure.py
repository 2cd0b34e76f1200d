"""ROUGE as one line of METRICS."""

from eval.metrics.case import Case
from eval.metrics.rouge import Score, lines, score


def measure(case: Case) -> dict[str, Score]:
    """Score one case with the ROUGE options that it carries; one entry for each of their metrics."""
    return score(lines(case.summary), [lines(text) for text in case.references], case.rouge)
