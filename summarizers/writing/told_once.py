"""A sentence -> the news in it that a brief tells once: so many dead, and that somebody apologised or resigned."""

from __future__ import annotations

from typing import NamedTuple

from summarizers.writing.mentions import Said
from summarizers.writing.tolls import tolls_of_any_day

_Facts = frozenset[tuple[str, str | float]]


class News(NamedTuple):
    """The tolls and acts of a sentence, each as its mark with its figure or name; other figures without a mark.

    Attributes:
        needs: what another sentence must tell so that this one has no news; empty where it tells neither toll nor act.
        tells: the same, with whatever else an act's name may be shortened to: `The Russian leader` after `Russian
            President Ada Holm`.
    """

    needs: _Facts
    tells: _Facts

    def is_told_by(self, other: News) -> bool:
        """Whether who has read the other sentence has this one's news."""
        return bool(self.needs) and self.needs <= other.tells


NO_NEWS = News(frozenset(), frozenset())


def told_once(said: Said) -> News:
    """What a sentence tells that a brief tells once."""
    tolls = {(fate, mention.figure.value) for mention, fate in tolls_of_any_day(said)}
    if not tolls and not said.acts:
        return NO_NEWS
    counted = {value for _, value in tolls}
    figures = tolls | {("", figure.value) for figure in said.compared if figure.value not in counted}
    needs = {(act, name[0]) for act, name in said.acts}
    tells = {(act, word) for act, name in said.acts for word in name}
    return News(frozenset(figures | needs), frozenset(figures | tells))
