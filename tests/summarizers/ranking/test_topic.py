"""Which documents are about something else: the parts of it that a whole brief does not show."""

import numpy as np
import pytest
from sample_sets import sparse

from summarizers.ranking.topic import _products


@pytest.mark.parametrize("few", [0, 1_000])
def test_products_with_references_are_the_same_one_by_one_and_by_scipy(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizers.ranking.topic._FEW", few)
    source = np.random.default_rng(few)
    matrix = source.random((30, 50)) * (source.random((30, 50)) < 0.2)
    references = np.array([4, 0, 29])
    assert _products(sparse(matrix), references) == pytest.approx(matrix @ matrix[references].T)
