"""Figures that a later document brought up to date: the later one is told, or stands beside the earlier one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest
from sample_sets import seed_set

from summarizers import Brief, Document, Length, Options, summarize
from summarizers.writing.mentions import Said
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.text import render
from summarizers.writing.told_once import told_once
from summarizers.writing.tolls import overtaken_tolls


def tolls(earlier: str, later: str, language: str = "en") -> list[list[str]]:
    """The tolls of a sentence that the other one overtakes, with what that says."""
    found = overtaken_tolls(Said(earlier, language), Said(later, language))
    return [[earlier[f.start : f.end], later[g.start : g.end]] for f, g in found]


FIVE = "The death toll from the fire in the port of Marrowick rose to five on Tuesday, the regional government said."


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        ("en", "The toll has passed 80 dead.", "The toll is over 120 dead.", [["80", "over 120"]]),
        ("en", "A sixth victim died of the smoke.", "Seven people died.", [["sixth", "Seven"]]),
        ("de", "Ein sechstes Opfer starb am Rauch.", "Sieben Menschen starben.", [["sechstes", "Sieben"]]),
        ("fr", "Une sixième personne est morte.", "Huit personnes sont mortes.", [["sixième", "Huit"]]),
        ("es", "Una sexta persona murió.", "Siete personas murieron.", [["sexta", "Siete"]]),
        ("it", "Una sesta persona è morta.", "Sono morte sette persone.", [["sesta", "sette"]]),
        ("pt", "Uma sexta pessoa morreu.", "Sete pessoas morreram.", [["sexta", "Sete"]]),
        ("nl", "Een zesde slachtoffer is overleden.", "Zeven mensen zijn overleden.", [["zesde", "Zeven"]]),
        ("ru", "Шестой человек погиб.", "Погибли семь человек.", [["Шестой", "семь"]]),
        ("fr", "Le bilan des victimes a dépassé 80.", "Le bilan est de 120 morts.", [["80", "120"]]),
        ("en", FIVE, "Seven people are now known to have died.", [["five", "Seven"]]),
        ("en", FIVE, "The Marrowick fire killed at least nine people.", [["five", "at least nine"]]),
        ("en", "It killed 12 people and injured 30.", "15 people died and 48 were hurt.", [["12", "15"], ["30", "48"]]),
        ("de", "Bei dem Brand starben zwei Menschen.", "Sieben Menschen starben in den Flammen.", [["zwei", "Sieben"]]),
        ("fr", "Deux personnes sont mortes dans l'incendie.", "Huit personnes sont mortes.", [["Deux", "Huit"]]),
    ],
)  # fmt: skip
def test_a_toll_is_overtaken_by_a_higher_one_of_the_same_fate(
    language: str, earlier: str, later: str, expected: list[list[str]]
) -> None:
    """However little else the two sentences have in common."""
    assert tolls(earlier, later, language) == expected
    assert tolls(later, earlier, language) == [], "a toll grows"


@pytest.mark.parametrize(
    "earlier",
    [
        "The second victim died of the smoke.",
        "A sixth firefighter died of the smoke.",
        "A sixth victim was hurt.",
        "At least 115 people died.",
    ],
)
def test_who_is_one_of_several_and_what_may_have_been_meant_is_not_overtaken(earlier: str) -> None:
    """`The second victim` tells of somebody; more than 115 may have been 120."""
    assert tolls(earlier, "120 people died and 200 were hurt.") == []


@pytest.mark.parametrize(
    "later",
    [
        "Seven people were hurt.",
        "In 2019 seven people died there.",
        "The fires killed many, including seven people at a farm.",
        "A fire in Dorn killed seven people.",
        "Some 70,000 people have died in fires.",
        "The toll rose from five to seven people killed.",
        "Seven firefighters died.",
        "Overall the fires killed seven people.",
        "Stage seven of the race was cancelled.",
    ],
)
def test_what_may_be_another_event_overtakes_nothing(later: str) -> None:
    """Another fate, year, place, size or kind of people; and what names both figures tells both itself."""
    assert tolls("The fire at the mill killed five people.", later) == []


EARLY = "The bridge at Arle collapsed in the storm and killed 12 people on the night train, the police said."
LATE = "The bridge at Arle collapsed in the storm and killed 19 people on the night train, police said."
OTHER = "Engineers had asked the railway for new piers in two letters that nobody answered."
DOCUMENTS = (
    Document(EARLY, id="early", published="2025-03-03T08:00:00Z"),
    Document(f"{LATE} {OTHER}", id="late", published="2025-03-04T08:00:00Z"),
    Document("The mayor of Arle thanked the divers who searched the river for three days.", id="third"),
)


@pytest.mark.parametrize(
    ("language", "text", "tolls_told", "other"),
    [
        ("en", "Thirty-eight people were killed on Wednesday when the jet crashed.", {("=dead", 38)}, set()),
        ("en", "The jet crashed on 25 December, killing 38 of the 67 on board.", {("=dead", 38)}, set()),
        ("en", "At least 38 of the 67 people on the flight died.", {("=dead", 38)}, set()),
        ("en", "Seven people lost their lives and at least 50 were hurt.", {("=dead", 7), ("=injured", 50)}, set()),
        ("en", "The fire killed seven people and burned for 63 hours on 12 farms.", {("=dead", 7)}, {12.0}),
        ("en", "The crew had 67 people on board.", set(), set()),
        ("fr", "Au moins 38 des 67 personnes à bord sont mortes.", {("=dead", 38)}, set()),
        ("de", "Zwei Menschen sind ums Leben gekommen.", {("=dead", 2)}, set()),
    ],
)
def test_a_sentence_tells_its_tolls_and_other_figures(
    language: str, text: str, tolls_told: set[tuple[str, float]], other: set[float]
) -> None:
    """Of `38 of the 67` the part is the toll, and the whole another figure."""
    found = told_once(Said(text, language)).needs
    assert {one for one in found if one[0]} == tolls_told
    if tolls_told and other:
        assert other <= {value for mark, value in found if not mark}
    assert (found == frozenset()) == (not tolls_told)


def test_an_airliners_dead_are_told_once_unless_with_another_figure() -> None:
    """`killed 38` and `thirty-eight were killed` are one toll; `38 of the 67` says how many were on board."""
    first = "The president apologised for the crash of an airliner near Arle that killed 38 people on Monday."
    again = "Thirty-eight people were killed when the jet crossed the lake and hit the ground outside the town."
    more = "At least 38 of the 67 travellers and crew died in it, said the owner of the company in Marrow."
    brief = brief_of(*(Document(text, id=str(row)) for row, text in enumerate((first, again, more))), sentences=3)
    assert {one.text for one in brief.sentences} == {first, more}


def brief_of(*documents: Document, sentences: int = 2, selector: str = "mmr") -> Brief:
    return summarize(
        documents, Options(Length("sentences", sentences), selector=selector, explain=True, off_topic="include")
    )


@pytest.mark.parametrize("selector", ["mmr", "coverage", "top"])
def test_of_two_versions_the_later_one_is_told_and_says_so(selector: str) -> None:
    """Though the earlier has more words; whatever the order of the documents."""
    for order in permutations(DOCUMENTS):
        brief = brief_of(*order, selector=selector)
        assert LATE in brief.text
        assert EARLY not in brief.text
        (other,) = next(one.disagreements for one in brief.sentences if one.text == LATE)
        assert (other.figure, other.says, other.document, other.earlier) == ("19", "12", "early", False)
        assert re.search(r'    ! 19 — source \[\d\] said "12" earlier\n', render(brief))


def test_without_times_the_version_with_most_words_is_told_and_neither_figure_is_the_earlier() -> None:
    brief = brief_of(*(replace(one, published=None) for one in DOCUMENTS))
    assert EARLY in brief.text
    (other,) = next(one.disagreements for one in brief.sentences if one.text == EARLY)
    assert (other.figure, other.says, other.earlier) == ("12", "19", None)


def test_an_earlier_figure_that_stands_all_the_same_is_marked() -> None:
    """What the later document says has no end mark, so that it may not be chosen."""
    headline = "Bridge at Arle collapsed in storm: 19 people killed on the night train"
    late = Document(headline, id="late", published="2025-03-04")
    brief = brief_of(replace(DOCUMENTS[0], published="2025-03-03"), late, DOCUMENTS[2])
    (other,) = next(one.disagreements for one in brief.sentences if one.text == EARLY)
    assert (other.figure, other.says, other.earlier) == ("12", "19", True)
    assert disagreement_words(other).but == " — earlier figure; source "


def test_what_was_overtaken_is_dropped_for_the_sentence_that_says_so() -> None:
    brief = summarize(seed_set("harbour-fire"), Options(Length("words", 150), explain=True))
    overtaken = [one for one in brief.dropped or () if one.reason == "overtaken"]
    assert overtaken
    assert {brief.sentences[one.kept or 0].text.split()[0] for one in overtaken} == {"Seven"}


@pytest.mark.parametrize("words", [50, 100, 150, 250, 400])
def test_the_harbour_fire_never_tells_of_five_dead_unmarked(words: int) -> None:
    """Its last two articles say seven, or the sentence says beside itself that they do."""
    brief = summarize(seed_set("harbour-fire"), Options(Length("words", words)))
    for sentence in brief.sentences:
        if "rose to five" in sentence.text or sentence.text.startswith("Two people have died"):
            assert any(other.earlier for other in sentence.disagreements)
