"""ROUGE-N and ROUGE-S/SU (Lin 2004, sections 2 and 5): overlap of n-grams and of skip-bigrams.

Both cross the ends of lines. Where the program departs from the paper: ROUGE-SU adds the unigrams of all
tokens but the last, where the paper adds a sentence-begin marker, so a text of one token has nothing to
count.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import TypeVar

Gram = TypeVar("Gram", bound=Hashable)


def ngrams(tokens: Sequence[str], n: int) -> Counter[Hashable]:
    """Count the n-grams of a text."""
    return Counter(zip(*(tokens[start:] for start in range(n)), strict=False))


def skip_bigrams(tokens: Sequence[str], gap: int | None, unigrams: bool) -> Counter[Hashable]:
    """Count the pairs of tokens in their order with at most `gap` tokens between them (None: any number)."""
    counts: Counter[Hashable] = Counter()
    if gap is None or gap >= len(tokens) - 2:
        counts.update(combinations(tokens, 2))
    else:
        for distance in range(1, gap + 2):
            counts.update(zip(tokens, tokens[distance:], strict=False))
    if unigrams:
        counts.update(tokens[:-1])
    return counts


def overlap(one: Counter[Gram], other: Counter[Gram]) -> int:
    """Count what two texts share, each gram as often as the text that has it less often."""
    return sum(min(one[gram], other[gram]) for gram in one.keys() & other.keys())
