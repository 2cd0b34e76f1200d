"""Days counted from one that is not known: what weighs less, in which articles, in every language."""

from __future__ import annotations

import pytest

from summarizers.datatypes import Document, Sentence
from summarizers.ranking.undated import WEIGHT, undated_prior
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.words import words_of
from summarizers.writing.date_words import date_words


def priors(*texts: str, language: str = "en", published: str | None = None) -> list[float]:
    sentences = [Sentence(0, 0, len(text), text, row, True) for row, text in enumerate(texts)]
    words = words_of(texts, language_of(language))
    return undated_prior(sentences, [Document("", published=published)], words, language_of(language)).tolist()


@pytest.mark.parametrize("text", ["The dam broke yesterday.", "The council meets today.", "Tomorrow it will rain."])
def test_a_day_counted_from_an_unknown_one_weighs_less(text: str) -> None:
    assert priors(text, "The dam broke on Monday.") == [WEIGHT, 1.0]
    assert priors(text, published="2025-05-12") == [1.0]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Monday.",
        "The dam broke on 12 May.",
        'The mayor said: "We will see about that tomorrow, and not today."',
        "The editors of USA Today wrote to the mayor.",
    ],
)
def test_weekdays_dates_quotations_and_names_do_not(text: str) -> None:
    assert priors(text) == [1.0]


def test_only_the_article_without_a_date_is_meant() -> None:
    text = "The dam broke yesterday."
    sentences = [Sentence(row, 0, len(text), text, 0, True) for row in range(2)]
    documents = [Document(text, published="2025-05-12"), Document(text)]
    english = language_of("en")
    assert undated_prior(sentences, documents, words_of([text, text], english), english).tolist() == [1.0, WEIGHT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_such_days(language: str) -> None:
    joined = "" if language_of(language).characters_are_words else " "
    found = [priors(f"X{joined}{day}{joined}X", language=language) for day in date_words(language).days]
    assert found.count([WEIGHT]) == len(found) > 0
