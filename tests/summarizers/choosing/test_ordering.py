"""The order in which the chosen sentences are read."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sets import SEEDS, documents, seed_set

from summarizers import Document, Length, Options, summarize
from summarizers.choosing.ordering import ORDERS, Chosen, by_reading, by_score, by_source, by_time, keep_leaning
from summarizers.writing.figures import may_hold_figures

UNSAID = float("nan")


def chosen(
    places: list[list[float]],
    *,
    scores: list[float] | None = None,
    documents: list[int] | None = None,
    published: list[str] | None = None,
    rows: list[int] | None = None,
    opens: list[bool] | None = None,
    leans: list[bool] | None = None,
    next_to: list[list[int]] | None = None,
    introduces: list[list[bool]] | None = None,
    prepares: list[list[bool]] | None = None,
    alone: list[float] | None = None,
) -> Chosen:
    k = len(places)
    return Chosen(
        rows=rows or [10 * one for one in range(k)],
        scores=np.asarray(scores or [1 / (one + 1) for one in range(k)]),
        documents=documents or [0] * k,
        published=published or [""] * k,
        places=np.asarray(places),
        opens=np.asarray(opens or [True] * k, dtype=bool),
        next_to=np.asarray(next_to or np.zeros((k, k)), dtype=np.int64),
        leans=np.asarray(leans or [False] * k),
        introduces=np.asarray(introduces or np.zeros((k, k)), dtype=bool),
        prepares=np.asarray(prepares or np.zeros((k, k)), dtype=bool),
        alone=np.asarray(alone or [1.0] * k),
    )


def test_behind_the_lead_each_document_goes_on_in_its_own_order() -> None:
    """Nothing tells the times: what one document says stays together, whatever was chosen first."""
    places = [[0.0, UNSAID], [UNSAID, 0.9], [0.8, UNSAID], [UNSAID, 0.1]]
    assert by_reading(chosen(places, rows=[0, 9, 5, 7], documents=[0, 1, 0, 1])) == [0, 2, 3, 1]


def test_the_lead_fact_comes_first_though_sources_put_something_before_it() -> None:
    """The highest score near the top opens, not what one source happens to say first."""
    assert by_reading(chosen([[0.1, 0.1], [0.0, UNSAID]], scores=[0.9, 0.1]))[0] == 0


def test_what_stands_at_the_end_of_the_articles_does_not_open() -> None:
    assert by_reading(chosen([[0.95], [0.05]], scores=[0.5, 0.4]))[0] == 1


def test_what_a_document_opens_with_opens_the_brief_though_another_scores_somewhat_higher() -> None:
    """`No one was injured in either explosion` leans on the sentence that tells of the explosions."""
    places = [[0.1], [0.0]]
    assert by_reading(chosen(places, scores=[0.5, 0.4], opens=[False, True], rows=[1, 0]))[0] == 1
    assert by_reading(chosen(places, scores=[0.9, 0.4], opens=[False, True], rows=[1, 0]))[0] == 0


def test_what_takes_much_as_known_does_not_open() -> None:
    """By place and score the first would; its article told before it what most of its words mean."""
    found = chosen([[0.1, np.nan], [np.nan, 0.2]], scores=[1.0, 0.6], documents=[0, 1], alone=[0.3, 1.0])
    assert ORDERS["reading"].arrange(found) == [1, 0]


def test_a_name_is_given_in_full_before_it_is_shortened() -> None:
    """The third one introduces a name of the second, and the second one of the first: the lead fact waits too."""
    places = [[0.0], [0.1], [0.2]]
    introduces = [[False, False, False], [True, False, False], [False, True, False]]
    assert by_reading(chosen(places, introduces=introduces)) == [2, 1, 0]


def test_of_articles_of_one_time_what_is_taken_as_known_comes_first() -> None:
    """Not of others: what came later stays later; and who introduces a name is before all else."""
    places, prepares = [[0.0, np.nan], [np.nan, 0.1]], [[False, False], [True, False]]
    given = {"documents": [0, 1], "prepares": prepares}
    assert by_reading(chosen(places, **given)) == [1, 0]
    assert by_reading(chosen(places, **given, published=["2025-01-01", "2025-01-02"])) == [0, 1]
    assert by_reading(chosen(places, **given, introduces=[[False, True], [False, False]])) == [0, 1]


def test_two_that_wait_for_each_other_do_not_wait_for_ever() -> None:
    assert by_reading(chosen([[0.0], [0.1]], introduces=[[False, True], [True, False]])) == [0, 1]


def test_time_breaks_ties_of_precedence() -> None:
    """Nothing ties the last two to each other but when they were published."""
    places = [[0.0, UNSAID, UNSAID], [UNSAID, 0.5, UNSAID], [UNSAID, UNSAID, 0.5]]
    published = ["2024-12-25", "2024-12-27", "2024-12-26"]
    assert by_reading(chosen(places, documents=[0, 1, 2], published=published)) == [0, 2, 1]


def test_what_happened_over_many_days_is_told_from_its_beginning() -> None:
    """The lead fact of Friday does not stand before the Monday that led to it; a day or two are one report."""
    places = [[0.0, UNSAID, UNSAID], [UNSAID, 0.1, UNSAID], [UNSAID, UNSAID, 0.0]]
    days = ["2025-06-09T08:00:00+00:00", "2025-06-02T08:00:00+00:00", ""]
    apart = chosen(places, documents=[0, 1, 2], published=days)
    assert by_reading(apart) == [1, 0, 2]
    assert by_reading(replace(apart, opens=np.array([True, False, True]))) == [0, 1, 2]  # no document opens with it
    close = replace(apart, published=["2025-06-05T08:00:00+00:00", "2025-06-02T09:00:00+00:00", ""])
    assert by_reading(close) == [0, 1, 2]


def test_what_sources_say_in_one_breath_stays_together() -> None:
    places = [[0.0], [0.4], [0.5]]
    apart = by_reading(chosen(places))
    together = by_reading(chosen(places, next_to=[[0, 0, 1], [0, 0, 0], [0, 0, 0]]))
    assert (apart, together) == ([0, 1, 2], [0, 2, 1])


def test_by_time_puts_unknown_times_last_and_keeps_a_documents_own_order() -> None:
    found = chosen([[0.0]] * 4, rows=[7, 3, 2, 9], published=["2024-12-26", "2024-12-26", "", "2024-12-25"])
    assert by_time(found) == [3, 1, 0, 2]


def test_by_source_keeps_documents_together_the_best_one_first() -> None:
    found = chosen([[0.0]] * 4, rows=[1, 30, 2, 40], scores=[0.2, 0.9, 0.3, 0.1], documents=[0, 1, 0, 1])
    assert by_source(found) == [1, 3, 0, 2]


def test_by_score() -> None:
    assert by_score(chosen([[0.0]] * 3, scores=[0.2, 0.9, 0.2])) == [1, 0, 2]


def test_a_leaning_sentence_goes_right_behind_the_one_it_leans_on() -> None:
    found = chosen([[0.0]] * 4, rows=[5, 8, 6, 7], leans=[False, False, True, True])
    for order in permutations(range(4)):
        kept = keep_leaning(found, order)
        assert sorted(kept) == [0, 1, 2, 3]
        assert kept[kept.index(0) : kept.index(0) + 3] == [0, 2, 3]


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_every_order_is_one_of_all_the_chosen(order: str, seed: int) -> None:
    source = np.random.default_rng(seed)
    k, d = int(source.integers(0, 7)), int(source.integers(1, 5))
    places = np.where(source.random((k, d)) < 0.5, source.random((k, d)), np.nan)
    if k:
        places[:, 0] = source.random(k)  # each is said somewhere
    found = Chosen(
        rows=list(range(k)),
        scores=source.random(k),
        documents=source.integers(0, d, k).tolist(),
        published=source.choice(["", "2024-12-25T00:00:00+00:00", "2024-12-26T00:00:00+00:00"], k).tolist(),
        places=places,
        opens=source.random(k) < 0.5,
        next_to=source.integers(0, 2, (k, k)),
        introduces=source.random((k, k)) < 0.2,
        prepares=source.random((k, k)) < 0.2,
        leans=np.zeros(k, dtype=bool),
        alone=source.random(k),
    )
    assert sorted(ORDERS[order].arrange(found)) == list(range(k))


# --- in whole briefs -----------------------------------------------------------------------------------------

LINES = (
    "The dam above the town of Arle broke before dawn on Monday morning.",
    "Forty people of a camp site were taken to the hospital of Marrow.",
    "The railway to the coast will stay closed until the end of autumn.",
)


def test_times_are_compared_as_times_and_not_as_text() -> None:
    """Noon in Berlin is before noon in London, and a day alone is its midnight; a time that is none is unknown."""
    times = ("2024-12-28T12:00:00+01:00", "2024-12-28T11:30:00Z", "2024-12-28", "yesterday")
    lines = (*LINES, "A film of the broken dam was seen by ten million viewers within hours.")
    found = [Document(line, id=time, published=time) for line, time in zip(lines, times, strict=True)]
    brief = summarize(found, Options(Length("words", 500), order="time", off_topic="include"))
    assert [one.document for one in brief.sentences] == [times[2], times[0], times[1], times[3]]


def test_by_source_in_a_brief_goes_document_by_document() -> None:
    brief = summarize(seed_set("aktau"), Options(Length("words", 200), order="source"))
    said_by = [one.document for one in brief.sentences]
    assert len(set(said_by)) > 1
    assert sum(one != other for one, other in zip(said_by, said_by[1:], strict=False)) == len(set(said_by)) - 1


def test_by_score_in_a_brief_falls() -> None:
    scores = [one.score for one in summarize(seed_set("aktau"), Options(order="score")).sentences]
    assert scores == sorted(scores, reverse=True)


def test_one_documents_sentences_are_read_as_it_has_them() -> None:
    brief = summarize(documents("\n".join(LINES)), Options(Length("words", 500)))
    starts = [one.start for one in brief.sentences]
    assert len(starts) == 3
    assert starts[1:] == sorted(starts[1:])


@pytest.mark.parametrize("name", SEEDS)
def test_published_times_change_no_score_and_no_choice_but_of_figures(name: str) -> None:
    """Figures that a later document brought up to date give way to those, and that alone."""
    found = seed_set(name)
    timeless = [replace(document, published=None) for document in found]
    with_times, without = map(summarize, (found, timeless))
    scores = [{one.text: one.score for one in brief.sentences} for brief in (with_times, without)]
    assert all(scores[0][text] == scores[1][text] for text in scores[0].keys() & scores[1].keys())
    gave_way = scores[1].keys() - scores[0].keys()
    assert all(may_hold_figures(text, with_times.language) for text in gave_way)
    assert gave_way or scores[0] == scores[1]
