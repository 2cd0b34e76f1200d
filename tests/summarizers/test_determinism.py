"""The same bytes in any process: whatever the hash seed, and however many threads the linear algebra may use."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from sample_sets import ROOT

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def written(arguments: Sequence[str], hash_seed: int, threads: int) -> bytes:
    """What the command writes in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": str(hash_seed),
        **dict.fromkeys(THREADS, str(threads)),
    }
    finished = subprocess.run(
        [sys.executable, "-m", "service.cli", "brief", "--format", "json", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr.decode()
    return finished.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("seeds/aktau",),
        ("seeds/harbour-fire", "seeds/mayor-resigns", "--explain", "--selector", "coverage", "--ratio", "0.2"),
        ("seeds/aktau", "--ranker", "lsa", "--words", "300"),
    ],
    ids=["default", "coverage", "lsa"],
)
def test_hash_seed_and_threads_change_no_byte(arguments: tuple[str, ...]) -> None:
    settings = [(0, 1), (1, 2), (4_242, 1)]
    outputs = {written(arguments, hash_seed, threads) for hash_seed, threads in settings}
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1_000
