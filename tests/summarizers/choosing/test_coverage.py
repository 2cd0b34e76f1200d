"""Coverage: the lazy greedy finds what the naive one finds, and the function is submodular, which is why it may."""

import numpy as np
from plain_greedy import plain_greedy, relevance
from sample_sets import candidates, dense, random_candidates

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.coverage import COST_EXPONENT, _Objective, coverage


def worth(given: Candidates, rows: list[int]) -> float:
    """F of a set of rows, as the module's docstring has it."""
    weighed = dense(given.matrix)
    scores = relevance(given)
    weights = weighed.T @ scores
    covered = float(weights @ np.sqrt(weighed[rows].sum(axis=0)))
    rewarded = sum(
        np.sqrt(scores[[row for row in rows if given.documents[row] == one]].sum()) for one in set(given.documents)
    )
    most_covered = max(float(weights @ np.sqrt(row)) for row in weighed) or 1.0
    most_rewarded = float(np.sqrt(scores.max())) or 1.0
    return (1 - given.diversity) * covered / most_covered + given.diversity * float(rewarded) / most_rewarded


def naively(given: Candidates) -> list[int]:
    """The greedy that computes every gain at every step."""

    def gain(row: int, chosen: list[int]) -> float:
        added = worth(given, [*chosen, row]) - worth(given, chosen)
        return round(added / given.costs[row] ** COST_EXPONENT, 12)

    return plain_greedy(given, gain)


def test_the_lazy_greedy_equals_the_naive_one() -> None:
    for seed in range(200):
        assert coverage(random_candidates(seed)).rows == naively(random_candidates(seed)), seed


def test_gains_are_those_of_the_function_and_only_shrink() -> None:
    """Submodular and monotone: what a row adds is at least 0 and falls as more is chosen."""
    for seed in range(60):
        given = random_candidates(seed)
        objective = _Objective(given, relevance(given))
        n = len(given.scores)
        order = np.random.default_rng(seed).permutation(n).tolist()
        before = [objective.gain(row) for row in range(n)]
        for step, added in enumerate(order):
            assert abs(before[added] - (worth(given, order[: step + 1]) - worth(given, order[:step]))) < 1e-9
            objective.add(added)
            after = [objective.gain(row) for row in range(n)]
            assert all(-1e-12 <= later <= earlier + 1e-12 for later, earlier in zip(after, before, strict=True))
            before = after


def test_it_spreads_over_documents_where_diversity_is_all() -> None:
    """Two documents of two sentences: after one sentence, the other document has more to give."""
    rows = np.eye(4).tolist()
    spread = coverage(candidates(rows, [1.0, 0.9, 0.8, 0.7], diversity=1.0, budget=2, sentences_a_document=2))
    assert spread.rows == [0, 2]
