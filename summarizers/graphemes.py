"""Where a text may be cut: never between a letter and its marks, nor inside an emoji that is put together."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_MOST_MARKS = 64  # that are kept with their letter; a heap of more is no writing


def cut_before(text: str, at: int) -> int:
    """The last place up to `at` where a cut parts no letter from its marks; `at` itself inside an endless heap."""
    for place in range(at, max(0, at - _MOST_MARKS), -1):
        if place >= len(text) or not (_extends(text[place]) or text[place - 1] == _JOINER):
            return place
    return at


def _extends(character: str) -> bool:
    """Whether it belongs to the one before: a mark, a joiner, a variation selector, a skin tone."""
    is_mark = unicodedata.category(character)[0] == "M"
    return is_mark or character == _JOINER or "\U0001f3fb" <= character <= "\U0001f3ff"
