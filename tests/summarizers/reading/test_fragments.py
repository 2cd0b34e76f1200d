"""What begins in the middle of a sentence is refused where others begin with capitals, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Document
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.sentences import split_document

WHOLE = [
    "The dam above Arle broke on Monday and flooded the lower town.",
    "Mayor Hale closed the bridge below the dam on Monday night.",
    "Nobody was hurt when the water reached the houses of Arle.",
    "Hale said on Monday that the dam would be built again soon.",
    "Work on it will begin in May, the engineers of Arle said.",
]


def quotable(*lines: str, code: str = "en") -> list[str]:
    found = split_document(Document("\n".join(lines), id="1"), 0, language_of(code))
    assert [one.position for one in found if one.eligible] == list(range(sum(one.eligible for one in found)))
    return [one.text for one in found if one.eligible]


@pytest.mark.parametrize(
    ("code", "fragment"),
    [
        ("en", "and the lower town was under water before anyone had left."),
        ("en", "the mayor of the town, who had closed the bridge below it."),
        ("es", "a policía de la ciudad detuvo el lunes al alcalde de Arle."),
    ],
)
def test_a_small_function_word_begins_no_sentence(code: str, fragment: str) -> None:
    assert quotable(*WHOLE, fragment, WHOLE[0].replace("broke", "burst"), code=code)[5:] == [
        WHOLE[0].replace("broke", "burst")
    ]


def test_the_end_of_a_sentence_that_a_page_cut_begins_none() -> None:
    whole = [f"Le barrage de Hale a cédé lundi et la rue {place} est sous l'eau." for place in range(6)]
    assert quotable(*whole, "ne pouvaient pas accepter le plan du maire de la ville.", code="fr") == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "al-Qaida was not behind the fire in Arle, the mayor said.",
        "iPhones were handed to all who had lost theirs in the flood.",
        "eBay took all offers for the old bridge of Arle off its site.",
    ],
)
def test_a_name_may_begin_small(sentence: str) -> None:
    assert quotable(*WHOLE, sentence)[-1] == sentence


def test_a_name_of_two_words_may_begin_small() -> None:
    name = "de Blasio había cerrado el puente de la ciudad la noche del lunes."
    assert quotable(*WHOLE, name, code="es")[-1] == name


def test_where_capitals_do_not_begin_the_others_nothing_is_a_fragment() -> None:
    small = [one.lower() for one in WHOLE]
    assert quotable(*small) == small
    mixed = [WHOLE[0], *small[1:]]
    assert quotable(*mixed) == mixed


@given(st.lists(st.text(max_size=40), max_size=8), st.sampled_from(list(LANGUAGES)))
def test_positions_count_what_may_be_chosen(lines: list[str], code: str) -> None:
    quotable(*lines, code=code)
