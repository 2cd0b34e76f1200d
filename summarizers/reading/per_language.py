"""A memory of what is made once for a language, of bounded size: the codes are the callers' own.

There are 18,000 codes of two and three letters, of 5 kB each, and a process that serves would keep all that it was
ever sent.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

MOST_LANGUAGES = 64  # more than are known, so that these are forgotten only where many others are asked for

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")


def once_per_language(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Remember what `make` answers for the languages that were asked for last."""
    return cast("Callable[Parameters, Made]", lru_cache(MOST_LANGUAGES)(make))
