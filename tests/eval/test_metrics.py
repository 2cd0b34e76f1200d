"""The metrics beside ROUGE, on texts small enough to count by hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import METRICS, Case, Score
from eval.metrics import readability as rules
from eval.metrics.readability import faults

STORM = "A storm tore the roof off the town hall. No one was hurt. Repairs will take six weeks."
FERRY = "The last ferry ran on Sunday. A bridge will take its place."


def figures(metric: str, **fields: object) -> dict[str, Score | float]:
    return dict(METRICS[metric](Case(**fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", METRICS)
@settings(deadline=None)  # a rare language's model is loaded when first met
@given(summary=st.text(), document=st.text())
def test_a_metric_measures_any_text_and_says_what_it_is(name: str, summary: str, document: str) -> None:
    """Contract of METRICS: figures are finite and not negative, and the docstring's first line describes them."""
    case = Case(summary, references=(document,), documents=(document, summary), already_read=(document,), seconds=0.5)
    for figure in METRICS[name](case).values():
        numbers = figure if isinstance(figure, Score) else [figure]
        assert all(0 <= number < float("inf") for number in numbers)
    assert METRICS[name].__doc__


def test_redundancy_is_the_share_of_bigrams_said_before() -> None:
    """Of the bigrams `the hall`, `hall burned`, `the hall`, `hall fell`, one was there before."""
    assert figures("redundancy", summary="The hall burned.\nThe hall fell.") == {"redundancy": 0.25}
    assert figures("redundancy", summary="Fire.") == {}


def test_coverage_counts_each_sentences_one_source() -> None:
    documents = (STORM, FERRY, "Something else altogether was said here.")
    summary = "The last ferry ran on Sunday.\nNo one was hurt.\nRepairs will take six weeks."
    assert figures("coverage", summary=summary, documents=documents) == {"coverage": pytest.approx(2 / 3)}
    assert figures("coverage", summary=summary, documents=(STORM, STORM)) == {"coverage": 0.5}
    assert figures("coverage", summary="Nobody said any of this.", documents=documents) == {"coverage": 0.0}


def test_compression_is_words_to_words() -> None:
    assert figures("compression", summary="No one was hurt.", documents=(STORM, FERRY)) == {"compression": 4 / 30}


def test_novelty_is_what_was_not_read_before() -> None:
    """Of `no one`, `one was`, `was hurt` and `the ferry`, the last one is new."""
    summary = "No one was hurt.\nThe ferry."
    assert figures("novelty", summary=summary, already_read=(STORM,)) == {"novelty": 0.25}
    assert figures("novelty", summary=summary) == {}


def test_time_is_passed_on_where_there_is_one() -> None:
    assert figures("seconds", summary="x", seconds=0.25) == {"seconds": 0.25}
    assert figures("seconds", summary="x") == {}


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("A storm tore the roof off the town hall.", "en", set()),
        ("He said that no one was hurt.", "en", {"opener"}),
        ("However, repairs will take six weeks.", "en", {"opener"}),
        ("Hers was the last ferry across the lake.", "en", set()),
        ('The mayor said: "No one was hurt.', "en", {"quotes"}),
        ("The hall (built in 1890 lost its roof.", "en", {"quotes"}),
        ("Sign up for our newsletter to get more.", "en", {"leavings"}),
        ("See https://example.org for the whole story.", "en", {"leavings"}),
        ("Storm tears roof off town hall", "en", {"fragment"}),
        ("and closed the square until noon.", "en", {"opener", "fragment"}),
        ("Too short.", "en", {"fragment"}),
        ("Der Bürgermeister sagte: „Niemand wurde verletzt.“", "de", set()),
        ("Er sagte, niemand sei verletzt worden.", "de", {"opener"}),
        ("Cependant, les travaux dureront six semaines.", "fr", {"opener"}),
        ("He said that no one was hurt.", "xx", set()),
    ],
)
def test_faults_are_found_by_kind(sentence: str, language: str, expected: set[str]) -> None:
    assert faults(sentence, [], (STORM,), language) == expected


def test_an_opener_is_no_fault_behind_the_sentence_it_leans_on() -> None:
    document = "The mayor came at noon. He said that no one was hurt."
    before = ["The mayor came at noon."]
    assert faults("He said that no one was hurt.", before, (document,), "en") == set()
    assert faults("He said that no one was hurt.", ["The ferry ran on Sunday."], (document,), "en") == {"opener"}


def test_a_sentence_that_says_the_same_again_is_a_repeat() -> None:
    before = ["A storm tore the roof off the town hall on Tuesday night."]
    assert faults("On Tuesday a storm tore off the town hall roof.", before, (), "en") == {"repeat"}
    assert faults("A bridge took the place of the ferry on Tuesday.", before, (), "en") == set()


def test_a_lower_case_start_tells_nothing_where_all_text_is_lower_cased() -> None:
    sentence = "the mayor of merrow said that no one was hurt."
    assert faults(sentence, [], (STORM,), "en") == {"fragment"}
    assert faults(sentence, [], (STORM.lower(),), "en") == set()


def test_faults_are_counted_in_100_sentences() -> None:
    good = "The storm tore the roof off the hall.\nRepairs will take six weeks or so."
    summary = f"{good}\nHe said that no one was hurt.\nEnd"
    found = figures("readability", summary=summary, documents=(STORM,))
    assert found["faults"] == 50
    assert found["faults_opener"] == 25
    assert found["faults_fragment"] == 25
    assert figures("readability", summary="") == {}


def test_the_rules_of_readability_are_not_the_summarisers() -> None:
    """A counter that shared rules with what it counts would always find it right."""
    assert "summarizers.choosing" not in Path(rules.__file__).read_text("utf-8")
