"""The rules that all selectors share: the budget, versions of one sentence, what was read, what leans."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from plain_greedy import judged
from sample_sets import candidates, documents, random_candidates, seed_set

from summarizers import Length, Options, summarize
from summarizers.choosing.candidates import Candidates
from summarizers.choosing.duplicates import NOTHING_NEW, Likeness
from summarizers.choosing.mmr import mmr
from summarizers.choosing.readability import Readability
from summarizers.choosing.said_before import Rejection
from summarizers.choosing.selection import FILLER
from summarizers.choosing.selectors import SELECTORS
from summarizers.writing.told_once import News

each_selector = pytest.mark.parametrize("selector", SELECTORS)
by_score = pytest.mark.parametrize("selector", ["mmr", "top"])
EYE = np.eye(6).tolist()


@each_selector
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_what_is_chosen_fits_is_said_once_and_leaves_nothing_out(selector: str, seed: int) -> None:
    found = random_candidates(seed)
    selection = SELECTORS[selector].select(found)
    rows = selection.rows
    cost = int(found.costs[rows].sum())
    assert cost <= found.budget
    assert len(set(rows)) == len(rows)
    likeness = Likeness(found.matrix, found.idf)
    faulty, leaning = judged(found)
    for place, row in enumerate(rows):
        same = likeness.common(found.matrix[row]).alike(NOTHING_NEW)
        assert not same[rows[:place]].any()
        assert not faulty[row]
        if leaning[row]:
            assert row - 1 in rows[:place]
            assert found.documents[row] == found.documents[row - 1]
    for row in set(range(len(found.scores))) - set(rows) - selection.rejections().keys():
        follows = row - 1 in rows and found.documents[row] == found.documents[row - 1]
        too_long = found.costs[row] > found.budget - cost
        fills = any(found.costs > found.budget - cost) and found.scores[row] < FILLER * found.scores.max()
        assert too_long or fills or faulty[row] or (leaning[row] and not follows)


@each_selector
def test_what_is_left_stays_empty_rather_than_be_filled_with_something_far_weaker(selector: str) -> None:
    """The second no longer fits; the third does, with less than half its score; what was read is no reason."""
    given = candidates(EYE[:3], [0.9, 0.8, 0.3], costs=[6, 5, 4], budget=10, sentences_a_document=9)
    assert SELECTORS[selector].select(given).rows == [0]
    given = candidates(EYE[:3], [0.9, 0.8, 0.3], costs=[6, 5, 4], budget=10, already_read=[EYE[1]])
    assert SELECTORS[selector].select(given).rows == [0, 2]


@each_selector
def test_the_last_place_goes_to_the_best_that_still_fits(selector: str) -> None:
    """After the first, 4 are left: the second is too long, the third and the fourth fit, and the third is better."""
    chosen = SELECTORS[selector].select(
        candidates(EYE[:4], [0.9, 0.8, 0.5, 0.4], costs=[6, 5, 4, 4], budget=10, sentences_a_document=9)
    )
    assert chosen.rows == [0, 2]


@each_selector
def test_what_is_longer_than_the_budget_is_passed_over(selector: str) -> None:
    assert SELECTORS[selector].select(candidates(EYE[:2], [0.9, 0.1], costs=[11, 10], budget=10)).rows == [1]


@each_selector
def test_what_was_read_is_not_said_again(selector: str) -> None:
    chosen = SELECTORS[selector].select(candidates(EYE[:3], [0.9, 0.5, 0.4], already_read=[EYE[0]]))
    assert sorted(chosen.rows) == [1, 2]
    assert chosen.rejections()[0].reason == "already_read"
    assert chosen.rejections()[0].similarity == pytest.approx(1)


@each_selector
def test_all_read_leaves_nothing(selector: str) -> None:
    assert SELECTORS[selector].select(candidates(EYE[:3], [0.9, 0.5, 0.4], already_read=EYE[:3])).rows == []


@each_selector
def test_a_leaning_sentence_waits_for_the_one_before_it(selector: str) -> None:
    """Though it scores most, it comes second; in another document, or with the one before it left out, never."""
    rows, scores, leaning = EYE[:3], [0.5, 0.9, 0.4], [False, True, False]
    chosen = SELECTORS[selector].select(candidates(rows, scores, leaning=leaning, diversity=0.0))
    assert chosen.rows.index(0) < chosen.rows.index(1)
    parted = SELECTORS[selector].select(candidates(rows, scores, leaning=leaning, sentences_a_document=1))
    assert sorted(parted.rows) == [0, 2]
    too_long = SELECTORS[selector].select(candidates(rows, scores, leaning=leaning, costs=[9, 1, 1], budget=8))
    assert too_long.rows == [2]


@each_selector
def test_of_versions_the_fullest_is_printed(selector: str) -> None:
    """The shorter one scores more, but the longer one says all of it and a little more."""
    shorter, longer = [9, 9, 9, 9, 0, 0], [9, 9, 9, 9, 1, 0]
    chosen = SELECTORS[selector].select(candidates([shorter, longer, EYE[5]], [0.9, 0.8, 0.1]))
    assert chosen.rows == [1, 2]
    assert chosen.rejections()[0].kept == 1
    assert chosen.rejections()[0].similarity == pytest.approx(18 / np.sqrt(325))


@each_selector
def test_a_version_that_does_not_fit_is_not_preferred(selector: str) -> None:
    shorter, longer = [9, 9, 9, 9, 0, 0], [9, 9, 9, 9, 1, 0]
    assert SELECTORS[selector].select(candidates([shorter, longer], [0.9, 0.8], costs=[5, 9], budget=8)).rows == [0]


@pytest.mark.parametrize("selector", ["mmr", "top"])
@pytest.mark.parametrize("bad", [0, 1, 300, 598])
def test_sentences_are_judged_as_they_come_up_and_bad_ones_in_few_goes(selector: str, bad: int) -> None:
    """The worst first: those that score most are all faulty."""
    goes: list[int] = []
    faulty = np.arange(600) < bad

    def judge(rows: NDArray[np.int64]) -> Readability:
        goes.append(len(rows))
        return Readability(faulty[rows], np.zeros(len(rows), dtype=bool))

    given = candidates(np.eye(600).tolist(), np.linspace(1, 0.1, 600).tolist(), budget=2)
    chosen = SELECTORS[selector].select(replace(given, judge=judge))
    assert chosen.rows == [bad, bad + 1]
    assert sum(goes) <= 2 * bad + 10
    assert len(goes) <= 20


# --- the same rules in whole briefs --------------------------------------------------------------------------


def test_an_update_says_nothing_that_was_read() -> None:
    """What the brief says first is read before: it goes, and its near-duplicates do not take its place."""
    found = seed_set("aktau")
    plain = summarize(found, Options())
    known = [sentence.text for sentence in plain.sentences[:2]]
    update = summarize(found, Options(already_read=documents(*known)))
    assert update.sentences
    assert not {sentence.text for sentence in update.sentences} & set(known)
    supporting = {(one.document, one.start) for sentence in plain.sentences[:2] for one in sentence.support}
    assert supporting
    assert not {(sentence.document, sentence.start) for sentence in update.sentences} & supporting


def test_an_update_without_news_is_empty_and_says_so() -> None:
    found = seed_set("aktau")
    update = summarize(found, Options(already_read=found))
    assert update.sentences == ()
    assert update.text == ""
    assert "nothing_new" in {warning.code for warning in update.warnings}


def test_what_was_read_weighs_nothing_in_the_ranking() -> None:
    """Already-read documents are in no IDF and no graph: what is still said keeps its score."""
    found = seed_set("aktau")
    plain = {one.text: one.score for one in summarize(found, Options(Length("ratio", 1.0))).sentences}
    unrelated = documents("The orchard was replanted with pears after a late frost had killed the plums.")
    update = summarize(found, Options(Length("ratio", 1.0), already_read=unrelated))
    assert {one.text: one.score for one in update.sentences} == plain


def test_a_length_that_nothing_fits_gets_the_shortest_sentence_and_a_warning() -> None:
    shortest = "The old mayor of the town spoke to reporters at noon."
    found = documents(
        f"The dam above the town of Arle broke on Monday before dawn.\n{shortest}\n"
        "Two old bridges and the road to the port were lost on Monday night."
    )
    brief = summarize(found, Options(Length("words", 3)))
    assert brief.text == shortest
    assert [warning.code for warning in brief.warnings] == ["length"]


@each_selector
def test_a_row_gives_way_to_the_newer_one_and_is_closed_with_it(selector: str) -> None:
    """Row 1 has the lower score and nothing in common with row 0, whose figures it brings up to date."""
    known = candidates([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0.9, 0.1, 0.5], sentences_a_document=1)
    found = SELECTORS[selector].select(replace(known, newer=lambda row, _: [1] if row == 0 else []))
    assert sorted(found.rows) == [1, 2]
    assert found.rejections().get(0, Rejection("overtaken", 1, 0.0)) == Rejection("overtaken", 1, 0.0)


@each_selector
def test_a_row_stands_where_the_newer_one_may_not_be_chosen(selector: str) -> None:
    """Too long, here: better the earlier figure, with the later one beside it, than none."""
    known = candidates([[1, 0], [0, 1]], [0.9, 0.1], costs=[1, 9], budget=5, sentences_a_document=1)
    found = SELECTORS[selector].select(replace(known, newer=lambda row, _: [1] if row == 0 else []))
    assert found.rows == [0]


def test_of_versions_nearly_word_for_word_an_overtaken_one_is_not_printed() -> None:
    """Row 0 has more words, and row 1, which is newer, is the one that comes up."""
    known = candidates([[1, 1, 0.1], [1, 1, 0]], [0.1, 0.9], sentences_a_document=1)
    assert mmr(known).rows[0] == 0
    assert mmr(replace(known, newer=lambda row, _: [1] if row == 0 else [])).rows == [1]


@each_selector
def test_tolls_that_one_chosen_sentence_tells_are_not_told_again(selector: str) -> None:
    """Row 1 tells what row 0 does, and less; row 2 one figure more; row 3 no toll, and nothing closes it."""
    says = {0: {("=dead", 38.0), ("", 3.0)}, 1: {("=dead", 38.0)}, 2: {("=dead", 38.0), ("", 67.0)}}
    given = candidates(EYE[:4], [0.9, 0.8, 0.7, 0.6])
    found = SELECTORS[selector].select(replace(given, told_once=lambda row: News(*2 * [frozenset(says.get(row, ()))])))
    assert sorted(found.rows) == [0, 2, 3]
    assert found.rejections()[1].reason == "duplicate"
    assert found.rejections()[1].kept == 0


# Row 2 has ten terms: three of row 0, two of row 1, and five of its own.
TOLD = [[0] * at + [1] * terms + [0] * (20 - at - terms) for at, terms in ((0, 8), (13, 7), (5, 10))]


def _has_news(rows: set[int]) -> Callable[[int, Sequence[int]], bool]:
    return lambda row, _others: row in rows


@each_selector
def test_what_sentences_of_other_articles_tell_is_not_told_again(selector: str) -> None:
    """Row 0 has three tenths of the terms of row 2, which is too little; with row 1 it is half of them."""
    given = candidates(TOLD, [0.9, 0.8, 0.7], sentences_a_document=1)
    found = SELECTORS[selector].select(given)
    assert sorted(found.rows) == [0, 1]
    assert found.rejections()[2].kept == 0


@each_selector
def test_what_every_sentence_has_tells_nothing(selector: str) -> None:
    """Of a term that is in all of them the inverse frequency is 1."""
    given = candidates(TOLD, [0.9, 0.8, 0.7], sentences_a_document=1)
    given.idf[[5, 6, 7]] = 1.0
    assert sorted(SELECTORS[selector].select(given).rows) == [0, 1, 2]


@each_selector
def test_what_begins_otherwise_has_news(selector: str) -> None:
    """Row 0 has four of the nine terms of row 1, none of which is rare: there is one that no row has."""
    rows = [[0] * at + [1] * terms + [0] * (21 - at - terms) for at, terms in ((0, 10), (6, 9))]
    given = candidates(rows, [0.9, 0.8], sentences_a_document=1)
    given.idf[-1] = 4.0
    assert SELECTORS[selector].select(given).rows == [0]
    apart = replace(given, openings_meet=lambda _row, _other: False)
    assert SELECTORS[selector].select(apart).rows == [0, 1]


@each_selector
def test_a_figure_or_a_name_of_its_own_is_news(selector: str) -> None:
    given = replace(candidates(TOLD, [0.9, 0.8, 0.7], sentences_a_document=1), has_news=_has_news({2}))
    assert sorted(SELECTORS[selector].select(given).rows) == [0, 1, 2]


@each_selector
def test_what_an_article_says_next_of_its_own_subject_is_news(selector: str) -> None:
    given = candidates(TOLD, [0.9, 0.8, 0.7], sentences_a_document=3)
    assert sorted(SELECTORS[selector].select(given).rows) == [0, 1, 2]


@each_selector
def test_what_is_told_days_later_in_the_same_words_is_news(selector: str) -> None:
    """A day later it is not yet; where a day is not known, it may be the same."""
    for days, chosen in (([1, 2, 1], [0, 1]), ([np.nan, 2, 4], [0, 1, 2]), ([9, 2, np.nan], [0, 1])):
        given = candidates(TOLD, [0.9, 0.8, 0.7], sentences_a_document=1)
        assert sorted(SELECTORS[selector].select(replace(given, days=np.array(days))).rows) == chosen


@by_score
def test_what_came_of_it_days_later_is_closed_only_where_it_says_the_same(selector: str) -> None:
    """Of ten terms row 1 has five in common with row 0, row 2 eight with it and seven with row 1."""
    rows = [[0] * at + [1] * 10 + [0] * (10 - at) for at in (0, 5, 2)]
    given = replace(
        candidates(rows, [0.9, 0.8, 0.7], sentences_a_document=1, diversity=0.0), has_news=_has_news({0, 1, 2})
    )
    for days, chosen in (([1, 2, 2], [0]), ([1, 3, 3], [0, 1]), ([1, 3, np.nan], [0, 1])):
        assert SELECTORS[selector].select(replace(given, days=np.array(days))).rows == chosen


# Row 2 has half of the terms of row 1, which has three of 13 of its; rows 0 and 3 stand for themselves.
LATER = [[0] * at + [1] * terms + [0] * (25 - at - terms) for at, terms in ((0, 6), (6, 6), (9, 13), (22, 3))]


def _later(scores: Sequence[float], sentences_a_document: int) -> Candidates:
    """There is room for three."""
    return candidates(LATER, scores, costs=[4] * 4, budget=14, diversity=0.0, sentences_a_document=sentences_a_document)


@by_score
def test_what_a_later_choice_leaves_nothing_to_tell_makes_room(selector: str) -> None:
    found = SELECTORS[selector].select(_later([0.9, 0.8, 0.7, 0.6], 1))
    assert found.rows == [0, 2, 3]
    assert found.rejections()[1] == Rejection("duplicate", 2, pytest.approx(3 / np.sqrt(78)))


@by_score
def test_the_best_of_all_is_not_given_up(selector: str) -> None:
    assert SELECTORS[selector].select(_later([0.8, 0.9, 0.7, 0.6], 1)).rows == [1, 0, 2]


@by_score
def test_what_others_of_its_article_may_be_about_is_not_given_up(selector: str) -> None:
    assert SELECTORS[selector].select(_later([0.9, 0.8, 0.7, 0.6], 2)).rows == [0, 1, 2]
