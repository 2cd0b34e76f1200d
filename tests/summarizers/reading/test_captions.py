"""A short line without a verb is a caption and not quoted; a line that only looks so is prose."""

import pytest

from summarizers.datatypes import Document
from summarizers.reading.captions import LONGEST_CAPTION, is_verbless
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.sentences import split_document

CAPTIONS = [
    ("en", "Ambulances at the old bridge of Arle after the flood."),
    ("en", "Walter Hale, 52, mayor of Arle, with his wife at the dam in 2016."),
    ("en", "Image: Ann Lee for the Evening Post of Arle."),
    ("en", "Walter Hale, 18, from Arle."),
    ("fr", "Des ambulances sur le vieux pont d'Arle après la rupture du barrage."),
    ("fr", "Le maire d'Arle, Paul Roy, avec sa femme au bord du lac."),
]
PROSE = [
    ("en", "The dam above the town broke on Monday."),
    ("en", "Der Damm über Arle ist am Montag gebrochen."),
    ("en", "w1x1 w1x2 w1x3 w1x4 w1x5 w1x6 w1x7."),
    ("en", "Nobody of the lower town was hurt."),
    ("en", "Police search the lower town of Arle."),
    ("en", "The report establishes a target for the dam of Arle."),
    ("en", "The mayor isn't sure of the dam."),
    ("en", "The mayor’ll go to the dam at noon."),
    ("en", '"No water for the lower town," in the words of the mayor.'),
    ("fr", "Le barrage a cédé dans la nuit de lundi."),
    ("fr", "Le maire d'Arle ne sait rien."),
    ("fr", "Les habitants quittèrent la ville basse."),
    ("fr", "La ville fournit de l'eau à ses voisins."),
]


@pytest.mark.parametrize(("code", "line"), CAPTIONS)
def test_a_line_without_a_verb_is_a_caption(code: str, line: str) -> None:
    assert is_verbless(line, language_of(code))


@pytest.mark.parametrize(("code", "line"), PROSE)
def test_a_line_with_a_verb_or_what_may_be_one_is_prose(code: str, line: str) -> None:
    assert not is_verbless(line, language_of(code))


def test_where_a_language_has_no_list_of_verbs_nothing_is_told() -> None:
    listed = [code for code in LANGUAGES if language_of(code).words.verbs]
    assert {"en", "fr"} <= set(listed)
    assert not any(is_verbless("Ann Lee, Arle, 2016.", language_of(code)) for code in LANGUAGES if code not in listed)


def test_a_long_line_is_prose() -> None:
    line = f"Ann{' of Arle' * ((LONGEST_CAPTION + 1) // 2)}."
    assert not is_verbless(line, language_of("en"))


def test_a_caption_is_refused_on_a_line_of_its_own_alone_and_what_follows_is_the_lead() -> None:
    caption = "Ambulances at the old bridge of Arle after the flood."
    lead = "The dam above Arle broke on Monday night and flooded the lower town."

    def quotable(text: str) -> list[tuple[str, int]]:
        found = split_document(Document(text, id="1"), 0, language_of("en"))
        return [(one.text, one.position) for one in found if one.eligible]

    assert quotable(f"{caption}\n{lead}") == [(lead, 0)]
    assert quotable(f"{caption} {lead}") == [(caption, 0), (lead, 1)]
    assert quotable(caption) == [(caption, 0)]
