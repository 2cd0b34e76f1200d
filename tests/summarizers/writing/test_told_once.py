"""What a sentence tells that a brief tells once, and what of its own it has beside others."""

import pytest

from summarizers.writing.mentions import Said
from summarizers.writing.told_once import has_news, told_once


def test_a_toll_is_told_by_two_sentences_that_have_its_figures_between_them() -> None:
    toll, dead, aboard, parts = (
        told_once(Said(text, "en"))
        for text in (
            "At least 38 of the 67 people on the flight died.",
            "The jet crashed on Wednesday and killed 38 people.",
            "The flight left for the north with 67 people.",
            "The flight left for the north with 62 passengers and five crew.",
        )
    )
    assert toll.is_told_by(dead, aboard)
    assert not toll.is_told_by(dead)
    assert not toll.is_told_by(dead, parts), "what all are together may be what sources disagree on"
    assert not aboard.is_told_by(dead, toll)


@pytest.mark.parametrize(
    ("language", "text", "other", "is_told"),
    [
        ("en", "Around 3,500 people were evacuated.", "Some 3,400 residents had to leave their homes.", True),
        ("en", "More than 400 people were injured.", "The fire left 418 people injured.", True),
        ("en", "The fire left 418 people injured.", "More than 400 people were injured.", False),
        ("en", "Twenty-nine survived in the rear.", "The 29 survivors were taken to hospitals.", True),
        ("en", "Nine did not survive the night.", "Nine people died.", True),
        ("en", "Nine did survive the night.", "Nine people died.", False),
        ("fr", "Neuf personnes n'ont pas survécu.", "Neuf personnes sont mortes.", True),
        ("es", "Nueve personas no sobrevivieron.", "Nueve personas murieron.", True),
        ("ru", "Девять человек не выжили.", "Погибли девять человек.", True),
        ("en", "The worst fire in sixty years killed nine people.", "Nine people died.", True),
        ("de", "Beim schwersten Hochwasser seit 60 Jahren starben neun Menschen.", "Neun Menschen sind tot.", True),
        ("en", "The toll of victims is over 120.", "The death toll is 124.", True),
        ("en", "The toll of victims who were hurt is over 120.", "The death toll is 124.", False),
        ("en", "Holm was sentenced to nine years.", "Ada Holm was sentenced.", False),
        ("en", "The confirmed death count is over 120.", "The death toll has passed 120.", True),
        (
            "de",
            "Rund 3500 Bewohner wurden in Sicherheit gebracht.",
            "3.400 Einwohner mussten ihre Häuser verlassen.",
            True,
        ),
        ("de", "Zwei Menschen haben die Nacht nicht überlebt.", "Zwei Menschen sind tot.", True),
        ("de", "Zwei Menschen haben die Nacht überlebt.", "Zwei Menschen sind tot.", False),
        ("fr", "Quelque 300 personnes ont dû quitter leur domicile.", "300 personnes ont été évacuées.", True),
        ("es", "Unas 300 personas fueron desalojadas.", "Evacuaron a 300 personas.", True),
    ],
)
def test_a_toll_is_told_by_any_figure_that_it_can_stand_for(
    language: str, text: str, other: str, is_told: bool
) -> None:
    assert told_once(Said(text, language)).is_told_by(told_once(Said(other, language))) == is_told


@pytest.mark.parametrize(
    ("language", "text", "others"),
    [
        ("en", "In the end Contador won the tour.", ["Rasmussen led the tour.", "Vinokourov won the stage."]),
        ("en", "The Spaniard Alberto Contador won the tour.", ["Rasmussen led the tour and won it for Spain."]),
        ("en", "Nine people were seen on the bridge.", ["People were seen on the bridge at 9:15."]),
        ("en", "They were seen on the bridge at 7:20.", ["Seven of the twenty were seen on the bridge."]),
        ("fr", "La réplique avait une magnitude de 5,8.", ["La réplique avait une magnitude de 6,6."]),
        ("ja", "県は大雨で死者が12人に増えたと発表した。", ["県は大雨で死者が9人に増えたと発表した。"]),
    ],
)
def test_a_figure_or_a_name_that_no_other_sentence_gives_is_news(language: str, text: str, others: list[str]) -> None:
    assert has_news(Said(text, language), [Said(other, language) for other in others])


@pytest.mark.parametrize(
    ("language", "text", "others"),
    [
        ("en", "Police say Woods was arrested.", ["Tiger Woods was arrested by the police on Monday."]),
        ("en", "On Monday Woods was arrested.", ["Tiger Woods was arrested by the police this week."]),
        ("en", "After that I left, and she did not.", ["She left."]),
        ("en", "The nine were taken ashore.", ["The boat sank and all 9 were taken to the harbour."]),
        ("en", "Six men left.", ["Nine women left.", "Of the men six stayed away."]),
        ("de", "Der Deich brach in der Nacht.", ["In der Nacht gab der Damm nach."]),
    ],
)
def test_words_alone_are_no_news(language: str, text: str, others: list[str]) -> None:
    """Nor is a day, which is said in many ways; and where every noun has a capital, no word is known as a name."""
    assert not has_news(Said(text, language), [Said(other, language) for other in others])
