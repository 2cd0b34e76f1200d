"""Support and disagreements of chosen rows: against a brute force over all pairs, and in whole sentences."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sets import dense

from summarizers.choosing.duplicates import LEAST_CONTAINED, SAME
from summarizers.datatypes import Sentence
from summarizers.ranking.vectors import Vectors, tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of
from summarizers.writing.agreement import agreement
from summarizers.writing.mentions import Said

FERRY = (
    (0, "The ferry fire off Marenga killed 38 people, the port authority said."),
    (0, "The weather was calm."),
    (1, "At least 40 people were killed in the ferry fire off Marenga."),
    (2, "The ferry fire off Marenga killed thirty-eight people."),
    (3, "A mayor resigned in Velm."),
)
WORDS = ["fire", "sea", "port", "toll", "dog"]


def sentences_of(texts: Sequence[tuple[int, str]]) -> list[Sentence]:
    """Sentences of (document, text)."""
    return [Sentence(document, 0, len(text), text, 0, True) for document, text in texts]


def vectors_of(sentences: Sequence[Sentence]) -> Vectors:
    """Their TF-IDF rows."""
    return tfidf(words_of([sentence.text for sentence in sentences], language_of("en")))


def said_in(sentences: Sequence[Sentence]) -> Callable[[int], Said]:
    """What each of them says in figures."""
    return lambda row: Said(sentences[row].text, "en")


def plain_support(row: int, sentences: Sequence[Sentence], vectors: Vectors) -> dict[int, float]:
    """Of each other document the closest sentence that says the same: by comparing all pairs of words."""
    matrix, idf = dense(vectors.matrix), vectors.idf
    best: dict[int, tuple[float, int]] = {}
    for other, sentence in enumerate(sentences):
        if sentence.document == sentences[row].document:
            continue
        cosine = sum(x * y for x, y in zip(matrix[row], matrix[other], strict=True))
        ours, theirs = ({term for term, x in enumerate(matrix[one]) if x} for one in (row, other))
        shorter = min(sum(idf[term] for term in terms) for terms in (ours, theirs))
        inside = sum(idf[term] for term in ours & theirs) / shorter if shorter else 0.0
        is_contained = inside > SAME.containment and cosine >= LEAST_CONTAINED
        if cosine >= SAME.cosine or is_contained or cosine * len(ours & theirs) >= SAME.evidence:
            best[sentence.document] = max(best.get(sentence.document, (-math.inf, 0)), (round(cosine, 9), -other))
    return {-other: cosine for cosine, other in best.values()}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.lists(st.sampled_from(WORDS), min_size=1))))
def test_support_is_what_comparing_all_pairs_finds(drawn: list[tuple[int, list[str]]]) -> None:
    """One sentence a document, the closest, the first of equals; never one of the same document."""
    sentences = sentences_of([(document, " ".join(words)) for document, words in drawn])
    if not sentences:
        return
    vectors = vectors_of(sentences)
    rows = range(len(sentences))
    found = agreement(rows, sentences, vectors.matrix, vectors.idf, said_in(sentences))
    for row, agreed in zip(rows, found, strict=True):
        expected = plain_support(row, sentences, vectors)
        similar = {match.row: match.similarity for match in agreed.support}
        # Cosines that differ only in the last place may pick another of two like sentences of one document.
        assert {sentences[one].document for one in similar} == {sentences[one].document for one in expected}
        assert sorted(similar.values()) == pytest.approx(sorted(expected.values()))


def test_the_ferry_has_one_witness_and_one_that_says_otherwise() -> None:
    """The other figure comes with the row and both places; the same number in words is support."""
    sentences = sentences_of(FERRY)
    vectors = vectors_of(sentences)
    (agreed,) = agreement([0], sentences, vectors.matrix, vectors.idf, said_in(sentences))
    assert 3 in [match.row for match in agreed.support]
    ((row, here, there),) = agreed.disagreements
    assert (row, FERRY[0][1][slice(*here)], FERRY[2][1][slice(*there)]) == (2, "38", "At least 40")


def test_a_document_that_also_gives_our_figure_does_not_disagree() -> None:
    """What it says twice is its own correction."""
    texts = [
        (0, "The ferry fire off Marenga killed 38 people."),
        (1, "The ferry fire off Marenga killed 38 people, the port said."),
        (1, "The ferry fire off Marenga has killed 40 people."),
    ]
    sentences = sentences_of(texts)
    vectors = vectors_of(sentences)
    (agreed,) = agreement([0], sentences, vectors.matrix, vectors.idf, said_in(sentences))
    assert [match.row for match in agreed.support] == [1]
    assert agreed.disagreements == ()


def test_a_document_does_not_disagree_with_itself() -> None:
    """Two figures in one article are its own affair."""
    sentences = sentences_of([(0, "The fire in Velm killed 38 people."), (0, "The fire in Velm killed 44 people.")])
    vectors = vectors_of(sentences)
    (agreed,) = agreement([0], sentences, vectors.matrix, vectors.idf, said_in(sentences))
    assert agreed == ((), ())
