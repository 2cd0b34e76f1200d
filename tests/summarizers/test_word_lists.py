"""The word lists are data: these tests hold their shape, and samples of what they say."""

import json
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.spelling import fold_spelling
from summarizers.reading.word_lists import WordLists, word_lists
from summarizers.reading.words import fold

WORDS = files("summarizers.reading") / "words"
SCRIPTS = {
    "el": {"GREEK"},
    "ru": {"CYRILLIC"},
    "uk": {"CYRILLIC"},
    "ar": {"ARABIC"},
    "fa": {"ARABIC"},
    "he": {"HEBREW"},
    "hi": {"DEVANAGARI"},
    "bn": {"BENGALI"},
    "th": {"THAI"},
    "zh": {"CJK"},
    "ja": {"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    "ko": {"HANGUL"},
}
# A single character may be a word, or words have no spaces between them.
ONE_CHARACTER_WORDS = {"zh", "ja", "ko", "th"}
# Conjunctions and pronouns of one letter: "y" opens Spanish sentences as "and" opens English ones.
ONE_LETTER_OPENERS = {
    "es": {"y"},
    "pt": {"e"},
    "it": {"e", "o"},
    "pl": {"a", "i"},
    "cs": {"a", "i"},
    "hu": {"ő"},
    "ru": {"а", "и"},
    "uk": {"а", "й", "і"},
    "el": {"ή"},
    "tr": {"o"},
    "fa": {"و"},
    "bn": {"এ"},
}
# Left out because the word has a far commoner sense: Persian nine is "no", Vietnamese five is "year".
HOMONYMS = {"fa": {9}, "vi": {5}}
# Counting goes by ten thousands and their squares, not by thousands.
MYRIADS = {"zh", "ja", "ko"}

THIRTY_EIGHT = {
    "en": "thirty-eight",
    "de": "achtunddreißig",
    "fr": "trente-huit",
    "es": "treinta y ocho",
    "pt": "trinta e oito",
    "it": "trentotto",
    "nl": "achtendertig",
    "sv": "trettioåtta",
    "da": "otteogtredive",
    "no": "trettiåtte",
    "fi": "kolmekymmentäkahdeksan",
    "pl": "trzydzieści osiem",
    "cs": "osmatřicet",
    "ro": "treizeci și opt",
    "hu": "harmincnyolc",
    "ru": "тридцать восемь",
    "uk": "тридцять вісім",
    "el": "τριάντα οκτώ",
    "tr": "otuz sekiz",
    "ar": "ثمانية وثلاثون",
    "fa": "سی و هشت",
    "he": "שלושים ושמונה",
    "hi": "अड़तीस",
    "bn": "আটত্রিশ",
    "vi": "ba mươi tám",
    "id": "tiga puluh delapan",
    "zh": "三十八",
    "ja": "三十八",
    "ko": "서른여덟",
    "th": "สามสิบแปด",
}


def listed(language: str) -> dict[str, list[str]]:
    """Every list of a language as the file has it: mappings by their keys, days and months flattened."""
    text = (WORDS / f"{language}.json").read_text(encoding="utf-8")
    keys_twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        keys_twice.extend(key for key in keys if keys.count(key) > 1)
        return dict(pairs)

    fields = json.loads(text, object_pairs_hook=once)
    assert not keys_twice
    assert fields.pop("name").istitle()
    for key in ("weekdays", "months"):
        assert all(len(set(forms)) == len(forms) for forms in fields[key]), key
        fields[key] = sorted({form for forms in fields[key] for form in forms})
    return {key: list(words) for key, words in fields.items()}


def words_of(lists: WordLists) -> Iterator[str]:
    yield from (*lists.stop_words, *lists.openers, *lists.leavings, *lists.boilerplate, *lists.credits, *lists.persons)
    yield from (*lists.notices, *lists.pointers, *lists.pictures, *lists.heads, *lists.starters, *lists.caption_verbs)
    yield from (*lists.numbers, *lists.scales, *lists.spelling, *lists.spelling.values())
    yield from (*lists.floors, *lists.ceilings, *lists.roundings)
    for forms in (*lists.weekdays, *lists.months):
        yield from forms


def test_every_file_is_of_a_language_we_name() -> None:
    """A file that the languages do not name would never be loaded, and a missing one would be silent."""
    present = {Path(str(file)).stem for file in WORDS.iterdir() if file.name.endswith(".json")}
    assert present == set(LANGUAGES)


def test_a_language_without_a_file_has_empty_lists_under_its_code() -> None:
    assert word_lists("xx") == WordLists(name="xx")


def test_a_code_that_is_a_path_opens_nothing() -> None:
    assert word_lists("../words/en") == WordLists(name="../words/en")


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_words_are_as_they_are_compared(self, language: str) -> None:
        """Folded as texts are (lower case, NFC, straight apostrophes), single blanks: else none would ever match."""
        for word in words_of(word_lists(language)):
            assert word == fold(word) == unicodedata.normalize("NFC", word), word
            assert word == " ".join(word.split()) != "", word
            assert not set(word) & set("“”\u200e\u200f"), word

    def test_words_are_in_the_script_of_the_language(self, language: str) -> None:
        """Latin may stand anywhere (`cookie`); in a calendar it may not."""
        own = SCRIPTS.get(language, {"LATIN"})
        lists = word_lists(language)
        calendar = {form for forms in (*lists.weekdays, *lists.months) for form in forms}
        for word in words_of(lists):
            scripts = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
            assert scripts <= (own if word in calendar else own | {"LATIN"}), word

    def test_no_word_stands_twice_in_a_list(self, language: str) -> None:
        for key, words in listed(language).items():
            assert len(set(words)) == len(words), (key, sorted({w for w in words if words.count(w) > 1}))

    def test_stop_words_are_a_list_of_function_words_and_no_vocabulary(self, language: str) -> None:
        lists = word_lists(language)
        assert 100 <= len(lists.stop_words) <= 650
        assert not any(" " in word for word in lists.stop_words)

    def test_the_calendar_is_whole(self, language: str) -> None:
        lists = word_lists(language)
        assert len(lists.weekdays) == 7 and all(lists.weekdays)
        assert len(lists.months) == 12 and all(lists.months)
        for calendar in (lists.weekdays, lists.months):
            forms = [form for day in calendar for form in day]
            assert len(set(forms)) == len(forms), "a form that names two days or months tells nothing"

    def test_openers_and_leavings_are_long_enough_to_mean_something(self, language: str) -> None:
        """A single letter would match initials and list marks; a leaving must hardly be found in prose."""
        lists = word_lists(language)
        if language not in ONE_CHARACTER_WORDS:
            assert all(len(word) > 1 or word in ONE_LETTER_OPENERS.get(language, ()) for word in lists.openers)
        assert all(len(phrase) > (2 if language in ONE_CHARACTER_WORDS else 5) for phrase in lists.leavings)
        assert not set(lists.leavings) & (set(lists.openers) | lists.stop_words)
        assert len(lists.openers) >= 30 and len(lists.leavings) >= 10 and len(lists.credits) >= 5

    def test_pronouns_are_openers(self, language: str) -> None:
        lists = word_lists(language)
        assert set(lists.pronouns) <= set(lists.openers)

    def test_numbers_and_scales_are_numbers(self, language: str) -> None:
        lists = word_lists(language)
        assert set(range(2, 11)) - HOMONYMS.get(language, set()) <= set(lists.numbers.values())
        assert all(0 <= value <= 1e4 for value in lists.numbers.values())
        assert ({1e4, 1e8} if language in MYRIADS else {1e3, 1e6, 1e9}) <= set(lists.scales.values())
        assert all(value >= 10 for value in lists.scales.values())

    def test_bounds_do_not_contradict_each_other(self, language: str) -> None:
        lists = word_lists(language)
        assert lists.floors and lists.ceilings and lists.roundings
        assert not set(lists.floors) & set(lists.ceilings)
        assert not (set(lists.floors) | set(lists.ceilings)) & set(lists.roundings)


@pytest.mark.parametrize(("language", "word"), THIRTY_EIGHT.items())
def test_thirty_eight_in_words(language: str, word: str) -> None:
    assert word_lists(language).numbers[word] == 38


@pytest.mark.parametrize("language", [code for code in LANGUAGES if word_lists(code).spelling])
def test_both_spellings_become_one(language: str) -> None:
    """A listed spelling and the one that it stands for are the same word to everything that compares words."""
    for variant, standard in word_lists(language).spelling.items():
        assert variant != standard
        one, other = fold_spelling([variant, standard], language_of(language))
        assert one == other, (variant, one, other)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("programme", "program"),
        ("fulfil", "fulfill"),
        ("metres", "meters"),
        ("apologised", "apologized"),
    ],
)
def test_british_and_american_are_one_word(british: str, american: str) -> None:
    one, other = fold_spelling([british, american], language_of("en"))
    assert one == other


# The start of a sentence that leans on the one before it, and of one that stands alone.
OPENINGS = {
    "en": (["he", "but", "the statement", "asked about", "in addition"], ["the plane", "a", "there", "i", "because"]),
    "de": (["er", "jedoch", "die beiden", "das sei"], ["das", "die", "der", "ein"]),
    "fr": (["il", "cependant", "selon lui"], ["le", "la", "les", "l'avion", "un", "une"]),
    "es": (["pero", "su", "sin embargo", "añadió"], ["el", "la", "los", "un"]),
    "nl": (["hij", "daarnaast", "het is"], ["het", "de", "een"]),
    "sv": (["han", "dessutom", "det är"], ["den", "det", "de", "en"]),
    "no": (["hun", "dessuten", "det er"], ["den", "det", "de", "en"]),
    "da": (["hun", "desuden", "det er"], ["den", "det", "de", "en"]),
    "ru": (["он", "однако", "по его словам"], ["в", "на", "самолёт"]),
    "ar": (["وأضاف", "كما", "هذا"], ["قال", "وقال", "في"]),
    "zh": (["他", "然而"], ["在", "中国"]),
}


@pytest.mark.parametrize(("language", "leans", "stands"), [(code, *pair) for code, pair in OPENINGS.items()])
def test_openers_lean_and_articles_do_not(language: str, leans: list[str], stands: list[str]) -> None:
    openers = set(word_lists(language).openers)
    assert set(leans) <= openers
    assert not openers & set(stands)
