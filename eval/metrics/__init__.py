"""What can be measured. To add a metric: one file with a `measure(case)`, one line in METRICS."""

from eval.metrics import compression, coverage, novelty, readability, redundancy, seconds
from eval.metrics.case import Case, Metric
from eval.metrics.rouge import Score
from eval.metrics.rouge.measure import measure as measure_rouge

METRICS: dict[str, Metric] = {
    "rouge": measure_rouge,
    "redundancy": redundancy.measure,
    "coverage": coverage.measure,
    "compression": compression.measure,
    "novelty": novelty.measure,
    "readability": readability.measure,
    "seconds": seconds.measure,
}

__all__ = ["METRICS", "Case", "Metric", "Score"]
