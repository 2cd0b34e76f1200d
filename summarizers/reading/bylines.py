"""Who wrote an article, run into its first sentence: `Ann Lee/Reuters `, `By Ann Lee, BBC News `."""

from __future__ import annotations

import re

from summarizers.reading.languages import Language
from summarizers.reading.letter_case import begins_a_sentence, capital_function_words, in_small_letters
from summarizers.reading.picture_credits import AGENCIES, AGENCY_FIRST, AGENCY_NAMES

_REACH = 200  # code points in which a byline ends
_MOST_WORDS = 12
_MOST_NAMES = 5
_SHORTEST_BYLINE = 3  # words
_JOINER = 3  # letters of the words between two names
# `Ann Lee/AFP/Getty Images ` and `Photo: Reuters ` run into the sentence without brackets.
LINE_OF_AGENCY = re.compile(rf"[^.!?()\"“”]{{0,40}}?/\s?{AGENCIES}\s", re.IGNORECASE)
# `Ann Lee / AP `: two or three names, and the agency of each.
NAMES_OF_AGENCY = re.compile(rf"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){{1,2}})\s?/\s?{AGENCIES}\s", re.IGNORECASE)
# `Written by Ann Lee, CNN `
_BY_AGENCY = re.compile(rf"([^.!?()\"“”:;]{{3,60}}?),\s(?:{AGENCY_NAMES})\s", re.IGNORECASE)
# `By Ann Lee wxyz.com `
_SITE = re.compile(r"[^.!?()\"“”]{3,60}?\s(?:www\.)?[\w-]+\.(?:com|org|net|co\.uk|de|fr|es|it)\s")


def byline_length(text: str, language: Language) -> int:
    """How many code points are `Ann Lee/Reuters `, `By Ann Lee wxyz.com ` or `By Ann Lee, BBC News `.

    Who comes first behind the name of an agency cannot be told.
    """
    if (agency := LINE_OF_AGENCY.match(text)) and not AGENCY_FIRST.match(text) and begins_behind(text, agency.end()):
        return agency.end()
    if (agency := _BY_AGENCY.match(text)) and _is_written_by(agency[1].lower(), language):
        return agency.end()
    if text.partition(" ")[0].lower() not in language.words.credits:
        return 0
    site = _SITE.match(text)
    names = site.group().lower().split()[1:] if site else []
    if site and not language.words.stop_words.intersection(names):
        return site.end()
    return _names_length(text, language) or _length_up_to_head(text, language)


def _length_up_to_head(text: str, language: Language) -> int:
    """How many code points are `By ann lee, evening post introduction `, up to where a sentence begins."""
    words = text[:_REACH].split(" ")
    for place in range(1, len(words) - 1):
        word = words[place].lower()
        if place >= _SHORTEST_BYLINE and word in language.words.heads:
            rest = " ".join(words[place + 1 :])
            return len(" ".join(words[: place + 1])) + 1 if begins_a_sentence(rest, language) else 0
        if len(word) > _JOINER and word in language.words.stop_words:  # no name
            return 0
    return 0


def begins_behind(text: str, at: int) -> bool:
    """Whether a sentence may begin at a place: with a small letter only where all of the text is small."""
    return not text[at : at + 1].islower() or in_small_letters(text)


def _is_written_by(front: str, language: Language) -> bool:
    """Whether a front in small letters is a credit and names: `written by ann lee`."""
    for words in language.words.credits:
        if front.startswith(f"{words} "):
            names = front[len(words) :].split()
            return 1 < len(names) <= _MOST_NAMES and language.words.stop_words.intersection(names) <= {"and"}
    return False


def _names_length(text: str, language: Language) -> int:
    """How many code points are a byline of names in capitals, up to the function word that begins a sentence."""
    words = text[:_REACH].split(" ")
    at = 0
    for place, word in enumerate(words[:_MOST_WORDS]):
        is_joiner = len(word) <= _JOINER  # `and`, `e`, `|`
        if place > 2 and word in capital_function_words(language.code):
            return at if "".join(words[place + 1 : place + 2])[:1].islower() else 0
        if place and not word[:1].isupper() and not is_joiner:
            return 0
        at += len(word) + 1
    return 0
