"""Words of a page that run into a sentence: of a button, a notice or a heading, `Photo Advertisement The dam …`.

The lists of the language have them. One word may be the sentence's own, `photo albums`, so it needs a sign that a
sentence begins behind it.
"""

from __future__ import annotations

import re

from summarizers.reading.datelines import dateline_length, plain_dateline_length
from summarizers.reading.languages import Language, language_of
from summarizers.reading.letter_case import begins_a_sentence, goes_on, in_small_letters
from summarizers.reading.per_language import once_per_language

_NEVER = re.compile(r"(?!)")


def first_head_length(text: str, language: Language) -> int:
    """As `head_length`; at the front of a document one word will do, before a sentence or a dateline."""
    return head_length(text, language) or _one_word_head(text, language)


def head_length(text: str, language: Language) -> int:
    """How many code points are heads: several words, or two such heads, or one in text without capitals.

    One before a colon is a heading, too, if it is no credit.
    """
    found = _heads(language.code).match(text)
    if found is None:
        return 0
    rest = text[found.end() :]
    is_heading = ":" in found.group() and found[1].lower() not in language.words.pictures
    if (" " in found[1] or is_heading) and not goes_on(rest, language):
        return found.end()
    if _heads(language.code).match(rest) or _is_label(found[1], rest, language):
        return found.end()
    return _one_word_head(text, language) if in_small_letters(text) else 0


def _one_word_head(text: str, language: Language) -> int:
    found = _heads(language.code).match(text)
    if found is None:
        return 0
    rest = text[found.end() :]
    if _is_label(found[1], rest, language):
        return found.end()
    is_dated = dateline_length(rest, is_first=True) or plain_dateline_length(rest, language)
    return found.end() if is_dated or begins_a_sentence(rest, language) else 0


def _is_label(head: str, rest: str, language: Language) -> bool:
    """Whether a head opens no sentence, and no function word behind it makes it part of one."""
    if head.lower() not in language.words.labels:
        return False
    is_name = rest.partition(" ")[0].lower() not in language.words.stop_words
    return begins_a_sentence(rest, language) or (is_name and (rest[:1].isupper() or in_small_letters(rest)))


@once_per_language
def _heads(code: str) -> re.Pattern[str]:
    """A pattern for the words of a page that run into a sentence, the longest first."""
    heads = sorted(language_of(code).words.heads, key=lambda head: (-len(head), head))
    if not heads:
        return _NEVER
    either = "|".join(map(re.escape, heads))
    return re.compile(rf"({either})(?!\w)[\s.:|•·\u200b-]*(?=\w|[\"“(])", re.IGNORECASE)
