"""Worker processes that may die: a task whose process was killed is done again by a new one.

Processes are spawned, so that no thread or lock of the calling process comes along. Each has one thread for linear
algebra, ends when the calling process is gone, and leaves Ctrl-C to it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import NamedTuple, TypeVar

from service.corpus.engine import CorpusError

Answer = TypeVar("Answer")

TRIES = 3
_STOPS = (signal.SIGINT, signal.SIGTERM)
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection


class Failure(NamedTuple):
    """What a task raised, as text: not every exception can be sent."""

    said: str
    trace: str


class Workers:
    """So many processes, kept from task to task; a context, at the end of which they are ended."""

    def __init__(self, count: int) -> None:
        """Start none yet."""
        self._count = count
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, int] = {}

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        workers = [*self._idle, *self._busy]
        self._idle, self._busy = [], {}
        for worker in workers:
            worker.connection.close()
            worker.process.kill()
        for worker in workers:
            worker.process.join()

    @property
    def pids(self) -> list[int]:
        """The processes that are there now."""
        return [worker.process.pid or 0 for worker in (*self._idle, *self._busy)]

    def each(self, tasks: Sequence[Callable[[], Answer]]) -> Iterator[tuple[int, Answer]]:
        """Do all tasks; number and answer of each, as they are done.

        Raises:
            CorpusError: a task failed, or its process died `TRIES` times.
        """
        waiting = deque(range(len(tasks)))
        deaths = [0] * len(tasks)
        while waiting or self._busy:
            while waiting and len(self._busy) < self._count:
                self._give(waiting.popleft(), tasks)
            for worker in self._ready():
                number = self._busy.pop(worker)
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    deaths[number] += 1
                    self._bury(worker, deaths[number])
                    waiting.appendleft(number)
                    continue
                self._idle.append(worker)
                if isinstance(answer, Failure):
                    raise CorpusError(answer.said) from RuntimeError(answer.trace)
                yield number, answer

    def _give(self, number: int, tasks: Sequence[Callable[[], Answer]]) -> None:
        with _uninterrupted():
            worker = self._idle.pop() if self._idle else _started()
            self._busy[worker] = number
        # A process that died while it was idle is found when its answer is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(tasks[number])

    def _ready(self) -> list[_Worker]:
        by_connection = {worker.connection: worker for worker in self._busy}
        return [by_connection[one] for one in wait(list(by_connection)) if isinstance(one, Connection)]

    def _bury(self, worker: _Worker, deaths: int) -> None:
        worker.connection.close()
        worker.process.join()
        if deaths == TRIES:
            raise CorpusError(
                f"a worker process died {TRIES} times at the same batch (exit code {worker.process.exitcode}); "
                "is the memory enough?"
            )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold signals back: a process that has just started cannot take them, and has to be in our list first."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _started() -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that our end is told when the process dies
    return _Worker(process, ours)


def _serve(connection: Connection) -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the one that started us decides
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)  # held back while this process started
    os.environ.update(dict.fromkeys(_THREADS, "1"))  # before a task brings numpy along
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        try:
            answer = task()
        except Exception as error:
            answer = Failure(f"{type(error).__name__}: {error}", traceback.format_exc())
        connection.send(answer)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)
