"""How many faults readers found, and how far two of them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from eval.reading.verdicts import CLASSES, Verdicts


class Counts(NamedTuple):
    """What one reader found.

    Attributes:
        briefs: with at least one sentence read.
        sentences: read.
        faults: class -> sentences, the classes in their order.
    """

    briefs: int
    sentences: int
    faults: dict[str, int]

    @property
    def rate(self) -> float:
        """Faults in 100 sentences; 0 where nothing was read."""
        return 100 * sum(self.faults.values()) / max(1, self.sentences)


class Agreement(NamedTuple):
    """Two readers on the sentences that both read.

    Attributes:
        sentences: that both read.
        both, first, second: that both, or only one of them, found at fault.
        kappa: Cohen's (1960), of good against fault: 1 all agreement, 0 what chance gives; None where chance is all.
    """

    sentences: int
    both: int
    first: int
    second: int

    @property
    def kappa(self) -> float | None:
        """Agreement beyond chance."""
        if not self.sentences:
            return None
        agreed = 1 - (self.first + self.second) / self.sentences
        one, other = ((self.both + only) / self.sentences for only in (self.first, self.second))
        chance = one * other + (1 - one) * (1 - other)
        return (agreed - chance) / (1 - chance) if chance < 1 else None


def counts(verdicts: Verdicts) -> Counts:
    """Faults by class."""
    found = Counter(kind for kind in verdicts.values() if kind is not None)
    return Counts(
        briefs=len({place.set for place in verdicts}),
        sentences=len(verdicts),
        faults={kind: found[kind] for kind in CLASSES if found[kind]},
    )


def counted(found: Mapping[str, Counts]) -> list[list[str]]:
    """A table of readings by name: heading, briefs, sentences, each class that was found, faults in 100 sentences."""
    each = found.values()
    kinds = [kind for kind in CLASSES if any(kind in one.faults for one in each)]
    return [
        ["", *found],
        ["briefs", *(str(one.briefs) for one in each)],
        ["sentences", *(str(one.sentences) for one in each)],
        *([kind, *(str(one.faults.get(kind, 0)) for one in each)] for kind in kinds),
        ["faults in 100", *(f"{one.rate:.1f}" for one in each)],
    ]


def by_track(verdicts: Verdicts) -> dict[str, Counts]:
    """The same for each collection, which is what stands before the slash in the key of a set."""
    tracks = dict.fromkeys(place.set.partition("/")[0] for place in verdicts)
    return {
        track: counts({place: kind for place, kind in verdicts.items() if place.set.partition("/")[0] == track})
        for track in tracks
    }


def agreement(one: Verdicts, other: Verdicts) -> Agreement:
    """How far two readers agree."""
    common = [place for place in one if place in other]
    pairs = Counter((one[place] is not None, other[place] is not None) for place in common)
    return Agreement(len(common), pairs[True, True], pairs[True, False], pairs[False, True])
