"""What `wirebrief stories` remembers between runs: JSON Lines that the caller keeps, one story a line.

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
    if not path.exists():
        return ()
    try:
        lines = path.read_bytes().decode().split("\n")
    except UnicodeDecodeError:
        raise InvalidDocumentError(str(path), "is not UTF-8, as JSON has to be") from None
    numbered = ((f"{path} line {number}", line) for number, line in enumerate(lines, start=1) if line.strip())
    return tuple(_remembered(line, place) for place, line in numbered)


def state_lines(stories: Iterable[Remembered]) -> str:
    """The stories as the text of a file, by id, so that equal states are equal files."""
    ordered = sorted(stories, key=lambda story: story.id)
    return "".join(encode(_fields(story)) + "\n" for story in ordered)


def _remembered(line: str, place: str) -> Remembered:
    fields = checked_mapping(parse(line, place), STATE_KEYS, place)
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
