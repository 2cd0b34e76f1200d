"""What each metric counts in one summary against each of its references; and which metric a key names."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from eval.metrics.rouge.lcs import PackedLines, union_hits
from eval.metrics.rouge.ngrams import Gram, ngrams, overlap, skip_bigrams
from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.reading import Text
from eval.metrics.rouge.scores import Counts
from eval.metrics.rouge.weighted_lcs import weigh_runs, weighted_union_hits

# (summary, references) -> one entry for each reference
Counting = Callable[[Text, Sequence[Text]], list[Counts]]

_SKIP = re.compile(r"rouge(SU?)(\d*)")


def skip_family(key: str) -> tuple[bool, int | None] | None:
    """Give (with unigrams, gap) of a key of the S family: `rougeSU4` -> (True, 4); None for the others."""
    match = _SKIP.fullmatch(key)
    return None if match is None else (match[1] == "SU", int(match[2]) if match[2] else None)


@lru_cache(maxsize=64)
def countings(options: RougeOptions) -> dict[str, Counting]:
    """Give the functions that count the metrics of the options, by key."""
    return {key: _counting(key, options) for key in options.metrics}


def _counting(key: str, options: RougeOptions) -> Counting:
    skip = skip_family(key)
    if skip is not None:
        return partial(_skip_bigram_counts, unigrams=skip[0], gap=skip[1])
    if key == "rougeL":
        return _lcs_counts
    if key == "rougeW":
        return partial(_weighted_lcs_counts, weight=options.weight)
    return partial(_ngram_counts, n=int(key.removeprefix("rouge")))


def _ngram_counts(peer: Text, references: Sequence[Text], n: int) -> list[Counts]:
    if n == 1:
        return [_gram_counts(peer.unigrams, reference.unigrams) for reference in references]
    ours = ngrams(peer.tokens, n)
    return [_gram_counts(ours, ngrams(reference.tokens, n)) for reference in references]


def _skip_bigram_counts(peer: Text, references: Sequence[Text], unigrams: bool, gap: int | None) -> list[Counts]:
    ours = skip_bigrams(peer.tokens, gap, unigrams)
    return [_gram_counts(ours, skip_bigrams(reference.tokens, gap, unigrams)) for reference in references]


def _gram_counts(ours: Counter[Gram], theirs: Counter[Gram]) -> Counts:
    """Count shared grams. The program compares references by their recall in five decimals."""
    hits, total = overlap(ours, theirs), theirs.total()
    return Counts(hits, total, ours.total(), compared=round(hits / total, 5) if total else 0.0)


def _lcs_counts(peer: Text, references: Sequence[Text]) -> list[Counts]:
    """Count ROUGE-L. A token is hit at most as often as summary and reference have it.

    The paper has no such limit; without it one token of the summary could be hit in several lines of a
    reference.
    """
    ours = peer.unigrams
    counts = []
    for reference in references:
        theirs, packed = reference.unigrams, PackedLines(reference.lines)
        hit = Counter(packed.tokens(union_hits(packed, peer.lines)))
        hits = sum(min(count, ours[token], theirs[token]) for token, count in hit.items())
        base = sum(map(len, reference.lines))
        counts.append(Counts(hits, base, len(peer.tokens), compared=hits / base if base else 0.0))
    return counts


def _weighted_lcs_counts(peer: Text, references: Sequence[Text], weight: float) -> list[Counts]:
    longest = max((len(line) for reference in references for line in reference.lines), default=0)
    powers = [float(length) ** weight for length in range(longest + 2)]
    counts = []
    for reference in references:
        budgets = (peer.unigrams.copy(), reference.unigrams.copy())
        hits = 0.0
        for line in reference.lines:
            hits += weigh_runs(line, weighted_union_hits(line, peer.lines, powers), budgets, powers)
        base = sum(powers[len(line)] for line in reference.lines)
        # The program weighs the reference a second time, but compares references before it does.
        compared = hits / base if base else 0.0
        counts.append(Counts(hits, base**weight, len(peer.tokens) ** weight, weight, compared))
    return counts
