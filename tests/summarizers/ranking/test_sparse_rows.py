"""Sparse rows against the same sums over dense ones, and against scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_sets import dense, sparse

from summarizers.ranking.sparse_rows import counted, summed

shapes = st.tuples(st.integers(0, 6), st.integers(1, 5))
seeds = st.integers(0, 10**6)


def random_matrix(shape: tuple[int, int], seed: int) -> np.ndarray:
    """About half of it zeros."""
    source = np.random.default_rng(seed)
    return source.random(shape) * (source.random(shape) < 0.5)


@given(shapes, seeds)
def test_products_and_sums_are_those_of_the_dense_matrix(shape: tuple[int, int], seed: int) -> None:
    matrix = random_matrix(shape, seed)
    rows = sparse(matrix)
    source = np.random.default_rng(seed)
    vector, shares = source.random(shape[1]), source.random(shape[0])
    assert len(rows) == shape[0]
    assert rows @ vector == pytest.approx(matrix @ vector)
    assert rows.combined(shares) == pytest.approx(matrix.T @ shares)
    assert rows.lengths() == pytest.approx(np.linalg.norm(matrix, axis=1))
    for number, row in enumerate(matrix):
        assert np.array_equal(rows.dense(rows[number]), row)
        assert rows[number].weights.all()


@given(shapes, seeds)
def test_unit_rows_have_length_1_and_empty_ones_stay_empty(shape: tuple[int, int], seed: int) -> None:
    matrix = random_matrix(shape, seed)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    assert dense(sparse(matrix).unit()) == pytest.approx(matrix / np.where(lengths > 0, lengths, 1))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=40))
def test_pairs_are_counted_in_whatever_order_they_come(pairs: list[tuple[int, int]]) -> None:
    expected = np.zeros((5, 4))
    for row, column in pairs:
        expected[row, column] += 1
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    assert np.array_equal(dense(counted(places[:, 0], places[:, 1], 5, 4)), expected)


@given(shapes, seeds)
def test_groups_of_rows_are_summed_those_without_a_row_to_nothing(shape: tuple[int, int], seed: int) -> None:
    matrix = random_matrix(shape, seed)
    groups = np.random.default_rng(seed).integers(0, 3, shape[0])
    expected = np.array([matrix[groups == group].sum(axis=0) for group in range(4)])
    assert dense(summed(sparse(matrix), groups, 4)) == pytest.approx(expected)
