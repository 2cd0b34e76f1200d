"""What holds for every ranker, selector and output on every set: the promises of a brief."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from sample_sets import (
    SEEDS,
    data_sets,
    documents,
    needs_data,
    random_lines,
    ranked,
    ranked_lines,
    read_text,
    seed_set,
)

from summarizers import Brief, Document, Length, NothingToSummarizeError, Options, TooManySentencesError, summarize
from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.ranked import Ranked
from summarizers.ranking.rankers import RANKERS
from summarizers.ranking.vectors import tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.sentences import folded
from summarizers.reading.words import words_of
from summarizers.writing.output_formats import OUTPUT_FORMATS

LENGTHS = (Length("words", 60), Length("sentences", 3), Length("characters", 400), Length("ratio", 0.1))
LINEAR = ("textrank", "centroid", "lead")
# The others go by the order of the sentences where ratings are equal.
EQUIVARIANT = ("textrank", "lexrank", "centroid")


def assert_keeps_its_promises(brief: Brief, found: Sequence[Document], length: Length) -> None:
    texts = {document.id: document.text for document in found}
    for sentence in brief.sentences:
        assert folded(texts[sentence.document][sentence.start : sentence.end]) == sentence.text
        for support in sentence.support:
            assert support.document != sentence.document
            assert texts[support.document][support.start : support.end].strip()
        for other in sentence.disagreements:
            assert sentence.text[slice(*other.at)] == other.figure
            assert folded(texts[other.document][other.start : other.end]) == other.says
    said = [sentence.text for sentence in brief.sentences]
    assert brief.text == " ".join(said)
    assert len(set(said)) == len(said)
    assert said, "a brief is never empty while there is a sentence"
    assert_within(brief, found, length)


def assert_within(brief: Brief, found: Sequence[Document], length: Length) -> None:
    words = language_of(brief.language).count_words
    size, most = {
        "words": (words(brief.text), length.amount),
        "sentences": (len(brief.sentences), length.amount),
        "characters": (len(brief.text), length.amount),
        "ratio": (words(brief.text), length.amount * sum(words(document.text) for document in found)),
    }[length.unit]
    if size > most:
        assert len(brief.sentences) == 1
        assert "length" in {warning.code for warning in brief.warnings}


def without_order(brief: Brief) -> tuple[object, ...]:
    """All of a brief that the order of the documents may not change."""
    by_id = sorted(brief.documents, key=lambda one: one.document.id)
    return brief.title, brief.language, brief.signature, brief.sentences, by_id, brief.dropped


@pytest.mark.parametrize("selector", SELECTORS)
@pytest.mark.parametrize("ranker", RANKERS)
@pytest.mark.parametrize("name", SEEDS)
def test_every_ranker_and_selector_on_every_seed_set(name: str, ranker: str, selector: str) -> None:
    found = seed_set(name)
    length = LENGTHS[(len(ranker) + len(selector)) % len(LENGTHS)]
    options = Options(length=length, ranker=ranker, selector=selector, explain=True)
    brief = summarize(found, options)
    assert_keeps_its_promises(brief, found, length)
    for form in OUTPUT_FORMATS.values():
        assert form.render(brief).encode("utf-8")
    if ranker not in LINEAR and selector != "mmr":
        return  # the slow ones: that a selector heeds no order shows with the fast ones
    shuffled = random.Random(1).sample(found, len(found))
    assert without_order(summarize(shuffled, options)) == without_order(brief)
    assert [one.document.id for one in summarize(shuffled, options).documents] == [one.id for one in shuffled]


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_same_again_gives_the_same_bytes(ranker: str) -> None:
    options = Options(ranker=ranker, explain=True)
    briefs = [summarize(seed_set("harbour-fire"), options) for _ in range(2)]
    for form in OUTPUT_FORMATS.values():
        assert form.render(briefs[0]) == form.render(briefs[1])


@pytest.mark.parametrize("amount", [1, 7, 30, 120, 1_000, 100_000])
@pytest.mark.parametrize("unit", ["words", "sentences", "characters"])
@pytest.mark.parametrize("selector", SELECTORS)
def test_no_length_is_passed(selector: str, unit: str, amount: int) -> None:
    for name in ("aktau", "hochwasser-ranzach"):
        length = Length(unit, amount)
        assert_keeps_its_promises(summarize(seed_set(name), Options(length, selector=selector)), seed_set(name), length)


@pytest.mark.parametrize("ratio", [0.001, 0.05, 0.5, 1.0])
def test_no_ratio_is_passed(ratio: float) -> None:
    for name in SEEDS:
        length = Length("ratio", ratio)
        assert_keeps_its_promises(summarize(seed_set(name), Options(length)), seed_set(name), length)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_reads_the_same_sentences(order: str) -> None:
    for name in SEEDS:
        brief = summarize(seed_set(name), Options(order=order))
        assert_keeps_its_promises(brief, seed_set(name), Length())
        default = summarize(seed_set(name), Options())
        assert sorted(one.text for one in brief.sentences) == sorted(one.text for one in default.sentences)


@needs_data
def test_the_default_on_every_set_of_the_evaluation_data() -> None:
    """Spans, lengths, repeats, and the order of the documents; the lengths take turns."""
    for number, (name, found) in enumerate(data_sets()):
        length = LENGTHS[number % len(LENGTHS)]
        brief = summarize(found, Options(length))
        assert_keeps_its_promises(brief, found, length)
        assert without_order(summarize(found[::-1], Options(length))) == without_order(brief), name


@pytest.mark.parametrize("ranker", RANKERS)
class TestScores:
    def test_they_are_finite_not_negative_and_sum_to_1(self, ranker: str) -> None:
        given = [ranked(read_text(seed_set(name))) for name in SEEDS]
        given += [ranked_lines(random_lines(seed)) for seed in range(20)]
        given += [ranked_lines(["word"]), ranked_lines(["", ""]), ranked_lines(["the and of", "of the"])]
        for one in given:
            scores = RANKERS[ranker].score(one)
            assert scores.shape == (len(one.sentences),)
            assert np.isfinite(scores).all()
            assert (scores >= 0).all()
            assert scores.sum() == pytest.approx(1, abs=1e-12)

    def test_they_leave_the_global_random_state_alone(self, ranker: str) -> None:
        state = np.random.get_state()[1].tolist(), random.getstate()  # noqa: NPY002
        RANKERS[ranker].score(ranked(read_text(seed_set(SEEDS[0]))))
        assert (np.random.get_state()[1].tolist(), random.getstate()) == state  # noqa: NPY002


@pytest.mark.parametrize("ranker", EQUIVARIANT)
def test_scores_follow_the_sentences_into_another_order(ranker: str) -> None:
    for seed in range(20):
        lines = random_lines(seed)
        order = np.random.default_rng(seed).permutation(len(lines))
        scores = RANKERS[ranker].score(ranked_lines(lines))
        permuted = RANKERS[ranker].score(ranked_lines([lines[row] for row in order]))
        assert permuted == pytest.approx(scores[order], rel=1e-9)


@pytest.mark.parametrize("ranker", sorted(RANKERS.keys() - {"lead"}))
def test_sentences_that_say_the_same_score_the_same(ranker: str) -> None:
    """All but `lead`, which goes by place alone."""
    lines = ["the fire at the dock", "a mayor resigned", "the fire at the dock", "the dock closed", "fire dock"]
    scores = RANKERS[ranker].score(ranked_lines(lines))
    assert scores[0] == pytest.approx(scores[2], rel=1e-12)


@pytest.mark.parametrize("ranker", RANKERS)
class TestEdges:
    @pytest.mark.parametrize("texts", [(), ("",), ("   \n\t\n",), ("Fire",), ("...", "!!!"), ("\x00\x01",)])
    def test_nothing_to_summarise_is_a_clear_error(self, ranker: str, texts: tuple[str, ...]) -> None:
        with pytest.raises(NothingToSummarizeError, match=f"got {len(texts)} documents"):
            summarize(documents(*texts), Options(ranker=ranker))

    def test_one_sentence_is_the_brief(self, ranker: str) -> None:
        text = "The dam broke on Monday near the town of Arle."
        assert summarize(documents(text), Options(ranker=ranker)).text == text

    def test_a_short_sentence_stands_where_there_is_no_other(self, ranker: str) -> None:
        brief = summarize(documents("It burned."), Options(ranker=ranker))
        assert brief.text == "It burned."
        assert [warning.code for warning in brief.warnings] == ["readability"]

    def test_one_document_is_no_source_for_itself(self, ranker: str) -> None:
        found = seed_set("aktau")[:1]
        brief = summarize(found, Options(ranker=ranker))
        assert_keeps_its_promises(brief, found, Length())
        assert not any(sentence.support for sentence in brief.sentences)

    def test_identical_documents_are_one_document_and_its_copies(self, ranker: str) -> None:
        text = seed_set("aktau")[0].text
        brief = summarize(documents(text, text, text), Options(ranker=ranker))
        alone = summarize(documents(text), Options(ranker=ranker))
        assert brief.text == alone.text
        assert [one.duplicate_of for one in brief.documents] == [None, "1", "1"]
        assert not any(sentence.support for sentence in brief.sentences)

    def test_sentences_without_a_shared_word(self, ranker: str) -> None:
        text = "\n".join(" ".join(f"w{row}x{place}" for place in range(8)) + "." for row in range(3_000))
        try:
            brief = summarize(documents(text), Options(ranker=ranker))
        except TooManySentencesError as error:
            assert "3000 sentences" in str(error)
            assert ranker not in (*LINEAR, "lexrank")
        else:
            assert_keeps_its_promises(brief, documents(text), Length())
            assert len(brief.sentences) == 100 // 8

    def test_sentences_of_nothing_but_stop_words(self, ranker: str) -> None:
        found = documents("This is what they had to do for all of us.", "Not that there was more of it than this.")
        assert_keeps_its_promises(summarize(found, Options(ranker=ranker, language="en")), found, Length())


@pytest.mark.parametrize("ranker", LINEAR)
def test_five_hundred_documents(ranker: str) -> None:
    source = random.Random(5)
    names = [f"{letter}{letter}orton" for letter in "BCDFGHKLMNPRSTVW"]
    found = documents(
        *(
            "\n".join(
                f"{source.choice(names)} sent {source.randint(2, 90)} boats to {source.choice(names)} "
                f"after the storm of week {source.randint(1, 52)} had closed {source.choice(names)} road."
                for _ in range(6)
            )
            for _ in range(500)
        )
    )
    brief = summarize(found, Options(ranker=ranker))
    assert_keeps_its_promises(brief, found, Length())
    assert without_order(summarize(found[::-1], Options(ranker=ranker))) == without_order(brief)


def test_without_diversity_mmr_is_top() -> None:
    """At 0 only relevance counts, so both choose the same, in the same order."""
    for name in SEEDS:
        mmr = summarize(seed_set(name), Options(selector="mmr", diversity=0.0, order="score"))
        top = summarize(seed_set(name), Options(selector="top", diversity=0.0, order="score"))
        assert mmr.sentences == top.sentences


def test_top_heeds_no_diversity() -> None:
    low, high = (
        summarize(seed_set("aktau"), Options(selector="top", diversity=value, order="score")) for value in (0.0, 1.0)
    )
    assert low.sentences == high.sentences


@pytest.mark.parametrize("selector", ["mmr", "coverage"])
def test_diversity_changes_what_is_chosen(selector: str) -> None:
    texts = {
        summarize(seed_set("mayor-resigns"), Options(selector=selector, diversity=value)).text for value in (0.0, 1.0)
    }
    assert len(texts) == 2


def test_a_query_draws_what_has_to_do_with_it() -> None:
    for ranker in RANKERS:
        plain, asked = (
            summarize(seed_set("aktau"), Options(Length("sentences", 2), ranker=ranker, query=query)).text
            for query in (None, "Embraer flight recorders")
        )
        hits = ("Embraer", "recorder", "black box", "light J2")
        assert sum(map(asked.count, hits)) >= sum(map(plain.count, hits)), ranker


def test_rankers_see_one_row_a_sentence() -> None:
    """The invariant: row i of the vectors is sentence i. In German, as English terms may hang on the other words."""
    text = read_text(seed_set("hochwasser-ranzach"))
    given: Ranked = ranked(text)
    assert len(given.vectors.matrix) == len(text.sentences)
    for row in (0, len(text.sentences) // 2, len(text.sentences) - 1):
        alone = tfidf(words_of([text.sentences[row].text], text.language))
        own = {given.vectors.words.terms[column] for column in given.vectors.matrix[row].columns}
        assert own == set(alone.words.terms)
