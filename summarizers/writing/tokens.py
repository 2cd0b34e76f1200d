"""Text -> tokens: words, numbers, dates, times, codes and marks, each with its place; and phrases among them.

Every pattern is deterministic (no two ways to match one text), so the time is linear in the text whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_MARKS = (  # vowel signs and joiners that spell words, yet are no word characters to `re`
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u200c\u200d"
)
_UNSPACED = "\u0e00-\u0e7f\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"  # each letter is a token
_LETTER = rf"(?:(?![{_UNSPACED}])[\w{_MARKS}])"
WORD = re.compile(rf"{_LETTER}+|[{_UNSPACED}]")  # in one piece, as every word among the tokens is
_CHUNK = re.compile(rf"{_LETTER}+(?:[.,:/'’٫٬،–-]{_LETTER}+)*|\S")
_PIECE = re.compile(r"[^.,:/'’٫٬،–-]+")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_PAIR = re.compile(r"([\d.,'’٫٬]+)[–-]([\d.,'’٫٬]+)")
_GLUED = re.compile(r"([\d.,'’٫٬]*\d)([^\W\d_]+)")
_LONGEST = 40  # code points of a chunk that may be a number or a date

_POINT = re.compile(r"\d{1,3}(?:[,'’٬]\d{3})+(?:[.٫]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:[.٫]\d+)?")
_COMMA = re.compile(r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}")
# Spanish is written with either mark: exactly three digits after one are thousands, which costs 1,125 and the like.
_EITHER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?")
_COMMA_LANGUAGES = frozenset(
    ("de", "fr", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "ro", "hu", "ru", "uk", "el", "tr", "id", "vi")
)


class Token(NamedTuple):
    """A piece of text[start:end], its lower-case form, and what it is: word, number, date, time, code or mark."""

    start: int
    end: int
    word: str
    shape: str


def tokens(text: str, language: str) -> list[Token]:
    """Cut a text into words, numbers, dates, times, codes (`K7-214`) and marks."""
    found: list[Token] = []
    for chunk in _CHUNK.finditer(text):
        piece = chunk[0]
        if piece.isalpha():  # as most are: a word without a mark inside
            found.append(Token(chunk.start(), chunk.end(), piece.lower(), "word"))
        elif len(piece) == 1 and not piece.isdigit():
            found.append(Token(chunk.start(), chunk.end(), piece.lower(), "mark"))
        else:
            found.extend(_classified(chunk, language))
    return found


def _classified(chunk: re.Match[str], language: str) -> Iterator[Token]:
    text, start, end = chunk[0], chunk.start(), chunk.end()
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        for word in _PIECE.finditer(text):
            shape = "word" if word[0][0].isalpha() else "mark"
            yield Token(start + word.start(), start + word.end(), word[0].lower(), shape)
        if not _PIECE.search(text):
            yield Token(start, end, text, "mark")
    elif number_pattern(language).fullmatch(text):
        yield Token(start, end, text, "number")
    elif _DATE.fullmatch(text) or _TIME.fullmatch(text):
        yield Token(start, end, text, "time" if ":" in text else "date")
    elif (parts := _GLUED.fullmatch(text)) and number_pattern(language).fullmatch(parts[1]):
        yield Token(start, start + parts.end(1), parts[1], "number")
        yield Token(start + parts.end(1), end, parts[2].lower(), "word")
    elif (parts := _PAIR.fullmatch(text)) and all(map(number_pattern(language).fullmatch, parts.groups())):
        yield Token(start, start + parts.end(1), parts[1], "number")
        yield Token(start + parts.end(1), start + parts.start(2), "-", "mark")
        yield Token(start + parts.start(2), end, parts[2], "number")
    else:
        yield Token(start, end, text, "code")


def number_pattern(language: str) -> re.Pattern[str]:
    """What a number in digits looks like, by the thousands and decimal marks of a language."""
    return _EITHER if language == "es" else _COMMA if language in _COMMA_LANGUAGES else _POINT


def longest_phrase(table: Mapping[str, Sequence[tuple[str, ...]]], row: Sequence[Token], at: int) -> tuple[str, ...]:
    """The longest of the phrases, keyed by their first words, that stands in the row of tokens at a place; or ()."""
    if at >= len(row):
        return ()
    for phrase in table.get(row[at].word, ()):
        if len(phrase) == 1 or tuple(token.word for token in row[at : at + len(phrase)]) == phrase:
            return phrase
    return ()


def phrase_table(phrases: Iterable[str], language: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases cut as text is, by their first words, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if words := tuple(token.word for token in tokens(phrase, language)):
            table.setdefault(words[0], []).append(words)
    for same_start in table.values():
        same_start.sort(key=lambda words: (-len(words), words))
    return table


def thousands_marks(language: str) -> str:
    """The marks before exactly three digits that part thousands."""
    return ".," if language == "es" else "." if language in _COMMA_LANGUAGES else ","
