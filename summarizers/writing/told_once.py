"""A sentence -> the news in it that a brief tells once: so many dead, and that somebody apologised or resigned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizers.writing.mentions import Said
from summarizers.writing.tolls import tolls_of_any_day

_Fact = tuple[str, str | float]
_Facts = frozenset[_Fact]


class News(NamedTuple):
    """The tolls and acts of a sentence, each as its mark with its figure or name; other figures without a mark.

    Attributes:
        needs: what others must tell so that this one has no news; empty where it tells neither toll nor act. Beside a
            toll years are none (`the worst flood in sixty years`); beside an act they may be a sentence.
        tells: the same, with all its figures, and whatever else an act's name may be shortened to: `The Russian
            leader` after `Russian President Ada Holm`.
        tolls: the tolls among `needs`, each with the least and the most that its figure can stand for.
    """

    needs: _Facts
    tells: _Facts
    tolls: tuple[tuple[_Fact, float, float], ...] = ()

    def is_told_by(self, *others: News) -> bool:
        """Whether who has read the other sentences has this one's news; `around 3,500` is told by 3,400."""
        told = _NOTHING.union(*(other.tells for other in others))
        meant = (
            fact
            for fact, low, high in self.tolls
            if any(mark == fact[0] and isinstance(value, float) and low <= value <= high for mark, value in told)
        )
        return bool(self.needs) and self.needs <= told.union(meant)


_NOTHING: _Facts = frozenset()
NO_NEWS = News(_NOTHING, _NOTHING)


def told_once(said: Said) -> News:
    """What a sentence tells that a brief tells once."""
    figures: set[_Fact] = {("", figure.value) for figure in said.compared}
    counts = [((fate, mention.figure.value), mention.figure) for mention, fate in tolls_of_any_day(said)]
    if not counts and not said.acts:
        return News(_NOTHING, frozenset(figures))
    tolls: set[_Fact] = {toll for toll, _ in counts}
    known = {value for _, value in tolls} | (said.years if not said.acts else frozenset())
    needs = tolls | {fact for fact in figures if fact[1] not in known} | {(act, name[0]) for act, name in said.acts}
    tells = tolls | figures | {(act, word) for act, name in said.acts for word in name}
    return News(frozenset(needs), frozenset(tells), tuple((toll, one.low, one.high) for toll, one in counts))


def has_news(said: Said, others: Sequence[Said]) -> bool:
    """Whether a sentence gives a figure or a name that none of the others does: all its other words may be theirs.

    `Spain's Contador won the tour` is no repeat of `Rasmussen led the tour` and `Vinokourov won the stage`.
    """
    numbers = frozenset[float | str]().union(*(other.numbers for other in others))
    words = frozenset[str]().union(*(other.words for other in others))
    return not (said.numbers <= numbers and said.names <= words)
