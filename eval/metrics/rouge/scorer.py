"""One summary and its references -> one score for each metric."""

from collections.abc import Sequence

from eval.metrics.rouge.counting import countings
from eval.metrics.rouge.google import google_scores
from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.reading import Text, read
from eval.metrics.rouge.scores import Counts, Score, pooled


def score(peer: Sequence[str], references: Sequence[Sequence[str]], options: RougeOptions) -> dict[str, Score]:
    """Score the lines of a summary against the lines of each reference.

    Empty texts score 0. With `jackknife` each reference is left out in turn, and the scores are averaged; a
    single reference is never left out.

    Raises:
        ValueError: there is no reference.
    """
    folds = _folds(references, options)
    if options.preset == "rouge-score":
        scores = [google_scores(peer, fold, options) for fold in folds]
    else:
        summary = read(peer, options)
        texts = {id(reference): read(reference, options) for reference in references}
        scores = [_fold_scores(summary, [texts[id(one)] for one in fold], options) for fold in folds]
    if len(scores) == 1:
        return scores[0]
    return {key: _mean([fold[key] for fold in scores]) for key in options.metrics}


def count(peer: Sequence[str], references: Sequence[Sequence[str]], options: RougeOptions) -> dict[str, Counts]:
    """Count what `score` makes its scores from: pooled over the references, or of the best one.

    Raises:
        ValueError: there is no reference, or the options ask for what has no counts.
    """
    if options.preset == "rouge-score" or options.jackknife:
        raise ValueError("no counts with jackknife or preset rouge-score: neither is one evaluation of ours")
    _folds(references, options)
    return _fold_counts(read(peer, options), [read(reference, options) for reference in references], options)


def _folds(references: Sequence[Sequence[str]], options: RougeOptions) -> list[list[Sequence[str]]]:
    if not references:
        raise ValueError("there is no reference to score against")
    if not options.jackknife or len(references) == 1:
        return [list(references)]
    return [[*references[:left_out], *references[left_out + 1 :]] for left_out in range(len(references))]


def _fold_counts(peer: Text, references: list[Text], options: RougeOptions) -> dict[str, Counts]:
    counts = {key: counting(peer, references) for key, counting in countings(options).items()}
    if options.references == "average":
        return {key: pooled(each) for key, each in counts.items()}
    return {key: _best(each) for key, each in counts.items()}


def _fold_scores(peer: Text, references: list[Text], options: RougeOptions) -> dict[str, Score]:
    return {key: one.score(options.alpha) for key, one in _fold_counts(peer, references, options).items()}


def _best(counts: list[Counts]) -> Counts:
    """Take the reference with the highest recall (not F), the first of equals."""
    return max(counts, key=lambda one: one.compared)


def _mean(scores: list[Score]) -> Score:
    """Average the folds of the jackknife, each figure by itself, in five decimals like any other score."""
    return Score(*(round(sum(figures) / len(scores), 5) for figures in zip(*scores, strict=True)))
