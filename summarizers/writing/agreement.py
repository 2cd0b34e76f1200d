"""Which other documents say what a chosen sentence says, and which give another figure for it.

Looked up for the k chosen sentences only: one pass over the vectors each, exact and linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.choosing.duplicates import SAME, Likeness
from summarizers.choosing.openings import OpeningsMeet, not_known
from summarizers.datatypes import Sentence
from summarizers.ranking.sparse_rows import Floats, SparseRows
from summarizers.writing.disagreements import differing
from summarizers.writing.mentions import Said

# Numbers are words too, and mostly rare and heavy ones: two sentences of eight terms each that differ in one of them
# lose an eighth of their cosine or more, twice that with the qualifier and the verb that goes with it. What is held
# against it afterwards is strict, so that a lower threshold finds more without raising false alarms.
DIFFERING_COSINE = 0.35
WITNESSES = 2  # sentences of a document that are held against a chosen one: the closest, and one to correct it


class Match(NamedTuple):
    """A row that says the same, and its cosine."""

    row: int
    similarity: float


class Differing(NamedTuple):
    """A row that gives another figure: spans of the figures in the two folded texts."""

    row: int
    here: tuple[int, int]
    there: tuple[int, int]


class Agreement(NamedTuple):
    """What other documents say to one chosen sentence, in the order of the rows."""

    support: tuple[Match, ...]
    disagreements: tuple[Differing, ...]


def agreement(
    chosen_rows: Sequence[int],
    sentences: Sequence[Sentence],
    matrix: SparseRows,
    idf: Floats,
    said: Callable[[int], Said],
    newer: Callable[[int, Floats], Sequence[Differing]] = lambda _row, _cosine: (),
    openings_meet: OpeningsMeet = not_known,
) -> list[Agreement]:
    """Support and disagreements of each chosen row: of every other document the row that is closest.

    Args:
        chosen_rows: the k rows of the brief.
        sentences: all n of them.
        matrix: (n, t) their unit rows.
        idf: (t,) weight of each term.
        said: what a row says in figures; it is asked again and again.
        newer: what later documents say otherwise than a row, given its (n,) cosines, the newest first; it may know
            of sentences that have little in common but the event.
        openings_meet: whether one of two rows begins with what the other has.
    """
    likeness = Likeness(matrix, idf, openings_meet)
    documents = np.fromiter((sentence.document for sentence in sentences), np.int64, len(sentences))
    found = []
    for row in chosen_rows:
        common = likeness.common(matrix[row])
        same, cosine = likeness.alike(row, common, SAME), common.cosine
        elsewhere = documents != documents[row]
        support = sorted(rows[0] for rows in _closest(same & elsewhere, cosine, documents))
        close = _closest((same | (cosine >= DIFFERING_COSINE)) & elsewhere, cosine, documents)
        matches = tuple(Match(other, float(cosine[other])) for other in support)
        otherwise = _otherwise(row, close, said)
        otherwise += _unsaid(newer(row, cosine), otherwise, documents)
        found.append(Agreement(matches, tuple(otherwise)))
    return found


def _unsaid(
    newer: Sequence[Differing], known: Sequence[Differing], documents: NDArray[np.int64]
) -> Iterator[Differing]:
    """Of each figure what the newest document says, where that is not known yet."""
    newest: dict[tuple[int, int], Differing] = {}
    for one in newer:
        newest.setdefault(one.here, one)
    said = {(other.here, int(documents[other.row])) for other in known}
    return (one for one in newest.values() if (one.here, int(documents[one.row])) not in said)


def _closest(candidates: NDArray[np.bool_], cosine: Floats, documents: NDArray[np.int64]) -> list[list[int]]:
    """Of each document the candidates with the highest cosine, the lower row first on ties."""
    best: dict[int, list[int]] = {}
    rows = np.flatnonzero(candidates)
    for other in rows[np.argsort(-cosine[rows], kind="stable")].tolist():
        best.setdefault(int(documents[other]), []).append(other)
    return [best[document][:WITNESSES] for document in sorted(best)]


def _otherwise(row: int, witnesses: Sequence[Sequence[int]], said: Callable[[int], Said]) -> list[Differing]:
    """The figures of a row that other documents give otherwise, one witness a document and figure.

    A document that also gives the row's own figure says so of something else, or has corrected itself.
    """
    here = said(row)
    found: dict[tuple[int, int], Differing] = {}
    for rows in witnesses if here.compared else ():
        there = [said(other) for other in rows]
        known = frozenset[float]().union(*(one.values for one in there))
        for other, one in zip(rows, there, strict=True):
            for ours, theirs in differing(here, one):
                if ours.value not in known:
                    key = (rows[0], ours.start)
                    found.setdefault(key, Differing(other, (ours.start, ours.end), (theirs.start, theirs.end)))
    return list(found.values())
