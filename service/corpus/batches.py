"""Record batches of any size, as they come -> the whole rows that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

# A step of the plan: it knows no engine, and an engine knows nothing of it but what comes out.
Step = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

BUCKET = "bucket"  # the column that every shuffle goes by: rows with the same number meet


def batch_of(columns: Mapping[str, Any], schema: pa.Schema) -> pa.RecordBatch:
    """Columns as lists or arrays, of which there may be more than the schema has, as one batch."""
    return pa.RecordBatch.from_arrays([pa.array(columns[field.name], field.type) for field in schema], schema=schema)


def numbers(batch: pa.RecordBatch, column: str) -> NDArray[Any]:
    """A column without nulls as a numpy array."""
    array: NDArray[Any] = batch.column(column).to_numpy(zero_copy_only=False)
    return array


def runs(batches: Iterable[pa.RecordBatch], column: str) -> Iterator[pa.Table]:
    """The rows of each value of a column in turn; rows of one value are neighbours, over the borders of batches too."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        keys = numbers(batch, column)
        borders = [0, *(np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), len(keys)]
        for start, end in pairwise(borders):
            if start == end:
                continue
            if held and held[-1].column(column)[0].as_py() != keys[start]:
                yield pa.Table.from_batches(held)
                held = []
            held.append(batch.slice(start, end - start))
    if held:
        yield pa.Table.from_batches(held)
