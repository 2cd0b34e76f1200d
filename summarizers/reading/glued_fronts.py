"""What a page glued to the front of a sentence: `(CNN) `, `(AP Photo/Ann Lee) `, `Photo Advertisement `, a stamp.

Where a page was flattened into one line, the credit of a picture, the words on a button or the hour of the last change
run into the first words of a sentence. They are cut off where a whole sentence is left behind them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizers.reading.bylines import LINE_OF_AGENCY, NAMES_OF_AGENCY, begins_behind, byline_length
from summarizers.reading.datelines import dateline_length, plain_dateline_length
from summarizers.reading.headlines import film_length, headline_length
from summarizers.reading.heads import first_head_length, head_length
from summarizers.reading.languages import Language, language_of
from summarizers.reading.letter_case import begins_a_sentence, goes_on, in_small_letters
from summarizers.reading.links import has_link, link_length
from summarizers.reading.per_language import once_per_language
from summarizers.reading.picture_credits import (
    AGENCY,
    AGENCY_NAMES,
    BRACKET,
    BRACKET_WORDS,
    FRONT_REACH,
    OPENING_BRACKETS,
    credits_picture,
    first_words,
    is_credit,
)
from summarizers.reading.stamps import date_length, message_length, stamped_length

SHORTEST_REST = 7  # words that have to be left of a sentence
_MOST_CUTS = 5
_REACH = 400  # code points in which what was glued ends
_OF_AGENCY = re.compile(rf"\w+:\s(?:{AGENCY_NAMES})\s", re.IGNORECASE)
_LONE_AGENCY = re.compile(rf"(?:{AGENCY_NAMES})\s(?!['’])", re.IGNORECASE)
# `Seoul, South Korea (CNN) The leaders …`
_PLACE_AND_AGENCY = re.compile(
    rf"[^\W\d_][^\d():;!?.\"“”«»]{{1,45}}\(\s?(?:{AGENCY_NAMES})\s?\)\s+(?=[\"“]?\w)", re.IGNORECASE
)
_PLACE_WORDS = 5
_DOTS = ("...", "…")
_MARKS_INSIDE = (*_DOTS, "@")  # of what pages glue on further in
_ODD_MARKS = f"{OPENING_BRACKETS}—–-"
_CUT_CAPTION = re.compile(rf"(?:\.\.\.|…)\s?\(\s?(?:{AGENCY_NAMES})\s?\)\s+", re.IGNORECASE)
_PHOTO_IN_BRACKET = re.compile(r"\(\s?(?:ph|f)oto", re.IGNORECASE)


class Front(NamedTuple):
    """What stands at the front of a sentence: how many code points are glued on, and whether they credit a picture."""

    length: int = 0
    credits_picture: bool = False


_NOTHING = Front()


def front_of(sentence: str, language: Language, is_first: bool, title: str | None = None) -> Front:
    """What a page glued to the front of a sentence; of length 0 where too little would be left behind it.

    Args:
        sentence: as it stands in its line, trimmed.
        language: its language.
        is_first: whether it is the first of its document, which is where pages glue most.
        title: of the document, which may run into its first sentence.
    """
    first_word = sentence.partition(" ")[0].partition(":")[0].lower()
    is_odd = sentence[0] in _ODD_MARKS or first_word in _odd_first_words(language.code)
    is_odd = is_odd or "/" in sentence[:FRONT_REACH] or ("(" in sentence and bool(_PHOTO_IN_BRACKET.search(sentence)))
    has_mark = ") -" in sentence[:60] or any(map(sentence.__contains__, _MARKS_INSIDE))
    if not (is_first or is_odd or has_mark or has_link(sentence, language)):
        return _NOTHING
    at = 0
    for _ in range(_MOST_CUTS):
        step = _one_front(sentence[at:], language, is_first or at > 0)
        if not step and is_first:
            step = headline_length(sentence[at:], title, language)
        if not step and at and (agency := _LONE_AGENCY.match(sentence, at)):
            step = agency.end() - at
        if not step:
            break
        at += step
    is_whole = at > 0 and language.count_words(sentence[at:]) >= SHORTEST_REST
    return Front(at if is_whole else 0, is_odd and credits_picture(sentence, language))


def _one_front(text: str, language: Language, is_first: bool) -> int:
    """The length of the one thing that is glued to the front of a text; 0 where there is none."""
    finders: tuple[Callable[[str, Language], int], ...] = (
        _aside,
        _dateline,
        head_length,
        _agency,
        _caption,
        message_length,
        link_length,
    )
    if is_first:
        places = (_aside, _dateline, _place_and_agency, plain_dateline_length)
        above = (link_length, stamped_length, date_length, message_length, byline_length, film_length, _caption)
        finders = (*places, first_head_length, _agency, *above)
    return next((length for find in finders if (length := find(text, language))), 0)


def _aside(text: str, language: Language) -> int:
    """What stands in brackets at the front, and is no part of the sentence: `[The mayor] said` is."""
    bracket = BRACKET.match(text)
    if not bracket or len(bracket[1].split()) > BRACKET_WORDS:
        return 0
    rest = text[bracket.end() :]
    is_part = text[0] == "[" and rest[:1].islower() and not begins_a_sentence(rest, language)
    return 0 if goes_on(rest, language) or (is_part and not is_credit(bracket[1], language)) else bracket.end()


def _dateline(text: str, _language: Language) -> int:
    return dateline_length(text, is_first=False)


def _place_and_agency(text: str, language: Language) -> int:
    """`Seoul, South Korea (CNN) `, where no dash parts it from the sentence."""
    if not (found := _PLACE_AND_AGENCY.match(text)):
        return 0
    rest = text[found.end() :]
    place = found.group().partition("(")[0].lower().replace(",", " ").split()
    is_place = len(place) <= _PLACE_WORDS and not language.words.stop_words.intersection(place)
    is_begun = not rest[:1].islower() or begins_a_sentence(rest, language)
    return found.end() if is_place and is_begun and not AGENCY.fullmatch(" ".join(place)) else 0


def _agency(text: str, language: Language) -> int:
    """`Photo: Ann Lee/AFP `, `Ann Lee / AP ` or `Associated Press `, which run into the sentence."""
    if (lone := _LONE_AGENCY.match(text)) and begins_a_sentence(text[lone.end() :], language):
        return lone.end()
    if names := NAMES_OF_AGENCY.match(text):
        is_name = language.words.stop_words.isdisjoint(names[1].lower().split())
        return names.end() if is_name and begins_behind(text, names.end()) else 0
    if text.partition(" ")[0].rstrip(":").lower() not in language.words.pictures:
        return 0
    found = LINE_OF_AGENCY.match(text) or _OF_AGENCY.match(text)
    return found.end() if found else 0


def _caption(text: str, language: Language) -> int:
    """A caption up to the credit in brackets that parts it from the sentence it runs into."""
    for bracket in BRACKET.finditer(text, 1, _REACH):
        if is_credit(bracket[1], language) and _begins_behind_credit(text, bracket.end(), language):
            return bracket.end()
    return _cut_caption(text, language)


def _begins_behind_credit(text: str, at: int, language: Language) -> bool:
    """Whether a sentence begins behind a credit; where all is small, any word will do that is no function word."""
    rest = text[at:]
    if begins_a_sentence(rest, language):
        return True
    return in_small_letters(text) and rest.partition(" ")[0] not in language.words.stop_words


def _cut_caption(text: str, _language: Language) -> int:
    """A caption that the page cut short, up to the agency behind its dots; often another one stands behind it."""
    caption = _CUT_CAPTION.search(text, 0, _REACH) if any(map(text.__contains__, _DOTS)) else None
    return caption.end() if caption else 0


@once_per_language
def _odd_first_words(code: str) -> frozenset[str]:
    """Words that begin what a page glues on."""
    return first_words(code).union(phrase.split()[0] for phrase in language_of(code).words.heads)
