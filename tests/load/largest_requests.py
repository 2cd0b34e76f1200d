"""The largest request of each kind that the limits allow: `python tests/load/largest_requests.py` prints its memory.

Each runs in a process of its own, through the application and without a server: the most that the process held, and
what it held before. A request that the deadline ends counts as far as it came.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

MEBIBYTE = 2**20
SENTENCE = "The storm tore the roof off the town hall of Merrow on Tuesday night, police said. "


class Asked(NamedTuple):
    """A request: what is posted, and its media type."""

    body: bytes
    media_type: str


def news(characters: int) -> list[str]:
    """Texts of a million characters, so many in all."""
    from eval.speed.texts import documents

    text = "\n\n".join(one.text for one in documents(characters // 110))
    return [text[start : start + 1_000_000] for start in range(0, characters, 1_000_000)]


def _json(documents: list[dict[str, Any]], **options: object) -> Asked:
    return Asked(json.dumps({"documents": documents, **options}, ensure_ascii=False).encode(), "application/json")


def _pages(html: str) -> Asked:
    return _json([{"html": html[:1_000_000]}] * 5)


def _form(name: str, content: bytes) -> Asked:
    boundary = b"--b\r\nContent-Disposition: form-data; name=files; filename=" + name.encode() + b"\r\n\r\n"
    return Asked(boundary + content + b"\r\n--b--\r\n", "multipart/form-data; boundary=b")


ITEM = f"<item><title>T</title><description>{SENTENCE}</description></item>"
LARGEST: dict[str, Callable[[], Asked]] = {
    "5 documents of 1,000,000 characters": lambda: _json([{"text": one} for one in news(5_000_000)]),
    "5,000 documents of 1,000 characters": lambda: _json(
        [{"text": one[at : at + 1_000]} for one in news(5_000_000) for at in range(0, 1_000_000, 1_000)]
    ),
    "5 documents of 3-byte characters": lambda: _json([{"text": "橋は月曜日に閉鎖された。" * 83_000}] * 5),
    "5 documents that grow when they are folded": lambda: _json([{"text": "\ufdfa " * 500_000}] * 5),
    "5 pages of text": lambda: _pages(f"<p>{SENTENCE * 3}</p>" * 4_000),
    "5 pages of tags": lambda: _pages("<p>x</p>" * 125_000),
    "a feed of 32 MB, packed": lambda: _form("a.xml", b"<rss>" + ITEM.encode() * (32 * MEBIBYTE // len(ITEM) - 10)),
    "JSON Lines of 32 MB, packed": lambda: _form("a.jsonl", b'{"text":"A dam broke."}\n' * (32 * MEBIBYTE // 24 - 10)),
    "text of 32 MB, packed": lambda: _form("a.txt", SENTENCE.encode() * (32 * MEBIBYTE // len(SENTENCE) - 10)),
}


def measure(name: str) -> dict[str, float]:
    """Ask once, in this process: status, and megabytes at most and before."""
    from service.app import create_app

    client = create_app().test_client()
    client.post("/v1/briefs", json={"documents": [{"text": SENTENCE}]})
    asked = LARGEST[name]()
    headers = {"Content-Type": asked.media_type, "Content-Encoding": "gzip"}
    body = gzip.compress(asked.body, 1)
    before = _peak()
    answer = client.post("/v1/briefs", data=body, headers=headers)
    return {"status": answer.status_code, "before": before, "peak": _peak()}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(name: str) -> dict[str, float]:
    """The same, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(measure(sys.argv[1])) + "\n")
    else:
        for kind in LARGEST:
            found = measured(kind)
            sizes = f"before {found['before']:4.0f}  peak {found['peak']:4.0f} MB"
            sys.stdout.write(f"{kind:45} {found['status']:.0f}  {sizes}\n")
            sys.stdout.flush()
