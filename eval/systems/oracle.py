"""The extractive oracle: sentences chosen greedily for ROUGE-2 F against the references.

An upper bound that no system can be expected to reach, as it looks at the answers (Hirao et al. 2017 find that
the greedy choice is close to the best one). Bigrams across the ends of sentences are left out of its search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from eval.metrics.rouge import Counts, lines
from eval.metrics.rouge.reading import read
from eval.metrics.rouge.scores import pooled
from eval.systems.sentences import split
from eval.systems.task import Task

Bigrams = Counter[tuple[str, str]]


def summary(task: Task) -> Sequence[str]:
    """Whole sentences up to the length, in the order of the documents; no more once none brings F up."""
    sentences = [one.text for document in split(task) for one in document]
    bigrams = [_bigrams([sentence], task) for sentence in sentences]
    references = [_bigrams(lines(text), task) for text in task.references]
    language = task.language()
    lengths = [language.count_words(sentence) for sentence in sentences]
    chosen: list[int] = []
    so_far, best, left = Bigrams(), 0.0, task.words
    while True:
        scores = {
            place: _f(so_far + bigrams[place], references, task)
            for place in range(len(sentences))
            if place not in chosen and lengths[place] <= left
        }
        place = max(scores, key=lambda one: scores[one], default=-1)
        if place < 0 or scores[place] <= best:
            return [sentences[place] for place in sorted(chosen)]
        chosen.append(place)
        so_far, best, left = so_far + bigrams[place], scores[place], left - lengths[place]


def _bigrams(units: Sequence[str], task: Task) -> Bigrams:
    return Counter(pairwise(read(units, task.rouge).tokens))


def _f(summary: Bigrams, references: Sequence[Bigrams], task: Task) -> float:
    counts = [Counts((summary & reference).total(), reference.total(), summary.total()) for reference in references]
    return pooled(counts).exact_score(task.rouge.alpha).f
