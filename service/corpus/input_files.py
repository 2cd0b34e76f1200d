"""Which files an input has, and of what kind they are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from service.corpus.engine import CorpusError

LINE_SUFFIXES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")
ROW_SUFFIXES = (".parquet",)
WRONG_SUFFIX = f"has none of the suffixes {' '.join((*LINE_SUFFIXES, *ROW_SUFFIXES))}"
_PIECES = 256  # of an input of middle size
_SMALLEST, _LARGEST = 2 * 2**20, 64 * 2**20  # bytes of a piece


def piece_size(total: int) -> int:
    """Bytes of a piece of an input: it hangs on the input alone."""
    return min(max(total // _PIECES, _SMALLEST), _LARGEST)


def input_files(path: Path) -> tuple[list[Path], bool]:
    """The files of an input in the order of their names, and whether they hold lines.

    Raises:
        CorpusError: there is none, or there are lines and rows.
    """
    if path.is_dir():
        names = sorted(one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())
        found = [path / name for name in names if not any(part[0] in "._" for part in name.split("/"))]
    elif path.exists():
        found = [path]
    else:
        raise CorpusError(f"{path}: no such file or folder")
    kinds = {is_lines(one.name) for one in found}
    if None in kinds:
        raise CorpusError(f"{next(one for one in found if is_lines(one.name) is None)}: {WRONG_SUFFIX}")
    if len(kinds) != 1:
        raise CorpusError(f"{path}: {'holds JSON Lines and Parquet; give one of them' if kinds else 'holds no file'}")
    return found, kinds == {True}


def is_lines(name: str) -> bool | None:
    """Whether a file of this name holds lines, or else rows; None where it is neither."""
    if name.lower().endswith(LINE_SUFFIXES):
        return True
    return False if name.lower().endswith(ROW_SUFFIXES) else None


def short_names(paths: Sequence[str]) -> tuple[str, ...]:
    """The names of files without the folders that all of them are in."""
    folder = os.path.commonpath([os.path.dirname(path) for path in paths])  # noqa: PTH120 - may be addresses
    return tuple(path[len(folder) :].lstrip("/") for path in paths)
