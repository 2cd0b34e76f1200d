"""`make soak`: minutes of mixed requests while processes are killed, reloaded and recycled; nothing may be lost.

Each question is asked once while all is quiet. Then 40 clients ask at random, with connections kept and not, and every
answer is accounted for: the quiet one's very bytes, 503 with Retry-After, or none because a process was killed with the
request inside. Then one process answers thousands of requests, and its memory is watched. Prints what was tried, lost
and measured; ends with 1 where anything was lost, or where memory has a slope.

    python tests/load/soak.py [SECONDS]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/service")]

import memory_slope  # noqa: E402 (from the folders above)
from asking import Account, asking, quiet_answers, verdict  # noqa: E402
from live_service import Service, running  # noqa: E402
from questions import questions  # noqa: E402
from web_server import web  # noqa: E402

CLIENTS = 40
FAULT_EVERY = 4.0  # seconds
CALM = 1 / 8  # of the time, at the end: without faults


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


def soak(seconds: float) -> bool:
    """Run, print, and tell whether every promise was kept."""
    account = Account()
    with (
        tempfile.TemporaryDirectory() as folder,
        web() as site,
        running(Path(folder), workers=2, fetch=1, fetch_allow=site.host) as service,
    ):
        asked = questions(site.url())
        quiet = quiet_answers(service, asked)
        for one in asked:
            say(f"  {quiet[one.name][0]}  {one.name}")
        end = time.monotonic() + seconds
        with asking(CLIENTS, service, asked, quiet, account, lambda: time.monotonic() >= end):
            faults(service, account, end - seconds * CALM)
        again = quiet_answers(service, asked)
        for one in asked:
            if verdict(one, again[one.name], quiet[one.name]) == "lost":
                account.note("lost", f"after all: {one.name}")
        errors = service.log.read_text().count("Traceback")
    report(account, len(asked), errors)
    slope = memory_slope.measured(memory_slope.REQUESTS)
    say(memory_slope.line(slope))
    return not account.lost and not errors and slope.kilobytes <= memory_slope.MOST_KILOBYTES


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report(account: Account, cases: int, errors: int) -> None:
    """Print the figures."""
    faults_made = f"{sum(account.faults.values())} {dict(account.faults)}"
    say(f"cases: {cases}, requests: {account.requests()}, faults: {faults_made}")
    for outcome, number in account.outcomes.most_common():
        say(f"  {number:7} {outcome}")
    say(f"lost: {len(account.lost)}, tracebacks in the log: {errors}")
    for told, number in Counter(account.lost).most_common(10):
        say(f"  {number} x {told}")
    if account.late:
        median, most = (1000 * (figure - 0.3) for figure in (np.median(account.late), np.max(account.late)))
        say(f"answers to a deadline of 300 ms, in ms after it: median {median:.0f}, most {most:.0f}")
    if account.health:
        median, most = (1000 * np.quantile(account.health, share) for share in (0.5, 0.99))
        say(f"/live, in ms: median {median:.0f}, 99 % {most:.0f}")


if __name__ == "__main__":
    sys.exit(0 if soak(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0) else 1)
