"""Lines, tokens, cuts and stop words, as the original program has them."""

import pytest

from eval.metrics.rouge import RougeOptions, lines, score
from eval.metrics.rouge.cuts import cut_bytes, cut_bytes_of_lines, cut_words
from eval.metrics.rouge.reading import read


def tokens(text: str, **settings: object) -> list[str]:
    """The tokens of a text under these options."""
    return read(lines(text), RougeOptions(**settings)).tokens  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CAT sat.", ["the", "cat", "sat"]),
        ("café-au-lait R2-D2", ["caf", "au", "lait", "r2", "d2"]),  # bytes outside ASCII separate, and hyphens
        ("\u0130stanbul \u212aelvin", ["stanbul", "elvin"]),  # str.lower would make i and k of them
        ("12,345.67 '90s", ["12", "345", "67", "90s"]),
        ("unter\u00a0Wasser", ["unter", "wasser"]),
        ("北京 Москва", []),
        ("\ud800 lone", ["lone"]),  # half a character, as JSON can bring it
    ],
)
def test_tokens_are_runs_of_ascii_letters_and_digits(text: str, expected: list[str]) -> None:
    """Only A-Z are lower-cased; all other bytes separate."""
    assert tokens(text) == expected


def test_only_a_line_feed_ends_a_unit() -> None:
    """Form feeds, line separators and carriage returns, at which str.splitlines splits, do not."""
    assert lines("a\x0bb\u2028c\rd\n\n\ne\n") == ["a\x0bb\u2028c\rd", "e"]


def test_words_are_fields_before_tokenising() -> None:
    """A dash alone is a word of the cut; a no-break space separates no words."""
    assert tokens("a - b c", words=3) == ["a", "b"]
    assert tokens("a\u00a0b c d", words=2) == ["a", "b", "c"]


def test_a_blank_in_front_of_a_line_counts_as_an_empty_word() -> None:
    """Three words are cut from " a b c": the empty one, a and b."""
    assert tokens(" a b c", words=3) == ["a", "b"]
    assert cut_words([b" a b", b"c d"], 4) == [b" a b", b"c"]
    assert cut_words([b"   ", b"c d"], 1) == [b"   ", b"c"]


def test_bytes_are_cut_across_lines_without_counting_what_joins_them() -> None:
    """Five bytes of "abc", "def" are all of the first line and two of the second, even inside a word."""
    assert cut_bytes([b"abc", b"def", b"ghi"], 5) == [b"abc", b"de"]
    assert tokens("abc\ndef\nghi", bytes=5) == ["abc", "de"]
    assert tokens("caf\u00e9s", bytes=4) == ["caf"]


def test_lines_of_l_and_w_are_cut_only_where_one_of_them_reaches_the_limit() -> None:
    """The program's counter of bytes stands still there; what follows such a line is dropped."""
    assert cut_bytes_of_lines([b"abc", b"def"], 5) == [b"abc", b"def"]
    assert cut_bytes_of_lines([b"abc", b"defghi", b"jkl"], 5) == [b"abc", b"defgh"]


def test_references_are_cut_too() -> None:
    """With both cut to one word, recall is 1 although the reference goes on."""
    assert score(["a b"], [["a c d e"]], RougeOptions(metrics=("rouge1",), words=1))["rouge1"].recall == 1


def test_stop_words_go_before_stemming() -> None:
    """`wonder` is none, though `wonders` stems to it; news words such as `reuters` are; `don't` never matches."""
    assert tokens("The wonders of Reuters don't", stopwords=True, stem=True) == ["wonder", "don"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straße CAFÉ", ["strasse", "café"]),
        ("北京2024年", ["北", "京", "2024", "年"]),
        ("ที่นี่", ["ที่", "นี่"]),  # Thai: a letter with its marks
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),  # Devanagari: marks stay inside the word
        ("кошка—собака", ["кошка", "собака"]),
        ("ﬁve", ["five"]),  # a ligature is its letters
    ],
)
def test_the_unicode_preset_has_tokens_of_any_script(text: str, expected: list[str]) -> None:
    """Words where there are spaces, characters where there are none."""
    assert tokens(text, preset="unicode") == expected


def test_the_unicode_preset_cuts_unspaced_scripts_by_the_character() -> None:
    """As a length in words is counted elsewhere in this project."""
    assert tokens("北京大学 abc", preset="unicode", words=3) == ["北", "京", "大"]
