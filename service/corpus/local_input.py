"""Files of one machine -> pieces, each of which a process reads by itself.

A file of lines is cut by bytes; a line belongs to the piece in which it begins. Line ends are counted first, so that
each piece knows the numbers of its lines. What has been read of a line is bounded, however long the line is.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from service.corpus.batches import batch_of
from service.corpus.engine import CorpusError
from service.corpus.records import LINES, LONGEST_RECORD, TEXTS, record_number
from summarizers.reading.document_fields import DOCUMENT_KEYS

BATCH_ROWS = 500
BATCH_BYTES = 16 * 2**20
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class LinesPiece:
    """The lines of a file that begin in [start, end); the first of them has the number `first`.

    Attributes:
        path: of the file.
        file: its number.
        start: in bytes, as all places here; of what is in it, for a compressed file.
        end: None for the end of the file.
        first: number of the first line that begins at `start` or later, from 1.
    """

    path: Path
    file: int
    start: int
    end: int | None
    first: int

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches of `LINES`."""
        with opened(self.path) as stream:
            at = self.start
            if at:
                stream.seek(at - 1)
                at = at - 1 + _skip_line(stream)[0]
            rows: list[tuple[int, int, bytes]] = []
            held, number = 0, self.first
            while (self.end is None or at < self.end) and (content := stream.readline(LONGEST_RECORD + 1)):
                at += len(content)
                whole = content.endswith(b"\n")
                content = content.removesuffix(b"\n")
                size = len(content)
                if size > LONGEST_RECORD and not whole:
                    skipped, whole = _skip_line(stream)
                    at, size, content = at + skipped, size + skipped - whole, content[:_BLOCK]
                rows.append((record_number(self.file, number), size, content))
                number, held = number + 1, held + len(content)
                if len(rows) == BATCH_ROWS or held > BATCH_BYTES:
                    yield _lines(rows)
                    rows, held = [], 0
            if rows:
                yield _lines(rows)


@dataclass(frozen=True, slots=True)
class RowsPiece:
    """A row group of a Parquet file; its first row has the number `first`."""

    path: Path
    file: int
    group: int
    first: int

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches of `record`, `size` and the document's fields that the file has."""
        with pq.ParquetFile(self.path) as source:
            names = [name for name in DOCUMENT_KEYS if name in source.schema_arrow.names]
            number = self.first
            for batch in source.iter_batches(BATCH_ROWS, row_groups=[self.group], columns=names):
                rows = range(number, number + batch.num_rows)
                number += batch.num_rows
                records = pa.array([record_number(self.file, row) for row in rows], pa.int64())
                yield pa.RecordBatch.from_arrays([records, _sizes(batch), *batch.columns], ["record", "size", *names])


def line_pieces(path: Path, file: int, piece: int) -> tuple[list[LinesPiece], int]:
    """The pieces of a file of lines, of so many bytes, and how many line ends it has."""
    if path.suffix == ".gz":
        return [LinesPiece(path, file, 0, None, 1)], _counted(path)
    size = path.stat().st_size
    borders = [*range(0, max(size, 1), piece), size]
    pieces, ends = [], 0
    with path.open("rb") as stream:
        for start, end in pairwise(borders):
            stream.seek(max(0, start - 1))
            inside = start > 0 and stream.read(1) != b"\n"  # of a line that began before
            pieces.append(LinesPiece(path, file, start, end, 1 + ends + inside))
            ends += sum(block.count(b"\n") for block in _blocks(stream, end - start))
    return pieces, ends


def row_pieces(path: Path, file: int) -> tuple[list[RowsPiece], int]:
    """The pieces of a Parquet file, and how many rows it has.

    Raises:
        CorpusError: it is no such file.
    """
    try:
        described = pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise CorpusError(f"{path}: is no Parquet file: {error}") from None
    pieces, first = [], 1
    for group in range(described.num_row_groups):
        pieces.append(RowsPiece(path, file, group, first))
        first += described.row_group(group).num_rows
    return pieces, first - 1


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, which may be compressed."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def _counted(path: Path) -> int:
    with opened(path) as stream:
        return sum(block.count(b"\n") for block in _blocks(stream, None))


def _blocks(stream: BinaryIO, size: int | None) -> Iterator[bytes]:
    """What follows in a stream, up to so many bytes."""
    while block := stream.read(_BLOCK if size is None else min(_BLOCK, size)):
        yield block
        size = None if size is None else size - len(block)


def _skip_line(stream: BinaryIO) -> tuple[int, bool]:
    """Read on to the end of the line; how many bytes that were, and whether a line end was among them."""
    skipped = 0
    while block := stream.readline(_BLOCK):
        skipped += len(block)
        if block.endswith(b"\n"):
            return skipped, True
    return skipped, False


def _sizes(batch: pa.RecordBatch) -> pa.Array:
    """Bytes of the text of each row."""
    lengths = [pc.fill_null(pc.binary_length(batch.column(name)), 0) for name in TEXTS if name in batch.schema.names]
    return reduce(pc.add, lengths, pa.array([0] * batch.num_rows, pa.int64())).cast(pa.int64())


def _lines(rows: list[tuple[int, int, bytes]]) -> pa.RecordBatch:
    record, size, content = zip(*rows, strict=True)
    return batch_of({"record": record, "size": size, "content": content}, LINES)
