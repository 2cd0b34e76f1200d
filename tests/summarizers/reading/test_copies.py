"""What is there twice: sentences repeated inside a document, and documents that are copies of another."""

import random
from dataclasses import replace

import numpy as np
from sample_sets import documents, seed_set

from summarizers import Length, Options, Sentence, summarize
from summarizers.reading.copies import COPY_CONTAINMENT, SHINGLE, copies, repeats_inside
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of

ALL = Options(Length("ratio", 1.0))


def made_up(seed: int, n_words: int = 200, vocabulary: int = 400) -> list[str]:
    source = random.Random(seed)
    return [f"w{source.randrange(vocabulary)}" for _ in range(n_words)]


def copies_of(texts: list[list[str]]) -> dict[int, int]:
    """Of documents of one sentence each, in the order given."""
    words = words_of([" ".join(text) for text in texts], language_of("xx"))
    return copies(np.arange(len(texts)), words, len(texts))


# --- copies of documents -------------------------------------------------------------------------------------


def test_a_whole_copy_is_one() -> None:
    text = made_up(1)
    assert copies_of([text, made_up(2), text]) == {2: 0}


def test_a_copy_that_is_cut_short_is_one_and_the_longest_is_kept() -> None:
    text = made_up(1)
    assert copies_of([text[:80], made_up(2), text, text[:150]]) == {0: 2, 3: 2}


def test_a_flash_of_thirty_words_out_of_a_long_report_is_a_copy() -> None:
    """However much longer the other one is, and wherever in it the flash stands."""
    for seed in range(20):
        text = made_up(seed, 600)
        assert copies_of([text, text[20 * seed : 20 * seed + 30]]) == {1: 0}


def test_a_copy_with_light_edits_is_one() -> None:
    text = made_up(1, 300)
    edited = [word if place % 40 else "edited" for place, word in enumerate(text)]
    assert copies_of([text, edited]) == {1: 0}


def test_a_document_with_much_of_its_own_is_none() -> None:
    """Half of it is wire copy, half its own work."""
    text = made_up(1, 300)
    assert copies_of([text, text[:150] + made_up(2, 150)]) == {}


def test_many_documents_with_one_wire_sentence_are_no_copies() -> None:
    wire = made_up(0, 25)
    assert copies_of([wire + made_up(seed, 60) for seed in range(1, 40)]) == {}


def test_copies_are_found_among_documents_that_share_a_wire_sentence() -> None:
    """Shared sentences make suspects of none, and hide no copy."""
    wire = made_up(0, 25)
    for seed in range(10):
        source = random.Random(seed)
        originals = [made_up(1_000 * seed + number, 150) + wire for number in range(1, 31)]
        copied = source.sample(range(30), 5)
        cut = [originals[row][: source.randint(20, 149)] for row in copied]
        assert copies_of(originals + cut) == {30 + place: row for place, row in enumerate(copied)}


def test_documents_without_words_are_no_copies_of_each_other() -> None:
    assert copies_of([[], [], made_up(1)]) == {}


def test_short_documents_are_copies_only_when_they_say_the_same() -> None:
    assert copies_of([["a", "b"], ["a", "b"], ["a", "c"]]) == {1: 0}


def test_copies_agree_with_the_containment_of_all_shingles() -> None:
    """By brute force over every shingle, where containment is not so near the border that a sample may differ."""
    found = expected = 0
    for seed in range(60):
        source = random.Random(seed)
        original = made_up(seed, 400)
        kept = source.choice([0.0, 0.2, 0.4, 0.9, 1.0])
        other = original[: int(400 * kept)] + made_up(seed + 1_000, int(399 * (1 - kept)))
        shingles = [
            {tuple(text[at : at + SHINGLE]) for at in range(len(text) - SHINGLE + 1)} for text in (original, other)
        ]
        contained = len(shingles[0] & shingles[1]) / max(1, len(shingles[1]))
        assert abs(contained - COPY_CONTAINMENT) > 0.1
        is_copy = copies_of([original, other]) != {}
        assert is_copy == (contained >= COPY_CONTAINMENT), (seed, contained)
        found += is_copy
        expected += contained >= COPY_CONTAINMENT
    assert 0 < found == expected < 60


def test_a_copy_has_no_vote_and_gives_no_sentence_and_no_support() -> None:
    first, second, *rest = seed_set("aktau")
    copy = replace(second, id="copy", source="Copyist")
    with_copy = summarize([first, second, *rest, copy], ALL)
    without = summarize([first, second, *rest], ALL)
    assert [one.text for one in with_copy.sentences] == [one.text for one in without.sentences]
    assert [one.score for one in with_copy.sentences] == [one.score for one in without.sentences]
    duplicates = {one.document.id: one.duplicate_of for one in with_copy.documents if one.duplicate_of}
    assert duplicates in ({"copy": second.id}, {second.id: "copy"})
    (left_out,) = duplicates
    used = {one.document for one in with_copy.sentences}
    used |= {support.document for one in with_copy.sentences for support in one.support}
    assert left_out not in used


# --- repeats inside a document -------------------------------------------------------------------------------


def test_repeats_are_found_word_for_word_and_per_document() -> None:
    lines = [(0, "The dam broke."), (0, "“The DAM broke”"), (1, "The dam broke."), (0, "The dams broke.")]
    sentences = [Sentence(document, 0, 1, line, 0, True) for document, line in lines]
    words = words_of([line for _, line in lines], language_of("en"))
    assert repeats_inside(sentences, words).tolist() == [False, True, False, False]


def test_a_paragraph_that_stands_twice_is_no_second_source_and_no_second_vote() -> None:
    first = "The dam above the town of Arle broke before dawn on Monday morning."
    other = "Forty people were taken to the hospital of Marrow by noon that day."
    twice = summarize(documents(f"{first}\n{other}\n{first}"), ALL)
    once = summarize(documents(f"{first}\n{other}"), ALL)
    assert twice.sentences == once.sentences
    assert not any(one.support for one in twice.sentences)
    assert twice.documents[0].sentences == 3
