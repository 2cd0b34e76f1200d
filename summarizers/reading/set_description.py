"""`set.json`: what a folder of articles says of itself and of its files, apart from their text.

For example: {"language": "de", "documents": {"01-bote.txt": {"source": "Bote", "published": "2025-05-12"}}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from summarizers.datatypes import Document
from summarizers.reading.document_fields import (
    address_in,
    below,
    checked_mapping,
    date_in,
    language_in,
    mapping_in,
    string_in,
)
from summarizers.reading.document_sets import DocumentSet
from summarizers.reading.encodings import decode
from summarizers.reading.json_documents import parse

SET_DESCRIPTION_KEYS = ("id", "language", "documents")
FILE_DESCRIPTION_KEYS = ("id", "title", "source", "url", "published", "language")


@dataclass(frozen=True, slots=True)
class SetDescription:
    """What is stated of a set.

    Attributes:
        id: the set's own.
        language: ISO 639-1 code of all of its documents.
        files: file name -> the fields stated of its document, by their names in `Document`.
    """

    id: str | None = None
    language: str | None = None
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def applied_to(self, read: DocumentSet, file_name: str) -> DocumentSet:
        """The documents of a file with what is stated of it, which overrules what the file itself says."""
        stated = {"language": self.language} if self.language else {}
        stated = {**stated, **self.files.get(file_name, {})}
        return replace(read, documents=tuple(_with_fields(document, stated) for document in read.documents))


def read_description(content: bytes, name: str) -> SetDescription:
    """The description in the bytes of a `set.json`.

    Raises:
        InvalidDocumentError: it is no JSON, or has unknown keys, wrong types, no dates or addresses.
    """
    fields = checked_mapping(parse(decode(content, name), name), SET_DESCRIPTION_KEYS, name)
    here = below(name, "documents")
    return SetDescription(
        id=string_in(fields, "id", name),
        language=language_in(fields, "language", name),
        files={
            file_name: _file_fields(stated, f"{here}[{file_name!r}]")
            for file_name, stated in mapping_in(fields, "documents", name).items()
        },
    )


def _file_fields(value: object, place: str) -> dict[str, str]:
    fields = checked_mapping(value, FILE_DESCRIPTION_KEYS, place)
    stated = {
        **{key: string_in(fields, key, place) for key in ("id", "title", "source")},
        "url": address_in(fields, "url", place),
        "published": date_in(fields, "published", place),
        "language": language_in(fields, "language", place),
    }
    return {key: text for key, text in stated.items() if text}


def _with_fields(document: Document, stated: Mapping[str, str]) -> Document:
    # One by one: `replace` with a mapping of names would hide a wrong name from the type checker.
    return replace(
        document,
        id=stated.get("id", document.id),
        title=stated.get("title", document.title),
        source=stated.get("source", document.source),
        url=stated.get("url", document.url),
        published=stated.get("published", document.published),
        language=stated.get("language", document.language),
    )
