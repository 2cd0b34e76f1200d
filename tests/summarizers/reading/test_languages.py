"""Which language a text is in: three short news sentences of each."""

import json
from pathlib import Path

import pytest
from sample_sets import documents, read_text

from summarizers import Document, Options, summarize
from summarizers.reading.detection import detect_language, told_language
from summarizers.reading.languages import LANGUAGES, language_of

NEWS: dict[str, str] = json.loads(
    (Path(__file__).parents[1] / "labelled" / "three_sentences.json").read_text(encoding="utf-8")
)


def test_there_is_news_in_every_language_we_name() -> None:
    assert NEWS.keys() == LANGUAGES.keys()
    assert len(NEWS) == 30


@pytest.mark.parametrize("code", NEWS)
def test_detection(code: str) -> None:
    assert detect_language(NEWS[code]) == code


@pytest.mark.parametrize("code", sorted(NEWS.keys() - {"zh", "ja", "ko", "th"}))
def test_detection_by_the_first_sentence_alone(code: str) -> None:
    assert detect_language(NEWS[code].split(". ")[0]) == code


@pytest.mark.parametrize("code", ["en", "de", "fr", "ru", "ar", "zh"])
def test_detection_heeds_no_case_and_no_figures_and_few_foreign_names(code: str) -> None:
    text = f"2024-12-28 {NEWS[code].upper() if code in 'en de fr ru' else NEWS[code]} 3 400 12:30 – BBC, TASS, Škoda"
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "12 34", "…!", "🙂"])
def test_a_text_without_a_letter_counts_as_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize("code", NEWS)
def test_a_brief_in_every_language(code: str) -> None:
    """Found out by itself, split where its sentences end, and within the length."""
    language = language_of(code)
    brief = summarize(documents(NEWS[code]))
    assert brief.language == code
    assert not {"other_language", "unknown_language"} & {warning.code for warning in brief.warnings}
    assert brief.sentences
    if language.end_marks:
        assert brief.documents[0].sentences == 3
    assert language.known
    assert language.words.stop_words or language.bigrams


def test_the_callers_choice_wins() -> None:
    said = [Document(NEWS["en"], id="1", language="en")]
    assert summarize(said, Options(language="nl")).language == "nl"
    assert summarize([Document(NEWS["en"], id="1", language="nl")]).language == "nl"


def test_the_majoritys_language_is_the_briefs_and_the_others_are_named() -> None:
    found = documents(NEWS["de"], NEWS["en"], NEWS["fr"], NEWS["de"].replace("Dienstag", "Mittwoch"))
    brief = summarize(found)
    assert brief.language == "de"
    assert [(one.code, one.document) for one in brief.warnings if one.code == "other_language"] == [
        ("other_language", "2"),
        ("other_language", "3"),
    ]
    assert {one.document for one in brief.sentences} <= {"1", "4"}
    assert [one.sentences for one in brief.documents][1:3] == [0, 0]


def test_of_two_languages_with_as_many_documents_the_one_with_more_text_is_taken() -> None:
    longer = NEWS["fr"] + " " + NEWS["fr"].replace("mardi", "jeudi")
    assert summarize(documents(NEWS["en"], longer)).language == "fr"
    assert summarize(documents(longer, NEWS["en"])).language == "fr"


def test_a_document_of_a_word_or_two_is_taken_to_be_in_the_language_of_the_others() -> None:
    found = documents(NEWS["de"], "Sturm.", "12:30", "", NEWS["de"].replace("Dienstag", "Mittwoch"))
    assert told_language("Sturm.") is None
    brief = summarize(found)
    assert brief.language == "de"
    assert "other_language" not in {warning.code for warning in brief.warnings}
    assert [one.sentences for one in brief.documents] == [3, 1, 0, 0, 3]


def test_documents_of_a_word_or_two_tell_their_language_together() -> None:
    words = documents(*(f"{word}." for word in NEWS["fr"].split()))
    assert {told_language(document.text) for document in words} == {None}
    assert summarize(words).language == "fr"


def test_the_front_of_a_text_decides_where_it_is_clear() -> None:
    for code in ("en", "de", "ru"):
        front = " ".join([NEWS[code]] * 8)
        assert len(front) > 1_000
        assert detect_language(front + NEWS["fr"] * 20) == code
    assert detect_language(NEWS["de"] + NEWS["fr"] * 20) == "fr"


def test_a_language_without_lists_is_served_by_shape_and_says_so() -> None:
    brief = summarize(
        [Document("Laeva uppus teisipäeval ranniku lähedal. Seitse inimest päästeti kiiresti ja õnnelikult.")]
    )
    assert brief.language == "et"
    assert "unknown_language" in {warning.code for warning in brief.warnings}
    assert brief.sentences


def test_a_code_in_no_table_cuts_words_and_stems_none() -> None:
    language = language_of("xx")
    assert not language.known
    assert list(language.stem(["boats"])) == ["boats"]


@pytest.mark.parametrize(("code", "direction"), [("ar", True), ("fa", True), ("he", True), ("ur", True), ("en", False)])
def test_direction(code: str, direction: bool) -> None:
    assert language_of(code).right_to_left is direction


def test_words_are_characters_where_there_are_no_spaces() -> None:
    assert language_of("zh").count_words("周二 沉没。") == 5
    assert language_of("ko").count_words("화요일 침몰했다.") == 2
    assert language_of("en").count_words("It sank — at 5 p.m.") == 6
    text = read_text(documents(NEWS["zh"]))
    assert text.language.count_words(text.sentences[0].text) == len(text.sentences[0].text)
