"""Who says the same: versions of one sentence, and the documents that support it."""

import numpy as np
import pytest
from sample_sets import dense, documents, ranked, ranked_lines, read_text, seed_set

from summarizers import Length, Options, summarize
from summarizers.choosing.duplicates import LEAST_CONTAINED, NOTHING_NEW, SAME, Likeness
from summarizers.choosing.openings import Openings

TOLD = "Thirty-eight people died when the airliner crashed near the city of Aktau on Wednesday, officials said."


@pytest.mark.parametrize(
    "version",
    [
        TOLD,
        TOLD.replace("Thirty-eight", "38"),
        TOLD.replace(", officials said", ""),
        "Officials said 38 people had died when the airliner crashed near Aktau on Wednesday.",
        "“" + TOLD.replace(", officials said.", ",” officials said."),
        TOLD.replace("crashed", "CRASHED"),
    ],
)
def test_versions_of_one_sentence_say_the_same(version: str) -> None:
    others = ["The president apologised on Saturday.", "Rescuers searched the steppe with dogs until nightfall."]
    vectors = ranked_lines([TOLD, version, *others]).vectors
    common = Likeness(vectors.matrix, vectors.idf).common(vectors.matrix[0])
    assert common.alike(SAME).tolist() == [True, True, False, False]
    assert common.cosine[0] == pytest.approx(1)


def test_each_supporting_document_is_named_once() -> None:
    lines = [TOLD, TOLD.replace("Wednesday", "Dec. 25"), "38 people died: " + TOLD]
    rest = [
        "The president apologised to his counterpart in a call on Saturday, the Kremlin said in a note to reporters.",
        "Flights to nine cities in the south were put off until the end of the month by four airlines of the region.",
        "Rescuers searched the steppe with dogs until nightfall and found both of the recorders near the tail.",
    ]
    found = documents(*(f"{line}\n{other}" for line, other in zip(lines, rest, strict=True)))
    brief = summarize(found, Options(Length("sentences", 1)))
    (only,) = brief.sentences
    sources = [only.document, *(one.document for one in only.support)]
    assert sorted(sources) == ["1", "2", "3"]
    assert all(0 < one.similarity <= 1 + 1e-12 for one in only.support)


def test_looking_up_equals_comparing_with_all() -> None:
    """Cosine, containment and shared terms as their definitions have them, pair by pair."""
    given = ranked(read_text(seed_set("aktau")))
    matrix, idf = given.vectors.matrix, given.vectors.idf
    rows = dense(matrix)
    likeness = Likeness(matrix, idf)
    for row in range(0, len(rows), 7):
        common = likeness.common(matrix[row])
        for other in range(len(rows)):
            mine, theirs = set(np.flatnonzero(rows[row])), set(np.flatnonzero(rows[other]))
            weights = [idf[list(terms)] for terms in (mine, theirs, mine & theirs)]
            ours, others, both = (one.sum() for one in weights)
            shorter = min(ours, others)
            our_news, their_news, told = (sum(one - 1) for one in weights)
            assert common.terms[other] == len(mine & theirs)
            assert common.cosine[other] == pytest.approx(rows[row] @ rows[other])
            assert common.containment[other] == pytest.approx(both / shorter if shorter else 0)
            assert common.told[other] == pytest.approx(told / our_news if our_news else 0)
            assert common.tells[other] == pytest.approx(told / their_news if their_news else 0)


def test_what_says_the_same_adds_nothing_new() -> None:
    """The looser measure takes in all that the precise one does."""
    assert all(looser <= precise for looser, precise in zip(NOTHING_NEW, SAME, strict=True))


def test_sentences_that_share_names_and_deed_report_one_thing() -> None:
    lines = [
        "Russian President Vladimir Putin apologised to Azerbaijan on Saturday for the loss of an airliner this week.",
        "President Vladimir Putin apologised to Azerbaijan, Russian agencies reported, but named no cause of a crash.",
        "Russian President Vladimir Putin opened a bridge in the north and praised the engineers who had built it.",
    ]
    given = ranked_lines(lines).vectors
    common = Likeness(given.matrix, given.idf).common(given.matrix[0])
    assert common.alike(NOTHING_NEW).tolist() == [True, True, False]


SAILORS = "the 15 sailors and marines whom guards of Iran seized on 23 March"
FROZEN = f"Britain froze trade, banks, shares, debts and gold until {SAILORS} are free."
SUSPENDED = f"A national security council in Tehran suspends a release of {SAILORS}."
OF_THEM = [f"Relatives sent a {one} in a {one} cover to {SAILORS}." for one in ("card", "book", "song", "parcel")]
OTHERS = [f"Of a {one} nothing was heard from that {one} for a while." for one in ("ferry", "bridge", "dam", "mill")]


def test_sentences_that_share_what_all_say_and_begin_otherwise_tell_different_things() -> None:
    """The two share what stands behind their news: the sailors, the seizure, the day, as all articles have them."""
    given = ranked_lines([FROZEN, SUSPENDED, *OF_THEM, *OTHERS, *OTHERS, *OTHERS])
    vectors, meet = given.vectors, Openings(given.vectors.words).meet
    common = Likeness(vectors.matrix, vectors.idf).common(vectors.matrix[0])
    assert Likeness(vectors.matrix, vectors.idf).alike(0, common, NOTHING_NEW)[1]
    assert not common.close(NOTHING_NEW)[1]
    assert not Likeness(vectors.matrix, vectors.idf, meet).alike(0, common, NOTHING_NEW)[1]


def test_what_few_others_have_is_enough_however_both_begin() -> None:
    """Nobody else speaks of the sailors."""
    given = ranked_lines([FROZEN, SUSPENDED, *OTHERS]).vectors
    common = Likeness(given.matrix, given.idf).common(given.matrix[0])
    likeness = Likeness(given.matrix, given.idf, lambda _row, _other: False)
    assert not common.close(NOTHING_NEW)[1]
    assert likeness.alike(0, common, NOTHING_NEW)[1]


def test_what_is_close_says_the_same_however_it_begins() -> None:
    given = ranked_lines([FROZEN, FROZEN, *OTHERS]).vectors
    common = Likeness(given.matrix, given.idf).common(given.matrix[0])
    found = Likeness(given.matrix, given.idf, lambda _row, _other: False).alike(0, common, SAME)
    assert found.tolist() == [True, True, *[False] * len(OTHERS)]


def test_a_few_words_of_a_long_sentence_are_not_contained_in_it() -> None:
    """Both of the short one's words stand in the long one, as they would in any other."""
    long = f"{FROZEN[:-1]}, and two ferries that lay in the harbour of Dover have sailed again, three ministries said."
    lines = ["The ministries have sailed again.", long, *OTHERS]
    given = ranked_lines(lines).vectors
    common = Likeness(given.matrix, given.idf).common(given.matrix[0])
    assert common.containment[1] > NOTHING_NEW.containment
    assert common.cosine[1] < LEAST_CONTAINED
    assert not common.alike(NOTHING_NEW)[1]
