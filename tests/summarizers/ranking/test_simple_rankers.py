"""Centroid, lead, and the priors that multiply every ranker's scores: worked examples."""

import numpy as np
import pytest
from sample_sets import dense, ranked, ranked_lines, read_text, seed_set

from summarizers.datatypes import Sentence
from summarizers.ranking.centroid import CENTROID_SHARE, centroid
from summarizers.ranking.lead import lead
from summarizers.ranking.priors import centrality, document_rows, position_prior, teleport


def sentence(document: int, position: int) -> Sentence:
    return Sentence(document, 0, 1, "x", position, True)


def test_centroid_is_the_cosine_to_the_mean_of_all_over_its_heavier_words() -> None:
    given = ranked(read_text(seed_set("aktau")))
    rows = dense(given.vectors.matrix)
    middle = rows.mean(axis=0)
    middle[middle < CENTROID_SHARE * middle.max()] = 0
    expected = rows @ middle
    assert centroid(given.vectors, given.teleport) == pytest.approx(expected / expected.sum())
    assert (middle == 0).any()


def test_centroid_without_a_word_is_even() -> None:
    given = ranked_lines(["", "of the"])
    assert centroid(given.vectors, given.teleport).tolist() == [0.5, 0.5]


def test_lead_takes_the_documents_in_turn() -> None:
    scores = lead([sentence(0, 0), sentence(0, 1), sentence(1, 0), sentence(1, 1), sentence(2, 0)])
    assert np.argsort(-scores).tolist() == [0, 2, 4, 1, 3]
    assert scores.sum() == pytest.approx(1)
    assert len(set(scores.tolist())) == 5


def test_the_position_prior_falls_to_a_floor() -> None:
    prior = position_prior([sentence(0, position) for position in range(100)])
    assert (np.diff(prior) < 0).all()
    assert prior[-1] / prior[0] > 0.01


def test_a_teleport_sums_to_1_and_leans_to_the_query() -> None:
    assert teleport(4, None).tolist() == [0.25] * 4
    assert teleport(4, np.zeros(4)).tolist() == [0.25] * 4
    leaning = teleport(4, np.array([0.0, 0.6, 0.2, 0.0]))
    assert leaning.sum() == pytest.approx(1)
    assert leaning[1] > leaning[2] > leaning[0] == leaning[3] > 0


def test_centrality_is_the_cosine_of_a_document_to_the_sum_of_the_others() -> None:
    text = read_text(seed_set("mayor-resigns"))
    given = ranked(text)
    of_document = np.array([one.document for one in text.sentences])
    rows = dense(document_rows(given.vectors.matrix, of_document, len(text.documents)))
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(rows)))
    expected = [row @ (rows.sum(axis=0) - row) / np.linalg.norm(rows.sum(axis=0) - row) for row in rows]
    assert centrality(document_rows(given.vectors.matrix, of_document, len(rows))) == pytest.approx(expected)
