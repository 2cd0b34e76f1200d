"""A memory of what is made of single words, of bounded size: most words of a text stood in an earlier one.

Texts are the callers' own, and so is what they call a word: what is longer than words are is made anew each time, and
so is all of a text that has more words than are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TypeVar

MOST_WORDS = 1 << 15  # some 18 MB of them and of what is made, for one language
MOST_LANGUAGES = 3  # whose words are remembered at one time
LONGEST_WORD = 40  # code points

Made = TypeVar("Made")


def remembering(
    make: Callable[[str], Made], make_all: Callable[[Collection[str]], list[Made]] | None = None
) -> Callable[[Collection[str]], list[Made]]:
    """A function that makes something of each of many words, and remembers it.

    Args:
        make: what is made of one word, which must not hang on anything else.
        make_all: the same of many words, where that is faster than one by one.
    """
    remembered = lru_cache(MOST_WORDS)(make)

    def of_each(words: Collection[str]) -> list[Made]:
        if len(words) > MOST_WORDS:
            return make_all(words) if make_all else [make(word) for word in words]
        return [remembered(word) if len(word) <= LONGEST_WORD else make(word) for word in words]

    return of_each
