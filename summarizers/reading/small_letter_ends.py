"""Where sentences end in a text without capitals, as some corpora hold articles: marks and words have to tell it.

A capital behind a stop is such a corpus' own, and says nothing. A quotation that ends behind a stop ends its sentence,
since journalists set a comma before `he said`; behind `!` or `?` a small letter may go on with who asks. What may be
an abbreviation, and dots, are joined to what follows: two whole sentences read better than a half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from summarizers.reading.boundaries import is_abbreviation
from summarizers.reading.languages import Language
from summarizers.reading.letter_case import is_without_capitals

_REACH = 40  # code points on either side of a stop in which the words that it may part stand
_OF_ADDRESS = ("/", "@", ":", "_", "#", "www.")
_WORD = re.compile(r"[^\W\d_]+(['’]\w+)?")
# Behind a stop these end the name of a site, though they are words, too.
_SITES = frozenset(("com", "org", "net", "gov", "edu", "info", "news", "live", "online", "blog", "media", "twitter"))
_SHORTEST_RARE = 4  # letters of a word that is no function word
_CLOSED_BEHIND_STOP = re.compile(r"([^\s.'’(\"“„«]{2,})\.\s?[\"”]$")
_AROUND_WORDS = ".,;:!?\"“”()"
_NAME_REACH = 4_000  # code points in which a name stands twice
_CALL = re.compile(r"\w+!$")
_DOTS = ("...", "…")
_LONGEST_ABBREVIATION = 8  # letters and the stop
_SHORTENED = re.compile(r"(?:^|[\s(‘«„“\"-])((?:[^\W\d_]\.)*[^\W\d_]+)\.$")


def lost_blanks(text: str, places: Sequence[int], language: Language) -> list[int]:
    """Those of the places behind a stop where a blank is lost between two words without capitals: `over.the dam`.

    The word behind it is a function word, or one that the text has elsewhere: `at people.com` has none.
    """
    if not places or not is_without_capitals(text):
        return []
    words = {word.strip(_AROUND_WORDS) for word in text.split(" ")}
    return [at for at in places if _parts_words(text, at, words, language)]


def _parts_words(text: str, at: int, words: Set[str], language: Language) -> bool:
    before = text[max(0, at - _REACH) : at - 1].split(" ")[-1]
    behind = text[at : at + _REACH].split(" ", 1)[0].rstrip(_AROUND_WORDS)
    if "." in before or "." in behind or any(map(f"{before}.{behind}".__contains__, _OF_ADDRESS)):
        return False
    word = _WORD.match(behind)
    if word is None or word[0] in _SITES:
        return False
    is_known = len(word[0]) >= _SHORTEST_RARE and word[0] in words
    return is_known or word[1] is not None or word[0] in language.words.stop_words


def ends_in_small_letters(text: str, end: str, language: Language) -> bool:
    """Whether a sentence whose last characters are `end` ends there, though a small letter follows."""
    if end[-1] == "!":  # not that of a name: `yahoo! said`
        call = _CALL.search(end)
        return call is None or text.count(call[0], 0, _NAME_REACH) <= 1
    word = _CLOSED_BEHIND_STOP.search(end)
    return word is not None and not is_abbreviation(word[1], language)


def may_go_on(end: str, language: Language) -> bool:
    """Whether a sentence whose last characters are `end` may go on though a capital follows."""
    if end.endswith(_DOTS):
        return True
    if end[-_LONGEST_ABBREVIATION:-1].isalpha():  # of a longer word
        return False
    word = _SHORTENED.search(end)
    return word is not None and (len(word[1]) == 1 or "." in word[1] or is_abbreviation(word[1], language))
