"""The only reader of evaluation data. To add a format: one file with `matches` and `read`, one line in the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.datasets import duc_folder, json_lines, multi_news, set_folders
from eval.datasets.collection import Collection, ReferencedSet
from eval.datasets.summaries import read_summaries
from eval.errors import DataError


class CollectionFormat(NamedTuple):
    """A way to keep sets and references: its description, whether a path is kept so, and the reader."""

    description: str
    matches: Callable[[Path], bool]
    read: Callable[[Path], Collection]


COLLECTION_FORMATS: dict[str, CollectionFormat] = {
    "json-lines": CollectionFormat("one document set a line", json_lines.matches, json_lines.read),
    "multi-news": CollectionFormat("a pair of .src and .tgt, one set a line", multi_news.matches, multi_news.read),
    "set-folders": CollectionFormat(
        "a folder of articles/ and references/ for each set", set_folders.matches, set_folders.read
    ),
    "duc": CollectionFormat("docsets in SGML and model summaries of DUC and TAC", duc_folder.matches, duc_folder.read),
}


def read_collections(paths: Sequence[Path]) -> list[Collection]:
    """The collection at each path, in order, under names that differ.

    Raises:
        DataError: a path is in no known format, or cannot be read; where and why is in the text.
    """
    collections: list[Collection] = []
    for path in paths:
        try:
            found = _read(path)
        except OSError as error:
            raise DataError(str(error.filename or path), (error.strerror or str(error)).lower()) from None
        taken = {one.name for one in collections}
        name, number = found.name, 2
        while name in taken:
            name, number = f"{found.name}-{number}", number + 1
        collections.append(Collection(name, found.sets))
    return collections


def _read(path: Path) -> Collection:
    if not path.exists():
        raise DataError(str(path), "there is no such file or folder")
    for one in COLLECTION_FORMATS.values():
        if one.matches(path):
            return one.read(path)
    known = "; ".join(f"{name} ({one.description})" for name, one in COLLECTION_FORMATS.items())
    raise DataError(str(path), f"is in no known format; known are {known}")


__all__ = [
    "COLLECTION_FORMATS",
    "Collection",
    "CollectionFormat",
    "ReferencedSet",
    "read_collections",
    "read_summaries",
]
