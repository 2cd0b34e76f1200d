"""What each request adds to the memory of a process that is never replaced: it fills up at first, and then stays.

A young process grows with every request that is larger than those before it, or that meets other large ones for the
first time: the C library keeps what was freed. So the slope is that of the second half, and it is the median slope
between any two samples (Theil 1950; Sen 1968), which a step, or a large request just being answered, does not move.

    python tests/load/memory_slope.py [REQUESTS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/service")]

from asking import Account, asking, quiet_answers  # noqa: E402 (from the folders above)
from live_service import running  # noqa: E402
from questions import questions  # noqa: E402
from scipy.stats import theilslopes  # noqa: E402
from web_server import web  # noqa: E402

REQUESTS = 6_000
CLIENTS = 8  # twice as many as a process has places
SAMPLE_EVERY = 0.1  # seconds
# A request. A process that is replaced after 2,400 gains at most 10 MB by it. A leak of every body would be 25.
MOST_KILOBYTES = 4.0


class Slope(NamedTuple):
    """What a process held, and gained."""

    requests: int
    held: list[float]  # megabytes: the median of each quarter
    kilobytes: float  # that each request of the second half added


def measured(requests: int) -> Slope:
    """Ask mixed questions of one process, and watch its memory."""
    account = Account()
    samples: list[tuple[int, float]] = []

    def enough() -> bool:
        return account.requests() >= requests

    with (
        patch.dict(os.environ, {"GUNICORN_CMD_ARGS": "--max-requests 0"}),
        tempfile.TemporaryDirectory() as folder,
        web() as site,
        running(Path(folder), workers=1, fetch=1, fetch_allow=site.host) as service,
    ):
        (process,) = service.workers()
        asked = questions(site.url())
        quiet = quiet_answers(service, asked)
        with asking(CLIENTS, service, asked, quiet, account, enough):
            while not enough():
                samples.append((account.requests(), resident(process)))
                time.sleep(SAMPLE_EVERY)
        if service.workers() != [process] or account.lost:
            raise RuntimeError(f"the process was replaced, or lost a request: {account.lost}")
    return slope_of(samples)


def slope_of(samples: list[tuple[int, float]]) -> Slope:
    """The slope of samples of requests and megabytes."""
    asked, held = np.array(samples).T
    quarters = [np.median(held[(asked >= asked[-1] * at / 4) & (asked <= asked[-1] * (at + 1) / 4)]) for at in range(4)]
    later = asked >= asked[-1] / 2
    slope = theilslopes(held[later], asked[later]).slope
    return Slope(int(asked[-1]), quarters, 1024 * slope)


def resident(process: int) -> float:
    """Megabytes of a process."""
    return float(Path(f"/proc/{process}/status").read_text().partition("VmRSS:")[2].split()[0]) / 1024


def line(found: Slope) -> str:
    """A line about it."""
    held = ", ".join(f"{one:.0f}" for one in found.held)
    told = f"memory of a process in each quarter of {found.requests} requests: {held} MB"
    return f"{told}; slope of the second half: {found.kilobytes:+.2f} KB a request"


if __name__ == "__main__":
    slope = measured(int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS)
    sys.stdout.write(f"{line(slope)}\n")
    sys.exit(1 if slope.kilobytes > MOST_KILOBYTES else 0)
