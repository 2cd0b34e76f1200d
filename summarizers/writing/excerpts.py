"""Where a document says something: the places, with as much of the text around them as a reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_BLANK = re.compile(r"\s")


class Place(NamedTuple):
    """Code points [start, end) of a text, and what stands there."""

    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """A stretch of text, and the kinds of all places that it lies in."""

    text: str
    kinds: tuple[str, ...]


def pieces(text: str, places: Sequence[Place], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Cut `text[start:end]` wherever a place begins or ends; the pieces joined are that text again.

    Example: "abcd" with b-c of kind "x" and c of kind "y" gives a (), b (x), c (x, y), d ().
    """
    end = len(text) if end is None else end
    inner = (border for place in places for border in (place.start, place.end))
    borders = sorted({start, end, *(border for border in inner if start < border < end)})
    for left, right in pairwise(borders):
        kinds = {place.kind for place in places if place.start <= left and right <= place.end}
        yield Piece(text[left:right], tuple(sorted(kinds)))


def windows(text: str, places: Sequence[Place], around: int) -> list[tuple[int, int]]:
    """Spans that show every place with up to `around` code points on each side, cut between words.

    Spans that touch become one, so they are disjoint, and in the order of the text.
    """
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        start, end = _left(text, place.start, around), _right(text, place.end, around)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _left(text: str, place: int, around: int) -> int:
    edge = max(0, place - around)
    blank = _BLANK.search(text, edge, place) if edge else None
    return blank.end() if blank else edge


def _right(text: str, place: int, around: int) -> int:
    edge = min(len(text), place + around)
    if edge == len(text):
        return edge
    blanks = [match.start() for match in _BLANK.finditer(text, place, edge)]
    return blanks[-1] if blanks else edge
