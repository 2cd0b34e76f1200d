"""The vectors are scikit-learn's TF-IDF rows over our terms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sets import SEEDS, dense, ranked, read_text, seed_set
from sklearn.feature_extraction.text import TfidfVectorizer

from summarizers.ranking.vectors import Vectors, tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.words import Words, words_of


def terms_of(words: Words) -> list[list[str]]:
    """The terms of each sentence, as often as they stand in it."""
    borders = zip(words.starts[:-1], words.starts[1:], strict=True)
    numbers = [words.term_of[words.ids[start:end]] for start, end in borders]
    return [[words.terms[number] for number in row if number >= 0] for row in numbers]


def by_scikit_learn(vectors: Vectors) -> np.ndarray:
    """Their rows, with columns in our order. Their n counts sentences without a word too, so those are left out."""
    rows = terms_of(vectors.words)
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, smooth_idf=False, norm="l2")
    with_words = [row for row in rows if row]
    found = vectorizer.fit_transform(with_words)
    expected = np.zeros((len(rows), vectors.matrix.width))
    ours = {term: column for column, term in enumerate(vectors.words.terms)}
    columns = [ours[term] for term in vectorizer.get_feature_names_out()]
    expected[np.ix_([place for place, row in enumerate(rows) if row], columns)] = found.toarray()
    return expected


@pytest.mark.parametrize("name", SEEDS)
def test_they_equal_scikit_learns_on_the_seed_sets(name: str) -> None:
    vectors = ranked(read_text(seed_set(name))).vectors
    assert dense(vectors.matrix) == pytest.approx(by_scikit_learn(vectors), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcd e", max_size=20), min_size=1, max_size=12))
def test_they_equal_scikit_learns_on_any_sentences(texts: list[str]) -> None:
    vectors = tfidf(words_of(texts, language_of("xx")))
    rows = dense(vectors.matrix)
    assert len(rows) == len(texts)
    if vectors.words.terms:
        assert rows == pytest.approx(by_scikit_learn(vectors), abs=1e-12)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([float(bool(text.split())) for text in texts], abs=1e-12)


def test_one_row_by_hand() -> None:
    """`dock` stands twice in the first of two sentences and in no other; `fire` in both."""
    vectors = tfidf(words_of(["dock fire dock", "fire"], language_of("xx")))
    dock, fire = (1 + np.log(2)) * (np.log(2) + 1), 1.0
    length = np.hypot(dock, fire)
    assert dense(vectors.matrix) == pytest.approx(np.array([[dock / length, fire / length], [0, 1]]))
    assert vectors.document_frequency.tolist() == [1, 2]


def test_other_words_are_projected_into_the_same_space() -> None:
    """What the reader knows is compared in the documents' space, with the documents' weights."""
    words = words_of(["dock fire", "fire", "dock dock", "quay"], language_of("xx"))
    vectors = tfidf(words.keep([0, 1]))
    known = dense(vectors.project(words.keep([2, 3])))
    dock = words.terms.index("dock")
    assert known[0, dock] == pytest.approx(1)
    assert np.linalg.norm(known, axis=1) == pytest.approx([1, 1])
    assert (dense(vectors.matrix) @ known.T)[1] == pytest.approx([0, 0])


def test_stop_words_have_no_column() -> None:
    vectors = tfidf(words_of(["the fire of the dock", "of the"], language_of("en")))
    assert sorted(vectors.words.terms) == ["dock", "fire"]
    assert np.diff(vectors.matrix.starts).tolist() == [2, 0]
