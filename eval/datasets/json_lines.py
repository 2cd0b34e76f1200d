"""JSON Lines, one document set a line -> a collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.datasets.collection import Collection, ReferencedSet, collected, referenced
from eval.datasets.json_objects import placed_lines
from eval.errors import DataError
from summarizers import SummarizerError
from summarizers.reading.json_documents import read as read_json


def matches(path: Path) -> bool:
    """Whether it is a file with the suffix of JSON or JSON Lines."""
    return path.suffix in (".jsonl", ".ndjson", ".json") and not path.is_dir()


def read(path: Path) -> Collection:
    """The sets of all lines.

    Raises:
        DataError: a line is no document set with an id, documents and references; file and line are named.
        OSError: the file cannot be opened.
    """
    return collected(path.stem, _sets(path))


def _sets(path: Path) -> Iterator[tuple[str, ReferencedSet]]:
    for place, line in placed_lines(path, path.read_bytes().split(b"\n")):
        try:
            yield place, referenced(read_json(line, place), place)
        except SummarizerError as error:
            raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
