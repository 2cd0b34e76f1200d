"""Folders of `articles/` and `references/`, as in seeds/ -> a collection."""

from __future__ import annotations

from pathlib import Path

from eval.datasets.collection import Collection, collected, referenced
from service.files import ARTICLES, REFERENCES, read_set_folder


def matches(path: Path) -> bool:
    """Whether it is such a folder, or holds one."""
    return path.is_dir() and bool(_set_folders(path))


def read(path: Path) -> Collection:
    """The set of the folder, or of each folder in it, in name order.

    Raises:
        DataError: an article or reference cannot be read, or a set has none.
        OSError: a folder cannot be listed.
    """
    folders = _set_folders(path)
    sets = ((str(folder), referenced(read_set_folder(folder), str(folder))) for folder in folders)
    return collected(path.resolve().name, sets)


def _set_folders(path: Path) -> list[Path]:
    return [folder for folder in (path, *sorted(path.iterdir())) if _is_set(folder)]


def _is_set(folder: Path) -> bool:
    return (folder / ARTICLES).is_dir() and (folder / REFERENCES).is_dir()
