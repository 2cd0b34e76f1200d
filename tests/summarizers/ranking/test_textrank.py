"""The matrix-free scores are those of a dense PageRank."""

import networkx
import numpy as np
import pytest
from numpy.typing import NDArray
from sample_sets import SEEDS, data_sets, dense, needs_data, random_lines, ranked, ranked_lines, read_text, seed_set

from summarizers.ranking.pagerank import DAMPING
from summarizers.ranking.ranked import Ranked
from summarizers.ranking.textrank import textrank

Dense = NDArray[np.float64]


def dense_graph(given: Ranked) -> Dense:
    """The cosine graph itself, without self-loops; what is no edge is exactly 0."""
    rows = dense(given.vectors.matrix)
    graph = rows @ rows.T
    shares_a_word = (rows > 0).astype(int) @ (rows > 0).astype(int).T > 0
    graph[~shares_a_word] = 0.0
    np.fill_diagonal(graph, 0.0)
    return graph


def solved(given: Ranked) -> Dense:
    """PageRank as a system of linear equations: p = d·Mp + (1 − d + d·(mass of dangling rows))·teleport."""
    graph = dense_graph(given)
    n = len(graph)
    degree = graph.sum(axis=0)
    walk = np.where(degree > 0, graph / np.where(degree > 0, degree, 1.0), given.teleport[:, None])
    return np.linalg.solve(np.eye(n) - DAMPING * walk, (1.0 - DAMPING) * given.teleport)


def test_it_equals_a_linear_solve_on_random_sets() -> None:
    """200 sets, with sentences that share no word, have no word, or stand twice."""
    dangling = wordless = 0
    for seed in range(200):
        given = ranked_lines(random_lines(seed))
        dangling += int((dense_graph(given).sum(axis=0) == 0).sum())
        wordless += int((np.diff(given.vectors.matrix.starts) == 0).sum())
        assert textrank(given.vectors, given.teleport) == pytest.approx(solved(given), abs=1e-9)
    assert dangling > 100
    assert wordless > 50


def test_it_equals_a_linear_solve_under_an_uneven_teleport() -> None:
    for seed in range(50):
        given = ranked_lines(random_lines(seed))
        weights = np.random.default_rng(seed).random(len(given.sentences)) * (np.arange(len(given.sentences)) % 3 > 0)
        weights[0] += 0.1
        uneven = Ranked(given.sentences, given.vectors, weights / weights.sum(), given.language, given.documents)
        scores = textrank(uneven.vectors, uneven.teleport)
        assert scores == pytest.approx(solved(uneven), abs=1e-9)
        assert scores.sum() == pytest.approx(1, abs=1e-12)


def test_it_equals_the_pagerank_of_networkx() -> None:
    for seed in range(60):
        given = ranked_lines(random_lines(seed))
        graph = networkx.from_numpy_array(dense_graph(given))
        theirs = networkx.pagerank(graph, alpha=DAMPING, tol=1e-13, max_iter=1_000)
        assert textrank(given.vectors, given.teleport) == pytest.approx(
            [theirs[row] for row in range(len(given.sentences))], abs=1e-9
        )


@pytest.mark.parametrize("name", SEEDS)
def test_it_equals_a_linear_solve_on_the_seed_sets(name: str) -> None:
    given = ranked(read_text(seed_set(name)))
    assert textrank(given.vectors, given.teleport) == pytest.approx(solved(given), abs=1e-9)


@needs_data
def test_it_equals_a_linear_solve_on_every_set_of_the_evaluation_data() -> None:
    for name, found in data_sets():
        given = ranked(read_text(found))
        assert textrank(given.vectors, given.teleport) == pytest.approx(solved(given), abs=1e-9), name


def test_a_path_of_three_sentences() -> None:
    """By hand: the outer two share a word with the middle one alone, so all they have flows there.

    With scores a, m, a: m = 0.85·2a + 0.05 and 2a + m = 1, so m = 0.9/1.85.
    """
    given = ranked_lines(["quay flood", "quay storm", "storm mayor"])
    middle = 0.9 / 1.85
    outer = (1 - middle) / 2
    assert textrank(given.vectors, given.teleport) == pytest.approx([outer, middle, outer], abs=1e-11)


def test_sentences_that_share_nothing_score_as_the_walk_starts() -> None:
    given = ranked_lines(["alpha", "beta", "gamma", ""])
    start = np.array([0.4, 0.3, 0.2, 0.1])
    assert textrank(given.vectors, start) == pytest.approx(start, abs=1e-12)


def test_a_row_that_shares_no_word_passes_nothing_on_though_its_degree_is_not_quite_0() -> None:
    """Its computed degree is a rounding error, which a division would blow up."""
    given = ranked_lines([f"one{n} two{n} three{n} four{n} five{n}" for n in range(50)] + ["tide wall", "tide gate"])
    scores = textrank(given.vectors, given.teleport)
    assert scores == pytest.approx(solved(given), abs=1e-9)
    assert scores[:50] == pytest.approx(np.full(50, scores[0]), abs=1e-14)
    assert scores[50] == pytest.approx(scores[51]) and scores[50] > scores[0]
