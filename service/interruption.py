"""Stops at the deadline what does not look at the clock: other people's code, and the longest stretches of our own.

The summarizers call their checkpoint between steps, which costs nothing and ends most requests in time. Trafilatura,
feedparser and sumy have no such call and may work for a minute on a text made for it. So a thread waits for the
deadline, and then raises an exception in the one that works. It does so only while that one stands in code that
computes: there no lock is held, no file is open, and no module is half imported. What is written in C and takes long
cannot be stopped; `docs/reliability.md` has the longest of these steps.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread, get_ident
from types import FrameType

from service.stopwatch import Stopwatch

_PURE = ("summarizers", "trafilatura", "htmldate", "courlan", "justext", "feedparser", "sumy", "punkt", "lxml")
_AGAIN = 0.005  # seconds: as long as Python lets a thread work before another may look


class _Late(BaseException):
    """The time is up; no `except Exception` on the way may swallow it."""


@contextmanager
def stopped_at_deadline(stopwatch: Stopwatch) -> Iterator[None]:
    """Run the block until it ends or the deadline passes.

    Raises:
        Problem: 503, the deadline has passed.
    """
    done = Event()
    watcher = Thread(target=_watch, args=(get_ident(), stopwatch.left(), done), name="deadline", daemon=True)
    watcher.start()
    try:
        try:
            yield
        finally:
            _end(done, watcher)
    except _Late:
        raise stopwatch.late() from None


def _watch(worker: int, seconds: float, done: Event) -> None:
    """Wait for the deadline, then raise in the worker, again and again where code swallows what is raised."""
    while not done.wait(seconds):
        seconds = _AGAIN
        frame = sys._current_frames().get(worker)
        if frame is not None and _may_be_left(frame):
            _raise_in(worker, _Late)


def _end(done: Event, watcher: Thread) -> None:
    """End the watcher, and take back what it raised and has not come yet."""
    while True:
        try:
            done.set()
            watcher.join()
            _raise_in(get_ident(), None)
        except _Late:
            continue
        return


def _may_be_left(frame: FrameType) -> bool:
    """Whether the frame is one of code that computes, and not on behalf of an import."""
    if not frame.f_code.co_filename.startswith(_folders()):
        return False
    above: FrameType | None = frame
    while above is not None:
        if above.f_code.co_filename.startswith("<frozen importlib"):
            return False
        above = above.f_back
    return True


@cache
def _folders() -> tuple[str, ...]:
    specs = [find_spec(name) for name in _PURE]
    return tuple(f"{Path(spec.origin).parent}/" for spec in specs if spec is not None and spec.origin)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise at the thread's next step; None takes back what has not been raised yet."""
    raised = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
