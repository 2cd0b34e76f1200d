"""Neighbours that name different days by the same words are kept apart."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarizers import Document, Length, Options, summarize
from summarizers.writing.days_apart import clash, days_apart
from summarizers.writing.relative_dates import ResolvedDay

Days = list[ResolvedDay]
WEDNESDAY, WEEK_BEFORE, TODAY = (
    [ResolvedDay(0, 9, date(2024, 12, day), names)]
    for day, names in ((25, "weekday:2"), (18, "weekday:2"), (25, "day:0"))
)


def test_the_same_word_for_two_days_clashes_and_two_words_for_one_day_do_not() -> None:
    assert clash(WEDNESDAY, WEEK_BEFORE)
    assert not clash(WEDNESDAY, WEDNESDAY)
    assert not clash(WEDNESDAY, TODAY)
    assert not clash(WEDNESDAY, [])


def test_what_clashes_waits_for_the_next_sentence_that_does_not() -> None:
    leans = np.zeros(4, dtype=bool)
    assert days_apart([0, 1, 2, 3], [WEDNESDAY, WEEK_BEFORE, [], []], leans) == [0, 2, 1, 3]
    assert days_apart([0, 1, 2, 3], [WEDNESDAY, TODAY, [], WEEK_BEFORE], leans) == [0, 1, 2, 3]
    assert days_apart([0, 1], [WEDNESDAY, WEEK_BEFORE], leans) == [0, 1], "there is no other order with this lead"


def test_what_leans_on_a_sentence_stays_behind_it() -> None:
    leans = np.array([False, False, True, False])
    assert days_apart([0, 1, 2, 3], [WEDNESDAY, WEEK_BEFORE, [], []], leans) == [0, 3, 1, 2]


SENTENCES = st.lists(
    st.tuples(st.lists(st.sampled_from([*WEDNESDAY, *WEEK_BEFORE, *TODAY]), max_size=2), st.booleans()),
    min_size=1,
    max_size=7,
)


@given(SENTENCES)
def test_nothing_is_lost_the_first_stays_first_and_an_order_without_clashes_is_kept(
    sentences: list[tuple[Days, bool]],
) -> None:
    days = [one for one, _ in sentences]
    leans = np.array([leans and row > 0 for row, (_, leans) in enumerate(sentences)])
    order = list(range(len(days)))
    arranged = days_apart(order, days, leans)
    assert sorted(arranged) == order
    assert arranged[0] == 0
    assert all(arranged[arranged.index(one) - 1] == one - 1 for one in order if leans[one])
    if not any(clash(days[one], days[one + 1]) for one in order[:-1]):
        assert arranged == order


TOLM = "The mill at Tolm burned down on Wednesday after a spark from a saw had set its roof alight."
ARLE = "A dam near Arle gave way on Wednesday and the water drowned forty sheep on the meadows below."
BRIDGE = "The old stone bridge at Velm will stay shut because engineers found cracks in two of its piers."


def told(*documents: Document) -> list[str]:
    """The sentences of a brief, in order."""
    brief = summarize(documents, Options(Length("sentences", 3), off_topic="include"))
    return [sentence.text for sentence in brief.sentences]


def test_wednesdays_of_two_weeks_stand_apart_in_a_brief_whatever_the_order_of_its_documents() -> None:
    documents = [
        Document(TOLM, id="a", published="2024-12-27"),
        Document(ARLE, id="b", published="2024-12-20T23:30:00+01:00"),
        Document(BRIDGE, id="c"),
    ]
    briefs = [told(*order) for order in permutations(documents)]
    assert all(brief == briefs[0] for brief in briefs)
    assert sorted(briefs[0]) == sorted([TOLM, ARLE, BRIDGE])
    neighbours = {frozenset(pair) for pair in pairwise(briefs[0])}
    # The lead stays where it is, so BRIDGE can part the two wherever it is not the lead itself.
    assert briefs[0][0] == BRIDGE or frozenset((TOLM, ARLE)) not in neighbours


def test_a_brief_says_which_day_is_meant_in_the_words_of_its_sentence() -> None:
    brief = summarize([Document(ARLE, id="b", published="2024-12-20T00:30:00+09:00")])
    ((said,),) = [sentence.dates for sentence in brief.sentences]
    assert (said.says, said.date) == ("on Wednesday", "2024-12-18"), "the day is the one that the document states"
    assert brief.sentences[0].text[slice(*said.at)] == said.says
    assert summarize([Document(ARLE)]).sentences[0].dates == ()
