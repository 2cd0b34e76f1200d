"""Whose picture it is: `(AP Photo/Ann Lee)`, `Foto: privat`, `Ann Lee/The Evening Post`, `Reuters / Ann Lee`.

Agencies sign alike all over the world; the words before a photographer's name come from the lists of the language.
"""

from __future__ import annotations

import re

from summarizers.reading.languages import Language, language_of
from summarizers.reading.per_language import once_per_language

AGENCY_NAMES = (
    r"AP|AFP|Reuters|Associated Press|Getty(?: Images)?|EPA|EFE|dpa|ANSA|Lusa|TASS|Xinhua|Bloomberg(?: News)?|UPI|CNN"
    r"|Kyodo|Yonhap|PA|European Pressphoto Agency|iStockphoto|Shutterstock|Anadolu|PTI(?: Photo)?|IANS|Antara Foto"
    r"|DHA|ANP|NTB|Ritzau"
)
AGENCIES = rf"(?:{AGENCY_NAMES})(?:\s?/\s?(?:{AGENCY_NAMES}))*"  # one, or each that passed a picture on
OPENING_BRACKETS = "([（【"
BRACKET_WORDS = 9  # that a credit has at the most
BRACKET = re.compile(r"[(\[（【]\s?([^()\[\]（）【】]{2,80}?)\s?[)\]）】]\s*")
AGENCY = re.compile(rf"(?:{AGENCY_NAMES})", re.IGNORECASE)
AGENCY_FIRST = re.compile(rf"(?:{AGENCY_NAMES})\s?/\s?(?=\w)", re.IGNORECASE)  # and the photographer's name
# `ANN LEE / AFP`, and nothing behind it.
_NAMES_AND_AGENCY = re.compile(rf"[^\W\d_][^.!?:;()\d]{{2,40}}?\s?/\s?{AGENCIES}\.?$", re.IGNORECASE)
_ANY_AGENCY = re.compile(rf"\b(?:{AGENCY_NAMES})\b", re.IGNORECASE)
_PICTURE = re.compile(r"/|\b(?:ph|f)otos?\b|\bvia\b|\bimages?\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")
FRONT_REACH = 40  # code points in which the word and its colon stand
_CELL_END = "|"  # of a table, in which pages set a picture and what it shows


def is_credit(inside: str, language: Language) -> bool:
    """Whether what stands in brackets says whose picture it is."""
    if len(inside.split()) > BRACKET_WORDS:
        return False
    if _ANY_AGENCY.search(inside) and _PICTURE.search(inside):
        return True
    if _worded(language.code).match(inside.lower()):
        return True
    names = inside.replace("/", " ").split()
    return len(_SLASH.findall(inside)) == 1 and len(names) >= 4 and not any(map(str.isdigit, inside))


def credits_picture(sentence: str, language: Language) -> bool:
    """Whether a sentence begins with whose picture it is, or with the end of its cell in a table.

    Then the sentence before it is the picture's caption.
    """
    if bracket := BRACKET.match(sentence):
        return is_credit(bracket[1], language)
    if sentence.startswith(_CELL_END):
        return True
    sentence = sentence.lstrip("—–- ")  # `— Foto: Ann Lee`
    if _NAMES_AND_AGENCY.match(sentence):
        return True
    return bool(AGENCY_FIRST.match(sentence) or _worded(language.code).match(sentence[:FRONT_REACH].lower()))


@once_per_language
def first_words(code: str) -> frozenset[str]:
    """Words and marks, in small letters, that credits begin with."""
    agencies = (name.split()[0].partition("(")[0].lower() for name in AGENCY_NAMES.split("|"))
    return frozenset([*language_of(code).words.pictures, *agencies, _CELL_END])


@once_per_language
def _worded(code: str) -> re.Pattern[str]:
    """A pattern, for small letters, of credits that say so: `photo: `, `fot. `, `picture by `, `image courtesy of `."""
    words = language_of(code).words.pictures
    either = "|".join(re.escape(one) for one in words if one[-1] != ".")
    dotted = "|".join(re.escape(one) for one in words if one[-1] == ".") or "(?!)"
    return re.compile(rf"(?:{either})\s?(?:[:：]|\b(?:by|credit|courtesy|source)\b)|{dotted}" if either else dotted)
