"""The engine of one machine: pieces of a table are worked on by processes, and wait in files between two steps.

A process holds one piece at a time. Steps that follow each other without a shuffle are one pass over a piece. Every
file is written under another name first, so a task that was cut off half-way is simply done again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from service.corpus.batches import BUCKET, Step, numbers
from service.corpus.engine import Records, Wrap
from service.corpus.input_files import input_files, piece_size, short_names
from service.corpus.json_lines import LINES
from service.corpus.local_input import BATCH_ROWS, line_pieces, row_pieces
from service.corpus.local_output import LocalOutput, whole
from service.corpus.processes import Workers
from service.corpus.progress import Progress

Batches = Iterator[pa.RecordBatch]


class Piece(Protocol):
    """Rows that one process reads; it can be sent to one."""

    def batches(self) -> Batches:
        """The rows."""


class LocalTable(NamedTuple):
    """Pieces, and the steps over each that are still to be done."""

    pieces: tuple[Piece, ...]
    steps: tuple[Step, ...] = ()


class Written(NamedTuple):
    """What a task answers: its rows, and where in its file those of each bucket are, for a shuffle."""

    rows: int
    place_of: dict[int, int]


Sink = Callable[[Batches], Written]


@dataclass(frozen=True, slots=True)
class FilePiece:
    """The batches of a file."""

    path: Path

    def batches(self) -> Batches:
        """The rows, as they were written."""
        if self.path.exists():
            with pa.memory_map(str(self.path)) as source, pa.ipc.open_file(source) as reader:
                yield from (reader.get_batch(at) for at in range(reader.num_record_batches))


@dataclass(frozen=True, slots=True)
class BucketPiece:
    """The rows of one bucket: one batch of each file of a shuffle, sorted together."""

    places: tuple[tuple[Path, int], ...]
    order: tuple[str, ...]

    def batches(self) -> Batches:
        """The rows, in order."""
        found = []
        for path, at in self.places:
            with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as reader:
                found.append(reader.get_batch(at))
        if found:
            rows = pa.Table.from_batches(found).sort_by([(name, "ascending") for name in self.order])
            yield from rows.combine_chunks().to_batches(BATCH_ROWS if "text" in rows.column_names else None)


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A value in a file, loaded once by each process that asks for it."""

    path: Path

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever was shared
        """The value."""
        return _loaded(self.path)


@lru_cache(maxsize=4)
def _loaded(path: Path) -> object:
    return pickle.loads(path.read_bytes())  # noqa: S301 - our own file of this run


class LocalEngine:
    """Over processes of this machine."""

    def __init__(
        self,
        source: Path,
        output: LocalOutput,
        workers: Workers,
        progress: Progress,
        wrap: Wrap = lambda step: step,
        piece: int | None = None,
    ) -> None:
        """Set up.

        Args:
            source: path of the input.
            output: where to write.
            workers: the processes.
            progress: told what goes on.
            wrap: put around every step.
            piece: bytes of the input that are read at once; None for what suits its size.
        """
        self._source, self._output, self._workers, self._progress = source, output, workers, progress
        self._wrap, self._piece = wrap, piece
        self._files = 0

    def records(self) -> Records[LocalTable]:
        """The files of the input, lines counted."""
        paths, is_lines = input_files(self._source)
        piece = self._piece or piece_size(sum(path.stat().st_size for path in paths))
        pieces: list[Piece] = []
        count = 0
        for file, path in enumerate(paths):
            found, n = line_pieces(path, file, piece) if is_lines else row_pieces(path, file)
            pieces += found
            count += n
        self._progress.documents = count
        names = short_names([path.as_posix() for path in paths])
        return Records(LocalTable(tuple(pieces)), is_lines, names, count)

    def mapped(self, table: LocalTable, step: Step, schema: pa.Schema) -> LocalTable:  # noqa: ARG002 - batches have it
        """A step more, to be done when the rows are needed."""
        return LocalTable(table.pieces, (*table.steps, self._wrap(step)))

    def shuffled(self, table: LocalTable, buckets: int, order: Sequence[str], work: str) -> LocalTable:
        """Each task writes its rows sorted by bucket; a piece is then a batch of each file."""
        paths = [self._path() for _ in table.pieces]
        done = self._done(table, [partial(_write_buckets, path=path) for path in paths], work)
        places: list[list[tuple[Path, int]]] = [[] for _ in range(buckets)]
        for path, written in zip(paths, done, strict=True):
            for bucket, at in written.place_of.items():
                places[bucket].append((path, at))
        return LocalTable(tuple(BucketPiece(tuple(found), tuple(order)) for found in places))

    def kept(self, table: LocalTable, work: str) -> LocalTable:
        """A file a piece."""
        paths = [self._path() for _ in table.pieces]
        self._done(table, [partial(_write_batches, path=path) for path in paths], work)
        return LocalTable(tuple(map(FilePiece, paths)))

    def collected(self, table: LocalTable, schema: pa.Schema, work: str) -> pa.Table:
        """The rows of all pieces, one piece after the other."""
        kept = self.kept(table, work)
        return pa.Table.from_batches([batch for piece in kept.pieces for batch in piece.batches()], schema)

    def shared(self, value: object) -> SharedFile:
        """A pickle that processes load when they need it."""
        path = self._path()
        path.write_bytes(pickle.dumps(value, protocol=5))
        return SharedFile(path)

    def written(self, table: LocalTable, name: str, schema: pa.Schema, work: str) -> int:
        """A file a piece, under the number of the piece."""
        suffix, write = ("jsonl", _write_lines) if schema == LINES else ("parquet", _write_parquet)
        sinks: list[Sink] = [
            partial(write, path=self._output.file(name, number, suffix), schema=schema, even_empty=number == 0)
            for number in range(len(table.pieces))
        ]
        return sum(written.rows for written in self._done(table, sinks, work))

    def finish(self) -> None:
        """Put the output in its place."""
        self._output.finish()

    def _path(self) -> Path:
        self._files += 1
        return self._output.work / f"{self._files:06d}"

    def _done(self, table: LocalTable, sinks: Sequence[Sink], work: str) -> list[Written]:
        """One task for each piece, and its sink."""
        tasks = [partial(_work, piece, table.steps, sink) for piece, sink in zip(table.pieces, sinks, strict=True)]
        answers: dict[int, Written] = {}
        self._progress.begin(work, len(tasks))
        for number, answer in self._workers.each(tasks):
            answers[number] = answer
            self._progress.advance(len(answers), sum(written.rows for written in answers.values()))
        return [answers[number] for number in range(len(tasks))]


def _work(piece: Piece, steps: Sequence[Step], sink: Sink) -> Written:
    batches = piece.batches()
    for step in steps:
        batches = step(batches)
    return sink(batches)


def _write_batches(batches: Batches, path: Path) -> Written:
    """All batches as they come."""
    return Written(_write_file(batches, path), {})


def _write_buckets(batches: Batches, path: Path) -> Written:
    """One batch for each bucket."""
    held = [batch for batch in batches if batch.num_rows]
    if not held:
        return Written(0, {})
    (rows,) = pa.Table.from_batches(held).sort_by(BUCKET).combine_chunks().to_batches()
    buckets = numbers(rows, BUCKET)
    starts = [0, *(np.flatnonzero(buckets[1:] != buckets[:-1]) + 1).tolist(), len(buckets)]
    _write_file((rows.slice(start, end - start) for start, end in pairwise(starts)), path)
    return Written(len(buckets), {int(buckets[start]): at for at, start in enumerate(starts[:-1])})


def _write_file(batches: Batches, path: Path) -> int:
    """Batches in Arrow's own format; no file where there is none."""
    rows = 0
    if (first := next(batches, None)) is not None:
        with whole(path) as partial_path, pa.ipc.new_file(str(partial_path), first.schema) as writer:
            for batch in chain([first], batches):
                writer.write_batch(batch)
                rows += batch.num_rows
    return rows


def _write_lines(batches: Batches, path: Path, schema: pa.Schema, even_empty: bool) -> Written:  # noqa: ARG001 - one kind
    """Lines of text."""
    rows = 0
    with whole(path) as partial_path:
        with partial_path.open("w", encoding="utf-8", newline="\n") as file:
            for batch in batches:
                file.writelines(f"{line}\n" for line in batch.column("value").to_pylist())
                rows += batch.num_rows
        if not rows and not even_empty:
            partial_path.unlink()
    return Written(rows, {})


def _write_parquet(batches: Batches, path: Path, schema: pa.Schema, even_empty: bool) -> Written:
    """Columns; all rows of a piece in one group."""
    rows = pa.Table.from_batches(list(batches), schema)
    if rows.num_rows or even_empty:
        with whole(path) as partial_path:
            pq.write_table(rows, partial_path)
    return Written(rows.num_rows, {})
