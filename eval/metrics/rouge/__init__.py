"""ROUGE (Lin 2004), equal to the program ROUGE-1.5.5 in all five printed decimals.

The way in, for the rest of the harness; everything else in this package is its inside:

    options = RougeOptions(metrics=("rouge1", "rougeSU4"), stem=True, words=100)
    scores = score(peer_lines, [reference_lines, ...], options)  # {"rouge1": Score(recall, precision, f), …}
    sets = {"D1": scores, "D2": ..., ...}  # one entry for each document set
    average(sets, options)["rouge1"].f  # Interval(middle, low, high): the plain mean
    official_average(sets, options)["rouge1"].f  # the program's own Average_F
    signature(options, {"D1": [reference_text, ...], ...})  # "rouge-1.5.5|m:R1,RSU4|refs:4|..."
    equivalent(options)  # "-n 1 -2 4 -u -m -l 100 -x -c 95 ..."
    cautions({"D1": peer_lines}, {"D1": [reference_lines, ...]}, options)  # what to warn about, as sentences

A text is a sequence of lines, each one unit (sentence); `lines(text)` makes it from a string.
Scores of the presets `rouge-1.5.5` and `unicode` are rounded to five decimals, as the program prints them.
"""

from eval.metrics.rouge.averages import Average, Interval, average, corpus_average, official_average
from eval.metrics.rouge.cautions import cautions
from eval.metrics.rouge.options import DEFAULT_METRICS, PRESETS, RougeOptions, default_metrics
from eval.metrics.rouge.reading import lines
from eval.metrics.rouge.scorer import count, score
from eval.metrics.rouge.scores import Counts, Score
from eval.metrics.rouge.signature import equivalent, signature

__all__ = [
    "DEFAULT_METRICS",
    "PRESETS",
    "Average",
    "Counts",
    "Interval",
    "RougeOptions",
    "Score",
    "average",
    "cautions",
    "corpus_average",
    "count",
    "default_metrics",
    "equivalent",
    "lines",
    "official_average",
    "score",
    "signature",
]
