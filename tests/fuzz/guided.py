"""`make fuzz`: atheris, guided by coverage, on one parser: `python tests/fuzz/guided.py FORMAT SECONDS [CORPUS]`.

What it finds becomes a test beside the parser's own. atheris is no dependency: `make fuzz` puts it into build/fuzz.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRATCH = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (the system's memory file system)
sys.path[:0] = [str(ROOT), str(Path(__file__).parent), str(ROOT / "build" / "fuzz")]

import atheris  # noqa: E402 (from build/fuzz)

# What is imported in here is instrumented.
with atheris.instrument_imports(include=["summarizers", "feedparser", "trafilatura", "htmldate", "justext"]):
    import feedparser  # noqa: F401 (loaded lazily otherwise, and not instrumented then)
    import trafilatura  # noqa: F401

    from eval.datasets import duc_folder
    from eval.errors import EvaluationError
    from summarizers.errors import InvalidDocumentError
    from tests.fuzz.promises_of_briefs import check_any_bytes, check_bytes


def _check_duc(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=SCRATCH) as file:
        Path(file.name).write_bytes(content)
        try:
            list(duc_folder._documents(Path(file.name)))
        except (EvaluationError, InvalidDocumentError):
            return


CHECKS: dict[str, Callable[[bytes], object]] = {
    "text": lambda content: check_bytes(content, "text"),
    "html": lambda content: check_bytes(content, "html"),
    "json": lambda content: check_bytes(content, "json"),
    "jsonl": lambda content: check_bytes(content, "jsonl"),
    "markdown": lambda content: check_bytes(content, "markdown"),
    "feed": lambda content: check_bytes(content, "feed"),
    "any": lambda content: check_any_bytes(content, "a"),
    "duc": _check_duc,
}

if __name__ == "__main__":
    form, seconds, *corpus = sys.argv[1:]
    options = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *options, *corpus], CHECKS[form])
    atheris.Fuzz()
