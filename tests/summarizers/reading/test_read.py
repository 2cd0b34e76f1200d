"""Documents -> the text that is ranked: one language, each sentence once, rows that belong together."""

import numpy as np
import pytest
from sample_sets import SEEDS, documents, read_text, seed_set

from summarizers import Document, summarize

LINE = "The dam above the town of Arle broke before dawn on Monday morning."
OTHER = "Forty people were taken to the hospital of Marrow by noon that day."
THIRD = "The railway to the coast will stay closed until the end of autumn."


@pytest.mark.parametrize("name", SEEDS)
def test_rows_belong_together(name: str) -> None:
    """Sentences, words and `follows` are one row each; documents come in canonical order."""
    text = read_text(seed_set(name))
    n = len(text.sentences)
    assert len(text.words.starts) == n + 1
    assert text.follows.shape == (n,)
    assert [one.text for one in text.documents] == sorted(one.text for one in seed_set(name))
    assert [one.document for one in text.sentences] == sorted(one.document for one in text.sentences)
    assert sum(text.counts) >= n


def test_what_follows_what_is_said_for_neighbours_alone() -> None:
    """A repeat between two sentences parts them, and so does the border of a document."""
    text = read_text(documents(f"{LINE}\n{OTHER}\n{LINE}\n{THIRD}"))
    assert [one.text for one in text.sentences] == [LINE, OTHER, THIRD]
    assert text.follows.tolist() == [False, True, False]
    two = read_text(documents(OTHER, f"{LINE} {THIRD}"))
    assert two.follows.tolist() == [False, False, True]


def test_counts_are_of_all_sentences_repeats_and_copies_too() -> None:
    text = read_text(documents(f"{LINE}\n{LINE}\n{OTHER}", f"{LINE}\n{LINE}\n{OTHER}"))
    assert text.counts == (3, 3)
    assert len(text.sentences) == 2
    assert text.duplicate_of == {1: 0}


def test_positions_count_what_may_be_chosen_before_repeats_are_left_out() -> None:
    """A heading that is long enough to be prose has no end mark, so it takes no place from the lead."""
    heading = "What is known so far of the night in which the old dam above the town of Arle broke"
    text = read_text([Document(f"{heading}\n{LINE}\n{OTHER}", id="1", title="Dam breaks")])
    assert [(one.position, one.eligible) for one in text.sentences] == [(0, False), (0, True), (1, True)]


def test_what_was_read_is_numbered_with_the_rest_and_stands_apart() -> None:
    text = read_text(documents(LINE), already_read=documents(OTHER, LINE))
    assert len(text.sentences) == 1
    assert len(text.already_read.starts) == 3
    assert list(text.already_read.keys())[1] == next(text.words.keys())
    assert text.already_read.vocabulary is text.words.vocabulary


def test_a_title_is_taken_from_the_text_only_where_there_is_none() -> None:
    body = f"Dam breaks above Arle\n\n{LINE}\n{OTHER}"
    found, said = read_text([Document(body, id="1")]), read_text([Document(body, id="1", title="On the dam")])
    assert [one.title for one in found.documents] == ["Dam breaks above Arle"]
    assert [one.title for one in said.documents] == ["On the dam"]


def test_the_caller_s_text_is_never_touched() -> None:
    raw = "  “The DAM\u00a0broke,” she\tsaid\x07 on Monday in the old town of Arle. \r\n"
    text = read_text(documents(raw))
    assert text.documents[0].text == raw
    (only,) = text.sentences
    assert raw[only.start : only.end] == raw.strip()
    assert only.text == "“The DAM broke,” she said on Monday in the old town of Arle."


def test_an_empty_document_keeps_its_row() -> None:
    text = read_text([Document(LINE, id="a"), Document("", id="b"), Document(OTHER, id="c", language="en")])
    assert [one.id for one in text.documents] == ["b", "c", "a"]
    assert np.unique([one.document for one in text.sentences]).tolist() == [1, 2]
    assert text.counts == (0, 1, 1)


def test_near_copies_of_a_short_article_are_no_site_furniture() -> None:
    """Three documents of the same few lines are news told three times, and not three pages without an article."""
    story = "The old bridge at Arle was closed on Monday after engineers found cracks in it."
    repairs = "Repairs will take about six weeks, the mayor told reporters at the town hall."
    told = [f"{story}\n{repairs}", f"{repairs}\n{story}", f"{story}\n\n{repairs}"]
    assert summarize([Document(text) for text in told]).text
