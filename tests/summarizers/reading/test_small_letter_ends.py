"""Sentences of texts without capitals: where one ends that the splitter runs on, and where one goes on that it cuts."""

import pytest

from summarizers.reading.languages import language_of
from summarizers.reading.letter_case import is_without_capitals
from summarizers.reading.sentences import split_line

REST = {
    "en": (
        " the dam above the town of arle broke on monday night, and the water of the lake ran through the streets of"
        " the lower town until the morning, when the mayor asked all who live there to leave their houses and to wait"
        " in the school on the hill for the buses of the county. rain is forecast for the rest of the week."
    ),
    "es": (
        " la presa sobre el pueblo de arle se rompió en la noche del lunes, y el agua del lago corrió por las calles de"
        " la parte baja hasta la mañana, cuando la alcaldesa pidió a todos los que viven allí que dejaran sus casas y"
        " esperaran en la escuela de la colina. se espera lluvia para el resto de la semana."
    ),
    "de": (
        " der damm über der stadt arle brach in der nacht zum montag, und das wasser des sees lief bis zum morgen durch"
        " die straßen der unterstadt, bis die bürgermeisterin alle, die dort wohnen, darum bat, ihre häuser zu"
        " verlassen und in der schule auf dem hügel zu warten. für den rest der woche ist regen angesagt."
    ),
}


def first_of(text: str, code: str = "en") -> list[str]:
    """The sentences of a text without capitals, but for those of what it goes on with."""
    rest = REST[code]
    line = text + rest
    spans = split_line(line, language_of(code))
    assert is_without_capitals(line)
    return [line[start:end] for start, end in spans if start < len(text)]


@pytest.mark.parametrize(
    ("code", "text", "behind"),
    [
        ("en", 'she called the noise "a roar that went on. "', " others heard nothing of it."),
        ("en", '"it will never hold. "', " they had just left the house when it broke."),
        ("en", "arle was saved by its own dogs!", " anna hale had heard them bark."),
        ("en", "the court has heard it.", "the dam above arle was never tested."),
        ("en", "the report is out.", "we're told that the dam leaked."),
        ("en", "it was built in 1911.", "this was the first of its kind."),
        ("es", "la alcaldesa habló de \"un rugido del fin del mundo. \"", " nadie más lo oyó."),
        ("de", "der bericht ist da.", "nach dem bruch war niemand dort."),
    ],
)
def test_a_sentence_ends_behind_a_closed_quotation_a_call_or_a_stop_without_a_blank(
    code: str, text: str, behind: str
) -> None:
    assert any(one.endswith(text[-20:]) for one in first_of(text + behind, code))
    assert behind.strip() in first_of(text + behind, code)


@pytest.mark.parametrize(
    "text",
    [
        '"it will never hold, " she had told the mayor.',
        '"who built it? " she asked the mayor.',
        'the shoes are not "made in the u.s.a. " anymore, as they were.',
        'he works for "the arle dam co. " of the lower town.',
        "we read it at people.com before the court opened.",
        "its site is arle.gov since the last vote.",
        "the file dam.html of the county is empty.",
        "both yahoo! and its users at yahoo! groups knew.",
        "on tuesday, attorneys for john hale jr. Filed the lawsuit in the lower court.",
        "the dam broke at about 3: 20 p.m. Et on monday, the mayor said.",
        "the virus came to the u.s. In august and has spread to two states.",
        "she met george h.w. Bush in the lower town.",
        "sources on the flight... Tell us that hale was at home.",
    ],
)
def test_a_sentence_goes_on_behind_what_may_be_shortened_and_before_who_speaks(text: str) -> None:
    assert first_of(text)[0] == text


@pytest.mark.parametrize(
    "text",
    ["they said they don't. The mayor did.", "nobody ran. The mayor did."],
)
def test_words_that_are_never_shortened_end_their_sentence(text: str) -> None:
    assert first_of(text)[0] == text.partition(". ")[0] + "."


def test_the_hour_of_an_entry_is_no_part_of_it() -> None:
    assert first_of("update: 5: 45 a.m. The water is still high.") == [
        "update: 5: 45 a.m.",
        "The water is still high.",
    ]


def test_a_short_paragraph_without_a_name_is_not_taken_for_a_text_without_capitals() -> None:
    line = "“It is over.” the crowd chanted."
    assert split_line(line, language_of("en")) == [(0, len(line))]
    assert not is_without_capitals(line)
    assert not is_without_capitals("The dam of Arle broke." + REST["en"])
