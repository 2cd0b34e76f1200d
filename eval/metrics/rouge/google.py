"""Preset `rouge-score`: the figures of Google's library, by calling it.

It differs from ROUGE-1.5.5 in the stemmer, and with several references: it takes the one with the best F
(`best`); `average` is the plain mean of the figures for each reference. `rougeL` there ignores lines,
`rougeLsum` uses them. Cuts are ours, made before the library sees the texts: it has none.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.reading import cut, encoded
from eval.metrics.rouge.scores import Score


def google_scores(peer: Sequence[str], references: Sequence[Sequence[str]], options: RougeOptions) -> dict[str, Score]:
    """Score a summary against its references; figures are as the library gives them, not rounded.

    Raises:
        ModuleNotFoundError: the library is not installed; it comes with the extra `eval`.
    """
    scorer = _scorer(options.metrics, options.stem)
    summary = _text(peer, options)
    texts = [_text(reference, options) for reference in references]
    if options.references == "best":
        return {key: _as_score(one) for key, one in scorer.score_multi(texts, summary).items()}
    each = [scorer.score(text, summary) for text in texts]
    return {key: _mean([_as_score(scores[key]) for scores in each]) for key in options.metrics}


@cache
def _scorer(metrics: tuple[str, ...], stem: bool) -> Any:  # noqa: ANN401  (the library publishes no types)
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(list(metrics), use_stemmer=stem)


def _text(units: Sequence[str], options: RougeOptions) -> str:
    return "\n".join(line.decode("utf-8", "ignore") for line in cut(encoded(units), options))


def _as_score(one: Any) -> Score:  # noqa: ANN401
    return Score(float(one.recall), float(one.precision), float(one.fmeasure))


def _mean(scores: list[Score]) -> Score:
    return Score(*(sum(figures) / len(scores) for figures in zip(*scores, strict=True)))
