"""A folder that is there whole or not at all: it is made under another name, and renamed when all of it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from service.corpus.engine import CorpusError

FOLDERS = frozenset({"stories", "errors"})


class LocalOutput:
    """The output of a run; a context, at the end of which nothing is left that was not finished.

    Attributes:
        work: a folder for what waits between two steps.
    """

    def __init__(self, path: Path) -> None:
        """Look whether there is a place for the output.

        Raises:
            CorpusError: what stands there is no output of an earlier run, or the folder above cannot be written.
        """
        self._path = path
        if path.exists() and not (path.is_dir() and {one.name for one in path.iterdir()} <= FOLDERS):
            raise CorpusError(f"{path} is there already, and no output of an earlier run; give another name")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._partial = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent))
        except OSError as error:
            raise CorpusError(f"{path}: {error.strerror}") from None
        self.work = self._partial / "work"
        self._out = self._partial / "out"
        for folder in (self.work, *(self._out / name for name in FOLDERS)):
            folder.mkdir(parents=True)

    def __enter__(self) -> LocalOutput:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        shutil.rmtree(self._partial, ignore_errors=True)

    def file(self, folder: str, number: int, suffix: str) -> Path:
        """Where a piece of the output is written."""
        return self._out / folder / f"part-{number:05d}.{suffix}"

    def finish(self) -> None:
        """Take the output's name; an earlier output goes."""
        self._out.chmod(0o755)  # a temporary folder is its owner's alone
        if self._path.exists():
            self._path.rename(self._partial / "earlier")
        self._out.rename(self._path)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own when it is whole, and is gone where that fails."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        yield partial
        if partial.exists():
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
