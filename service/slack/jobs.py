"""Work beside the answers to Slack: a few threads, and a queue with an end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

_log = logging.getLogger(__name__)


class Jobs:
    """Runs jobs; what does not fit into the queue is refused at once, for the caller to say so."""

    def __init__(self, at_once: int = 4, waiting: int = 60) -> None:
        """Take `at_once` jobs at the same time, and let `waiting` more wait."""
        self._places = BoundedSemaphore(at_once + waiting)
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="brief")

    def submit(self, job: Callable[[], None]) -> bool:
        """Run the job some time; False where there is no place for it."""
        if not self._places.acquire(blocking=False):
            return False
        self._pool.submit(self._run, job)
        return True

    def stop(self) -> None:
        """End the jobs that have begun, and forget the others."""
        self._pool.shutdown(cancel_futures=True)

    def _run(self, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception as error:  # the last one who could say so; its text may quote a message
            _log.error("a job broke: %s", type(error).__name__)
        finally:
            self._places.release()
