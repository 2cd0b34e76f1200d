"""What grouping remembers between runs: stories that the caller keeps, as JSON Lines or in JSON.

A line holds the story's id, its documents as any document set does, and the sentences that its briefs have said.
Lines may be deleted: a story without its line is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_fields import (
    DOCUMENT_KEYS,
    below,
    checked_mapping,
    checked_string,
    document_from_fields,
    list_in,
    string_in,
)
from summarizers.reading.json_documents import parse
from summarizers.writing.json_brief import encode

STATE_KEYS = ("id", "documents", "sent")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A story of earlier runs.

    Attributes:
        id: the story's.
        documents: all of them, each with an id.
        sent: the sentences of its briefs so far; none where no brief was written.
    """

    id: str
    documents: tuple[Document, ...]
    sent: tuple[str, ...] = ()


def read_state(path: Path) -> tuple[Remembered, ...]:
    """The stories in a file; none where there is no file yet.

    Raises:
        InvalidDocumentError: a line is no story; file and line are named.
        OSError: the file cannot be read.
    """
    return state_from_lines(path.read_bytes(), str(path)) if path.exists() else ()


def state_from_lines(content: bytes, name: str) -> tuple[Remembered, ...]:
    """The stories in the bytes of a file.

    Raises:
        InvalidDocumentError: a line is no story; file and line are named.
    """
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        raise InvalidDocumentError(name, "is not UTF-8, as JSON has to be") from None
    numbered = ((f"{name} line {number}", line) for number, line in enumerate(lines, start=1) if line.strip())
    return checked_state((place, parse(line, place)) for place, line in numbered)


def checked_state(stories: Iterable[tuple[str, object]]) -> tuple[Remembered, ...]:
    """Stories from the fields of each, which comes with its place.

    Raises:
        InvalidDocumentError: one is no story, or an id stands twice.
    """
    remembered: list[Remembered] = []
    ids: set[str] = set()
    documents: set[str] = set()
    for place, fields in stories:
        story = _remembered(fields, place)
        if story.id in ids:
            raise InvalidDocumentError(below(place, "id"), "is the id of an earlier story")
        ids.add(story.id)
        for row, document in enumerate(story.documents):
            if document.id in documents:
                raise InvalidDocumentError(below(place, f"documents[{row}].id"), "is the id of an earlier document")
            documents.add(document.id)
        remembered.append(story)
    return tuple(remembered)


def state_fields(stories: Iterable[Remembered]) -> list[Mapping[str, object]]:
    """The stories in JSON's types, by id, so that equal states are equal."""
    return [_fields(story) for story in sorted(stories, key=lambda story: story.id)]


def state_lines(stories: Iterable[Remembered]) -> str:
    """The stories as the text of a file, by id, so that equal states are equal files."""
    return "".join(encode(fields) + "\n" for fields in state_fields(stories))


def _remembered(given: object, place: str) -> Remembered:
    fields = checked_mapping(given, STATE_KEYS, place)
    name = string_in(fields, "id", place)
    documents = [
        document_from_fields(document, below(place, f"documents[{row}]"))
        for row, document in enumerate(list_in(fields, "documents", place))
    ]
    if not name or not documents or not all(document.id for document in documents):
        raise InvalidDocumentError(place, "is no story with an id and documents that have ids")
    sent = (checked_string(one, below(place, f"sent[{row}]")) for row, one in enumerate(list_in(fields, "sent", place)))
    return Remembered(name, tuple(documents), tuple(sent))


def _fields(story: Remembered) -> Mapping[str, object]:
    return {
        "id": story.id,
        "documents": [
            {key: value for key in DOCUMENT_KEYS if key != "html" and (value := getattr(document, key)) is not None}
            for document in story.documents
        ],
        "sent": list(story.sent),
    }
