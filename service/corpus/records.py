"""Raw records -> documents; a record that is none becomes a row that says why, and stops nothing.

A record is named by one number, file and place in the file together, so that it has the same name in whatever pieces
an engine reads the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pyarrow as pa

from service.corpus.batches import batch_of
from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_fields import DOCUMENT_KEYS, document_from_fields
from summarizers.reading.json_documents import parse

LONGEST_RECORD = 8 * 2**20  # bytes; longer ones are not even read
LONGEST_TEXT = 1_000_000  # code points
FILE_RECORDS = 1 << 40  # more than any file has
SHOWN = 120  # code points of a bad record that are kept
TEXTS = ("text", "html")  # the fields of a row whose bytes are its size
_NO_PLACE = "the record"

LINES = pa.schema([("record", pa.int64()), ("size", pa.int64()), ("content", pa.binary())])
DOCUMENTS = pa.schema(
    [
        ("record", pa.int64()),
        *((name, pa.string()) for name in ("id", "title", "text", "source", "url", "published", "language")),
        ("reason", pa.string()),
        ("beginning", pa.string()),
    ]
)


def record_number(file: int, place: int) -> int:
    """The number of a record: the file's place among all files, from 0, and the record's in its file, from 1."""
    return file * FILE_RECORDS + place


def record_name(record: int) -> str:
    """What a document without an id is called: file and record, both counted from 1."""
    return f"{record // FILE_RECORDS + 1}:{record % FILE_RECORDS}"


def documents_from_lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `LINES`, one JSON text a row, of which an overlong one may be cut -> batches of `DOCUMENTS`."""
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in LINES.names)
        rows = [_from_line(*row) for row in zip(*columns, strict=True)]
        yield _documents([row for row in rows if row is not None])


def documents_from_rows(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `record`, `size` and a document's fields, overlong texts maybe cut -> batches of `DOCUMENTS`."""
    for batch in batches:
        yield _documents([_from_row(row) for row in batch.to_pylist()])


def _documents(rows: list[Mapping[str, object]]) -> pa.RecordBatch:
    return batch_of({name: [row.get(name) for row in rows] for name in DOCUMENTS.names}, DOCUMENTS)


def _from_line(record: int, size: int, content: bytes) -> Mapping[str, object] | None:
    """The row of a line; None for a blank one."""
    beginning = content[: 4 * SHOWN].decode("utf-8", "replace")
    if size > LONGEST_RECORD:
        return _fault(record, f"is longer than {LONGEST_RECORD:,} bytes", beginning)
    try:
        text = content.decode("utf-8-sig" if record % FILE_RECORDS == 1 else "utf-8")
        return _row(record, parse(text, _NO_PLACE)) if text.strip() else None
    except UnicodeDecodeError:
        return _fault(record, "is not UTF-8, as JSON has to be", beginning)
    except InvalidDocumentError as error:
        return _fault(record, _reason(error), beginning)


def _from_row(row: Mapping[str, object]) -> Mapping[str, object]:
    record, size = int(str(row["record"])), int(str(row["size"]))
    fields = {key: _plain(row[key]) for key in DOCUMENT_KEYS if row.get(key) is not None}
    beginning = str(fields.get("text") or fields.get("title") or "")
    if size > LONGEST_RECORD:
        return _fault(record, f"is longer than {LONGEST_RECORD:,} bytes", beginning)
    try:
        return _row(record, fields)
    except InvalidDocumentError as error:
        return _fault(record, _reason(error), beginning)


def _plain(value: object) -> object:
    """A value of a column as JSON would hold it: numbers that name documents and times become strings."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


def _row(record: int, value: object) -> Mapping[str, object]:
    """The row of a document; keys that documents do not have are not looked at, as corpora have many.

    Raises:
        InvalidDocumentError: it is none.
    """
    if not isinstance(value, Mapping):
        raise InvalidDocumentError(_NO_PLACE, "is no JSON object")
    if "documents" in value:
        raise InvalidDocumentError(_NO_PLACE, "is a document set; a corpus has one document a record")
    document = document_from_fields({key: value[key] for key in DOCUMENT_KEYS if key in value}, "")
    if not document.text.strip():
        raise InvalidDocumentError("text", "is empty")
    if len(document.text) > LONGEST_TEXT:
        raise InvalidDocumentError("text", f"is longer than {LONGEST_TEXT:,} characters")
    fields = {name: getattr(document, name, None) for name in DOCUMENTS.names}
    return fields | {"record": record, "id": document.id or record_name(record)}


def _reason(error: InvalidDocumentError) -> str:
    return error.problem if error.place == _NO_PLACE else str(error)


def _fault(record: int, reason: str, beginning: str) -> Mapping[str, object]:
    return {"record": record, "reason": reason, "beginning": beginning[:SHOWN]}


def sound(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Those rows of `DOCUMENTS` that are documents."""
    for batch in batches:
        yield batch.filter(batch.column("reason").is_null())


def document_of(row: Mapping[str, str | None]) -> Document:
    """The document in a row of `DOCUMENTS`."""
    return Document(
        row["text"] or "",
        id=row["id"] or "",
        title=row["title"],
        source=row["source"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
    )
