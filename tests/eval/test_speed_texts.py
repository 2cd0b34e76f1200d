"""The benchmark's text: as many sentences as asked for, the same each time, alike at all sizes."""

from pathlib import Path

import pytest

from eval.speed.texts import DOCUMENT_SENTENCES, REPEATS_EVERY, SENTENCE_CHARACTERS, documents, near_duplicate_share
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import language_of
from summarizers.reading.sentences import split_document


@pytest.mark.parametrize("n_sentences", [1, 19, 20, 21, 50, 200, 1_003])
@pytest.mark.parametrize("seed", [0, 7])
def test_the_text_splits_into_exactly_as_many_sentences_that_may_all_be_chosen(n_sentences: int, seed: int) -> None:
    language = language_of("en")
    made = documents(n_sentences, seed)
    sentences = [one for row, document in enumerate(made) for one in split_document(document, row, language)]
    assert len(sentences) == n_sentences
    assert all(one.eligible for one in sentences)
    assert len(made) == -(-n_sentences // DOCUMENT_SENTENCES)


def test_the_same_seed_gives_the_same_text_and_another_seed_another_one() -> None:
    assert documents(300, 3) == documents(300, 3)
    assert documents(300, 3) != documents(300, 4)


def test_a_text_is_the_beginning_of_every_longer_one() -> None:
    """So that a larger size adds sentences and changes none."""
    short, long = documents(100), documents(500)
    assert [one.text for one in long[: len(short)]] == [one.text for one in short]


def test_the_share_of_near_duplicates_does_not_depend_on_the_size() -> None:
    """One in ten repeats an earlier one, so that about 1 − 0.9·exp(−0.1) of all have a partner."""
    expected = 1 - (1 - 1 / REPEATS_EVERY) * 2.718281828 ** (-1 / REPEATS_EVERY)
    for n_sentences in (400, 2_000, 8_000):
        assert near_duplicate_share(documents(n_sentences, 1)) == pytest.approx(expected, abs=0.05)


def test_without_planted_repeats_hardly_any_sentence_has_a_partner() -> None:
    """What chance makes alike is no part of the share: one document in ten, which lie beyond the reach of repeats."""
    made = documents(20_000)[::11]
    assert near_duplicate_share(made) < 0.02


def test_the_text_is_taken_for_english_and_is_about_as_long_as_stated() -> None:
    made = documents(2_000)
    assert {detect_language(one.text) for one in made} == {"en"}
    assert sum(len(one.text) + 2 for one in made) / 2_000 == pytest.approx(SENTENCE_CHARACTERS, rel=0.03)


def test_the_text_is_made_of_the_sets_it_is_given(tmp_path: Path) -> None:
    """Its function words are those of the templates, whatever was drawn for the others."""
    articles = tmp_path / "one" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "one" / "references").mkdir()
    (tmp_path / "one" / "references" / "1.txt").write_text("A reference.")
    (tmp_path / "one" / "set.json").write_text('{"id": "one", "language": "en"}')
    sentence = "Engineers under mayor Lindqvist opened three sluices along both canals before midnight yesterday."
    (articles / "1.txt").write_text(sentence)
    [made] = documents(5, seeds=tmp_path)
    for line in made.text.split(". "):
        words = line.rstrip(".").split()
        assert words[-1] == "yesterday"
        assert "under" in words and "before" in words
