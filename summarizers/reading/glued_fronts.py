"""What a page glued to the front of a sentence: `(CNN) `, `(AP Photo/Ann Lee) `, `Photo Advertisement `, a stamp.

Where a page was flattened into one line, the credit of a picture, the words on a button or the hour of the last change
run into the first words of a sentence. They are cut off where a whole sentence is left behind them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizers.reading.datelines import dateline_length, plain_dateline_length
from summarizers.reading.languages import Language, language_of
from summarizers.reading.letter_case import in_small_letters
from summarizers.reading.per_language import once_per_language
from summarizers.reading.picture_credits import (
    AGENCY,
    AGENCY_FIRST,
    AGENCY_NAMES,
    BRACKET,
    BRACKET_WORDS,
    OPENING_BRACKETS,
    credit_words,
    credits_picture,
    first_words,
    is_credit,
)
from summarizers.reading.word_lists import any_form

SHORTEST_REST = 7  # words that have to be left of a sentence
_MOST_CUTS = 5
_REACH = 400  # code points in which what was glued ends
# `Ann Lee/AFP/Getty Images ` and `Photo: Reuters ` run into the sentence without brackets.
_LINE_OF_AGENCY = re.compile(
    rf"[^.!?()\"“”]{{0,40}}?/\s?(?:{AGENCY_NAMES})(?:\s?/\s?(?:{AGENCY_NAMES}))*\s", re.IGNORECASE
)
_OF_AGENCY = re.compile(rf"\w+:\s(?:{AGENCY_NAMES})\s", re.IGNORECASE)
_LONE_AGENCY = re.compile(rf"(?:{AGENCY_NAMES})\s(?!['’])", re.IGNORECASE)
# `By Ann Lee wxyz.com `
_SITE = re.compile(r"[^.!?()\"“”]{3,60}?\s(?:www\.)?[\w-]+\.(?:com|org|net|co\.uk|de|fr|es|it)\s")
# `(KDKA) - ` and `(HealthDay News) -- ` end the dateline that a headline was glued to.
_WIRE = re.compile(
    rf"\(\s?(?:{AGENCY_NAMES}|[KW][A-Z]{{2,3}}\d?|[\w.]+\.com|[\w ]{{2,20}} News|CBS|NBC|ABC|Fox)\s?\)"
    r"\s?[-–—―]{1,2}\s",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}\s?[:.]\s?\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist)\b)?"
_NEVER = re.compile(r"(?!)")


class Front(NamedTuple):
    """What stands at the front of a sentence: how many code points are glued on, and whether they credit a picture."""

    length: int = 0
    credits_picture: bool = False


_NOTHING = Front()


def front_of(sentence: str, language: Language, is_first: bool) -> Front:
    """What a page glued to the front of a sentence; of length 0 where too little would be left behind it.

    Args:
        sentence: as it stands in its line, trimmed.
        language: its language.
        is_first: whether it is the first of its document, which is where pages glue most.
    """
    first_word = sentence.partition(" ")[0].rstrip(":").lower()
    is_odd = sentence[0] in OPENING_BRACKETS or first_word in _odd_first_words(language.code)
    if not (is_first or is_odd or ") -" in sentence[:60]):
        return _NOTHING
    at = 0
    for _ in range(_MOST_CUTS):
        step = _one_front(sentence[at:], language, is_first or at > 0)
        if not step and at and (agency := _LONE_AGENCY.match(sentence, at)):
            step = agency.end() - at
        if not step:
            break
        at += step
    is_whole = at > 0 and language.count_words(sentence[at:]) >= SHORTEST_REST
    return Front(at if is_whole else 0, is_odd and credits_picture(sentence, language))


def _one_front(text: str, language: Language, is_first: bool) -> int:
    """The length of the one thing that is glued to the front of a text; 0 where there is none."""
    finders: tuple[Callable[[str, Language], int], ...] = (_aside, _dateline, _head, _agency)
    if is_first:
        finders = (_aside, _dateline, plain_dateline_length, _first_head, _agency, _stamped, _byline, _caption)
    return next((length for find in finders if (length := find(text, language))), 0)


def _aside(text: str, language: Language) -> int:
    """What stands in brackets at the front, and is no part of the sentence: `[The mayor] said` is."""
    bracket = BRACKET.match(text)
    if not bracket or len(bracket[1].split()) > BRACKET_WORDS:
        return 0
    rest = text[bracket.end() :]
    is_part = text[0] == "[" and rest[:1].islower() and not _begins_a_sentence(rest, language)
    return 0 if _goes_on(rest, language) or (is_part and not is_credit(bracket[1], language)) else bracket.end()


def _dateline(text: str, _language: Language) -> int:
    return dateline_length(text, is_first=False)


def _first_head(text: str, language: Language) -> int:
    """As `_head`; at the front of a document one word will do, before a sentence or a dateline."""
    return _head(text, language) or _one_word_head(text, language)


def _head(text: str, language: Language) -> int:
    """The words of a button or a notice: several of them, or two such heads, or one in text without capitals."""
    found = _heads(language.code).match(text)
    if found is None:
        return 0
    rest = text[found.end() :]
    if " " in found[1] and not _goes_on(rest, language):
        return found.end()
    if _heads(language.code).match(rest):
        return found.end()
    return _one_word_head(text, language) if in_small_letters(text) else 0


def _one_word_head(text: str, language: Language) -> int:
    found = _heads(language.code).match(text)
    if found is None:
        return 0
    rest = text[found.end() :]
    is_dated = dateline_length(rest, is_first=True) or plain_dateline_length(rest, language)
    return found.end() if is_dated or _begins_a_sentence(rest, language) else 0


def _agency(text: str, language: Language) -> int:
    """`Photo: Ann Lee/AFP `, which runs into the sentence."""
    if text.partition(" ")[0].rstrip(":").lower() not in credit_words(language.code):
        return 0
    found = _LINE_OF_AGENCY.match(text) or _OF_AGENCY.match(text)
    return found.end() if found else 0


def _stamped(text: str, language: Language) -> int:
    """A headline, and behind it the agency or the hour that ends what stands above an article."""
    for pattern in (_WIRE, _stamp(language.code)):
        if (found := pattern.search(text, 0, _REACH)) and not _goes_on(text[found.end() :], language):
            return found.end()
    return 0


def _byline(text: str, language: Language) -> int:
    """`Ann Lee/Reuters ` and `By Ann Lee wxyz.com `; who comes first behind an agency's name cannot be told."""
    if (agency := _LINE_OF_AGENCY.match(text)) and not AGENCY_FIRST.match(text):
        return agency.end()
    if text.partition(" ")[0].lower() not in language.words.credits:
        return 0
    site = _SITE.match(text)
    names = site.group().lower().split()[1:] if site else []
    return site.end() if site and not language.words.stop_words.intersection(names) else 0


def _caption(text: str, language: Language) -> int:
    """A caption up to the credit in brackets that parts it from the sentence it runs into."""
    for bracket in BRACKET.finditer(text, 1, _REACH):
        is_cut_short = text[: bracket.start()].rstrip().endswith(("...", "…"))
        if is_cut_short and AGENCY.fullmatch(bracket[1]):
            return bracket.end()
        if is_credit(bracket[1], language) and _begins_a_sentence(text[bracket.end() :], language):
            return bracket.end()
    return 0


def _goes_on(text: str, language: Language) -> bool:
    """Whether a text cannot be the beginning of a sentence: a small letter where there are capitals, or `and`."""
    if not text[:1].islower():
        return False
    return not in_small_letters(text) or text.partition(" ")[0] in language.words.openers


def _begins_a_sentence(text: str, language: Language) -> bool:
    """Whether a text begins as sentences do: with a function word in capitals, or, where all is small, an article."""
    first = text.lstrip("\"'“„«(").partition(" ")[0].rstrip(",:")
    if first[:1].isupper():
        return first.lower() in language.words.stop_words
    return first in language.words.starters and in_small_letters(text)


@once_per_language
def _odd_first_words(code: str) -> frozenset[str]:
    """Words that begin what a page glues on."""
    return first_words(code).union(phrase.split()[0] for phrase in language_of(code).words.heads)


@once_per_language
def _heads(code: str) -> re.Pattern[str]:
    """A pattern for the words of a page that run into a sentence, the longest first."""
    heads = sorted(language_of(code).words.heads, key=lambda head: (-len(head), head))
    if not heads:
        return _NEVER
    either = "|".join(map(re.escape, heads))
    return re.compile(rf"({either})(?!\w)[\s.:|•·\u200b-]*(?=\w|[\"“(])", re.IGNORECASE)


@once_per_language
def _stamp(code: str) -> re.Pattern[str]:
    """A whole date with the hour, as pages put it behind a headline: `Tuesday, May 3, 2011 11:59 EDT`."""
    month = any_form(language_of(code).words.months)
    if not month:
        return _NEVER
    date = rf"(?:(?:{month})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:de\s)?(?:{month})\.?),?\s(?:de\s)?\d{{4}}"
    return re.compile(rf"\b{date},?\s(?:at\s|-\s|\|\s|um\s|à\s)?{_CLOCK}[\s|,.-]*(?=\w)", re.IGNORECASE)
