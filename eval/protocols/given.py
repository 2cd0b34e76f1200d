"""What a protocol is given, and what it gives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from eval.datasets import ReferencedSet
from eval.metrics.rouge import RougeOptions
from eval.tracks import Track
from summarizers import Document

DRAWS = 3  # of strays, for each set


class Tally(NamedTuple):
    """A total and what it is out of, so that figures of many sets are pooled: 3 of 10 documents and 0 of 2."""

    total: float
    out_of: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Tally:
        """Of one value each."""
        listed = [float(value) for value in values]
        return cls(sum(listed), len(listed))

    @property
    def rate(self) -> float:
        """The total for each one that it is out of."""
        return self.total / self.out_of


@dataclass(frozen=True, slots=True)
class Given:
    """One set, and how it is put to a system.

    Attributes:
        one: the set.
        strays: draws of two documents, each from another set of the collection, of two different ones.
        words: how long a brief may be.
        rouge: how it is scored.
        system: a name in SYSTEMS; where a protocol is about what only we do, it is not looked at.
    """

    one: ReferencedSet
    strays: tuple[tuple[Document, Document], ...]
    words: int
    rouge: RougeOptions
    system: str


Figures = Mapping[str, Tally]
Protocol = Callable[[Given], Figures]


def given_sets(track: Track, system: str, seed: int = 0) -> list[Given]:
    """Every set of a track without its own strays, with those drawn: none where the track has fewer than three sets."""
    sets = [clean for one in track.collection.sets if (clean := without_own_strays(one)).documents]
    return [Given(one, _strays(one, sets, seed), track.words, track.rouge, system) for one in sets]


def without_own_strays(one: ReferencedSet) -> ReferencedSet:
    """The set without what is none of its articles.

    Some sets were gathered from links, and hold pages that are the words of a site or an archive, or another story. A
    summariser that names them is right, so they must not count as clean. They were labelled by reading the beginning
    of every document of Multi-News beside its reference: a line of the file has the set, the document, and whether it
    `is` a "site" or another "story".
    """
    strays = known_strays().get(one.id, frozenset())
    return replace(one, documents=tuple(document for document in one.documents if document.id not in strays))


@cache
def known_strays() -> dict[str, frozenset[str]]:
    """Set -> ids of the documents that are no article of its story."""
    found: dict[str, set[str]] = {}
    for line in (resources.files(__package__) / "known_strays.jsonl").read_text("utf-8").splitlines():
        fields = json.loads(line)
        found.setdefault(fields["set"], set()).add(fields["document"])
    return {key: frozenset(documents) for key, documents in found.items()}


def _strays(one: ReferencedSet, sets: Sequence[ReferencedSet], seed: int) -> tuple[tuple[Document, Document], ...]:
    others = [other for other in sets if other.id != one.id]
    if len(others) < 2:
        return ()
    lots = random.Random(f"{seed}:{one.id}")  # noqa: S311 - no secret hangs on it
    draws = []
    for _ in range(DRAWS):
        first, second = (_renamed(lots.choice(other.documents), other) for other in lots.sample(others, 2))
        draws.append((first, second))
    return tuple(draws)


def _renamed(document: Document, origin: ReferencedSet) -> Document:
    """The document under an id that no set has, since documents of several sets may have the same one."""
    return replace(document, id=f"stray:{origin.id}:{document.id}")


def pooled(figures: Iterable[Figures]) -> dict[str, Tally]:
    """The figures of many sets together."""
    sums: dict[str, Tally] = {}
    for one in figures:
        for name, tally in one.items():
            before = sums.get(name, Tally(0.0, 0))
            sums[name] = Tally(before.total + tally.total, before.out_of + tally.out_of)
    return sums
