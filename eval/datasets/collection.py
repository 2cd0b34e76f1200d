"""What every reader of evaluation data gives: document sets with their references, under a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from eval.errors import DataError
from summarizers import Document
from summarizers.reading.document_sets import DocumentSet


@dataclass(frozen=True, slots=True)
class ReferencedSet:
    """Documents about one event, and what people wrote as their summaries.

    Attributes:
        id: unique in its collection.
        documents: at least one, each with its language where the set states one.
        references: at least one; a line end in one separates units (sentences).
    """

    id: str
    documents: tuple[Document, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Sets that are measured together, such as all of one shared task."""

    name: str
    sets: tuple[ReferencedSet, ...]


def referenced(found: DocumentSet, place: str) -> ReferencedSet:
    """The set, if a system can be measured on it.

    Raises:
        DataError: a part of it could not be read, or it has no id, document or reference.
    """
    if found.faults:
        raise DataError(found.faults[0].name, found.faults[0].reason)
    if not found.id:
        raise DataError(place, "has no id")
    for name, given in (("documents", found.documents), ("references", found.references)):
        if not given:
            raise DataError(place, f"set {found.id} has no {name}, so there is nothing to measure")
    documents = (replace(one, language=one.language or found.language) for one in found.documents)
    return ReferencedSet(found.id, tuple(documents), found.references)


def collected(name: str, sets: Iterable[tuple[str, ReferencedSet]]) -> Collection:
    """The collection of these sets, each given with the place that it stands at.

    Raises:
        DataError: an id stands twice, or there is no set.
    """
    first_at: dict[str, str] = {}
    kept = []
    for place, one in sets:
        if one.id in first_at:
            raise DataError(place, f"the id {one.id!r} stands twice; it is also at {first_at[one.id]}")
        first_at[one.id] = place
        kept.append(one)
    if not kept:
        raise DataError(name, "holds no document set")
    return Collection(name, tuple(kept))
