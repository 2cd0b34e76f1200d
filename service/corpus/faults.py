"""Records that are no documents -> rows that name them, say why, and show how they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from service.corpus.batches import BUCKET, batch_of, numbers
from service.corpus.records import DOCUMENTS, FILE_RECORDS

_KEPT = ("record", "reason", "beginning")
FAULTS = pa.schema([(BUCKET, pa.int32()), *(DOCUMENTS.field(name) for name in _KEPT)])
NAMED = pa.schema([("file", pa.string()), *(DOCUMENTS.field(name) for name in _KEPT)])


def faults(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `DOCUMENTS` -> batches of `FAULTS`, all in one bucket."""
    for batch in batches:
        bad = batch.filter(batch.column("reason").is_valid())
        if bad.num_rows:
            columns = {name: bad.column(name) for name in _KEPT}
            yield batch_of({BUCKET: np.zeros(bad.num_rows, np.int32), **columns}, FAULTS)


def named(batches: Iterator[pa.RecordBatch], files: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Batches of `FAULTS` -> batches of `NAMED`: the file's name, and the record's place in it, from 1."""
    for batch in batches:
        record = numbers(batch, "record")
        columns = {name: batch.column(name) for name in _KEPT}
        columns |= {"file": [files[at] for at in record // FILE_RECORDS], "record": record % FILE_RECORDS}
        yield batch_of(columns, NAMED)
