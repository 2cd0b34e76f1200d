"""`make soak`: minutes of mixed requests while processes are killed, reloaded and recycled; nothing may be lost.

Each question is asked once while all is quiet. Then 40 clients ask at random, with connections kept and not, and every
answer is accounted for: the quiet one's very bytes, 503 with Retry-After, or none because a process was killed with the
request inside. Prints what was tried, lost and measured; ends with 1 where anything was lost.

    python tests/load/soak.py [SECONDS]
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/service")]

from live_service import Service, running  # noqa: E402 (from the folder above)
from questions import Question, questions  # noqa: E402
from web_server import web  # noqa: E402

CLIENTS = 40
FAULT_EVERY = 4.0  # seconds
CALM = 1 / 3  # of the time, at the end: without faults, so that processes live long enough to have a slope
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


def client(service: Service, asked: list[Question], quiet: dict[str, Answer], account: Account, end: float) -> None:
    """Ask at random until the end."""
    lots = random.Random(threading.current_thread().name)
    mine = Client(service.port, lots)
    weights = [one.weight for one in asked]
    while time.monotonic() < end:
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


def faults(service: Service, account: Account, end: float) -> None:
    """A fault every few seconds: a worker killed, one told to end, all replaced."""
    lots = random.Random(1)
    while time.monotonic() < end:
        kind = ("kill a process", "end a process", "reload all")[sum(account.faults.values()) % 3]
        account.faults[kind] += 1
        if kind == "reload all":
            service.signal(signal.SIGHUP)
        elif workers := service.workers():
            if kind == "kill a process":
                account.kills.append(time.monotonic())
            os.kill(lots.choice(workers), signal.SIGKILL if kind == "kill a process" else signal.SIGTERM)
        time.sleep(FAULT_EVERY)


def memory(service: Service, seconds: float, account: Account) -> list[float]:
    """Kilobytes that each process gained for each request, once it had served for a quarter of the time."""
    samples: dict[int, list[tuple[float, float]]] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for worker in service.workers():
            asked = sum(account.outcomes.values())
            samples.setdefault(worker, []).append((asked, _resident(worker)))
        time.sleep(0.5)
    slopes = []
    for rows in samples.values():
        settled = np.array(rows[len(rows) // 4 :])
        if len(settled) > seconds:  # of two samples a second: it lived for most of the time
            asked_of_one = settled[:, 0] / len(service.workers())
            slopes.append(float(np.polyfit(asked_of_one, settled[:, 1], 1)[0]))
    return slopes


def _resident(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
        return float(status.partition("VmRSS:")[2].split()[0])
    except (OSError, IndexError):
        return 0.0


def soak(seconds: float) -> int:
    """Run, print, and count what was lost."""
    account = Account()
    with (
        tempfile.TemporaryDirectory() as folder,
        web() as site,
        running(Path(folder), workers=2, fetch=1, fetch_allow=site.host) as service,
    ):
        asked = questions(site.url())
        alone = Client(service.port, random.Random(0))
        for _ in range(2):  # what is loaded lazily has been loaded by the second time
            quiet = {one.name: alone.ask(one)[0] for one in asked}
        for one in asked:
            say(f"  {quiet[one.name][0]}  {one.name}")
        began = time.monotonic()
        threads = [
            threading.Thread(target=client, args=(service, asked, quiet, account, began + seconds), name=f"client {n}")
            for n in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        faults(service, account, began + seconds * (1 - CALM))
        slopes = memory(service, began + seconds - time.monotonic(), account)
        for thread in threads:
            thread.join()
        again = {one.name: alone.ask(one)[0] for one in asked}
        for one in asked:
            if verdict(one, again[one.name], quiet[one.name]) == "lost":
                account.note("lost", f"after all: {one.name}")
        errors = service.log.read_text().count("Traceback")
    report(account, slopes, len(asked), errors)
    return len(account.lost) + errors


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report(account: Account, slopes: list[float], cases: int, errors: int) -> None:
    """Print the figures."""
    sent = sum(number for name, number in account.outcomes.items() if not name.startswith("("))
    say(f"cases: {cases}, requests: {sent}, faults: {sum(account.faults.values())} {dict(account.faults)}")
    for outcome, number in account.outcomes.most_common():
        say(f"  {number:7} {outcome}")
    say(f"lost: {len(account.lost)}, tracebacks in the log: {errors}")
    for told, number in Counter(account.lost).most_common(10):
        say(f"  {number} x {told}")
    if slopes:
        say(f"memory slope: {', '.join(f'{one:+.2f}' for one in slopes)} KB a request")
    if account.late:
        median, most = (1000 * (figure - 0.3) for figure in (np.median(account.late), np.max(account.late)))
        say(f"answers to a deadline of 300 ms, in ms after it: median {median:.0f}, most {most:.0f}")
    if account.health:
        median, most = (1000 * np.quantile(account.health, share) for share in (0.5, 0.99))
        say(f"/live, in ms: median {median:.0f}, 99 % {most:.0f}")


if __name__ == "__main__":
    sys.exit(1 if soak(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0) else 0)
