"""The requests of `make soak`: every endpoint, good and bad, from one document to 500."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import NamedTuple

from eval.speed.texts import documents

JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/jsonl"}
SEEDS = Path(__file__).parents[2] / "seeds"


class Question(NamedTuple):
    """A request that is asked again and again; `weight` is how often beside the others."""

    name: str
    method: str
    path: str
    body: bytes | None = None
    headers: dict[str, str] = {}  # noqa: RUF012 (never changed)
    weight: int = 4


def _set(number: int, **options: object) -> bytes:
    texts = [{"text": one.text, "source": f"Paper {row}"} for row, one in enumerate(documents(20 * number))]
    return json.dumps({"documents": texts[:number], **options}).encode()


def _seed(*names: str) -> list[dict[str, str]]:
    files = [file for name in names for file in sorted((SEEDS / name / "articles").glob("*.txt"))]
    return [{"text": file.read_text("utf-8")} for file in files]


def _form() -> tuple[bytes, dict[str, str]]:
    part = "--b\r\nContent-Disposition: form-data; name={}\r\n\r\n{}\r\n"
    files = "".join(part.format(f"files; filename={row}.txt", one["text"]) for row, one in enumerate(_seed("aktau")))
    return f"{files}{part.format('words', 60)}--b--\r\n".encode(), {"Content-Type": "multipart/form-data; boundary=b"}


def questions(link: str) -> list[Question]:
    """All of them; `link` leads to an article that the service may fetch."""
    five = json.dumps({"documents": _seed("aktau"), "length": {"words": 80}}).encode()
    page = json.dumps({"documents": [{"html": f"<p>{one['text']}</p>"} for one in _seed("aktau")]}).encode()
    linked = json.dumps({"documents": [{"url": link}, {"text": "A ferry will carry people over on Monday."}]}).encode()
    batch = b"\n".join([five, b"{", _set(1), linked])
    body, form = _form()
    post, briefs = "POST", "/v1/briefs"
    formats = ("text/markdown", "text/plain", "text/html", "application/vnd.slack+json")
    return [
        Question("five articles", post, briefs, five, JSON, 20),
        *(Question(f"as {one}", post, briefs, five, {**JSON, "Accept": one}) for one in formats),
        Question("one document", post, briefs, _set(1), JSON),
        Question("50 documents", post, briefs, _set(50), JSON),
        Question("500 documents", post, briefs, _set(500), JSON, 1),
        Question("lexrank", post, briefs, _set(5, ranker="lexrank"), JSON),
        Question("sumy's LSA", post, briefs, _set(2, ranker="lsa"), JSON, 1),
        Question("coverage, explained", post, briefs, _set(5, selector="coverage", explain=True), JSON),
        Question("pages", post, briefs, page, JSON),
        Question("packed", post, briefs, gzip.compress(five), {**JSON, "Content-Encoding": "gzip"}),
        Question("a form", post, briefs, body, form),
        Question("a link", post, briefs, linked, JSON),
        Question("a batch", post, "/v1/briefs:batch", batch, LINES, 2),
        Question("stories", post, "/v1/stories", json.dumps({"documents": _seed("aktau", "ferry")}).encode(), JSON, 2),
        Question("late", post, briefs, _set(25, ranker="kl"), {**JSON, "Wirebrief-Deadline": "0.3"}, 1),
        Question("no JSON", post, briefs, b"{", JSON),
        Question("a wrong field", post, briefs, b'{"documents": [], "x": 1}', JSON),
        Question("half a character", post, briefs, b'{"documents": [{"text": "\\ud800"}]}', JSON),
        Question("a bomb", post, briefs, gzip.compress(b" " * 40_000_000), {**JSON, "Content-Encoding": "gzip"}, 1),
        Question("no type", post, briefs, b"{}", {"Content-Type": "text/plain"}),
        Question("nothing there", "GET", "/v1/nothing"),
        Question("wrong method", "DELETE", briefs),
        *(Question(f"GET {one}", "GET", one) for one in ("/live", "/ready", "/v1/methods", "/version", "/docs", "/")),
        Question("GET /metrics", "GET", "/metrics"),
        Question("GET /openapi.json", "GET", "/openapi.json", weight=1),
    ]
