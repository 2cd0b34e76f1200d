"""How a sentence speaks: what is weighed down, and what is left alone, in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Sentence
from summarizers.ranking.manner import CAPTION_WEIGHT, WEIGHT, manner_prior
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.words import words_of

REPORTS = (
    "The mayor of Arle closed the old bridge on Monday.",
    '"I was worried about my house," said Anna Berg of Arle.',
    "“We will rebuild it for you,” the mayor told our correspondent's paper.",
    "The bridge was opened on May 17, 2011, by the mayor.",
    "It had been closed since 17 May 2011.",
    "The mayor spoke to the council on May 17 about the bridge.",
    "Waves of the storm broke the bridge, which fell on May 17.",
    '"We will rebuild the bridge," the mayor said, "and the dam."',
    "«Wir bauen die Brücke wieder auf», sagte der Bürgermeister.",
    "Trains between the U.S. and Canada stood still.",
)
OTHERS = (
    "I was worried that the bridge would not hold.",
    "If you're thinking of crossing it, think twice.",
    "Our bases overseas do not use pennies.",
    '"It is gone," said Anna Berg, and we all knew it.',
    '"The bridge will be rebuilt within a year."',
    "„Die Brücke wird wieder aufgebaut.“",
    "The mayor speaks to the council on Oct. 8 in Arle.",
    "Supporters of the mayor gather at the bridge on Saturday afternoon, March 4, 2017.",
    "The council met at the old bridge on Monday, May 16, 2011, in Arle.",
    "The council will meet at the old bridge on Monday, May 16, 2011.",
)
CAPTIONS = (
    "The entrance to the port is seen in Arle, Tuesday, May 17, 2011.",
    "A woman watches the flood in Arle, Wednesday, 9 Nov. 2016",
    "A truck stands on the old bridge in Arle late Tuesday afternoon, May 17, 2011.",
    "Neighbours hold candles during a march against the dam Saturday, May 21, 2011, in Arle.",
    "The mayor speaks during an Oct. 8 interview in Arle.",
    "The mayor speaks during an Oct. 8, 2014, interview in Arle.",
    "A truck drives over the bridge in Arle on May 17, 2011.",
)


def priors(*texts: str, language: str = "en") -> list[float]:
    sentences = [Sentence(0, 0, len(text), text, row, True) for row, text in enumerate(texts)]
    return manner_prior(sentences, words_of(texts, language_of(language)), language_of(language)).tolist()


@pytest.mark.parametrize("text", REPORTS[:2] + REPORTS[3:])
def test_a_report_keeps_its_weight(text: str) -> None:
    assert priors(text) == [1.0]


@pytest.mark.parametrize("text", (*OTHERS, REPORTS[2]))
def test_what_speaks_as_its_writer_to_its_reader_or_may_be_a_caption_weighs_half(text: str) -> None:
    assert priors(text) == [WEIGHT]


def test_a_day_that_no_comma_parts_from_its_date_is_prose_where_languages_write_so() -> None:
    assert priors("La mairie a fermé le vieux pont d'Arle lundi 16 mai 2011.", language="fr") == [WEIGHT]


@pytest.mark.parametrize("text", CAPTIONS)
def test_a_dated_caption_weighs_next_to_nothing(text: str) -> None:
    assert priors(text) == [CAPTION_WEIGHT]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if language_of(code).words.persons])
def test_every_listed_word_is_found_where_it_stands_alone_and_nowhere_in_a_quotation(language: str) -> None:
    for word in language_of(language).words.persons:
        joined = "" if language_of(language).characters_are_words else " "
        text = f"{word}{joined}{word}"
        assert priors(text, language=language) == [WEIGHT], word
        assert priors(f"X: «{text}»", language=language) == [1.0], word


@pytest.mark.parametrize("language", [code for code in LANGUAGES if not language_of(code).bigrams])
def test_a_weekday_with_its_whole_date_at_the_end_is_a_captions_in_every_calendar(language: str) -> None:
    calendar = language_of(language).words
    caption = f"X, {calendar.weekdays[1][0]}, 17 {calendar.months[4][0]} 2011."
    assert priors(caption, language=language) == [CAPTION_WEIGHT]


@given(
    st.lists(st.text(max_size=30) | st.sampled_from(REPORTS + OTHERS + CAPTIONS), max_size=6),
    st.sampled_from(list(LANGUAGES)),
)
def test_each_sentence_is_judged_by_itself(texts: list[str], language: str) -> None:
    texts = [" ".join(text.split()) for text in texts]
    together = priors(*texts, language=language)
    assert together == [one for text in texts for one in priors(text, language=language)]
    assert set(together) <= {1.0, WEIGHT, CAPTION_WEIGHT}
