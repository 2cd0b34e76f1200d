"""What stands before the first word of a report: `MOSCOW (Reuters) - `, `Berlin, 3. Mai – `, `Update, Oct. 5: `."""

from __future__ import annotations

import re

from summarizers.reading.languages import Language
from summarizers.reading.letter_case import in_small_letters

_DATELINE_REACH = 90  # code points in which a dateline ends
# Quick to look for; a dateline without one of these begins with a bracket or in capitals.
_DATELINE_SIGN = re.compile(r"[-–—―:日\d](?:(?<=[—―:日])|(?<=[\s.][-–])|(?<=\d)\d{3}(?:-|[^\W\d_]))")
# ` date 2024-12-28 ` before the place; of a month alone only where it says so: `2010-11` is a season, too.
_STAMP = re.compile(r"(?:[^\W\d_]{2,12}\s+)?\d{4}-\d{2}-\d{2}\s+|date\s+\d{4}-\d{2}\s+")
# A date that a page glued to the first word: `Tuesday, January 18, 2005Through a telethon, …`.
_GLUED_DATE = re.compile(r"(?:[^\W\d_]+\.?,? ){1,3}\d{1,2},? \d{4}(?=[^\W\d_])|\d{1,2}\.? [^\W\d_]+ \d{4}(?=[^\W\d_])")
# `Update, Oct. 5, 2016: `, `UPDATED 10:55 p.m.: `: a stop or colon inside belongs to a figure or a short word.
_UPDATE = re.compile(
    r"updated?\b(?:[^.:!?\n]|:(?=\s?\d)|(?<=\b[ap])\.|(?<=\b[a-z]{3})\.|(?<=[ap]\.m)\.){0,60}:\s+", re.IGNORECASE
)
# `16.04 Uhr: `, `10:30 a.m. – `: the hour of an entry, where an article is written while things happen.
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:Uhr|h|[ap]\.?m\.?))?(?:\s[A-Z]{2,4})?\s?(?:[:|—–]|\s-)\s+(?=\D)")
_SEPARATOR = re.compile(r"\s*(?:(?:\s|(?<=\)))[-–—―]{1,2}|[—―]|:)\s+|\s?—\s?|(?:\s|(?<=\)))--\s?")
# `Bogotá, 12 de mayo (EFE).- `, as Spanish agencies write it.
_STOP_AND_DASH = re.compile(r"[(A-ZÁÉÍÓÚÑ][^.!?:;\"“”«»]{0,60}\.\s?[-–—]{1,2}\s+(?=[\"“«¿¡]*[A-ZÁÉÍÓÚÑ\d])")
# `New Delhi, May 3 (PTI) `: no dash parts the agency from the sentence.
_DATE_AND_AGENCY = re.compile(
    r"[^\W\d_][^().!?:;।\d]{1,30},\s(?:\d{1,2}\.?\s[^\s\d().]+\.?|[^\s\d().]+\.?\s\d{1,2})"
    r"\s\([^()\d]{2,25}\)\s+(?=\W?\w)"
)
_LABELS = (_UPDATE, _GLUED_DATE, _HOUR, _STOP_AND_DASH, _DATE_AND_AGENCY)
_AGENCY = re.compile(r"\((?:[^()\d]{2,40}|\s?[^\W\d_]{2,10}\d{1,2}\s?)\)$")  # the digit of a station: (KHON2)
_LONE_AGENCY = re.compile(r"\([A-Z][A-Za-z .&/]{1,20}\)\s+(?=\W?[A-Z])")
# МОСКВА, 28 дек - РИА Новости. and МОСКВА, 28 декабря. /ТАСС/. name the agency behind the place.
_CAPITAL = "[A-ZА-ЯЁІЇЄ]"
_AGENCY_BEHIND = re.compile(
    rf"{_CAPITAL}{{3}}[\w ,.-]{{0,40}}?\d[\w ]{{0,15}}"
    rf"(?:\s[-–—]\s{_CAPITAL}[\w ]{{1,25}}\.|\.?\s/[^/]{{2,25}}/\.?)\s+(?=\W?{_CAPITAL})"
)
_DASH = re.compile(r"\s?(?:[—―]|--)\s?|\s[-–]\s")
_PLACE_REACH = 45  # code points in which the place ends
_PLACE_WORDS = 4
_PLACE = re.compile(r"[^\W\d_][^\d():;!?\"“”«»]*")
_ARABIC = re.compile("[\u0600-\u06ff]")  # written so, no sentence says by a dash that one is the other
_PARTICLE = 3  # letters of the small words in a name: `Rio de Janeiro`
SHORTEST_REPORT = 7  # words behind a dash
_PLACE_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?؟。।]\s")
_KOREAN = re.compile(r"[(\[][^()=\]]{1,12}=[^()\]]{2,12}[)\]]\s*(?:\S{2,10}\s기자\s=\s+)?")
_EAST_ASIAN = re.compile(
    r"(?:【[^】]{1,30}】)?(?:[^。、，]{0,30}[0-9０-９]+日(?:电|電|讯|訊)(?:[)）]|[（(][^)）]{0,40}[)）])?[\s　]*)?"
)


def dateline_length(line: str, is_first: bool) -> int:
    """How many code points at the front of a line are its dateline: `MOSCOW (Reuters) - `, `Berlin, 3. Mai – `.

    Args:
        line: one line of prose.
        is_first: whether it is the first of its document, where a place in capitals before a colon is a dateline
            too; further down that is a speaker in an interview.
    """
    if not (
        line.startswith(("(", "【", "["))
        or line[:3].isupper()
        or _DATELINE_SIGN.search(line, 0, _DATELINE_REACH)
        or (is_first and "(" in line[:_DATELINE_REACH])
    ):
        return 0
    start = stamp_length(line)
    for pattern in _LABELS:
        if (label := pattern.match(line, start)) and not _goes_on(line, label.end()):
            return label.end()
    for pattern in (_LONE_AGENCY, _AGENCY_BEHIND, _KOREAN):
        if agency := pattern.match(line, start):
            return agency.end()
    for separator in _SEPARATOR.finditer(line, start, start + _DATELINE_REACH):
        head = line[start : separator.start()].rstrip()
        if _is_dateline(head, ":" in separator.group(), is_first) and not _goes_on(line, separator.end()):
            return separator.end()
        if len(head.split()) > 8:
            break
    asian = _EAST_ASIAN.match(line) if "日" in line or "】" in line else None
    return max(start, asian.end() if asian and asian.end() < len(line) else 0)


def stamp_length(line: str) -> int:
    """How many code points at the front of a line are the date that a scraper put there."""
    stamp = _STAMP.match(line)
    return stamp.end() if stamp else 0


def plain_dateline_length(line: str, language: Language) -> int:
    """How many code points at the front of a document are a place or a paper and a dash: `Berlin – `, `oakland -- `.

    A few words, none of them a function word, before the one dash of a sentence: two dashes enclose an insertion.
    """
    dash = _DASH.search(line, 1, _PLACE_REACH)
    if dash is None:
        return 0
    head = line[: dash.start()].strip()
    words = _PLACE_WORD.findall(head)
    if not 1 <= len(words) <= _PLACE_WORDS or not _PLACE.fullmatch(head):
        return 0
    if f"{words[0].lower()} -" in language.words.credits:  # `File - in this photo` dates a picture
        return 0
    if not _parts(dash.group().strip(), head, line[dash.end() :], language):
        return 0
    end = _SENTENCE_END.search(line, dash.end())
    return 0 if _DASH.search(line, dash.end(), end.start() if end else len(line)) else dash.end()


def _parts(dash: str, head: str, rest: str, language: Language) -> bool:
    """Whether a dash parts a place from a sentence, by capitals where there are any.

    Where there are none, a hyphen with blanks may join anything; behind a place comes the beginning of a sentence.
    """
    function_words = language.words.stop_words.intersection(head.lower().replace(",", " ").split())
    if head[0].isupper() and not in_small_letters(f"{head} {rest}"):
        words = head.split()
        are_names = all(word[0].isupper() or len(word) <= _PARTICLE for word in words)
        is_report = rest[:1].isupper() and language.count_words(rest) >= SHORTEST_REPORT
        return are_names and is_report and words[0].lower() not in function_words
    if function_words:
        return False
    if head[0].lower() == head[0].upper():
        return bool(_ARABIC.match(head)) or any(map(head.__contains__, ",،"))
    return in_small_letters(rest) and (
        dash not in ("-", "–") or "," in head or rest.partition(" ")[0] in language.words.starters
    )


def _goes_on(line: str, at: int) -> bool:
    """Whether what stands behind a dash is no new sentence; text all in small letters does not tell."""
    return line[at : at + 1].islower() and not in_small_letters(line)


def _is_dateline(head: str, colon: bool, is_first: bool) -> bool:
    if _AGENCY.search(head) and not any(map(head.__contains__, '"“”«»!?')):
        return not colon or is_first or head.split()[0].isupper()
    words = head.replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= 6 or (colon and not is_first):
        return False
    place = [word for word in words if not any(map(str.isdigit, word))]
    capitals = [word for word in place if word.isupper() and len(word) > 1]
    if capitals and place and place[0] in capitals and sum(map(len, capitals)) >= 3:
        return all(word.isupper() or word[0].isupper() for word in place)
    # Mixed case is a dateline only with a date or a country: `Moscow, 28 December -`, `Lyon, France —`.
    is_placed = len(place) < len(words) or (len(place) > 1 and head.count(",") == 1)
    return not colon and is_first and is_placed and bool(place) and all(w[0].isupper() for w in place)
