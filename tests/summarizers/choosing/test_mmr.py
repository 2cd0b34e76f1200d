"""MMR equals its definition, computed for every sentence at every step."""

import numpy as np
import pytest
from plain_greedy import plain_greedy, relevance, standing
from sample_sets import candidates, dense, random_candidates

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.mmr import mmr


def by_definition(given: Candidates) -> list[int]:
    """(1 − diversity)·score/highest − diversity·max cosine to what is chosen: Carbonell & Goldstein 1998.

    The score is that for its standing behind what is chosen.
    """
    cosine = dense(given.matrix) @ dense(given.matrix).T
    relevant = relevance(given)

    def gain(row: int, chosen: list[int]) -> float:
        relevance_now = relevant[row] * standing(given, row, chosen)
        return (1 - given.diversity) * relevance_now - given.diversity * cosine[row, chosen].max(initial=0.0)

    return plain_greedy(given, gain)


def test_it_equals_the_definition_on_random_sets() -> None:
    lengths = set()
    for seed in range(300):
        chosen = mmr(random_candidates(seed)).rows
        assert chosen == by_definition(random_candidates(seed)), seed
        lengths.add(len(chosen))
    assert lengths >= set(range(9)), "the sets are of use only if briefs of many lengths come out"


# Some near the first axis, some near the others; those near the first have the better scores.
ROWS = [[5, 3, 0], [5, 0, 3], [4, 0, 5], [0, 5, 4], [0, 4, 5]]
SCORES = [0.9, 0.8, 0.7, 0.3, 0.2]


def test_without_diversity_the_scores_alone_decide() -> None:
    orthogonal = np.eye(5).tolist()
    assert mmr(candidates(orthogonal, SCORES[::-1], diversity=0.0)).rows == [4, 3, 2, 1, 0]


def test_with_nothing_but_diversity_each_step_takes_what_is_least_like_the_chosen() -> None:
    """The first is the one with the highest score, for nothing is chosen yet that it could be like."""
    source = np.random.default_rng(8)
    given = candidates(source.random((12, 6)).tolist(), source.random(12).tolist(), diversity=1.0, budget=4)
    cosine = dense(given.matrix) @ dense(given.matrix).T
    selection = mmr(given)
    assert selection.rows[0] == int(np.argmax(given.scores))
    closed: set[int] = set()
    for step, row in enumerate(selection.rows[1:], start=1):
        chosen = selection.rows[:step]
        closed |= {one for one, why in selection.rejections().items() if why.kept in chosen} | set(chosen)
        nearest = {one: cosine[one, chosen].max() for one in range(12) if one not in closed}
        assert nearest[row] == pytest.approx(min(nearest.values()))


def test_scores_are_taken_relative_to_the_highest() -> None:
    """Scores of a ranker sum to 1, so of many sentences each is tiny: the scale must not decide."""
    small = [score * 1e-6 for score in SCORES]
    assert mmr(candidates(ROWS, small)).rows == mmr(candidates(ROWS, SCORES)).rows


def test_ties_go_to_the_lower_row() -> None:
    assert mmr(candidates(np.eye(4).tolist(), [0.25] * 4)).rows == [0, 1, 2, 3]


def test_ties_of_gain_go_to_the_higher_score() -> None:
    """With diversity alone the two last rows gain the same; the second of them has the higher score."""
    assert mmr(candidates(np.eye(3).tolist(), [0.5, 0.1, 0.2], diversity=1.0)).rows == [0, 2, 1]


def test_scores_of_zero_choose_all_the_same() -> None:
    assert mmr(candidates(np.eye(3).tolist(), [0.0, 0.0, 0.0])).rows == [0, 1, 2]
