"""The time that all links of a request have together."""

from __future__ import annotations

import time

from service.fetch.faults import LinkFault

LATE = "did not answer in time"


class Deadline:
    """A moment after which nothing more is waited for; monotonic, so that a clock set anew changes nothing."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(0.0, self._end - time.monotonic())

    def wait(self) -> float:
        """Seconds that may be waited.

        Raises:
            LinkFault: none are left.
        """
        seconds = self.left()
        if not seconds:
            raise LinkFault(LATE)
        return seconds
