"""The headline of another article and its link, run into a sentence: `Dam leaked for years Read more The mayor …`.

Where a colon stands behind the words of the link, the headline does, too, and nothing tells where it ends; behind dots
they open more of the same caption.
"""

from __future__ import annotations

import re

from summarizers.reading.languages import Language, language_of
from summarizers.reading.letter_case import in_small_letters
from summarizers.reading.per_language import once_per_language

_DOTS = ("...", "…")
_NEVER = re.compile(r"(?!)")


def has_link(text: str, language: Language) -> bool:
    """Whether the words of a link stand in a text; quick, for nearly none has them."""
    return any(map(text.__contains__, _tails(language.code)))


def link_length(text: str, language: Language) -> int:
    """How many code points are another headline and its link; 0 where the words are the sentence's own."""
    link = _link(language.code).search(text)
    if link is None:
        return 0
    before, rest = text[: link.start()].rstrip(), text[link.end() :]
    if before.endswith(_DOTS):
        return 0
    if not in_small_letters(text):
        return link.end() if link[0][0].isupper() and rest[:1].isupper() else 0
    stop_words, first = language.words.stop_words, rest.partition(" ")[0]
    is_own = before.rpartition(" ")[2] in stop_words  # `to read more`
    return 0 if is_own or (first in stop_words and first not in language.words.starters) else link.end()


@once_per_language
def _tails(code: str) -> tuple[str, ...]:
    """The words of links less their first letter, which may be a capital."""
    return tuple(words[1:] for words in language_of(code).words.links)


@once_per_language
def _link(code: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, language_of(code).words.links))
    return re.compile(rf"(?<!\w)(?:{either})\s+(?=[\"“„«]?\w)", re.IGNORECASE) if either else _NEVER
