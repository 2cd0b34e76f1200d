"""Rows of the output -> their lines of JSON, the same bytes from every engine."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyarrow as pa

from service.corpus.batches import batch_of
from summarizers.writing.json_brief import encode

LINES = pa.schema([("value", pa.string())])


def json_lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of any columns -> batches of `LINES`; a story's brief becomes an object, which has its text too."""
    for batch in batches:
        yield batch_of({"value": [_line(row) for row in batch.to_pylist()]}, LINES)


def _line(row: dict[str, object]) -> str:
    if isinstance(brief := row.get("brief"), str):
        row["brief"] = json.loads(brief)
    row.pop("text", None)
    return encode(row)
