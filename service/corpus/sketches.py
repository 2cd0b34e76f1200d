"""Documents -> what the search for likely pairs needs of them: their terms as numbers, not their text.

Terms are hashed with their language, so that equal words of two languages do not meet. Weights are those of the
grouping (`summarizers/stories/evidence.py`): (1 + ln tf)·ln(1 + n/df), a word of the title counting twice. Document
frequencies of a whole corpus are kept in a table of fixed size that is indexed by hash, so that it can be handed to
every process however large the vocabulary is; terms that fall together look more frequent than they are.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from service.corpus.batches import BUCKET, batch_of, numbers
from service.corpus.records import sound
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of

TITLE_COUNT = 2
UNKNOWN_TIME = np.iinfo(np.int64).max
HASHES = 1 << 22  # of the table of frequencies
_BLOCK = 1 << 16  # hashes of a row of the table; rows are summed in parallel
SUMS = 8  # buckets of rows

SKETCHES = pa.schema(
    [
        ("record", pa.int64()),
        ("language", pa.string()),
        ("time", pa.int64()),  # seconds since 1970
        ("characters", pa.int64()),
        ("terms", pa.binary()),  # uint32, ascending
        ("counts", pa.binary()),  # uint8, of each term
    ]
)
CENSUS = pa.schema([SKETCHES.field(name) for name in ("record", "language", "characters")])
FREQUENCIES = pa.schema([(BUCKET, pa.int32()), ("block", pa.int32()), ("counts", pa.binary())])


def sketches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `DOCUMENTS` -> batches of `SKETCHES`; rows that are no documents are left out."""
    for batch in sound(batches):
        rows = batch.select(["record", "title", "text", "published", "language"]).to_pylist()
        by_language: defaultdict[str, list[Mapping[str, str | None]]] = defaultdict(list)
        for row in rows:
            by_language[row["language"] or detect_language(row["text"])].append(row)
        for code in sorted(by_language):
            yield _sketched(by_language[code], code)


def _sketched(rows: Sequence[Mapping[str, str | None]], code: str) -> pa.RecordBatch:
    texts = [" ".join((row[name] or "").split()) for row in rows for name in ("title", "text")]
    words = words_of(texts, language_of(code))
    hashes = np.fromiter((zlib.crc32(f"{code} {term}".encode()) for term in words.terms), np.uint64, len(words.terms))
    terms = words.term_of[words.ids] if len(words.ids) else np.zeros(0, dtype=np.int32)
    text_of = np.repeat(np.arange(2 * len(rows)), np.diff(words.starts))[terms >= 0]
    keys = (text_of // 2).astype(np.uint64) << np.uint64(32) | hashes[terms[terms >= 0]]
    distinct, inverse = np.unique(keys, return_inverse=True)
    count = np.bincount(inverse, weights=np.where(text_of % 2 == 0, TITLE_COUNT, 1), minlength=len(distinct))
    borders = np.searchsorted(distinct >> np.uint64(32), np.arange(len(rows) + 1, dtype=np.uint64))
    kept, count = distinct.astype(np.uint32), np.minimum(count, 255).astype(np.uint8)
    spans = list(pairwise(borders.tolist()))
    columns = {
        "record": [row["record"] for row in rows],
        "language": [code] * len(rows),
        "time": [_seconds(row["published"]) for row in rows],
        "characters": [len(row["text"] or "") for row in rows],
        "terms": [kept[start:end].tobytes() for start, end in spans],
        "counts": [count[start:end].tobytes() for start, end in spans],
    }
    return batch_of(columns, SKETCHES)


def _seconds(published: str | None) -> int:
    if not published:
        return int(UNKNOWN_TIME)
    time = datetime.fromisoformat(published)
    return int((time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp())


def census(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `SKETCHES` -> batches of `CENSUS`."""
    for batch in batches:
        yield batch.select(CENSUS.names)


def frequencies(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `SKETCHES` -> blocks of the table of document frequencies, as batches of `FREQUENCIES`."""
    table = np.zeros(HASHES, dtype=np.int32)
    for batch in batches:
        hashes, _, _ = terms_of(batch)
        np.add.at(table, hashes % HASHES, 1)
    blocks = table.reshape(-1, _BLOCK)
    used = np.flatnonzero(blocks.any(axis=1)).tolist()
    yield _rows({row: blocks[row] for row in used})


def summed_frequencies(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of `FREQUENCIES`, several rows a block -> one row a block."""
    blocks: dict[int, NDArray[np.int32]] = {}
    for batch in batches:
        for block, counts in zip(*(batch.column(name).to_pylist() for name in ("block", "counts")), strict=True):
            blocks[block] = blocks.get(block, 0) + np.frombuffer(counts, np.int32)
    yield _rows(blocks)


def _rows(blocks: Mapping[int, NDArray[np.int32]]) -> pa.RecordBatch:
    """Blocks of the table by number as a batch of `FREQUENCIES`."""
    numbered = sorted(blocks)
    counts = [blocks[number].tobytes() for number in numbered]
    return batch_of({BUCKET: [n % SUMS for n in numbered], "block": numbered, "counts": counts}, FREQUENCIES)


def frequency_table(summed: pa.Table) -> NDArray[np.int32]:
    """(HASHES,) how many documents have a term of each hash."""
    table = np.zeros((HASHES // _BLOCK, _BLOCK), dtype=np.int32)
    for block, counts in zip(*(summed.column(name).to_pylist() for name in ("block", "counts")), strict=True):
        table[block] = np.frombuffer(counts, np.int32)
    return table.ravel()


def terms_of(batch: pa.RecordBatch) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.int64]]:
    """The terms of all rows of a batch of `SKETCHES` one after the other, how often each stands, and its row."""
    hashes = [np.frombuffer(one, np.uint32) for one in batch.column("terms").to_pylist()]
    counts = [np.frombuffer(one, np.uint8) for one in batch.column("counts").to_pylist()]
    row_of = np.repeat(np.arange(len(hashes)), [len(one) for one in hashes])
    empty32, empty8 = np.zeros(0, np.uint32), np.zeros(0, np.uint8)
    return np.concatenate([empty32, *hashes]), np.concatenate([empty8, *counts]), row_of


def times_of(batch: pa.RecordBatch) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Record and time of each row of a batch of `SKETCHES`."""
    return numbers(batch, "record"), numbers(batch, "time")
