"""What reading gives: the documents, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from summarizers.datatypes import Document


@dataclass(frozen=True, slots=True)
class ReadFault:
    """Something that could not be read: where it stands, such as `set.jsonl line 3`, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Articles that belong together.

    Attributes:
        documents: those that could be read, in the input's order; ids that the input does not give are empty.
        id: the set's own id, where it has one.
        language: ISO 639-1 code that the set states for all of its documents.
        references: human summaries of it.
        faults: what could not be read; the documents are the rest.
    """

    documents: tuple[Document, ...] = ()
    id: str | None = None
    language: str | None = None
    references: tuple[str, ...] = ()
    faults: tuple[ReadFault, ...] = ()


def merged(sets: Sequence[DocumentSet]) -> DocumentSet:
    """One set of all documents and faults, in order.

    A language that a set states goes to those of its documents that state none. The id, the language and the
    references stay where one set alone has documents; of several, no one can say whose they would be.
    """
    holders = [one for one in sets if one.documents]
    only = holders[0] if len(holders) == 1 else DocumentSet()
    return DocumentSet(
        documents=tuple(
            replace(document, language=document.language or one.language) for one in sets for document in one.documents
        ),
        id=only.id,
        language=only.language,
        references=only.references,
        faults=tuple(fault for one in sets for fault in one.faults),
    )


def together(named_sets: Sequence[tuple[str, DocumentSet]]) -> DocumentSet:
    """One set of what several inputs hold, each given with its name; every document gets an id of its own.

    A document keeps the id that it has; one without is called by its input's name, without folder and
    suffix, and numbered where the input holds several. Where two would be called alike, the folders say
    which is which.
    """
    named_documents = [
        (name or "unnamed", place, len(one.documents), document)
        for name, one in named_sets
        for place, document in enumerate(one.documents, start=1)
    ]
    short_ids = [
        document.id or _numbered(PurePath(name).stem or "unnamed", place, count)
        for name, place, count, document in named_documents
    ]
    paths = _below_common_folder([name for name, _, _, _ in named_documents])
    long_ids = [
        f"{path}:{document.id}" if document.id else _numbered(path, place, count)
        for path, (_, place, count, document) in zip(paths, named_documents, strict=True)
    ]
    ids = iter(_distinct(short_ids, long_ids))
    return merged(
        [
            replace(one, documents=tuple(replace(document, id=next(ids)) for document in one.documents))
            for _, one in named_sets
        ]
    )


def _numbered(name: str, place: int, count: int) -> str:
    return name if count == 1 else f"{name}-{place}"


def _below_common_folder(names: Sequence[str]) -> list[str]:
    """The names without the folders that they share: no id depends on where the set stands."""
    folders = [PurePath(name).parent.parts for name in names]
    shared = 0
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared += 1
    return [PurePath(*PurePath(name).parts[shared:]).as_posix() for name in names]


def _distinct(short_ids: Sequence[str], long_ids: Sequence[str]) -> list[str]:
    """The short id where it is the only one, else the long one; what is still alike is numbered."""
    counts = Counter(short_ids)
    chosen = [short if counts[short] == 1 else long for short, long in zip(short_ids, long_ids, strict=True)]
    counts, taken = Counter(chosen), set(chosen)
    ids: list[str] = []
    seen: Counter[str] = Counter()
    for wanted in chosen:
        seen[wanted] += 1
        if counts[wanted] > 1 and seen[wanted] > 1:
            number = seen[wanted]
            while f"{wanted}-{number}" in taken:
                number += 1
            wanted = f"{wanted}-{number}"
            taken.add(wanted)
        ids.append(wanted)
    return ids
