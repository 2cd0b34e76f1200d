"""A disagreement in words, for every output: `… but source [2] says “40”`, or which figure is the earlier one."""

from __future__ import annotations

from typing import NamedTuple

from summarizers.datatypes import Disagreement


class DisagreementWords(NamedTuple):
    """What stands between the brief's figure and the number of the source, then before and behind what that says."""

    but: str
    says: str
    end: str


_WORDS = {
    None: DisagreementWords(" — but source ", " says ", ""),
    True: DisagreementWords(" — earlier figure; source ", " later says ", ""),
    False: DisagreementWords(" — source ", " said ", " earlier"),
}


def disagreement_words(other: Disagreement) -> DisagreementWords:
    """The words for it, by which figure is known to be the earlier one."""
    return _WORDS[other.earlier]
