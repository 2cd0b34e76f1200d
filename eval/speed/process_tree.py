"""What a process and all that it starts take: processor time and memory, looked at again and again (Linux)."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

_PROC = Path("/proc")
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.25  # seconds


class Taken(NamedTuple):
    """What a tree of processes took.

    Attributes:
        cpu: seconds of processor time, of all.
        memory: the most bytes that all held together; what several share counts for each.
        largest: the most bytes that one process held.
    """

    cpu: float
    memory: int
    largest: int


class _Seen(NamedTuple):
    pid: int
    parent: int
    ticks: int
    pages: int


class ProcessTree:
    """Watches the children of a process; a context, after which `taken` says what they took."""

    def __init__(self, root: int) -> None:
        """Watch the process `root` and what comes of it."""
        self._root = root
        self._ticks: dict[int, int] = {}
        self._memory = self._largest = 0
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> ProcessTree:
        self._watch.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._done.set()
        self._watch.join()

    @property
    def taken(self) -> Taken:
        """So far; what a process took after it was last looked at is missing."""
        return Taken(sum(self._ticks.values()) / _TICK, self._memory, self._largest)

    def _look_on(self) -> None:
        while not self._done.wait(_EVERY):
            seen = {one.pid: one for one in _processes()}
            tree = [one for one in seen.values() if self._is_of_tree(one, seen)]
            self._ticks.update((one.pid, one.ticks) for one in tree)
            self._memory = max(self._memory, sum(one.pages for one in tree) * _PAGE)
            self._largest = max(self._largest, max((one.pages for one in tree), default=0) * _PAGE)

    def _is_of_tree(self, one: _Seen, seen: dict[int, _Seen]) -> bool:
        # One whose parent has ended before it belongs to init then; it is known from before.
        while one.pid != self._root and one.pid not in self._ticks:
            if one.parent not in seen:
                return False
            one = seen[one.parent]
        return True


def _processes() -> Iterator[_Seen]:
    """All processes of the machine; see proc(5)."""
    for folder in _PROC.glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:  # it has just ended
            continue
        yield _Seen(int(folder.name), int(fields[1]), int(fields[11]) + int(fields[12]), int(fields[21]))
