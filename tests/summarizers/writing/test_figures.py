"""Figures: what numbers are read as, with which bounds, of which kind, in which languages."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.reading.languages import LANGUAGES
from summarizers.writing.figure_words import figure_words
from summarizers.writing.figures import COMPARED, Figure, figures, may_hold_figures
from summarizers.writing.meanings import stems_of
from summarizers.writing.numerals import number_starts
from summarizers.writing.token_row import TokenRow
from summarizers.writing.tokens import tokens

VALUES = [
    ("en", "Thirty-eight people died.", "Thirty-eight", 38),
    ("en", "Thirty eight people died.", "Thirty eight", 38),
    ("en", "They built two hundred and fifty thousand homes.", "two hundred and fifty thousand", 250_000),
    ("en", "A fleet of 1,234 boats left.", "1,234", 1234),
    ("en", "It lost 3.2 million voters.", "3.2 million", 3_200_000),
    ("en", "India sent 1,00,000 doses.", "1,00,000", 100_000),
    ("en", "It bought two dozen buses.", "two dozen", 24),
    ("de", "Es kamen 1.200 Gäste.", "1.200", 1200),
    ("de", "Es fielen 7,42 Liter.", "7,42", 7.42),
    ("de", "Zweiunddreißig Gäste kamen.", "Zweiunddreißig", 32),
    ("fr", "Il y a 1 200 blessés.", "1 200", 1200),
    ("fr", "Il y a 1\u202f200 blessés.", "1\u202f200", 1200),
    ("fr", "Il y a vingt et un blessés.", "vingt et un", 21),
    ("es", "Había 3,500 casas.", "3,500", 3500),
    ("es", "Había 3.500 casas.", "3.500", 3500),
    ("es", "Había dos mil casas.", "dos mil", 2000),
    ("ru", "Погибли сорок два человека.", "сорок два", 42),
    ("ja", "約1万2000人が避難した。", "約1万2000", 12_000),
    ("ar", "قتل ٣٨ شخصا", "٣٨", 38),
    ("hi", "१२ लोग घायल", "१२", 12),
]
BOUNDS = [
    ("at least 40 people", "floor", 40, math.inf),
    ("no fewer than 40 people", "floor", 40, math.inf),
    ("40 or more people", "floor", 40, math.inf),
    ("up to 40 people", "ceiling", 0, 40),
    ("fewer than 40 people", "ceiling", 0, 40),
    ("nearly 40 people", "about", 36, 44),
    ("40 people", "exact", 40, 40),
    ("30 to 40 people", "range", 30, 40),
    ("30-40 people", "range", 30, 40),
    ("dozens of people", "floor", 12, math.inf),
    ("3.2 million people", "exact", 3_150_000, 3_250_000),
]
KINDS = [
    ("en", "It fell on 3 March.", "3", "date"),
    ("en", "It fell on March 3.", "3", "date"),
    ("en", "They met on 24.12.2024.", "24.12.2024", "date"),
    ("en", "It left at 06:40 sharp.", "06:40", "time"),
    ("en", "It left at 5 p.m. sharp.", "5", "time"),
    ("en", "Since 2019 it stood empty.", "2019", "year"),
    ("en", "More than 2000 homes burned.", "More than 2000", "count"),
    ("en", "Anna, 34, sang.", "34", "age"),
    ("en", "He was aged 34 then.", "34", "age"),
    ("en", "A 34-year-old sang.", "34-year-old", "code"),
    ("en", "She took Flight 214 home.", "214", "code"),
    ("en", "They took flight K7-214 home.", "K7-214", "code"),
    ("en", "See No. 5 there.", "5", "code"),
    ("en", "One of them sang.", "One", "code"),
    ("en", "On Monday 14 people sang.", "14", "count"),
    ("en", "It may be that 38 may sing.", "38", "count"),
    ("en", "It rose 7.2 percent.", "7.2 percent", "percent"),
    ("en", "It rose 7.2% again.", "7.2%", "percent"),
    ("en", "It won 2-1 again.", "2", "code"),
    ("de", "Am 3. Oktober sang sie.", "3", "date"),
    ("de", "Das 3. Lied gefiel.", "3", "ordinal"),
    ("de", "In Berlin 17 Sänger zu finden war leicht.", "17", "count"),
    ("es", "El 5 de mayo cantó.", "5", "date"),
    ("en", "A sixth victim sang.", "sixth", "rank"),
    ("fr", "Une sixième personne a chanté.", "sixième", "rank"),
]
MONEY = [
    ("en", "$3m", 3e6, "$"),
    ("en", "US$2.5bn", 2.5e9, "$"),
    ("en", "A$2.5bn", 2.5e9, "A$"),
    ("en", "€1.2 billion", 1.2e9, "EUR"),
    ("en", "1.2 billion euros", 1.2e9, "EUR"),
    ("en", "EUR 500", 500, "EUR"),
    ("de", "3 Mio. Euro", 3e6, "EUR"),
    ("ru", "1,2 млн рублей", 1.2e6, "RUB"),
]


def only(text: str, language: str) -> Figure:
    """The one figure of a text."""
    (figure,) = figures(text, language)
    return figure


@pytest.mark.parametrize(("language", "text", "said", "value"), VALUES, ids=[case[2] for case in VALUES])
def test_numbers_in_digits_and_words_have_their_value(language: str, text: str, said: str, value: float) -> None:
    """With the marks, blanks, scales and number words of the language; the span is what was said."""
    figure = only(text, language)
    assert (text[figure.start : figure.end], figure.value) == (said, value)


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDS, ids=[case[0] for case in BOUNDS])
def test_qualifiers_are_part_of_the_figure_and_bound_it(text: str, bound: str, low: float, high: float) -> None:
    """Whatever stands before or after the number; the noun is no part of it."""
    figure = only(text, "en")
    assert (figure.bound, figure.low, figure.high) == (bound, pytest.approx(low), pytest.approx(high))
    assert text[figure.end :].strip() in ("people", "of people")
    assert figure.start == 0
    assert figure.noun == ("people",)


@pytest.mark.parametrize(("language", "text", "said", "kind"), KINDS, ids=[f"{case[1]}" for case in KINDS])
def test_what_is_no_count_is_told_from_counts(language: str, text: str, said: str, kind: str) -> None:
    """By shape and by the word beside it."""
    figure = figures(text, language)[0]
    assert (text[figure.start : figure.end], figure.kind) == (said, kind)


@pytest.mark.parametrize(("language", "text", "value", "currency"), MONEY, ids=[case[1] for case in MONEY])
def test_sums_of_money_have_a_currency(language: str, text: str, value: float, currency: str) -> None:
    """Signs before, words after, scales of one letter."""
    figure = only(f"x {text} y", language)
    assert (figure.kind, figure.value, figure.currency) == ("money", value, currency)
    assert figure.start == 2
    assert figure.end == 2 + len(text)


def test_one_letter_is_a_scale_of_money_alone() -> None:
    """`3m` high is no three million."""
    assert figures("a wall 3m high", "en")[0].kind == "code"


PIECES = [
    "1",
    "1,",
    "1.",
    "a1",
    "1-",
    "$",
    "at least ",
    "1 000 ",
    "(",
    "1/1",
    "'",
    "two hundred and ",
    "million ",
    "May ",
]


@given(
    st.lists(
        st.sampled_from([*PIECES, "38 people ", "Anna, 34, ", "€", "%", "…", "٣", "万", "K7-", "\u202f"]), max_size=12
    ),
    st.sampled_from(["en", "de", "fr", "es", "ja", "ar", "xx"]),
)
def test_figures_stand_in_the_text_one_after_the_other(pieces: list[str], language: str) -> None:
    """Spans are inside, not empty, in order and apart; the least is not above the most."""
    text = "".join(pieces)
    end = 0
    for figure in figures(text, language):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high
        end = figure.end


@given(st.text(), st.sampled_from(["en", "zh", "ru"]))
def test_any_text_is_cut_into_tokens_that_cover_its_letters(text: str, language: str) -> None:
    """Tokens are in order and apart; every letter is in one."""
    row = TokenRow(text, language)
    covered = {at for token in row.tokens for at in range(token.start, token.end)}
    assert all(one.end <= other.start for one, other in zip(row.tokens, row.tokens[1:], strict=False))
    assert all(at in covered for at, letter in enumerate(text) if letter.isalpha())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_for_a_number_is_passed_over_before_figures_are_looked_for(language: str) -> None:
    words = figure_words(language)
    for word in number_starts(language) | words.vague.keys() | words.ordinals.keys():
        for text in (word, f"({word.upper()}) x", f"東{word}京", f"x-{word}’s"):
            found = [figure for figure in figures(text, language) if figure.value or figure.kind in COMPARED]
            assert may_hold_figures(text, language) or not found, text


@given(st.text("aon ewtZ½²①٣3三百万dozenst-’", max_size=20), st.sampled_from(["en", "de", "zh", "ja", "ar"]))
def test_what_is_passed_over_has_no_figure_that_is_compared(text: str, language: str) -> None:
    found = [figure for figure in figures(text, language) if figure.value or figure.kind in COMPARED]
    assert may_hold_figures(text, language) or not found


class CountingRow(list[object]):
    """A list that counts how often it is looked at."""

    looks = 0

    def __getitem__(self, key: object) -> object:
        """Count, then answer."""
        self.looks += 1
        return super().__getitem__(key)  # type: ignore[index]


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """Looks at tokens grow with the text, not with its square (counted, not timed)."""
    from summarizers.writing.figures import figures_among

    looks = []
    for size in (500, 2000):
        row = TokenRow((piece * size)[: 4 * size], "en")
        row.tokens = CountingRow(row.tokens)  # type: ignore[assignment]
        figures_among(row)
        looks.append(row.tokens.looks)  # type: ignore[attr-defined]
    assert looks[1] <= 6 * looks[0] + 100


@pytest.mark.parametrize("mark", ["\ud800", "\x00", "\u202e", "\U0010ffff"])
def test_what_is_no_character_of_a_word_has_no_stem_and_stops_nothing(mark: str) -> None:
    """Half a character above all, which no stemmer takes."""
    row = tokens(f"{mark} Dead {mark}38 boats", "en")
    assert [stem for stem in stems_of(row, "en") if stem] == ["=dead", "boat"]
