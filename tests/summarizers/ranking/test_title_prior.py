"""What the titles of all documents say weighs more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_sets import ranked_lines, sparse

from summarizers import Document, Options
from summarizers.ranking.priors import TITLE_FLOOR, title_prior
from summarizers.ranking.rank import rank
from summarizers.reading.read import read

LINES = [
    "The harbour fire in Marrowick was put out on Wednesday evening by three hundred firefighters.",
    "Ferries to the islands will run again from Friday after the harbour fire in Marrowick, a company said.",
    "A council meeting about the harbour fire in Marrowick was put off until next month.",
]


def scores_with_titles(*titles: str | None, ranker: str = "textrank") -> list[float]:
    """The scores of `LINES`, one document each, under these titles."""
    told = [
        Document(text=line, id=str(n), title=title) for n, (line, title) in enumerate(zip(LINES, titles, strict=True))
    ]
    text = read(told, Options(language="en"), lambda _: None)
    return rank(text, Options(ranker=ranker)).scores.tolist()


def test_the_sentence_that_a_headline_sums_up_gains_on_the_others() -> None:
    plain, titled = scores_with_titles(None, None, None), scores_with_titles(None, "Ferries run again", None)
    gain = np.divide(titled, plain)
    assert gain.argmax() == 1
    assert gain[0] == pytest.approx(gain[2])


def test_the_title_of_one_document_speaks_for_the_sentences_of_all() -> None:
    assert scores_with_titles("Ferries run again", None, None) == scores_with_titles(None, None, "Ferries run again")


def test_first_sentences_in_turn_stay_in_turn_whatever_the_titles_say() -> None:
    titles = ("Library meeting put off", "Ferries run again", None)
    assert scores_with_titles(*titles, ranker="lead") == scores_with_titles(None, None, None, ranker="lead")


def test_titles_that_share_no_word_change_nothing() -> None:
    matrix = ranked_lines(LINES).vectors.matrix
    assert title_prior(matrix, sparse(np.zeros((2, matrix.width)))).tolist() == [1.0, 1.0, 1.0]


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=5))
def test_the_factor_is_bounded_and_follows_the_similarity(counts: list[list[int]]) -> None:
    rows = np.array(counts, float)
    titles = sparse(np.array([[1.0, 0.0, 0.0, 0.0]]))
    factor, similarity = title_prior(sparse(rows), titles), rows[:, 0]
    assert (np.argsort(factor, kind="stable") == np.argsort(similarity, kind="stable")).all()
    if similarity.any():
        assert factor.max() == pytest.approx(np.sqrt(1 + TITLE_FLOOR))
        assert factor.min() >= np.sqrt(TITLE_FLOOR)
