"""Where a headline that ran into the first sentence ends; and that sentences which only look so stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Document
from summarizers.reading.headlines import headline_length
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.sentences import split_document

CASED = "The dam above Arle broke on Monday and flooded the lower town."
SMALL = "the dam above arle broke on monday and flooded the lower town."


def left_of(text: str, title: str | None = None, code: str = "en") -> str:
    return text[headline_length(text, title, language_of(code)) :]


@pytest.mark.parametrize(
    ("code", "title", "glued", "sentence"),
    [
        ("en", "Dam breaks above Arle", "Dam breaks above Arle ", CASED),
        ("en", "Dam breaks above Arle", "DAM BREAKS ABOVE ARLE ", CASED),
        ("en", "Dam breaks above Arle - The Evening Post", "Dam breaks above Arle | ", CASED),
        (
            "en",
            "Arle flooded after dam breaks",
            "Arle flooded after dam breaks ",
            "Mayor Hale said the dam of Arle had leaked.",
        ),
        ("en", "Dam breaks above arle", "Dam breaks above arle ", SMALL),
        ("pt", "Barragem rompe em Arle", "Barragem rompe em Arle ", "A barragem de Arle rompeu e alagou a cidade."),
        ("vi", "Vỡ đập ở thành phố Arle", "Vỡ đập ở thành phố Arle ", "Con đập ở thành phố Arle đã vỡ đêm thứ Hai."),
    ],
)
def test_the_title_is_cut_off_where_a_sentence_begins_behind_it(
    code: str, title: str, glued: str, sentence: str
) -> None:
    assert left_of(glued + sentence, title, code) == sentence


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Dam breaks above Arle", "Dam breaks above Arle were common when the dams of Arle were made of earth."),
        ("Dam breaks above Arle", "Dam breaks above Arlemont flooded the town, and the dam was rebuilt."),
        ("Dam breaks above Arle", "Dam breaks above Arle: the mayor resigned on Monday, and so did Hale."),
        ("The dam", "The dam Hale Brothers built above Arle broke on Monday."),
        (None, "Dam breaks above Arle were common in the years before the war."),
    ],
)
def test_a_sentence_that_goes_on_behind_the_words_of_the_title_stays_whole(title: str | None, text: str) -> None:
    assert left_of(text, title) == text


@pytest.mark.parametrize(
    ("glued", "sentence"),
    [
        ("Town under water after dam breaks ARLE, Moravia -- ", CASED),
        ("Town under water after dam breaks ARLE (Coastwire) – ", "Mayor Hale closed the bridge on Monday."),
        ("Town under water after dam breaks ARLE — ", CASED),
        ("Dam breaks above the town of Arle 3:23 ", "Water from the dam flooded Arle on Monday."),
        ("Dam breaks above the town of arle 3: 23 ", "water from the dam flooded arle on monday."),
        ("Lower town of Arle flooded at night ", CASED),
        ("U.S. dam wall at Arle cracks ", "dam wall at Arle broke on Monday after weeks of rain."),
        ("Arle dam wall cracks at night ", "arle dam wall broke on monday after weeks of rain."),
    ],
)
def test_without_a_title_a_lead_that_says_the_same_begins_behind_it(glued: str, sentence: str) -> None:
    assert left_of(glued + sentence) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "The head of the CIA – Walter Hale – told the Senate on Monday that the dam was safe.",
        "The old dam of Arle broke at 3:23 on Monday, when nobody in Arle was near the dam.",
        "The dam of Arle, of which The Hague had warned the town of Arle, broke on Monday.",
        "Smokers run a higher risk of heart disease and cancer, and a higher risk of heart failure.",
        "The state water board says that of the water of the spring the state sold half to a board.",
        "O diretor do filme Ainda estou aqui recebeu na segunda-feira o prêmio de melhor roteiro.",
        "A dam of the class Arle 3 of the Arle works broke on Monday, and The Hague sent for the plans.",
        "Walter Hale, mayor of Arle since 2016, said on Monday that The old dam was his best book.",
    ],
)
def test_names_and_words_said_twice_make_no_headline(text: str) -> None:
    assert left_of(text) == text


def test_a_pronoun_of_politeness_begins_no_sentence() -> None:
    text = "Wenn Sie nach dem Hochwasser ein Haus kaufen wollen sollten Sie das Haus erst prüfen und dann kaufen."
    assert left_of(text, code="de") == text


def test_words_of_one_syllable_said_again_are_no_evidence() -> None:
    text = "Thủ tướng yêu cầu Ngân hàng Chính sách xã hội và các ngân hàng khác cho người dân vùng lũ vay vốn."
    assert left_of(text, code="vi") == text


def test_where_there_are_no_capitals_no_word_shows_that_a_sentence_begins_anew() -> None:
    text = "انهار السد فوق مدينة آرل يوم الاثنين وغمرت المياه مدينة آرل بعد أن انهار السد في الليل."
    assert left_of(text, code="ar") == text


def test_only_the_first_sentence_of_a_document_has_a_headline() -> None:
    glued = f"Dam breaks above Arle {CASED}"
    document = Document(f"{glued}\nMayor Hale spoke.\n{glued}", id="1", title="Dam breaks above Arle")
    assert [one.text for one in split_document(document, 0, language_of("en"))] == [CASED, "Mayor Hale spoke.", glued]


@pytest.mark.parametrize(
    ("code", "tag", "sentence"),
    [
        ("en", "Arle dam leaks again EXCLUSIVE ", CASED),
        ("en", "arle dam leaks more water exclusive ", SMALL),
        ("fr", "Le barrage d'Arle fuit encore EXCLUSIF ", "Le barrage d'Arle a cédé lundi et la ville est inondée."),
    ],
)
def test_a_tag_parts_a_headline_from_the_lead_that_repeats_it(code: str, tag: str, sentence: str) -> None:
    assert left_of(tag + sentence, code=code) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Hale said in an exclusive interview that the dam of Mayor Hale would hold.",
        "The mayor gave Arle's paper exclusive interviews about the dam of Arle.",
        "The club above the dam is EXCLUSIVE and nobody of the lower town is let in.",
        "the club above the dam is now exclusive and nobody of the lower town is let in.",
    ],
)
def test_what_is_exclusive_in_a_sentence_is_no_tag(text: str) -> None:
    assert left_of(text) == text


@given(st.text(min_size=1), st.none() | st.text(), st.sampled_from(list(LANGUAGES)))
def test_any_text_is_taken(text: str, title: str | None, code: str) -> None:
    assert 0 <= headline_length(text, title, language_of(code)) <= len(text)
