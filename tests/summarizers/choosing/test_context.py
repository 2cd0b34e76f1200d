"""What a sentence takes as known: against sets of terms, and in what is chosen."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_greedy import standing
from sample_sets import candidates, documents, random_candidates

from summarizers import Length, Options, summarize
from summarizers.choosing.context import STEEPNESS, Context, alone
from summarizers.choosing.selectors import SELECTORS


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_it_is_the_share_of_terms_that_the_document_did_not_bring_up_before_or_that_were_told(seed: int) -> None:
    found = random_candidates(seed)
    n = len(found.scores)
    context = Context(found.matrix, found.documents, found.already_read)
    told: list[int] = []
    for row in np.random.default_rng(seed).permutation(n)[:4].tolist():
        assert context.standing() == pytest.approx([standing(found, one, told) for one in range(n)])
        context.tell(row)
        told.append(row)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_alone_is_how_rows_stand_before_anything_is_told(seed: int) -> None:
    found = random_candidates(seed)
    rows = np.random.default_rng(seed).permutation(len(found.scores))[:5].tolist()
    expected = Context(found.matrix, found.documents).standing()[rows]
    assert alone(found.matrix, found.documents, rows) == pytest.approx(expected)


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
