"""Which documents are about something else: the parts of it that a whole brief does not show."""

import numpy as np
import pytest
from sample_sets import sparse

from summarizers.ranking.topic import _products


@pytest.mark.parametrize("small", [0, 10_000])
def test_products_with_references_are_the_same_by_dense_rows_and_by_scipy(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizers.ranking.topic._SMALL", small)
    source = np.random.default_rng(small)
    matrix = source.random((30, 50)) * (source.random((30, 50)) < 0.2)
    references = np.array([4, 0, 29])
    assert _products(sparse(matrix), references) == pytest.approx(matrix @ matrix[references].T)
