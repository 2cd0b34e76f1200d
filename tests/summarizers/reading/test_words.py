"""What counts as the same word, and what is no word at all."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.reading import remembering
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.words import fold, words_of

SAME = [
    ("en", "apologised", "apologized"),
    ("en", "defence", "defense"),
    ("en", "colour", "color"),
    ("en", "neighbours", "neighbors"),
    ("en", "centre", "center"),
    ("en", "kilometres", "kilometers"),
    ("en", "travelled", "traveled"),
    ("en", "analyse", "analyze"),
    ("en", "aeroplane", "airplane"),
    ("en", "organisations", "organization"),
    ("en", "labour", "Labor"),
    ("en", "licence", "license"),
    ("en", "don’t", "don't"),
    ("en", "crash", "crashes"),
    ("en", "crashed", "crashing"),
    ("en", "ﬁre", "fire"),
    ("en", "co\u00adoperate", "cooperate"),
    ("de", "Straße", "STRASSE"),
    ("de", "Häuser", "Haus"),
    ("fr", "Élysée", "E\u0301lyse\u0301e"),
    ("fr", "ÉCOLE", "école"),
    ("tr", "İstanbul", "istanbul"),
    ("ru", "Самолёты", "самолёт"),
    ("ar", "كَتَبَ", "كتب"),
    ("ar", "المـــدينة", "المدينة"),
    ("he", "שָׁלוֹם", "שלום"),
    ("el", "Αθήνα", "ΑΘΗΝΑ"),
    ("uk", "п’ять", "п'ять"),
    ("vi", "Việt", unicodedata.normalize("NFD", "việt")),
    ("hi", "क\u093cलम", unicodedata.normalize("NFC", "क\u093cलम")),
    ("ko", "비행기", unicodedata.normalize("NFD", "비행기")),
]
DIFFERENT = [
    ("en", "pour", "por"),
    ("en", "hour", "hor"),
    ("en", "rise", "rize's"),
    ("en", "38", "39"),
    ("en", "3.5", "35"),
    ("en", "1,250", "1.250"),
    ("fr", "mur", "mûr"),
    ("de", "schon", "schön"),
    ("hi", "कल", "काल"),
]


def terms(text: str, code: str) -> list[str]:
    words = words_of([text], language_of(code))
    return [words.terms[term] if term >= 0 else "" for term in words.term_of[words.ids]]


@pytest.mark.parametrize(("code", "one", "other"), SAME)
def test_two_spellings_of_one_word(code: str, one: str, other: str) -> None:
    assert terms(one, code) == terms(other, code) != []


@pytest.mark.parametrize(("code", "one", "other"), DIFFERENT)
def test_two_words(code: str, one: str, other: str) -> None:
    assert terms(one, code) != terms(other, code)


@pytest.mark.parametrize(
    ("code", "text", "cut"),
    [
        ("en", "It fell 3.5% to 1,250.75.", ["it", "fell", "3.5", "to", "1,250.75"]),
        ("en", "don't re-open the U.S. door", ["don't", "re", "open", "the", "u", "s", "door"]),
        ("fr", "l’avion d'Aktau", ["l", "avion", "d", "aktau"]),
        ("zh", "飞机坠毁", ["飞机", "机坠", "坠毁"]),
        ("zh", "在2024年", ["在", "2024", "年"]),
        ("ja", "カスピ海", ["カス", "スピ", "ピ海"]),
        ("th", "เครื่องบิน", ["เค", "คร", "รื", "ื่", "่อ", "อง", "งบ", "บิ", "ิน"]),
        ("ko", "비행기가", ["비행", "행기", "기가"]),
        ("zh", "在 Aktau 坠毁", ["在", "aktau", "坠毁"]),
        ("hi", "विमान दुर्घटना", ["विमान", "दुर्घटना"]),
        ("xx", "Ñandú 12", ["ñandú", "12"]),
    ],
)
def test_cutting(code: str, text: str, cut: list[str]) -> None:
    words = words_of([text], language_of(code))
    assert [list(words.vocabulary)[number] for number in words.ids] == cut


def test_stop_words_have_no_term_and_keep_their_place() -> None:
    words = words_of(["The fire at the dock"], language_of("en"))
    assert (words.term_of[words.ids] == -1).tolist() == [True, False, True, True, False]


def test_a_sentence_is_keyed_by_its_folded_words_and_not_by_its_stems() -> None:
    same = words_of(["“The FIRE, again”", "the fire again", "the fires again"], language_of("en"))
    assert len(set(same.keys())) == 2 and next(same.keys()) == list(same.keys())[1]


def test_sentences_can_be_picked_in_another_order() -> None:
    words = words_of(["one two", "", "three", "two two"], language_of("xx"))
    picked = words.keep([3, 1, 0])
    assert [list(picked.vocabulary)[number] for number in picked.ids] == ["two", "two", "one", "two"]
    assert picked.starts.tolist() == [0, 2, 2, 4]
    assert words.keep([]).starts.tolist() == [0]


@settings(max_examples=80, deadline=None)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30), max_size=6),
    code=st.sampled_from([*LANGUAGES, "xx"]),
)
def test_any_text_keeps_one_row_a_sentence(texts: list[str], code: str) -> None:
    """Whatever stands in them, the borders between sentences hold: each has the words that it has alone."""
    folded = [" ".join(text.split()) for text in texts]
    words = words_of(folded, language_of(code))
    assert len(words.starts) == len(texts) + 1
    assert words.starts[-1] == len(words.ids)
    for row, text in enumerate(folded):
        alone = words_of([text], language_of(code))
        together = [list(words.vocabulary)[number] for number in words.ids[words.starts[row] : words.starts[row + 1]]]
        assert together == [list(alone.vocabulary)[number] for number in alone.ids]
    assert words.term_of.max(initial=-1) == len(words.terms) - 1
    assert np.all(words.term_of >= -1)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("code", ["en", "de", "zh", "ar", "xx"])
def test_what_is_remembered_of_words_is_what_would_be_made(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of more words than are remembered has the same as a short one, and so has a word said twice."""
    texts = 2 * ["Centres were reorganised by the Dutch in 2024.", "Die Häuser, die Straßen: 1,234.5!", "橋は。 الجسر"]
    remembered = words_of(texts, language_of(code))
    monkeypatch.setattr(remembering, "MOST_WORDS", 0)
    made = words_of(texts, language_of(code))
    assert made.ids.tolist() == remembered.ids.tolist()
    assert made.term_of.tolist() == remembered.term_of.tolist()
    assert made.terms == remembered.terms
    assert list(made.vocabulary) == list(remembered.vocabulary)
