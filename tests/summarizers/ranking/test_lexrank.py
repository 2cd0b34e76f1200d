"""LexRank against the two other implementations, where the definitions agree.

They do not agree on everything. sumy weighs terms by log(n/(df + 1)) and its walk has no damping; the package
`lexrank` takes IDF from other documents and has no damping either. Both keep self-loops and the threshold, as we do.
So the graph is compared over rows that all three weigh alike, and the walk with the damping taken out.
"""

import networkx
import numpy as np
import pytest
from lexrank.algorithms.power_method import stationary_distribution
from sample_sets import SEEDS, dense, random_lines, ranked, ranked_lines, read_text, seed_set, sparse
from sumy.summarizers.lex_rank import LexRankSummarizer

from summarizers.errors import TooManySentencesError
from summarizers.ranking.lexrank import MOST_SENTENCES, THRESHOLD, lexrank, thresholded_graph
from summarizers.ranking.pagerank import DAMPING
from summarizers.ranking.vectors import Vectors


def test_the_graph_is_sumys_over_words_that_both_weigh_alike() -> None:
    """With every weight 1, the cosine of both is that of counts scaled by a row's highest, which a cosine forgets."""
    sumy = LexRankSummarizer()
    for seed in range(30):
        lines = [line.split() for line in random_lines(seed) if line]
        terms = sorted({word for line in lines for word in line})
        weight = dict.fromkeys(terms, 1.0)
        theirs = sumy._create_matrix(lines, THRESHOLD, sumy._compute_tf(lines), weight)
        counts = np.array([[line.count(term) for term in terms] for line in lines], dtype=np.float64)
        ours = thresholded_graph(sparse(counts).unit()).toarray()
        assert ours / ours.sum(axis=1, keepdims=True) == pytest.approx(theirs)


def test_the_walk_is_the_lexrank_packages_where_next_to_nothing_is_damped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both come to the stationary distribution; theirs is one for each component, so one is taken."""
    monkeypatch.setattr("summarizers.ranking.pagerank.DAMPING", 1.0 - 1e-9)
    compared = 0
    for name in SEEDS:
        given = ranked(read_text(seed_set(name)))
        graph = thresholded_graph(given.vectors.matrix).toarray()
        component = sorted(max(networkx.connected_components(networkx.from_numpy_array(graph)), key=len))
        matrix = sparse(dense(given.vectors.matrix)[component])
        part = Vectors(matrix, given.vectors.document_frequency, given.vectors.idf, given.vectors.words)
        edges = graph[np.ix_(component, component)]
        theirs = stationary_distribution(edges / edges.sum(axis=1, keepdims=True))
        even = np.full(len(component), 1 / len(component))
        assert lexrank(part, even) == pytest.approx(theirs, rel=1e-3)
        compared += len(component)
    assert compared > 100


def test_the_damped_walk_is_networkxs_pagerank_on_the_thresholded_graph() -> None:
    for seed in range(40):
        given = ranked_lines(random_lines(seed))
        rows = dense(given.vectors.matrix)
        graph = networkx.from_numpy_array((rows @ rows.T > THRESHOLD).astype(float))
        theirs = networkx.pagerank(graph, alpha=DAMPING, tol=1e-13, max_iter=1_000)
        ours = lexrank(given.vectors, given.teleport)
        assert ours == pytest.approx([theirs[row] for row in range(len(rows))], abs=1e-9)


def test_the_graph_is_the_same_however_it_is_cut_into_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = ranked(read_text(seed_set(SEEDS[0]))).vectors.matrix
    whole = thresholded_graph(matrix).toarray()
    monkeypatch.setattr("summarizers.ranking.lexrank._BLOCK", 7)
    assert np.array_equal(thresholded_graph(matrix).toarray(), whole)
    assert np.array_equal(whole, whole.T)


def test_too_many_sentences_are_refused_by_name() -> None:
    given = ranked_lines(["word"])
    too_many = sparse(np.zeros((MOST_SENTENCES + 1, 1)))
    vectors = Vectors(too_many, given.vectors.document_frequency, given.vectors.idf, given.vectors.words)
    with pytest.raises(TooManySentencesError, match=f"{MOST_SENTENCES + 1} sentences, allowed: {MOST_SENTENCES}"):
        lexrank(vectors, np.full(MOST_SENTENCES + 1, 1 / (MOST_SENTENCES + 1)))
