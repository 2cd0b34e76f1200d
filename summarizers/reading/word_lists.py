"""The word lists of each language: data files in `words/`, one a language, loaded when first asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files

from summarizers.reading.per_language import once_per_language

_PHRASES = (
    "openers",
    "leavings",
    "boilerplate",
    "pointers",
    "pictures",
    "credits",
    "persons",
    "floors",
    "ceilings",
    "roundings",
)


@dataclass(frozen=True, slots=True)
class WordLists:
    """What a language's file holds. Every word is lower-case; lists may be empty, then shape alone decides.

    Attributes:
        name: the language's English name.
        stop_words: function words, left out of the vectors; also what detection counts.
        openers: words and phrases that, at the front of a sentence, lean on the sentence before it.
        pronouns: those of the openers that lean behind a phrase, too, where names have capitals: `In April, it …`.
        leavings: phrases that mark a short line as the site's own: share, ad, newsletter, "read more".
        boilerplate: phrases that no prose holds and captions do: "file photo", "(left)".
        notices: phrases of pages that hold no article: archives, forms, "use of cookies".
        pointers: words that point to another article, a film or a mistake, before a colon: "related:", "correction:".
        pictures: words before whose picture it is: "photo", "image", "courtesy".
        credits: phrases at the front of a line that names an author, photographer or agency.
        caption_verbs: what people do in a picture, in the present tense: "arrives", "poses".
        persons: words by which a text speaks of its writer or to its reader.
        heads: words on a page that run into the sentence behind them: "advertisement", "view full image".
        verbs: the commonest finite forms, those that no ending tells; a short line without a verb is a caption.
        verb_endings: of finite forms, and of few other words.
        noun_endings: of nouns, and of finite forms that no list can have.
        tags: words that a page sets between a headline and its article: "exclusive".
        links: words that a page sets behind the headline of another article: "read more".
        labels: those of the heads that open no sentence, whatever stands behind them: "advertisement".
        starters: words that begin a noun phrase, and so a sentence, in text without capitals: "the", "here".
        numbers: number words and their values, such as {"thirty": 30}.
        scales: words that multiply the figure before them, such as {"million": 1e6}.
        floors: phrases that make a figure a lower bound ("at least").
        ceilings: phrases that make it an upper bound ("up to").
        roundings: phrases that make it approximate ("about").
        weekdays: names and short forms, Monday first, one list a day.
        months: names and short forms, January first, one list a month.
        abbreviations: words whose stop ends no sentence and that the language's splitter does not know.
        no_abbreviations: words that the language's splitter takes for abbreviations, and which end sentences.
        spelling: spellings of a word that mean the same as another, such as {"defence": "defense"}.
    """

    name: str
    stop_words: frozenset[str] = frozenset()
    openers: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    leavings: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    caption_verbs: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    numbers: dict[str, float] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    floors: tuple[str, ...] = ()
    ceilings: tuple[str, ...] = ()
    roundings: tuple[str, ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    abbreviations: frozenset[str] = frozenset()
    no_abbreviations: frozenset[str] = frozenset()
    spelling: dict[str, str] = field(default_factory=dict)


@once_per_language
def word_lists(language: str) -> WordLists:
    """The lists of an ISO 639-1 language; empty ones, named by the code, where there is no file."""
    resource = files("summarizers.reading") / "words" / f"{language}.json"
    if not language.isalpha() or not resource.is_file():
        return WordLists(name=language)
    fields = json.loads(resource.read_text(encoding="utf-8"))
    return WordLists(
        name=fields["name"],
        stop_words=frozenset(fields["stop_words"]),
        numbers=fields["numbers"],
        scales=fields["scales"],
        spelling=fields.get("spelling", {}),
        pronouns=tuple(fields.get("pronouns", ())),
        caption_verbs=tuple(fields.get("caption_verbs", ())),
        notices=tuple(fields.get("notices", ())),
        heads=tuple(fields.get("heads", ())),
        verbs=frozenset(fields.get("verbs", ())),
        verb_endings=tuple(fields.get("verb_endings", ())),
        noun_endings=tuple(fields.get("noun_endings", ())),
        tags=frozenset(fields.get("tags", ())),
        links=tuple(fields.get("links", ())),
        labels=frozenset(fields.get("labels", ())),
        starters=frozenset(fields.get("starters", ())),
        abbreviations=frozenset(fields.get("abbreviations", ())),
        no_abbreviations=frozenset(fields.get("no_abbreviations", ())),
        weekdays=tuple(map(tuple, fields["weekdays"])),
        months=tuple(map(tuple, fields["months"])),
        **{key: tuple(fields[key]) for key in _PHRASES},
    )


def any_form(names: Iterable[Iterable[str]]) -> str:
    """A pattern for the forms of weekdays or months, the longest first: `Sept` is also the front of `September`."""
    return "|".join(sorted((re.escape(form) for forms in names for form in forms), key=len, reverse=True))
