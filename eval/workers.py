"""Work done in processes of their own, so that figures depend neither on their number nor on who started them.

Each process has the same hash seed (sumy walks over sets of strings, so the last bits of its sums, and with
them ties, hang on it) and one thread for linear algebra.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from eval.errors import EvaluationError

Key = TypeVar("Key")
Answer = TypeVar("Answer")

_ENVIRONMENT = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def in_processes(
    work: Callable[..., Answer], calls: Mapping[Key, tuple[object, ...]], jobs: int
) -> Iterator[tuple[Key, Answer]]:
    """Call a function with each of the arguments; the answers come as they are ready.

    Raises:
        EvaluationError: a process died.
    """
    context = multiprocessing.get_context("spawn")
    with _environment(), ProcessPoolExecutor(jobs, context, initializer=_end_with_parent) as pool:
        futures: dict[Future[Answer], Key] = {pool.submit(work, *args): key for key, args in calls.items()}
        try:
            for future in as_completed(futures):
                yield futures.pop(future), future.result()
        except BrokenProcessPool:
            raise EvaluationError("a worker process died (out of memory?); --resume goes on from here") from None
        except BaseException:
            # Leaving the pool would wait for what is at work, which may take minutes.
            for process in multiprocessing.active_children():
                process.terminate()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _environment() -> Iterator[None]:
    """Set what the processes inherit, for as long as they may be started."""
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed run leaves nothing behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the one that started us decides
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
