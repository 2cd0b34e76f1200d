"""What a sentence takes as known: against sets of terms, and in what is chosen."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from plain_greedy import standing
from sample_sets import candidates, documents, random_candidates

from summarizers import Length, Options, summarize
from summarizers.choosing import choose
from summarizers.choosing.context import SHORTENED, STEEPNESS, Context, bare_terms
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.sparse_rows import SparseRows
from summarizers.ranking.vectors import tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.words import Words, words_of


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_it_is_the_share_of_terms_that_the_document_did_not_bring_up_before_or_that_were_told(seed: int) -> None:
    found = random_candidates(seed)
    n = len(found.scores)
    context = Context(found.matrix, found.documents, found.already_read, found.is_bare)
    told: list[int] = []
    for row in np.random.default_rng(seed).permutation(n)[:4].tolist():
        assert context.standing() == pytest.approx([standing(found, one, told) for one in range(n)])
        context.tell(row)
        told.append(row)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_alone_is_how_rows_stand_before_anything_is_told(seed: int) -> None:
    found = random_candidates(seed)
    context = Context(found.matrix, found.documents, found.already_read, found.is_bare)
    expected = context.standing()
    context.tell(0)
    assert context.alone() == pytest.approx(expected)


def test_telling_more_never_makes_a_sentence_stand_worse() -> None:
    found = random_candidates(3)
    context = Context(found.matrix, found.documents)
    before = context.standing()
    for row in range(len(found.scores)):
        context.tell(row)
        after = context.standing()
        assert (after >= before).all()
        before = after
    assert (before == 1.0).all()
    assert STEEPNESS > 0


ARTICLE = (
    "police arrested ronnie towns in the parking garage of a shop in macon.",
    "towns was taken to the county court in macon on tuesday.",
    "the garage was closed until ronnie towns was found.",
    "a judge named bryan selph denied him bail.",
)


def context_of(*texts: str) -> Context:
    """What the sentences of one article take as known."""
    words = words_of(texts, language_of("en"))
    matrix = tfidf(words).matrix
    return Context(matrix, np.zeros(len(texts), dtype=np.int64), None, bare_terms(matrix, words))


def test_a_term_stands_alone_where_no_content_word_is_right_before_it() -> None:
    words = words_of(ARTICLE, language_of("en"))
    matrix = tfidf(words).matrix
    bare = bare_terms(matrix, words)
    found = [
        {words.terms[column] for column in matrix.columns[start:end][bare[start:end]]}
        for start, end in zip(matrix.starts[:-1], matrix.starts[1:], strict=True)
    ]
    expected = (["police", "parking", "shop", "macon"], ["towns", "county", "macon", "tuesday"])
    assert found[:2] == [set(language_of("en").stem(one)) for one in expected]


def test_what_shortens_a_name_or_a_noun_stands_worse_until_that_is_told_and_needs_no_capitals() -> None:
    context = context_of(*ARTICLE)
    whole, shares = context.standing(), [0, 2 / 5, 3 / 5, 0]
    expected = [(1 - share) ** STEEPNESS for share in shares]
    assert whole[[0, 3]] == pytest.approx([expected[0], expected[3]])
    assert whole[1:3] == pytest.approx([SHORTENED * expected[1], SHORTENED * expected[2]])
    context.tell(0)
    assert context.standing() == pytest.approx([1.0] * 4)


def test_the_sentence_that_brings_a_name_up_prepares_the_one_that_shortens_it() -> None:
    prepares = context_of(*ARTICLE).prepares([1, 0, 3])
    assert prepares.tolist() == [[False, False, False], [True, False, False], [False, False, False]]
    assert not context_of(*ARTICLE).prepares([]).size


def test_for_one_term_of_many_no_sentence_waits() -> None:
    """Macon is given as it was given, and is less than a tenth of what the second sentence speaks of."""
    long = (
        "in macon two hundred farmers, forty teachers, nine doctors, six priests and three bakers met the governor, "
        "asked for cheaper water and brought him peaches."
    )
    assert not context_of(ARTICLE[0], long).prepares([1, 0]).any()
    assert context_of(ARTICLE[0], "in macon they met the governor.").prepares([1, 0]).tolist()[1][0]


def test_pairs_of_characters_tell_nothing_about_what_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is what is compared in scripts without spaces: each stands right behind the one before."""
    asked: list[int] = []

    def counted(matrix: SparseRows, words: Words) -> NDArray[np.bool_]:
        asked.append(len(matrix))
        return bare_terms(matrix, words)

    monkeypatch.setattr(choose, "bare_terms", counted)
    for language, text in (("ja", "警察は山田太郎さんを駐車場で逮捕したと月曜日に発表した。"), ("en", ARTICLE[0])):
        assert summarize(documents(text), Options(language=language)).sentences
        assert len(asked) == (language == "en")


@pytest.mark.parametrize("selector", ["mmr", "top"])
def test_what_takes_most_of_its_terms_as_known_waits_until_they_are_told(selector: str) -> None:
    """Of the second row's three terms two are the first one's, which stands before it in their document."""
    rows = [[1, 1, 1, 1, 0, 0], [1, 1, 0, 0, 2, 0], [0, 0, 0, 0, 0, 1]]
    given = candidates(rows, [0.8, 0.9, 0.5], sentences_a_document=2, diversity=0.0)
    assert SELECTORS[selector].select(given).rows == [0, 1, 2]
    given.open[0] = False
    assert SELECTORS[selector].select(given).rows == [2, 1]
    assert SELECTORS[selector].select(replace(given, stands_alone=False)).rows == [1, 2]


def test_who_asks_a_query_gets_what_its_article_told_before() -> None:
    """The question may not be quoted, and the keeper's sentence takes most of its words from it."""
    asked = (
        "The dam near Arle broke on Monday after two days of heavy rain in the hills, and who is to pay for it?\n"
        "The dam in the hills near Arle had a keeper who had asked for repairs before the heavy rain of Monday."
    )
    other = "Police closed two roads below the dam near Arle and sent forty families to a school."
    found = {
        query: summarize(documents(asked, other), Options(Length("sentences", 1), query=query)).text
        for query in ("keeper", None)
    }
    assert "keeper" in found["keeper"]
    assert found[None] == other
