"""JSON -> document sets: one set, one document, a list of documents; or JSON Lines of sets and documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_fields import (
    SET_KEYS,
    below,
    checked_mapping,
    checked_string,
    document_from_fields,
    language_in,
    list_in,
    string_in,
)
from summarizers.reading.document_sets import DocumentSet, ReadFault, merged
from summarizers.reading.encodings import decode_unicode


def read(content: bytes, name: str) -> DocumentSet:
    """The documents of one JSON value; those that are none are faults, and the rest is read.

    Raises:
        InvalidDocumentError: it is no JSON, or neither a set, a document nor a list of documents.
    """
    value = parse(_unicode(content, name), name)
    if isinstance(value, list):
        return _from_list(value, name, "")
    return _from_value(value, name)


def read_lines(content: bytes, name: str) -> DocumentSet:
    """The documents of all lines as one set.

    Raises:
        InvalidDocumentError: the bytes are no Unicode text.
    """
    return merged(list(read_sets(content, name)))


def read_sets(content: bytes, name: str) -> Iterator[DocumentSet]:
    """One set for each line that is one, in order; then one of all lines that are documents, if any.

    A line that cannot be read gives a set without documents that carries the fault.

    Raises:
        InvalidDocumentError: the bytes are no Unicode text.
    """
    loose: list[DocumentSet] = []
    # Lines end at a line feed only: JSON strings may hold the other line ends of Unicode as they are.
    for number, line in enumerate(_unicode(content, name).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name} line {number}"
        try:
            value = parse(line, place)
            one = _from_value(value, place)
        except InvalidDocumentError as error:
            yield DocumentSet(faults=(ReadFault(error.place, error.problem),))
            continue
        if isinstance(value, dict) and "documents" in value:
            yield one
        else:
            loose.append(one)
    if loose:
        yield merged(loose)


def parse(text: str, place: str) -> object:
    """The value of a JSON text, by RFC 8259 to the letter: no NaN, and no key twice in an object.

    Raises:
        InvalidDocumentError: it is none.
    """

    def refuse_constant(constant: str) -> None:
        raise InvalidDocumentError(place, f"is no JSON: it has no {constant}")

    def distinct(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
        fields: dict[str, object] = {}
        for key, value in pairs:
            if key in fields:
                raise InvalidDocumentError(place, f"has the key {key[:40]!r} twice in one object")
            fields[key] = value
        return fields

    try:
        value: object = json.loads(text, object_pairs_hook=distinct, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        # Some of Python's messages end with an "at" of their own: "Unterminated string starting at".
        reason = f"{error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')} at {line}column {error.colno}"
        raise InvalidDocumentError(place, f"is no JSON: {reason}") from None
    except RecursionError:
        raise InvalidDocumentError(place, "is nested too deeply") from None
    except InvalidDocumentError:
        raise
    except ValueError:
        # Python refuses to read whole numbers of more than 4,300 digits.
        raise InvalidDocumentError(place, "has a number of too many digits") from None
    return value


def _unicode(content: bytes, name: str) -> str:
    text = decode_unicode(content, name)
    if text is None:
        raise InvalidDocumentError(name, "is not UTF-8, as JSON has to be")
    return text


def _from_value(value: object, place: str) -> DocumentSet:
    if not isinstance(value, dict) or "documents" not in value:
        return DocumentSet((document_from_fields(value, place),))
    fields = checked_mapping(value, SET_KEYS, place)
    references = list_in(fields, "references", place)
    documents = _from_list(list_in(fields, "documents", place), place, "documents")
    return DocumentSet(
        documents=documents.documents,
        id=string_in(fields, "id", place),
        language=language_in(fields, "language", place),
        references=tuple(
            checked_string(reference, below(place, f"references[{row}]")) for row, reference in enumerate(references)
        ),
        faults=documents.faults,
    )


def _from_list(values: list[object], place: str, key: str) -> DocumentSet:
    documents: list[Document] = []
    faults: list[ReadFault] = []
    first_with: dict[str, int] = {}
    for row, value in enumerate(values):
        here = below(place, f"{key}[{row}]")
        try:
            document = document_from_fields(value, here)
            if document.id in first_with:
                first = f"{key}[{first_with[document.id]}]"
                raise InvalidDocumentError(below(here, "id"), f"stands twice; {first} has it too")
        except InvalidDocumentError as error:
            faults.append(ReadFault(error.place, error.problem))
            continue
        if document.id:
            first_with[document.id] = row
        documents.append(document)
    return DocumentSet(tuple(documents), faults=tuple(faults))
