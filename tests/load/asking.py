"""Clients that ask at random, and an account of what became of every request."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from live_service import Service
from questions import Question

UNSTABLE = ("GET /metrics",)  # its bytes change with every request
KILL_WINDOW = 1.0  # seconds that a kernel may take to tell the other end
Answer = tuple[int, str | None, bytes]  # status, Retry-After, body


@dataclass
class Account:
    """What became of every request."""

    outcomes: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    late: list[float] = field(default_factory=list)  # seconds after the deadline
    kills: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    health: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, outcome: str, told: str = "") -> None:
        """Count an outcome; what is told is a loss."""
        with self.lock:
            self.outcomes[outcome] += 1
            if told:
                self.lost.append(told)

    def requests(self) -> int:
        """How many were sent and are over; notes in brackets are about others of them."""
        return sum(number for name, number in self.outcomes.copy().items() if not name.startswith("("))

    def killed_between(self, began: float, ended: float) -> bool:
        """Whether a process was killed while a request was on its way."""
        return any(began - KILL_WINDOW <= kill <= ended + KILL_WINDOW for kill in self.kills)


class Client:
    """One connection, kept for some of the requests, as real clients do."""

    def __init__(self, port: int, lots: random.Random) -> None:
        self._port, self._lots = port, lots
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, question: Question) -> tuple[Answer, bool]:
        """The answer, and whether a kept connection had been closed before the request, which was then sent anew."""
        kept = self._connection is not None
        try:
            return self._asked(question), False
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if not kept:
                raise
            return self._asked(question), True
        finally:
            if self._lots.random() < 0.5:
                self.close()

    def close(self) -> None:
        """Give the connection up."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _asked(self, question: Question) -> Answer:
        self._connection = self._connection or http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        self._connection.request(question.method, question.path, question.body, question.headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.will_close:
            self.close()
        return answer.status, answer.headers.get("Retry-After"), content


def verdict(question: Question, answer: Answer, quiet: Answer) -> str:
    """What an answer is; "lost" is one that it may not be."""
    status, retry_after, content = answer
    if status == 503 and retry_after and retry_after.isdigit() and question.name != "GET /live":
        return "come back later (503)"
    if status != quiet[0]:
        return "lost"
    if status != 200:
        return "right problem" if _kind(content) == _kind(quiet[2]) else "lost"
    if question.name == "a batch":
        return "right" if _same_lines(content, quiet[2]) else "lost"
    return "right" if content == quiet[2] or question.name in UNSTABLE else "lost"


def _kind(content: bytes) -> object:
    fields = json.loads(content)
    return {key: fields.get(key) for key in ("type", "title", "detail", "errors")}


def _same_lines(content: bytes, quiet: bytes) -> bool:
    """Whether each line of a batch is the quiet one's, or says that it has to come again."""
    lines, wanted = ([json.loads(line) for line in one.splitlines()] for one in (content, quiet))
    return len(lines) == len(wanted) and all(
        got.get("brief") == one.get("brief") if got["status"] == one["status"] else got["status"] == 503
        for got, one in zip(lines, wanted, strict=True)
    )


def quiet_answers(service: Service, asked: list[Question]) -> dict[str, Answer]:
    """What is answered to each question while nothing else is asked."""
    alone = Client(service.port, random.Random(0))
    for _ in range(2):  # what is loaded lazily has been loaded by the second time
        quiet = {one.name: alone.ask(one)[0] for one in asked}
    return quiet


@contextmanager
def asking(
    number: int,
    service: Service,
    asked: list[Question],
    quiet: dict[str, Answer],
    account: Account,
    enough: Callable[[], bool],
) -> Iterator[None]:
    """So many clients ask beside the block, until it is enough; they have ended when it has."""
    arguments = (service, asked, quiet, account, enough)
    threads = [threading.Thread(target=ask_until, args=arguments, name=f"client {one}") for one in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()


def ask_until(
    service: Service, asked: list[Question], quiet: dict[str, Answer], account: Account, enough: Callable[[], bool]
) -> None:
    """Ask at random until it is enough."""
    lots = random.Random(threading.current_thread().name)
    mine = Client(service.port, lots)
    weights = [one.weight for one in asked]
    while not enough():
        (question,) = lots.choices(asked, weights)
        began = time.monotonic()
        try:
            answer, anew = mine.ask(question)
        except (OSError, http.client.HTTPException) as error:
            mine.close()
            inside = account.killed_between(began, time.monotonic())
            told = "" if inside else f"{question.name}: {type(error).__name__} {error}"
            account.note("inside a killed process" if inside else "lost", told)
            continue
        took = time.monotonic() - began
        outcome = verdict(question, answer, quiet[question.name])
        account.note(outcome, f"{question.name}: {answer[0]} {answer[2][:200]!r}" if outcome == "lost" else "")
        if anew:
            account.note("(of these, sent anew on a new connection)")
        if question.name.startswith("GET /live"):
            account.health.append(took)
        if question.name == "late" and b"deadline-exceeded" in answer[2]:
            account.late.append(took)
        if outcome.startswith("come back"):
            time.sleep(0.2)
    mine.close()
