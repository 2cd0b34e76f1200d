"""A sentence -> the acts that it tells of a named person or body, which are news once: he apologised, she resigned.

Two reports put such an act in quite other words ("issued an apology to the leader of the neighbouring country", "said
by telephone that he was sorry"), so that no measure of shared words finds the second telling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from summarizers.reading.per_language import once_per_language
from summarizers.reading.word_lists import word_lists
from summarizers.writing.language_words import language_words
from summarizers.writing.token_row import TokenRow
from summarizers.writing.tokens import longest_phrase, phrase_table, tokens

_NEAR = 3  # tokens before an act in which a negation is one of it


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words for acts in one language, lower-case.

    Attributes:
        acts: what somebody does or suffers, by a name: the forms that say that it happened.
        negations: words before such a form that say that it did not.
    """

    acts: dict[str, list[str]] = field(default_factory=dict)
    negations: tuple[str, ...] = ()


@once_per_language
def act_words(language: str) -> ActWords:
    """The words of an ISO 639-1 language; none where the file has none."""
    return language_words("act_words.json", language, ActWords)


@once_per_language
def _phrases(language: str) -> tuple[dict[str, list[tuple[str, ...]]], dict[tuple[str, ...], str]]:
    """The forms of all acts by their first words, and the act of each form."""
    act_of_form = {form: act for act, forms in act_words(language).acts.items() for form in forms}
    act_of = {tuple(token.word for token in tokens(form, language)): act for form, act in act_of_form.items()}
    return phrase_table(act_of_form, language), act_of


def acts(row: TokenRow) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each act with the name before it, which is whose act it is, its last word first: ("apology", ("holm", "ada"))."""
    table, act_of = _phrases(row.language)
    if not table:
        return
    negations = act_words(row.language).negations
    for at in [at for at, token in enumerate(row.tokens) if token.word in table]:
        form = longest_phrase(table, row.tokens, at)
        if form and not any(row.word(before) in negations for before in range(at - _NEAR, at)):
            name = _name_before(row, at)
            if name:
                yield act_of[form], name


def _name_before(row: TokenRow, at: int) -> tuple[str, ...]:
    """The nearest words with capitals before a place that are no day and no word such as The, backwards."""
    stop_words = word_lists(row.language).stop_words

    def is_name(before: int) -> bool:
        return row.capital(before) and row.word(before) not in stop_words and not row.calendar(before)

    end = next((before for before in range(at - 1, -1, -1) if is_name(before)), -1)
    return tuple(row.word(before) for before in takewhile(is_name, range(end, -1, -1)))
