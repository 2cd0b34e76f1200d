r"""What no sentence that someone wrote holds, and pages leave in one: addresses, code, misread letters, credits, cuts.

Each pattern begins with a rare mark, for such a pattern is looked for ten times as fast as one that begins with any
letter, and most sentences hold none of these marks.
"""

from __future__ import annotations

import re

from summarizers.reading.languages import Language
from summarizers.reading.letter_case import in_small_letters
from summarizers.reading.stamps import ends_in_stamp

_ADDRESS = re.compile(
    r"[:.@©](?:(?:(?<=http:)|(?<=https:))//|(?<=www\.)|(?<=pic\.)twitter\.com|(?<=@)\w+\.\w|(?<=©))", re.IGNORECASE
)
# Who wrote what is quoted above, `— Ann Lee, Evening Post, the dam …`; a footnote, the middle of a list or a message.
_BEGINNINGS = ("— ", "– ", "- ", "-- ", "* ", "/ ", "| ", "___ ", "… ", "... ", "'s ", "’s ")
_FRONT_REACH = 16  # code points in which the first word of `Screenshot/Evening Post` stands
_MENTION = re.compile(r"@\w")
# A page's own marks, points of a list inside a line, code and tags.
_GLUED = re.compile(
    r"[|&{}<•●►▶■](?:(?<=[{}•●►▶■])|(?<=&)#?\w{2,8};|(?<=\|)(?<!\S\|)(?!\S)|(?<=<)[a-z]\w*\s[\w-]+=)"
)
# Letters that were read in another encoding than they were written in: `caf\ufffd`, `cafÃ©`, `itâ€™s`.
_MISREAD = re.compile(
    "[\ufffdÃâï](?:(?<=\ufffd)|(?<=Ã)[\x80-\xbf\u0152-\u0178\u2018-\u203a]|(?<=â)€|(?<=ï) ?¿ ?½)"
)
_AGENCIES = "AP|AFP|Reuters|Getty|EPA|EFE|dpa|ANSA|Lusa|TASS|PA|Xinhua|Bloomberg"
_PHOTO_CREDIT = re.compile(
    rf"\((?:[^()]{{0,80}}(?:/|\bvia )\s?(?:{_AGENCIES})\b[^()]{{0,30}}\)"
    r"|\s?(?:ph|f)otos?\s?(?::|by\b|credit|courtesy|source))",
    re.IGNORECASE,
)
_CREDIT_BEHIND_DASH = re.compile(r"[—–]\s?(?:(?:ph|f)otos?|ảnh|фото)\s?:", re.IGNORECASE)
# Dots behind a blank or a comma, or in brackets; dots and an agency, between two captions.
_CUT_OFF = re.compile(
    r"[\s,](?:\.\.\.|…)$|\[\s?(?:\.\.\.|…)\s?\]$|(?:\.\.\.|…)\s?\(\s?(?:Associated Press|AP|Reuters|AFP)\s?\)",
    re.IGNORECASE,
)
_CUT_POSSESSIVE = re.compile(r"\w['’]s\s?(?:\.\.\.|…)$")  # `data from the city's...`
_COUNT_OF_SLIDES = re.compile(r"\d (?:of|de|von|sur|di|van|av) (?:/ )?\d")  # `image 2 of 23`
_OTHER_HEADLINES = re.compile(r"[^\W\d_A-Z][A-Z][^.]*\sMORE\s")  # a list of them that a page set into a sentence


def has_page_traces(text: str, language: Language) -> bool:
    """Whether a sentence holds what only a page or its reading can have put there."""
    if text.startswith(_BEGINNINGS) or _MENTION.match(text):
        return True
    if "/" in text[:_FRONT_REACH] and _is_credit(text, language):
        return True
    if _GLUED.search(text) or _PHOTO_CREDIT.search(text) or _ADDRESS.search(text):
        return True
    if not text.isascii() and (_MISREAD.search(text) or _CREDIT_BEHIND_DASH.search(text)):
        return True
    if ("..." in text or "…" in text) and _is_cut_off(text, language):
        return True
    if (slides := _COUNT_OF_SLIDES.search(text)) and _counts_slides(text[: slides.start()], language):
        return True
    return (" MORE " in text and _OTHER_HEADLINES.search(text) is not None) or ends_in_stamp(text, language)


def _is_credit(text: str, language: Language) -> bool:
    """Whether a sentence opens as `Screenshot/Evening Post` does; `photo/film schools` do not."""
    word, _, behind = text.partition("/")
    is_name = behind.lstrip()[:1].isupper() or in_small_letters(text)
    return is_name and word.rstrip().lower() in language.words.pictures


def _counts_slides(before: str, language: Language) -> bool:
    """Whether the word before a count says that it is one of pictures."""
    return before.rstrip("0123456789 ").rpartition(" ")[2].lower() in language.words.pictures


def _is_cut_off(text: str, language: Language) -> bool:
    """Whether a sentence ends in dots behind a blank, a comma or a function word, or runs on behind such dots."""
    if _CUT_OFF.search(text) or _CUT_POSSESSIVE.search(text):
        return True
    last_word = text.rstrip(".… ").rpartition(" ")[2]
    return text.endswith(("...", "…")) and last_word.lower() in language.words.stop_words
