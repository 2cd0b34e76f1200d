"""How plainly a sentence is built: what weighs less, by how much, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Sentence
from summarizers.ranking.plainness import LONG, SHORT, STEEPNESS, USUAL, WEIGHT, plainness_prior
from summarizers.reading.languages import language_of
from summarizers.reading.sentences import LONGEST

PLAIN = "The mayor of Arle closed the old stone bridge over the Merrow on Monday at 10:30 a.m."


def priors(*texts: str, language: str = "en", usual: int = 2 * SHORT) -> list[float]:
    """The weights of texts among as many sentences of a usual number of words, or of characters."""
    among = [words(usual) if language != "zh" else "市" * 2 * usual] * (len(texts) + 1)
    sentences = [Sentence(0, 0, len(text), text, row, True) for row, text in enumerate((*texts, *among))]
    return plainness_prior(sentences, language_of(language)).tolist()[: len(texts)]


def words(n: int) -> str:
    return " ".join(["word"] * n)


def test_a_plain_sentence_keeps_its_weight_and_a_hyphen_or_an_hour_is_no_dash_or_colon() -> None:
    assert priors(PLAIN, PLAIN.replace("old stone", "well-known")) == [1.0, 1.0]


@pytest.mark.parametrize("mark", (" (left) ", " [sic] ", " - ", " – ", "—", " -- ", ": "))
def test_brackets_dashes_and_a_colon_weigh_less(mark: str) -> None:
    assert priors(PLAIN.replace(" bridge ", f" bridge{mark} ")) == [WEIGHT]


def test_two_marks_of_a_kind_count_once_and_two_kinds_twice() -> None:
    aside = PLAIN.replace(" bridge ", " bridge (left) (right) ")
    assert priors(aside, aside.replace("mayor of", "mayor - of")) == pytest.approx([WEIGHT, WEIGHT**2])


def test_few_words_weigh_less_and_many_less_and_less() -> None:
    middle = (LONG + LONGEST) // 2
    short, enough, long, longer, longest = priors(*map(words, (SHORT - 1, SHORT, LONG, middle, LONGEST)))
    assert (short, enough, long) == (((SHORT - 1) / SHORT) ** STEEPNESS, 1.0, 1.0)
    assert priors(words(SHORT // 2), words(SHORT // 4)) == [0.5**STEEPNESS, 0.25**STEEPNESS]
    assert priors(f"{words(SHORT - 2)} 38", f"{words(SHORT - 2)} ٣٨") == [1.0, 1.0], "a figure is news in few words"
    assert WEIGHT < longer < 1.0
    assert longest == pytest.approx(WEIGHT)


def test_what_is_short_depends_on_the_text_and_on_what_of_it_may_be_chosen() -> None:
    usual = SHORT // 2
    fewest = USUAL * usual
    assert priors(words(3), words(usual - 1), usual=usual) == [(3 / fewest) ** STEEPNESS, 1.0]
    captions = [Sentence(0, 0, 4, words(2), row, False) for row in range(9)]
    long = Sentence(0, 0, 99, words(2 * SHORT), 9, True)
    assert plainness_prior([*captions, long], language_of("en"))[0] == (2 / SHORT) ** STEEPNESS
    assert plainness_prior(captions, language_of("en"))[0] == (2 / SHORT) ** STEEPNESS


def test_where_characters_are_words_two_of_them_count_as_one() -> None:
    short, enough = priors("市" * (2 * SHORT - 1), "市" * 2 * SHORT, language="zh")
    assert (short, enough) == (((SHORT - 0.5) / SHORT) ** STEEPNESS, 1.0)
    assert priors("市" * 32 + "（左）", "市" * 32 + "：", language="zh") == [WEIGHT, WEIGHT]


MARKED = st.text(st.sampled_from("word ([:-—，。"), max_size=300)


def test_syllables_that_are_written_apart_are_parts_of_words() -> None:
    enough = round(SHORT * language_of("vi").units_per_word + 0.5)
    short, long = priors(" ".join(["làng"] * SHORT), " ".join(["làng"] * enough), language="vi")
    assert short < long == 1.0


@given(st.lists(MARKED, max_size=20), st.sampled_from(("en", "zh", "ar")))
def test_where_most_are_long_every_weight_stands_for_its_sentence_alone(texts: list[str], language: str) -> None:
    together = priors(*texts, language=language)
    assert together == [priors(text, language=language)[0] for text in texts]
    assert all(0.0 <= prior <= 1.0 for prior in together)
