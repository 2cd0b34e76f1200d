"""Words and bigrams of a text in any script, for the metrics that are not ROUGE."""

from __future__ import annotations

from itertools import pairwise

from eval.metrics.rouge.unicode_tokens import unicode_tokens

Bigram = tuple[str, str]


def bigrams_of(text: str) -> list[Bigram]:
    """The pairs of neighbouring words, in order; those across line ends are none."""
    return [pair for line in text.split("\n") for pair in pairwise(unicode_tokens(line))]


def words_of(text: str) -> list[str]:
    """The words of all lines."""
    return [word for line in text.split("\n") for word in unicode_tokens(line)]
