"""Order, query and update: the protocols' parts, on cases whose answer is plain."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from scipy import stats

from eval.datasets import ReferencedSet
from eval.metrics.rouge import RougeOptions
from eval.protocols import Given, Tally, ordering, query_focus, updates
from summarizers import Document, Options
from summarizers.reading.languages import language_of

ENGLISH = language_of("en")
ROUGE = RougeOptions(metrics=("rouge2",))
STORM = (
    "A storm tore the roof off the town hall of Merrow on Tuesday night. Mayor Ilse Varga said that repairs would take "
    "six weeks. Two fishing boats sank at their moorings in the harbour."
)
AFTERMATH = (
    "The harbour of Merrow stayed closed on Wednesday after the storm. Insurers expect three hundred claims from "
    "households in the district. Divers searched the two sunken boats for fuel on behalf of Varga's office."
)


def given(*texts: str, reference: str, published: tuple[str | None, ...] = (), words: int = 100) -> Given:
    times = published or (None,) * len(texts)
    documents = tuple(
        Document(text, id=str(row), language="en", published=time)
        for row, (text, time) in enumerate(zip(texts, times, strict=True))
    )
    return Given(ReferencedSet("one", documents, (reference,)), (), words, ROUGE, "textrank")


def test_tau_is_that_of_scipy_where_nothing_is_left_out() -> None:
    for places in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 1, 4]):
        assert ordering.tau(places) == pytest.approx(stats.kendalltau(range(len(places)), places).statistic)


def test_what_is_not_aligned_and_what_shares_a_place_makes_no_pair() -> None:
    """Of 0, nothing, 2, 2, 1 the pairs 0-2, 0-2, 0-1 agree and 2-1, 2-1 do not."""
    assert ordering.tau([0, None, 2, 2, 1]) == pytest.approx(1 / 5)


def test_a_sentence_is_aligned_with_what_says_the_same_in_other_words() -> None:
    reference = ["The town hall of Merrow lost its roof to a storm.", "Repairs take six weeks, mayor Varga said."]
    sentences = [
        "Mayor Ilse Varga said that repairs would take six weeks.",
        "No one saw it.",
        "Storm tore roof off hall.",
    ]
    assert ordering.aligned(sentences, reference, ENGLISH) == [1, None, 0]


def test_fewer_than_three_places_have_no_order() -> None:
    assert ordering.measure(given(STORM, AFTERMATH, reference="A storm tore the roof off the town hall.")) == {}


def test_the_orders_are_held_against_the_reference() -> None:
    """The reference has the facts in the order of the storm's own report: document by document agrees with it."""
    found = ordering.measure(given(STORM, reference=STORM))
    assert found["tau_source"] == Tally(1.0, 1)
    assert set(found) == {"tau_reading", "tau_time", "tau_source", "tau_score"}


def test_the_query_is_the_name_that_fewest_sentences_have_but_two() -> None:
    """Merrow stands in two sentences and so does Varga; the reference names Varga first. Ilse stands in one only."""
    one = given(STORM, AFTERMATH, reference="Repairs take weeks, said Ilse Varga. The harbour of Merrow closed.")
    assert query_focus.rarest(one) == "varga"


def test_where_no_capital_tells_a_content_word_is_asked_for() -> None:
    one = given(STORM, AFTERMATH, reference="the two boats sank in the harbour.")
    assert query_focus.rarest(one) == "boats"


def test_a_reference_of_strange_words_gives_no_query() -> None:
    assert query_focus.measure(given(STORM, AFTERMATH, reference="Nothing matches.")) == {}


def test_the_querys_share_is_counted_in_words_without_it_and_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for Varga, the rarest name, a summariser says her name twice in eight words; else not in three."""
    asked: list[str | None] = []

    def summarizer(_documents: object, options: Options) -> SimpleNamespace:
        asked.append(options.query)
        return SimpleNamespace(
            text="Varga spoke. Ilse Varga, the mayor, left early." if options.query else "It went well."
        )

    monkeypatch.setattr(query_focus, "summarize", summarizer)
    found = query_focus.measure(given(STORM, AFTERMATH, reference="Repairs take weeks, said Ilse Varga."))
    assert asked == [None, "varga"]
    assert (found["share"], found["share_with_query"]) == (Tally(0.0, 1), Tally(25.0, 1))
    assert (found["rises"], found["falls"]) == (Tally(1.0, 1), Tally(0.0, 1))
    assert (found["said"], found["said_with_query"]) == (Tally(0.0, 1), Tally(1.0, 1))


def test_the_earlier_half_is_what_was_read() -> None:
    one = given("a", "b", "c", reference="x", published=("2024-03-01", "2024-01-01", "2024-02-01"))
    known, new = updates.halves(one.one.documents)
    assert [document.text for document in known] == ["b"]
    assert [document.text for document in new] == ["c", "a"]


def test_an_update_that_says_the_old_is_told_from_one_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a summariser that does not look at what was read, what both halves say comes back."""
    repeated = STORM + " Schools will open again on Monday, the district said in a letter to parents."
    found = updates.measure(given(STORM, repeated, reference="x"))
    assert found["new_only"] == Tally(1.0, 1)
    assert found["close_sentences"].total == 0

    whole = updates.summarize
    monkeypatch.setattr(updates, "summarize", lambda new, _options: whole(new))
    careless = updates.measure(given(STORM, repeated, reference="x"))
    assert careless["new_only"] == Tally(0.0, 1)
    assert careless["close_sentences"].total == 3


def test_an_update_with_nothing_new_is_empty() -> None:
    assert updates.measure(given(STORM, STORM, reference="x")) == {"empty": Tally(1.0, 1)}


def test_one_document_has_no_first_half() -> None:
    assert updates.measure(given(STORM, reference="x")) == {}
