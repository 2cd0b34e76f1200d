"""Quotation marks and brackets find their partners, in the conventions of any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.reading.quotations import enclosures

BALANCED = [
    "No marks at all.",
    '"We go," she said. "They stay."',
    "“We go,” she said.",
    "„Wir gehen“, sagte sie.",
    "»Wir gehen«, sagte sie.",
    "«Andiamo», ha detto.",
    "« Nous partons », a-t-elle dit.",
    "„Idziemy” – powiedziała.",
    "”Vi går”, sade hon.",
    "»Vi går», sade hon.",
    "「行きます」と彼女は言った。",
    "『「行く」と言った』と書いた。",
    "“Er sagte: „Ja“, dann ging er,” she recalled.",
    "He said (in May [sic]) no.",
    "“The 'best' idea (by far),” he said.",
    "a) The first point.",
    "It’s the parties’ choice.",
    "He said “no” and “yes”.",
    'He said " no " and went: " it is over. "',
]
UNBALANCED = [
    "“We go, she said.",
    "We go,” she said.",
    '"We go, she said.',
    'We go," she said.',
    "The plan (see below is late.",
    "The plan see below) is late.",
    "„Wir gehen, sagte sie.",
    "「行きますと彼女は言った。",
    "“We go (now,” she said.",
    '" we go. She added: " they stay. "',
    'A quotation of two paragraphs. "It starts here and "starts again.',
]


@pytest.mark.parametrize("text", BALANCED)
def test_balanced(text: str) -> None:
    assert enclosures(text).balanced


@pytest.mark.parametrize("text", UNBALANCED)
def test_unbalanced(text: str) -> None:
    assert not enclosures(text).balanced


def test_the_outermost_are_given_with_their_places() -> None:
    text = "“One (two) three” and [four “five”] six."
    found = [(text[one.open : (one.close or 0) + 1], one.is_quotation) for one in enclosures(text).outermost]
    assert found == [("“One (two) three”", True), ("[four “five”]", False)]


def test_a_mark_without_a_partner_never_closes() -> None:
    (only,) = enclosures("He said: “We go.").outermost
    assert (only.open, only.close, only.is_quotation) == (9, None, True)


def test_a_closing_mark_that_closes_nothing_is_named() -> None:
    assert enclosures("We go,” she said.").stray_close == 6


@given(st.text('ab ."“”„«»()[]「」', max_size=40))
def test_any_marks_give_enclosures_in_order_that_do_not_overlap(text: str) -> None:
    ends = -1
    for one in enclosures(text).outermost:
        assert one.open > ends
        ends = len(text) if one.close is None else one.close
        assert ends > one.open


@given(st.lists(st.sampled_from(["“a b.”", "«a b»", "(a b)", "「a」", "a b."]), max_size=8))
def test_whole_pieces_side_by_side_are_balanced(pieces: list[str]) -> None:
    assert enclosures(" ".join(pieces)).balanced
