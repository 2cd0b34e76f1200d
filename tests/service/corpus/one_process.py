"""An engine of lists: the plan without processes, files or Spark, and with pieces of any number."""

from collections.abc import Sequence

import pyarrow as pa

from service.corpus.batches import BUCKET, Step
from service.corpus.engine import Records
from service.corpus.records import LINES, record_number

Table = list[list[pa.RecordBatch]]


class Value:
    """What was shared."""

    def __init__(self, value: object) -> None:
        self.value = value


class OneProcess:
    """Tables are lists of pieces, and pieces lists of batches."""

    def __init__(self, lines: Sequence[bytes], pieces: int = 1, rows: int = 7) -> None:
        self._lines, self._pieces, self._rows = lines, pieces, rows
        self.out: dict[str, list[pa.RecordBatch]] = {}
        self.finished = False

    def records(self) -> Records[Table]:
        numbered = [(record_number(0, place), len(line), line) for place, line in enumerate(self._lines, start=1)]
        size = max(1, -(-len(numbered) // self._pieces))
        pieces = [numbered[at : at + size] for at in range(0, len(numbered), size)]
        return Records([self._cut(_table(piece)) for piece in pieces], True, ("lines.jsonl",), len(numbered))

    def mapped(self, table: Table, step: Step, schema: pa.Schema) -> Table:
        done = [list(step(iter(piece))) for piece in table]
        assert all(batch.schema == schema for piece in done for batch in piece)
        return done

    def shuffled(self, table: Table, buckets: int, order: Sequence[str], work: str) -> Table:
        batches = [batch for piece in table for batch in piece]
        if not batches:
            return [[] for _ in range(buckets)]
        rows = pa.Table.from_batches(batches).sort_by([(name, "ascending") for name in order])
        numbers = rows.column(BUCKET).to_numpy()
        assert ((numbers >= 0) & (numbers < buckets)).all()
        return [self._cut(rows.filter(pa.array(numbers == bucket))) for bucket in range(buckets)]

    def kept(self, table: Table, work: str) -> Table:
        return table

    def collected(self, table: Table, schema: pa.Schema, work: str) -> pa.Table:
        return pa.Table.from_batches([batch for piece in table for batch in piece], schema)

    def shared(self, value: object) -> Value:
        return Value(value)

    def written(self, table: Table, name: str, schema: pa.Schema, work: str) -> int:
        self.out[name] = [batch for piece in table for batch in piece]
        return sum(batch.num_rows for batch in self.out[name])

    def finish(self) -> None:
        self.finished = True

    def texts(self, name: str) -> list[str]:
        """The lines that were written."""
        return [line for batch in self.out[name] for line in batch.column("value").to_pylist()]

    def _cut(self, rows: pa.Table) -> list[pa.RecordBatch]:
        return rows.combine_chunks().to_batches(self._rows)


def _table(rows: Sequence[tuple[int, int, bytes]]) -> pa.Table:
    record, size, content = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table({"record": record, "size": size, "content": content}, LINES)
