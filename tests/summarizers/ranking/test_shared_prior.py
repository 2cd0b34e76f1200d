"""How much of a sentence other articles speak of: against a count by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_sets import sparse

from summarizers.ranking.priors import ENOUGH_SHARED, UNSHARED, document_rows, shared_prior


def priors(rows: list[list[float]], documents: list[int]) -> list[float]:
    matrix = sparse(np.asarray(rows, dtype=np.float64))
    return shared_prior(matrix, document_rows(matrix, np.asarray(documents), max(documents) + 1)).tolist()


def test_half_of_the_terms_is_enough_and_none_weighs_least() -> None:
    """The first two terms are those of both documents; a term that one document says twice is not shared."""
    rows = [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0], [1, 0, 1, 1, 1], [1, 1, 0, 0, 0], [0, 0, 1, 0, 0]]
    quarter = UNSHARED + (1 - UNSHARED) * 0.25 / ENOUGH_SHARED
    assert priors(rows, [0, 0, 0, 1, 0]) == pytest.approx([1.0, UNSHARED, quarter, 1.0, UNSHARED])


def test_one_article_has_none_to_share_with() -> None:
    assert priors([[1, 1, 0], [0, 1, 1], [0, 0, 0]], [0, 0, 0]) == [1.0, 1.0, 1.0]


@given(st.integers(0, 10**6))
def test_it_is_the_share_of_terms_that_stand_in_two_documents(seed: int) -> None:
    source = np.random.default_rng(seed)
    n, t = int(source.integers(2, 9)), 6
    rows = (source.random((n, t)) < 0.4).astype(float)
    documents = np.sort(source.integers(0, 3, n))
    speaks = np.array([rows[documents == document].any(axis=0) for document in range(3)])
    shared = speaks.sum(axis=0) > 1
    share = (rows * shared).sum(axis=1) / np.maximum(1, rows.sum(axis=1))
    expected = UNSHARED + (1 - UNSHARED) * np.minimum(1.0, share / ENOUGH_SHARED)
    assert priors(rows.tolist(), documents.tolist()) == pytest.approx(expected if shared.any() else np.ones(n))
