"""Whether a text tells names and beginnings by capitals: some corpora hold articles in small letters alone."""

from __future__ import annotations

from itertools import pairwise

_REACH = 400  # code points that are looked at
_BEFORE_CAPITAL = (".", "!", "?", "…", ":", '"', "”", "“", "»", ")", "]")  # what a sentence may begin behind


def in_small_letters(text: str) -> bool:
    """Whether no word inside a sentence begins with a capital, in a script that has them."""
    words = text[:_REACH].split()
    if not any(word[-1].islower() for word in words):
        return False
    return not any(word[:1].isupper() and not before.endswith(_BEFORE_CAPITAL) for before, word in pairwise(words))
