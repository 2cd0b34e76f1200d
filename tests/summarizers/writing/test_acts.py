"""Acts that are news once: whose they are, and that a brief tells them once."""

from __future__ import annotations

import pytest

from summarizers import Document, Length, Options, summarize
from summarizers.reading.languages import LANGUAGES
from summarizers.writing.acts import act_words, acts
from summarizers.writing.mentions import Said
from summarizers.writing.token_row import TokenRow
from summarizers.writing.told_once import told_once

TOLD = [
    ("en", "President Ada Holm on Monday apologised to the people of Arle.", {("apology", "holm")}),
    ("en", "During a call on Monday, Holm spoke of her grief and said she was sorry.", {("apology", "holm")}),
    ("en", "Mayor Rolf Brandt resigned and was arrested.", {("resignation", "brandt"), ("arrest", "brandt")}),
    ("en", "Holm has not apologised, and Brandt never stepped down.", set()),
    ("en", "The mayor apologised to everybody.", set()),
    ("en", "Brandt refused to resign over the apology.", set()),
    ("de", "Die Bürgermeisterin Ada Holm ist am Montag zurückgetreten.", {("resignation", "holm")}),
    ("fr", "Le maire Rolf Brandt a présenté ses excuses aux habitants.", {("apology", "brandt")}),
    ("es", "La alcaldesa Ada Holm pidió disculpas el lunes.", {("apology", "holm")}),
    ("it", "Il sindaco Rolf Brandt si è dimesso lunedì.", {("resignation", "brandt")}),
    ("pt", "O prefeito Rolf Brandt foi preso na segunda-feira.", {("arrest", "brandt")}),
    ("nl", "Burgemeester Rolf Brandt is maandag gearresteerd.", {("arrest", "brandt")}),
    ("ru", "Мэр Рольф Брандт в понедельник извинился перед жителями.", {("apology", "брандт")}),
    ("sv", "Borgmästare Rolf Brandt bad om ursäkt.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_an_act_is_told_of_the_name_before_it(language: str, text: str, told: set[tuple[str, str]]) -> None:
    """One that did not happen, or of nobody named, is none; nor is one in a language without words for them."""
    assert {(act, name[0]) for act, name in acts(TokenRow(text, language))} == told


@pytest.mark.parametrize("language", [code for code in LANGUAGES if act_words(code).acts])
def test_every_form_of_every_act_is_found(language: str) -> None:
    for act, forms in act_words(language).acts.items():
        for form in forms:
            found = set(acts(TokenRow(f"Holm {form} –", language)))
            assert (act, ("holm",)) in found, form


def test_an_apology_is_told_once_in_whatever_words() -> None:
    """Though the second telling has other words than the first; another person's is news."""
    first = "President Ada Holm on Monday apologised to the people of Arle for the bridge that fell into the river."
    again = "During a meeting with families of the dead, Holm spoke of her grief and said she was sorry."
    other = "The builder of the bridge, Rolf Brandt, apologised to his workers in a letter from abroad."
    documents = [Document(text, id=str(row)) for row, text in enumerate((first, again, other))]
    brief = summarize(documents, Options(Length("sentences", 3), explain=True, off_topic="include"))
    assert {one.text for one in brief.sentences} == {first, other}
    assert [
        (one.document, one.reason, brief.sentences[one.kept].text) for one in brief.dropped if one.kept is not None
    ] == [("1", "duplicate", first)]


def test_whose_act_it_is_may_be_said_by_any_word_of_the_name() -> None:
    first, again, other = (
        told_once(Said(text, "en"))
        for text in (
            "Marrow President Ada Holm on Monday apologised for the bridge.",
            "The Marrow leader called the families and apologised.",
            "The Dorn leader apologised.",
        )
    )
    assert again.is_told_by(first)
    assert not first.is_told_by(again)
    assert not other.is_told_by(first)
