"""`summarize`: documents and options in, a brief out, and what is wrong said clearly."""

from dataclasses import fields, replace

import pytest
from sample_sets import documents, seed_set

from summarizers import (
    Document,
    InvalidDocumentError,
    InvalidOptionError,
    Length,
    NothingToSummarizeError,
    Options,
    SummarizerError,
    summarize,
)
from summarizers.version import __version__

LINE = "The dam above the town of Arle broke before dawn on Monday morning."
OTHER = "Forty people were taken to the hospital of Marrow by noon that day."


# --- documents -----------------------------------------------------------------------------------------------


def test_documents_without_an_id_are_numbered_by_place() -> None:
    brief = summarize([Document(LINE), Document(OTHER, id="x"), Document("")])
    assert [one.document.id for one in brief.documents] == ["1", "x", "3"]


def test_a_document_under_another_id_keeps_all_else() -> None:
    full = Document(LINE, "", "Title", "Source", "https://example.org/1", "2024-12-25", "en", extracted=True)
    assert all(getattr(full, field.name) != field.default for field in fields(full) if field.name != "id")
    assert full.with_id("x") == replace(full, id="x")


def test_an_id_that_stands_twice_is_an_error_that_names_both_places() -> None:
    with pytest.raises(
        InvalidDocumentError, match=r"documents\[2\]\.id: got 'x' a second time; it is documents\[0\]'s"
    ):
        summarize([Document(LINE, id="x"), Document(OTHER, id="y"), Document("", id="x")])


def test_a_numbered_id_may_not_be_anothers() -> None:
    with pytest.raises(InvalidDocumentError, match="'2'"):
        summarize([Document(LINE, id="2"), Document(OTHER)])


def test_any_iterable_of_documents_will_do() -> None:
    assert summarize(iter(documents(LINE, OTHER))) == summarize(list(documents(LINE, OTHER)))


def test_documents_come_back_in_the_callers_order_as_they_were_sent() -> None:
    found = seed_set("aktau")[::-1]
    brief = summarize(found)
    assert [one.document.id for one in brief.documents] == [one.id for one in found]
    for sent, back in zip(found, brief.documents, strict=True):
        assert replace(back.document, title=sent.title) == sent


def test_a_title_is_found_where_there_is_none() -> None:
    brief = summarize(documents(f"Dam breaks above Arle\n{LINE}\n{OTHER}"))
    assert brief.title == "Dam breaks above Arle"
    assert summarize(documents(f"{LINE}\n{OTHER}")).title is None


def test_the_title_is_that_of_the_most_central_document() -> None:
    rest = [Document(f"{LINE}\n{OTHER}\nPlace {word} was hit.", title=f"On {word}") for word in ("one", "two", "six")]
    odd = Document("Pears do best on a south wall, said Rosa Lim, who grows them.", title="Pears")
    assert (summarize([odd, *rest]).title or "").startswith("On ")


def test_a_document_without_a_sentence_is_named() -> None:
    brief = summarize([Document(LINE, id="a"), Document("Share", id="b", language="en")])
    assert [(one.code, one.document) for one in brief.warnings] == [("no_sentence", "b")]


@pytest.mark.parametrize("found", [(), documents(""), documents("Share\nPrint", "17 hours ago")])
def test_nothing_to_summarise(found: tuple[Document, ...]) -> None:
    with pytest.raises(NothingToSummarizeError, match=f"got {len(found)} documents, and none holds a sentence"):
        summarize(found)


# --- options -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ranker": "best"}, "ranker: got 'best', allowed: textrank, lexrank, "),
        ({"selector": "best"}, "selector: got 'best', allowed: mmr, coverage, top"),
        ({"order": "best"}, "order: got 'best', allowed: reading, time, source, score"),
        ({"off_topic": "hide"}, "off_topic: got 'hide', allowed: exclude, include"),
        ({"diversity": -0.1}, "diversity: got -0.1, allowed: a number from 0 to 1"),
        ({"diversity": float("nan")}, "diversity: got nan"),
        ({"language": "English"}, "language: got 'English', allowed: auto or an ISO 639-1 code"),
    ],
)
def test_a_wrong_option_is_named_with_what_is_allowed(options: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidOptionError) as error:
        summarize(documents(LINE), Options(**options))
    assert str(error.value).startswith(message)
    assert error.value.option == next(iter(options))
    assert isinstance(error.value, SummarizerError)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        ("words", 0),
        ("words", -1),
        ("words", 2.5),
        ("ratio", 0),
        ("ratio", 1.1),
        ("lines", 3),
        ("words", float("nan")),
        ("words", float("inf")),
        ("ratio", float("nan")),
    ],
)
def test_a_wrong_length_is_refused(unit: str, amount: float) -> None:
    with pytest.raises(InvalidOptionError, match="length"):
        Length(unit, amount)


def test_a_blank_query_is_none() -> None:
    assert summarize(seed_set("aktau"), Options(query="  \n")) == summarize(seed_set("aktau"))


def test_a_query_of_unknown_words_changes_no_sentence() -> None:
    asked = summarize(seed_set("aktau"), Options(query="xylophone"))
    assert asked.sentences == summarize(seed_set("aktau")).sentences
    assert "query:sha256-" in asked.signature


def test_every_option_that_shapes_the_answer_is_in_the_signature() -> None:
    found = documents(LINE, OTHER)
    known = documents("Something else was read before this one.")
    plain = summarize(found).signature
    changed = [
        Options(Length("words", 99)),
        Options(Length("sentences", 100)),
        Options(ranker="centroid"),
        Options(selector="top"),
        Options(diversity=0.25),
        Options(query="dam"),
        Options(query="dams"),
        Options(order="time"),
        Options(language="nl"),
        Options(already_read=known),
        Options(off_topic="include"),
    ]
    signatures = {summarize(found, options).signature for options in changed}
    assert len(signatures | {plain}) == len(changed) + 1
    assert all(signature.endswith(f"|v:{__version__}") for signature in signatures)
    assert summarize(found, Options(explain=True)).signature == plain


# --- steps ---------------------------------------------------------------------------------------------------


def test_the_steps_are_told_in_their_order() -> None:
    """Reading, which takes longest, is told once a document too, so that a deadline can stop it half-way."""
    steps: list[str] = []
    summarize(documents(LINE, LINE), checkpoint=steps.append)
    assert steps == ["read", "read", "read", "rank", "choose", "write"]


def test_a_checkpoint_may_stop_the_work() -> None:
    def stop(step: str) -> None:
        if step == "choose":
            raise TimeoutError

    with pytest.raises(TimeoutError):
        summarize(documents(LINE), checkpoint=stop)


def test_dropped_is_there_only_when_it_is_asked_for() -> None:
    plain, explained = (summarize(seed_set("aktau"), Options(explain=flag)) for flag in (False, True))
    assert plain.dropped is None
    assert explained.dropped
    assert explained.sentences == plain.sentences
    for dropped in explained.dropped:
        if dropped.kept is not None:
            assert 0 <= dropped.kept < len(explained.sentences)
            assert dropped.similarity is not None


def test_a_stray_document_is_named_and_gives_no_sentence_unless_asked() -> None:
    stray = Document(
        "The comet will be seen low in the west after sunset for two weeks, astronomers at the Orchard "
        "observatory said.\nIts tail is the longest since the survey began, and no telescope is needed to see it.",
        id="stray",
    )
    found = [*seed_set("aktau"), stray]
    brief = summarize(found, Options(Length("ratio", 1.0)))
    assert [one.document.id for one in brief.documents if one.off_topic] == ["stray"]
    assert "stray" not in {one.document for one in brief.sentences}
    let_in = summarize(found, Options(Length("ratio", 1.0), off_topic="include"))
    assert "stray" in {one.document for one in let_in.sentences}
