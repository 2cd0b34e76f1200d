"""The order in which the chosen sentences are read.

The default puts the lead fact first and then goes by publication time and through each document in its own order (the
chronological ordering of Barzilay, Elhadad & McKeown 2002, whose majority ordering follows references less closely:
docs/quality.md). What happened over many days is told from its beginning: there the lead is one of the first day.
What the sources say in one breath stays together, a sentence that leans on the one before it stays there, and a name
is given in full before it is shortened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.ranking.sparse_rows import Floats


@dataclass(frozen=True, slots=True)
class Chosen:
    """The k chosen sentences, in the order of choice.

    Attributes:
        rows: (k,) their rows.
        scores: (k,) their scores.
        documents: (k,) row of each one's document.
        published: (k,) their documents' times as comparable text; "" for unknown.
        places: (k, n_documents) where each document says it, as a share of it in [0, 1]; NaN where it does not.
        opens: (k,) whether a document opens with it.
        next_to: (k, k) how many documents say the second one in the sentence right behind the first one's.
        leans: (k,) whether it must follow the sentence in the row before it.
        introduces: (k, k) whether the first one gives in full a name that the second one shortens.
        prepares: (k, k) whether the second one takes clearly more as known that the first one gives than the other way.
        alone: (k,) how well each stands where nothing was told before it, from 0 to 1.
    """

    rows: Sequence[int]
    scores: Floats
    documents: Sequence[int]
    published: Sequence[str]
    places: Floats
    opens: NDArray[np.bool_]
    next_to: NDArray[np.int64]
    leans: NDArray[np.bool_]
    introduces: NDArray[np.bool_]
    prepares: NDArray[np.bool_]
    alone: Floats


Order = Callable[[Chosen], list[int]]

_ONE_EVENT = timedelta(days=3)  # articles further apart tell what became of it


def by_reading(chosen: Chosen) -> list[int]:
    """The lead fact, then what the sources say behind it, then publication time, then the documents' own order.

    Whatever comes next, sentences wait for those that introduce their names, and, of articles of one time, for those
    that tell what they take as known.
    """
    k = len(chosen.rows)
    if k == 0:
        return []
    comes_before = _comes_before(chosen)
    lead = _lead(chosen, comes_before)
    remaining = [one for one in range(k) if one != lead]
    order = [lead]
    while remaining:
        following = max(
            _introduced(remaining, comes_before),
            key=lambda one: (
                chosen.next_to[order[-1], one],
                _reversed(chosen.published[one]),
                chosen.documents[one] == chosen.documents[order[-1]],
                -chosen.rows[one],
            ),
        )
        remaining.remove(following)
        order.append(following)
    return order


def _comes_before(chosen: Chosen) -> NDArray[np.bool_]:
    """(k, k) whether the first one has to come before the second one."""
    published = np.array(chosen.published)
    return np.asarray(chosen.introduces | (chosen.prepares & (published[:, None] == published) & ~chosen.introduces.T))


def _lead(chosen: Chosen, comes_before: NDArray[np.bool_]) -> int:
    """The fact to open with: of high score and near the top of the documents that say it.

    What no document opens with leans on what one does ("No one was injured in either explosion"), so it counts less.
    """
    says = ~np.isnan(chosen.places)
    n_documents = says.sum(axis=1)
    typical = np.where(says, chosen.places, 0.0).sum(axis=1) / n_documents  # in a quarter of the time of `nanmean`
    weight = chosen.scores * np.sqrt(n_documents) * (1.0 - 0.5 * typical)
    weight[~chosen.opens] *= 0.7
    weight *= chosen.alone
    weight[_later(chosen)] -= weight.max()
    weight[chosen.leans] = -np.inf
    return max(_introduced(range(len(weight)), comes_before), key=lambda one: (float(weight[one]), -one))


def _later(chosen: Chosen) -> NDArray[np.bool_]:
    """(k,) Which are not of the first day that a document opens on, where days are too far apart for one report."""
    days = [date.fromisoformat(time[:10]) if time else None for time in chosen.published]
    known = [day for day in days if day]
    opening = [day for day, opens in zip(days, chosen.opens.tolist(), strict=True) if day and opens]
    if not opening or max(known) - min(known) <= _ONE_EVENT:
        return np.zeros(len(days), dtype=np.bool_)
    return np.array([day != min(opening) for day in days])


def _introduced(remaining: Sequence[int], comes_before: NDArray[np.bool_]) -> list[int]:
    """Those that wait for no other remaining one; all of them where each waits for another."""
    ready = [one for one in remaining if not comes_before[list(remaining), one].any()]
    return ready or list(remaining)


def _reversed(time: str) -> tuple[int, ...]:
    """A key that is larger for an earlier time; unknown times come last."""
    return tuple(-ord(character) for character in time) if time else (-0x110000,)


def by_time(chosen: Chosen) -> list[int]:
    """Publication time, unknown ones last; inside a document, its own order."""
    return sorted(
        range(len(chosen.rows)),
        key=lambda one: (not chosen.published[one], chosen.published[one], chosen.rows[one]),
    )


def by_source(chosen: Chosen) -> list[int]:
    """Document by document, the one with the highest score first; inside a document, its own order."""
    best: dict[int, float] = {}
    for document, score in zip(chosen.documents, chosen.scores.tolist(), strict=True):
        best[document] = max(score, best.get(document, 0.0))
    return sorted(
        range(len(chosen.rows)),
        key=lambda one: (-best[chosen.documents[one]], chosen.documents[one], chosen.rows[one]),
    )


def by_score(chosen: Chosen) -> list[int]:
    """The highest score first."""
    return sorted(range(len(chosen.rows)), key=lambda one: (-chosen.scores[one], chosen.rows[one]))


def keep_leaning(chosen: Chosen, order: Sequence[int]) -> list[int]:
    """The order with each leaning sentence moved right behind the one it leans on."""
    place_of = {row: one for one, row in enumerate(chosen.rows)}
    result: list[int] = []
    for one in order:
        if chosen.leans[one]:
            continue
        current: int | None = one
        while current is not None:
            result.append(current)
            following = place_of.get(chosen.rows[current] + 1)
            current = following if following is not None and chosen.leans[following] else None
    return result


class OrderEntry(NamedTuple):
    """A reading order: its description in one line, and the function from the chosen to their places."""

    description: str
    arrange: Order


ORDERS: dict[str, OrderEntry] = {
    "reading": OrderEntry("The lead fact first, then as the sources have it", by_reading),
    "time": OrderEntry("By publication time", by_time),
    "source": OrderEntry("Document by document", by_source),
    "score": OrderEntry("The highest score first", by_score),
}
