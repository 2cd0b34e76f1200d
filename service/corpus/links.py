"""Sketches -> links: pairs of documents that have much of what is rare in common.

An inverted index that is built by shuffles. Each document is listed under its heaviest terms; in a list, which is in
order of time, it meets the few documents before it, so that the number of pairs grows with the number of documents,
however long a list is. A link's weight is the cosine of the two documents over the terms that they are listed under,
in thousandths. All sums are of whole numbers, so they do not depend on the order in which an engine brings the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from service.corpus.batches import BUCKET, batch_of, numbers
from service.corpus.sketches import HASHES, terms_of, times_of

KEYS = 24  # terms that a document is listed under
WINDOW = 6  # documents before it in a list that a document meets
ONE = 1_000  # the weight of a link between two copies
LEAST = 60  # weight of a link that is kept
_SCALE = 1_000  # of a posting's weight

POSTINGS = pa.schema(
    [
        (BUCKET, pa.int32()),
        ("term", pa.int64()),
        ("time", pa.int64()),
        ("record", pa.int64()),
        ("weight", pa.int64()),
    ]
)
POSTING_ORDER = ("term", "time", "record")
LINKS = pa.schema([(BUCKET, pa.int32()), ("first", pa.int64()), ("second", pa.int64()), ("weight", pa.int64())])
LINK_ORDER = ("first", "second")


class Shared(Protocol):
    """Something that an engine has brought to every process."""

    @property
    def value(self) -> NDArray[np.int32]:
        """The table of document frequencies."""


def postings(
    batches: Iterator[pa.RecordBatch], table: Shared, n_documents: int, buckets: int
) -> Iterator[pa.RecordBatch]:
    """Batches of `SKETCHES` -> batches of `POSTINGS`.

    Args:
        batches: of sketches.
        table: the document frequencies of the whole corpus.
        n_documents: of the whole corpus.
        buckets: that the lists are spread over.
    """
    for batch in batches:
        hashes, counts, row_of = terms_of(batch)
        frequency = table.value[hashes % HASHES]
        shared = frequency > 1
        hashes, counts, row_of, frequency = hashes[shared], counts[shared], row_of[shared], frequency[shared]
        weight = (1.0 + np.log(counts)) * np.log1p(n_documents / frequency)
        order = np.lexsort((hashes, -weight, row_of))
        rank = np.arange(len(order)) - np.searchsorted(row_of, row_of)[order]
        chosen = order[rank < KEYS]
        hashes, row_of, weight = hashes[chosen], row_of[chosen], weight[chosen]
        length = np.sqrt(np.bincount(row_of, weights=weight * weight, minlength=batch.num_rows))
        record, time = times_of(batch)
        columns = {
            BUCKET: hashes % buckets,
            "term": hashes,
            "time": time[row_of],
            "record": record[row_of],
            "weight": np.rint(_SCALE * weight / length[row_of]).astype(np.int64),
        }
        yield batch_of(columns, POSTINGS)


def meetings(batches: Iterator[pa.RecordBatch], buckets: int) -> Iterator[pa.RecordBatch]:
    """Batches of `POSTINGS` in `POSTING_ORDER` -> batches of `LINKS`: who met whom, once for each list at most.

    The weight of a meeting is a share of the link's: in millionths.
    """
    names = ("term", "record", "weight")
    earlier = [np.zeros(0, np.int64)] * 3
    for batch in batches:
        n_earlier = len(earlier[0])
        term, record, weight = (
            np.concatenate([old, numbers(batch, name)]) for old, name in zip(earlier, names, strict=True)
        )
        earlier = [term[-WINDOW:], record[-WINDOW:], weight[-WINDOW:]]
        second = np.arange(n_earlier, len(term))
        pairs = [
            (at - gap, at) for gap in range(1, WINDOW + 1) if len(at := _same_list(term, second[second >= gap], gap))
        ]
        if pairs:
            left, right = (np.concatenate(side) for side in zip(*pairs, strict=True))
            yield _links(record[left], record[right], weight[left] * weight[right], buckets)


def _same_list(term: NDArray[np.int64], at: NDArray[np.int64], gap: int) -> NDArray[np.int64]:
    same: NDArray[np.int64] = at[term[at] == term[at - gap]]
    return same


def links(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of meetings in `LINK_ORDER` -> batches of `LINKS`, one row a pair, of those that weigh enough."""
    first, second, weight = (np.zeros(0, np.int64) for _ in range(3))
    for batch in batches:
        first, second, weight = _summed(
            np.concatenate([first, numbers(batch, "first")]),
            np.concatenate([second, numbers(batch, "second")]),
            np.concatenate([weight, numbers(batch, "weight")]),
        )
        # The last pair may go on in the next batch.
        yield _heavy(first[:-1], second[:-1], weight[:-1])
        first, second, weight = first[-1:], second[-1:], weight[-1:]
    yield _heavy(first, second, weight)


def _summed(
    first: NDArray[np.int64], second: NDArray[np.int64], weight: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Neighbours of the same pair as one."""
    if not len(first):
        return first, second, weight
    starts = np.flatnonzero(np.append(True, (first[1:] != first[:-1]) | (second[1:] != second[:-1])))
    return first[starts], second[starts], np.add.reduceat(weight, starts)


def _heavy(first: NDArray[np.int64], second: NDArray[np.int64], weight: NDArray[np.int64]) -> pa.RecordBatch:
    weight = weight * ONE // (_SCALE * _SCALE)
    heavy = weight >= LEAST
    columns = {BUCKET: np.zeros(int(heavy.sum()), np.int32), "first": first[heavy], "second": second[heavy]}
    return batch_of(columns | {"weight": weight[heavy]}, LINKS)


def _links(one: NDArray[np.int64], other: NDArray[np.int64], weight: NDArray[np.int64], buckets: int) -> pa.RecordBatch:
    """A batch of meetings; pairs that met in several of the batch's lists stand in it once."""
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((second, first))
    first, second, weight = _summed(first[order], second[order], weight[order])
    # The pairs of one document meet in one bucket; neighbours in a file go to different ones.
    return batch_of({BUCKET: first % buckets, "first": first, "second": second, "weight": weight}, LINKS)
