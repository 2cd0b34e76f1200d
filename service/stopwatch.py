"""The clock of one request: its deadline, and the time that each step took."""

from __future__ import annotations

import re
import time

from service.problems import Problem

_NUMBER = re.compile(r"[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?")


class Stopwatch:
    """Given to the summarizers as their checkpoint; monotonic, so that a clock set anew changes nothing."""

    def __init__(self, seconds: float) -> None:
        """Start, with this many seconds to go."""
        self.seconds = seconds
        self._started = self._step_began = time.monotonic()
        self._step = ""
        self.steps: dict[str, float] = {}

    def __call__(self, step: str) -> None:
        """A step begins.

        Raises:
            Problem: 503, the deadline has passed.
        """
        now = time.monotonic()
        self._close(now)
        self._step, self._step_began = step, now
        if now - self._started > self.seconds:
            raise self.late()

    def late(self) -> Problem:
        """The problem of a deadline that has passed."""
        return Problem(
            "deadline-exceeded",
            f"the brief was not ready after {self.seconds:g} seconds; it was stopped at: {self._step}",
            headers={"Retry-After": "1"},
        )

    def stop(self) -> None:
        """The last step has ended."""
        self._close(time.monotonic())
        self._step = ""

    def left(self) -> float:
        """Seconds to the deadline, at least 0."""
        return max(0.0, self._started + self.seconds - time.monotonic())

    def server_timing(self) -> str:
        """The header `Server-Timing`: milliseconds of each step."""
        return ", ".join(f"{step};dur={1000 * seconds:.2f}" for step, seconds in self.steps.items())

    def _close(self, now: float) -> None:
        if self._step:
            self.steps[self._step] = self.steps.get(self._step, 0.0) + now - self._step_began


def deadline_seconds(header: str | None, most: float) -> float:
    """The seconds that a caller grants, which may shorten the service's own deadline and never lengthen it.

    Raises:
        Problem: 400 where the header is no positive number.
    """
    if header is None:
        return most
    seconds = float(header) if _NUMBER.fullmatch(header) else 0.0
    if seconds <= 0:
        raise Problem("bad-header", "Wirebrief-Deadline: allowed: a positive number of seconds")
    return min(seconds, most)
