"""The measures of sameness. To add one: its line in MEASURES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eval.metrics.readability import is_repeat
from eval.pairs.labelled import Pair
from summarizers.choosing.duplicates import NOTHING_NEW, SAME, Alike, Common, Likeness
from summarizers.choosing.openings import Openings
from summarizers.choosing.told import TOLD_BY_ONE
from summarizers.ranking.sparse_rows import SparseRows
from summarizers.ranking.vectors import Vectors, tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of
from summarizers.writing.mentions import Said
from summarizers.writing.told_once import has_news, told_once


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair as the summariser has it: two unit rows in the space of the sentences around them."""

    pair: Pair
    vectors: Vectors
    rows: SparseRows
    openings: Openings

    @classmethod
    def of(cls, pair: Pair) -> Compared:
        """Number the words of the pair together with those around it, which alone say how rare they are."""
        n = len(pair.around)
        words = words_of([*pair.around, pair.a, pair.b], language_of(pair.language))
        vectors = tfidf(words.keep(range(n)))
        both = words.keep([n, n + 1])
        return cls(pair, vectors, vectors.project(both), Openings(both))

    @property
    def cosine(self) -> float:
        """Of the two rows."""
        return float(self.common.cosine[1])

    @property
    def containment(self) -> float:
        """The share of the shorter one's words, by weight, that the other has."""
        return float(self.common.containment[1])

    @property
    def likeness(self) -> Likeness:
        """What choosing looks it up with."""
        return Likeness(self.rows, self.vectors.idf, self.openings.meet)

    @property
    def common(self) -> Common:
        """What choosing looks up of the first one."""
        return self.likeness.common(self.rows[0])

    @property
    def is_closed(self) -> bool:
        """Whether a brief holds only one of the two: they are alike, or one leaves the other nothing to tell."""
        a, b = (Said(text, self.pair.language) for text in (self.pair.a, self.pair.b))
        if told_once(a).is_told_by(told_once(b)) or told_once(b).is_told_by(told_once(a)):
            return True
        if self.pair.days_apart:
            return self.alike(SAME)
        common = self.common
        told = (common.told[1] >= TOLD_BY_ONE and not has_news(a, [b])) or (
            common.tells[1] >= TOLD_BY_ONE and not has_news(b, [a])
        )
        return (told and self.likeness.meet(0, 1)) or self.alike(NOTHING_NEW)

    def alike(self, alike: Alike) -> bool:
        """Whether the second one is alike to the first."""
        return bool(self.likeness.alike(0, self.common, alike)[1])


MEASURES: dict[str, tuple[str, Callable[[Compared], bool]]] = {
    "closed": ("a brief holds only one of the two", lambda one: one.is_closed),
    "nothing-new": ("adds too little to stand beside it", lambda one: one.alike(NOTHING_NEW)),
    "same": ("says the same: a source for it", lambda one: one.alike(SAME)),
    "cosine": (f"cosine of {SAME.cosine} alone", lambda one: one.cosine >= SAME.cosine),
    "counter": ("the rule that counts repeats in briefs", lambda one: is_repeat(one.pair.a, one.pair.b)),
}
