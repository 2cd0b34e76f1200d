"""What sentences begin with: the first words say who did what."""

import pytest

from summarizers.choosing.openings import Openings
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of

FIRST = "Rescuers found the flight recorders near its tail; they searched a wreck until nightfall in Arle."


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        ("Recorders of the flight went to Baku, where ministers from seven capitals heard them.", True),
        ("Ministers from seven capitals heard a tape in Baku that rescuers had found there.", True),
        ("Ministers from seven capitals heard in Baku that men searched the wreck at nightfall.", False),
        ("Ministers from seven capitals heard in Baku what rescuers thought of it.", False),
        ("", False),
    ],
)
def test_one_of_two_begins_with_two_words_of_the_other(other: str, meets: bool) -> None:
    """Function words count for nothing, and stems for words; of a sentence without words there is nothing to meet."""
    openings = Openings(words_of([FIRST, other], language_of("en")))
    assert openings.meet(0, 1) is meets
    assert openings.meet(1, 0) is meets


def test_a_word_that_comes_twice_is_one() -> None:
    """Else a sentence would begin with less than others do."""
    lines = ["Storm after storm, storm upon storm, storms: a dam broke.", "Near Arle an old dam seems weak: it broke."]
    assert Openings(words_of(lines, language_of("en"))).meet(0, 1)
