"""What the plan asks of an engine, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import pyarrow as pa

from service.corpus.batches import Step

Table = TypeVar("Table")
Value_co = TypeVar("Value_co", covariant=True)
Wrap = Callable[[Step], Step]  # put around every step, by who measures them


class CorpusError(Exception):
    """A run cannot be done; the text is one line for whoever started it."""


class Shared(Protocol[Value_co]):
    """A value that was brought to every process."""

    @property
    def value(self) -> Value_co:
        """The value."""


@dataclass(frozen=True, slots=True)
class Records(Generic[Table]):
    """The input.

    Attributes:
        table: of records: lines, or rows of columns.
        is_lines: which of the two.
        files: their names, in the order of their numbers.
        count: of records, blank lines among them.
    """

    table: Table
    is_lines: bool
    files: tuple[str, ...]
    count: int


class Engine(Protocol[Table]):
    """Maps steps over batches, shuffles, and writes. A table is the engine's own; its rows may not exist yet."""

    def records(self) -> Records[Table]:
        """The input, its files in the order of their names."""

    def mapped(self, table: Table, step: Step, schema: pa.Schema) -> Table:
        """A step over each piece of a table; the step's batches have the schema."""

    def shuffled(self, table: Table, buckets: int, order: Sequence[str], work: str) -> Table:
        """So many pieces: a row goes to the piece that its column `bucket` names, and stands there in order.

        Args:
            table: with a column `bucket`.
            buckets: how many there are.
            order: columns that the rows of a piece are sorted by.
            work: what the user is told that goes on; so in the other methods.
        """

    def kept(self, table: Table, work: str) -> Table:
        """The same rows, computed once however often they are read."""

    def collected(self, table: Table, schema: pa.Schema, work: str) -> pa.Table:
        """All rows, in the calling process."""

    def shared(self, value: Any) -> Shared[Any]:  # noqa: ANN401 - whatever can be pickled
        """A value for the steps, wherever they run."""

    def written(self, table: Table, name: str, schema: pa.Schema, work: str) -> int:
        """Write each piece as a file of the folder `name`: lines where the schema is `LINES`, else Parquet.

        A piece without rows gets none, but for the first.

        Returns:
            How many rows there were.
        """

    def finish(self) -> None:
        """Put what was written in the place of the output, all at once."""
