"""Who may come in: few requests a process, the rest is told at once to come back.

An endless queue makes everyone wait; with a handful of places, what is served is served fast and the others know
when to come again. Places are for briefs alone: health and metrics answer always.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from service.metrics import INFLIGHT, QUEUE_SIZE
from service.problems import Problem

RETRY_AFTER = 1  # seconds: a place is free again after a few briefs, each of milliseconds


class Admission:
    """Places of one process: `computing` of them work at the same moment, `waiting` more wait for their turn."""

    def __init__(self, computing: int, waiting: int) -> None:
        self._places = computing + waiting
        self._turns = computing
        self._taken = 0
        self._queue: deque[Event] = deque()
        self._lock = Lock()

    def refuse_if_full(self) -> None:
        """Say no before the body is read.

        Raises:
            Problem: 503.
        """
        if self._taken >= self._places:
            raise _full()

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place, for as long as the block runs.

        Raises:
            Problem: 503, at once, where none is free.
        """
        with self._lock:
            if self._taken >= self._places:
                raise _full()
            self._taken += 1
        try:
            with INFLIGHT.track_inprogress():
                yield
        finally:
            with self._lock:
                self._taken -= 1

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """A turn to work, in order of arrival; asked for only by who has a place.

        Args:
            seconds: how long to wait for it.

        Raises:
            Problem: 503 where it did not come.
        """
        self._take_turn(seconds)
        try:
            yield
        finally:
            self._give_turn()

    def _take_turn(self, seconds: float) -> None:
        with self._lock:
            if self._turns and not self._queue:
                self._turns -= 1
                return
            called = Event()
            self._queue.append(called)
        with QUEUE_SIZE.track_inprogress():
            if called.wait(seconds):
                return
        with self._lock:
            if called in self._queue:
                self._queue.remove(called)
                raise _full()
            # The turn came between the end of waiting and here: it is ours.

    def _give_turn(self) -> None:
        """Hand the turn to who waits longest: who gave it cannot take it back before them."""
        with self._lock:
            if self._queue:
                self._queue.popleft().set()
            else:
                self._turns += 1


def _full() -> Problem:
    return Problem("full", "all places are taken", headers={"Retry-After": str(RETRY_AFTER)})
