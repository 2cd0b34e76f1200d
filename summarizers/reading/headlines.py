"""A headline that runs into the first sentence of its article without a mark: where the sentence begins behind it.

A page that was flattened into one line leaves nothing between the two. The title tells it, where it is known; else the
hour of a film, the dateline, or that the sentence says again what was just said: a lead repeats the words of its
headline, and few sentences repeat so many of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from summarizers.reading.languages import Language
from summarizers.reading.letter_case import capital_function_words, goes_on, in_small_letters

_SYLLABLES = ("vi",)  # are written apart, so that two of them said again are one word, and names hold function words
_REACH = 400  # code points in which a headline ends
SHORTEST_HEADLINE = 4  # words
_MOST_RESTARTS = 5  # function words in capitals that are tried
_TOLD_AGAIN = 2  # words of a headline that its lead repeats at the least
_RUN = 3  # such words, and their share of the headline, that show a repeat where nothing else does
_RUN_SHARE = 0.6
_PREFIX = 5  # letters by which words are compared, since a headline says `joins` and its lead `joined`
_SITE = re.compile(r"\s[-–—|·»]\s[^-–—|·»]{2,40}$")  # behind the title of a page
_GAP = re.compile(r"[\s|:.•·–—-]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARK = re.compile(r"[,;:!?…()\"“”„«»–—]|\s-|(?<=\w{3})\.")  # no stop of `U.S.`
_FILM = re.compile(r"0?\d:\s?[0-5]\d\s(?=[^\W\d_])")
_LENGTH_OF_FILM = re.compile(r"(?<=[^\W\d_] )\d{1,2}:\s?\d{2}\s(?=[^\W\d_])")
_NO_HOUR = re.compile(r"(?:[ap]\.?\s?m\b|[ecmp][sd]?t\b|gmt\b|utc\b|uhr\b|h\b)", re.IGNORECASE)
_DASHES = ("--", "—", "–", "- ")
_CAPITAL_WORD = re.compile(r"(?<=[^\W\d_] )([^\W\d_]{2,}) (?=\w)")
_PLACE = r"[A-ZÀ-ÞА-ЯЁ]{3,}(?:[ -][A-ZÀ-ÞА-ЯЁ]{2,}){0,3}"
_PLACE_LINE = re.compile(
    rf"(?<=[\w'’”\"!?)] ){_PLACE}"
    r"(?P<placed>, [^\W\d_][\w.]*(?: [A-Z][\w.]*)?)?(?P<agency> \([^()\d]{2,20}\))? ?(?:--|[—–]|- )\s?(?=[\"“„«]?\w)"
)


def headline_length(text: str, title: str | None, language: Language) -> int:
    """How many code points at the front of the first sentence of a document are its headline.

    Args:
        text: the sentence.
        title: of the document, white space folded, where it has one.
        language: its function words tell where a sentence may begin.
    """
    if title and (length := _title_length(text, title, language)):
        return length
    finders: tuple[Callable[[str, Language], int], ...] = (_place_line, _length_of_film, _tag)
    if language.code not in _SYLLABLES:
        finders = (*finders, _restart, _second_run)
    return next((length for find in finders if (length := find(text, language))), 0)


def _title_length(text: str, title: str, language: Language) -> int:
    for one in (title, _SITE.sub("", title)):
        if len(one.split()) < SHORTEST_HEADLINE or text[: len(one)].casefold() != one.casefold():
            continue
        gap = _GAP.match(text, len(one))
        at = gap.end() if gap else len(one)
        if at > len(one) and not goes_on(text[at:], language) and _is_told_again(text[: len(one)], text[at:], language):
            return at
    return 0


def _place_line(text: str, language: Language) -> int:
    """`Town under water ARLE, Moravia -- The dam …`."""
    if not any(map(text.__contains__, _DASHES)):
        return 0
    for place in _PLACE_LINE.finditer(text, 1, _REACH):
        first = text[place.end() :].lstrip("\"“„«").partition(" ")[0]
        is_said = place["placed"] or place["agency"] or first.lower() in language.words.stop_words
        if is_said and first[:1].isupper():
            return place.end()
    return 0


def film_length(text: str, language: Language) -> int:
    """How many code points at the front of a text are the length of a film, `0:26 The dam …`: no hour of the day."""
    film = _FILM.match(text)
    if film is None or _NO_HOUR.match(text, film.end()) or goes_on(text[film.end() :], language):
        return 0
    return film.end()


def _length_of_film(text: str, language: Language) -> int:
    """`Town under water 3:23 The dam …`: no hour of the day, which a function word stands before."""
    film = _LENGTH_OF_FILM.search(text, 1, _REACH) if ":" in text else None
    if film is None or _NO_HOUR.match(text, film.end()) or goes_on(text[film.end() :], language):
        return 0
    before = text[: film.start()].split()
    is_headline = len(before) >= SHORTEST_HEADLINE and before[-1].lower() not in language.words.stop_words
    return film.end() if is_headline and _is_told_again(text[: film.start()], text[film.end() :], language) else 0


def _tag(text: str, language: Language) -> int:
    """`Dam of Arle leaks again EXCLUSIVE The dam …`: the word is in capitals where there are any."""
    tags, small = language.words.tags, text[:_REACH].lower()
    if not any(map(small.__contains__, tags)):
        return 0
    words = text[:_REACH].split(" ")
    for place, word in enumerate(words):
        if place < SHORTEST_HEADLINE or word.lower() not in tags or not (word.isupper() or in_small_letters(text)):
            continue
        front, rest = " ".join(words[:place]), text[len(" ".join(words[: place + 1])) + 1 :]
        is_headline = words[place - 1].lower() not in language.words.stop_words  # `in an exclusive interview`
        if is_headline and not goes_on(rest, language) and _is_told_again(front, rest, language):
            return len(text) - len(rest)
    return 0


def _restart(text: str, language: Language) -> int:
    """`Town under water The dam …`: a function word in capitals inside a sentence, as only names have them."""
    if capital_function_words(language.code).isdisjoint(text[:_REACH].split()[SHORTEST_HEADLINE:]):
        return 0
    begins = capital_function_words(language.code)
    usual = (word for word in _CAPITAL_WORD.finditer(text, 1, _REACH) if word[1] in begins)
    for word in islice(usual, _MOST_RESTARTS):
        front = text[: word.start()]
        if len(front.split()) < SHORTEST_HEADLINE or text[word.end()].isupper():  # `The Hague`
            continue
        if _is_told_again(front, text[word.start() :], language):
            return word.start()
    return 0


def _second_run(text: str, language: Language) -> int:
    """`Arle dam breaks at night Arle dam broke …`: most words of a front without a mark, and then once more."""
    mark = _MARK.search(text, 1)
    end = mark.start() if mark else _REACH
    stop_words = language.words.stop_words
    prefixes = [word[:_PREFIX] for word in text[:end].lower().split() if word not in stop_words]
    if len(set(prefixes)) == len(prefixes):
        return 0
    front: list[str] = []
    for at, word in _content_words(text, language):
        if at >= end:
            return 0
        if word in front:
            told_again = len({later for _, later in _content_words(text[at:], language)}.intersection(front))
            is_run = told_again >= _RUN and told_again >= _RUN_SHARE * len(front)
            return at if is_run and text[:at].split()[-1].lower() not in stop_words else 0
        front.append(word)
    return 0


def _is_told_again(front: str, rest: str, language: Language) -> bool:
    behind = {word for _, word in _content_words(rest, language)}
    return len(behind.intersection(word for _, word in _content_words(front, language))) >= _TOLD_AGAIN


def _content_words(text: str, language: Language) -> Iterable[tuple[int, str]]:
    """Places and first letters of the words that are no function words."""
    stop_words = language.words.stop_words
    for word in _WORD.finditer(text):
        if (small := word[0].lower()) not in stop_words:
            yield word.start(), small[:_PREFIX]
