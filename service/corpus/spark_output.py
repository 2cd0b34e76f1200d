"""A folder on any file system that Hadoop knows, there whole or not at all: made under another name, then renamed.

Renaming is one step on a local disk and on HDFS. On an object store it copies, so there the output is complete when
the command has ended, and not before.
"""

from __future__ import annotations

import re
from types import TracebackType
from typing import Any

from pyspark.sql import SparkSession

from service.corpus.engine import CorpusError
from service.corpus.local_output import FOLDERS

_NUMBER = re.compile(r"part-(\d{5})-.*?\.(?:snappy\.)?(\w+)")
_SUFFIXES = {"txt": "jsonl", "parquet": "parquet"}


class SparkOutput:
    """The output of a run; a context, at the end of which nothing is left that was not finished."""

    def __init__(self, session: SparkSession, path: str) -> None:
        """Look whether there is a place for the output.

        Raises:
            CorpusError: what stands there is no output of an earlier run.
        """
        self._paths = session.sparkContext._jvm.org.apache.hadoop.fs.Path
        self._path = self._paths(path)
        self._system = self._path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
        self._path = self._system.makeQualified(self._path)
        if self._system.exists(self._path) and not set(self._names(self._path)) <= FOLDERS:
            raise CorpusError(f"{path} is there already, and no output of an earlier run; give another name")
        name = f".{self._path.getName()}.{session.sparkContext.applicationId}.partial"
        self._partial = self._paths(self._path.getParent(), name)

    def __enter__(self) -> SparkOutput:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._system.delete(self._partial, True)

    def folder(self, name: str) -> str:
        """Where a table is written."""
        return str(self._paths(self._partial, name).toString())

    def finish(self) -> None:
        """Name files by their numbers alone, then take the output's name; an earlier output goes."""
        for folder in self._names(self._partial):
            inside = self._paths(self._partial, folder)
            for name in self._names(inside):
                if found := _NUMBER.fullmatch(name):
                    to = f"part-{found[1]}.{_SUFFIXES[found[2]]}"
                    self._system.rename(self._paths(inside, name), self._paths(inside, to))
                else:
                    self._system.delete(self._paths(inside, name), False)
        self._system.delete(self._path, True)
        if not self._system.rename(self._partial, self._path):
            raise CorpusError(f"{self._path.toString()}: cannot be written")

    def _names(self, folder: Any) -> list[str]:  # noqa: ANN401 - a path of Hadoop's
        return [str(status.getPath().getName()) for status in self._system.listStatus(folder)]
