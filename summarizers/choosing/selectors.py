"""The table of selectors: to add one, write its file and its line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.coverage import coverage
from summarizers.choosing.mmr import mmr
from summarizers.choosing.selection import Selection
from summarizers.choosing.top import top


class Selector(NamedTuple):
    """A way to choose sentences: its description in one line, and the function."""

    description: str
    select: Callable[[Candidates], Selection]


SELECTORS: dict[str, Selector] = {
    "mmr": Selector("Relevance against similarity to what is chosen (Carbonell & Goldstein 1998)", mmr),
    "coverage": Selector("Coverage and diversity as a submodular function (Lin & Bilmes 2011)", coverage),
    "top": Selector("The highest scores, each thing once", top),
}
