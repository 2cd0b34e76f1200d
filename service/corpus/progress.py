"""How far a run is, in one line on a terminal; nothing where no one watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

_STORIES = "stories"
_EVERY = 0.2  # seconds between two lines
_CLEAR = "\r\x1b[K"


class Progress:
    """Told by an engine how many pieces of the work at hand are done."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Show lines on the stream, standard error by default, if it is a terminal."""
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._clock = clock
        self._work, self._tasks = "", 0
        self._started = self._clock()
        self._began = self._last = 0.0
        self.documents = 0  # of the input, as soon as they are counted

    def begin(self, work: str, tasks: int) -> None:
        """The next work begins; it has so many pieces."""
        self._work, self._tasks = work, tasks
        self._began = self._clock()
        self._last = 0.0
        self._show(0, 0)

    def advance(self, done: int, rows: int) -> None:
        """So many pieces are done, and so many rows came out of them."""
        self._show(done, rows)

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def close(self, documents: int, stories: int) -> None:
        """Say what the run came to."""
        self.end()
        if self._shown:
            seconds = max(self._clock() - self._started, 1e-3)
            rate = documents / seconds
            said = f"{documents:,} documents, {stories:,} stories, {_minutes(seconds)}, {rate:,.0f} documents a second"
            self._stream.write(f"{said}\n")

    def _show(self, done: int, rows: int) -> None:
        now = self._clock()
        if self._shown and (now - self._last >= _EVERY or done == self._tasks):
            self._last = now
            self._stream.write(_CLEAR + self.line(done, rows, now - self._began))
            self._stream.flush()

    def line(self, done: int, rows: int, seconds: float) -> str:
        """What is shown: `stories: 31,000 of 100,000 documents, 6,120 stories, 410 documents a second, 2:48 left`."""
        share = done / self._tasks if self._tasks else 1.0
        if not self.documents:
            return f"{self._work}: {share:.0%}"
        read = round(share * self.documents)
        parts = [f"{read:,} of {self.documents:,} documents"]
        if self._work == _STORIES:
            parts.append(f"{rows:,} stories")
        if done and seconds > 0:
            parts.append(f"{read / seconds:,.0f} documents a second")
            parts.append(f"{_minutes(seconds * (1 - share) / share)} left")
        return f"{self._work}: {', '.join(parts)}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
