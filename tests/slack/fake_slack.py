"""Slack's Web API on loopback, as far as the bot uses it: it keeps the channels, and refuses what Slack refuses."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

BOT = "UBOT"
TOKEN = "xoxb-test"  # noqa: S105
Message = dict[str, Any]


@dataclass
class FakeSlack:
    """A workspace.

    Attributes:
        messages: by channel, oldest first.
        responses: what was sent to response URLs, by the URL's last part.
        calls: method and arguments, in order.
        errors: method -> error code that it answers with, always.
        late: method -> how often it answers 429 first.
        files: path -> bytes, for who has the token.
    """

    port: int = 0
    messages: dict[str, list[Message]] = field(default_factory=dict)
    responses: dict[str, list[Message]] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    late: dict[str, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    socket_url: str = ""
    clock: float = 1_700_000_000.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def tick(self) -> str:
        """The next message's `ts`."""
        with self.lock:
            self.clock += 1
            return f"{self.clock:.6f}"

    def write(self, text: str, channel: str = "C1", thread: str = "", **more: object) -> Message:
        """Someone writes a message."""
        message = {"type": "message", "user": "UANN", "text": text, "ts": self.tick(), **more}
        if thread:
            message["thread_ts"] = thread
        self.messages.setdefault(channel, []).append(message)
        return message

    def answers(self, channel: str = "C1") -> list[Message]:
        """What the bot has written."""
        return [message for message in self.messages.get(channel, []) if message["user"] == BOT]

    def count(self, method: str) -> int:
        return sum(called == method for called, _ in self.calls)

    def call(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        """The answer of a method of the Web API."""
        self.calls.append((method, given))
        if method in self.errors:
            return {"ok": False, "error": self.errors[method]}
        found: Callable[[dict[str, Any]], dict[str, Any]] = getattr(self, f"_{method.replace('.', '_')}")
        answer = found(given)
        return {"ok": "error" not in answer, **answer}

    def _auth_test(self, _given: dict[str, Any]) -> dict[str, Any]:
        return {"url": "https://acme.slack.com/", "user_id": BOT, "bot_id": "BBOT", "team_id": "T1", "team": "Acme"}

    def _apps_connections_open(self, _given: dict[str, Any]) -> dict[str, Any]:
        return {"url": self.socket_url}

    def _chat_postMessage(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 (Slack's name)
        fault = blocks_fault(given)
        if fault:
            return {"error": fault}
        message = {"type": "message", "user": BOT, "ts": self.tick(), **given}
        self.messages.setdefault(given["channel"], []).append(message)
        return {"ts": message["ts"], "channel": given["channel"], "message": message}

    def _chat_update(self, given: dict[str, Any]) -> dict[str, Any]:
        fault = blocks_fault(given)
        if fault:
            return {"error": fault}
        for message in self.messages.get(given["channel"], []):
            if message["ts"] == given["ts"]:
                message.update(text=given["text"], blocks=given["blocks"])
                return {"ts": given["ts"]}
        return {"error": "message_not_found"}

    def _conversations_replies(self, given: dict[str, Any]) -> dict[str, Any]:
        root = given["ts"]
        thread = [m for m in self.messages.get(given["channel"], []) if root in (m["ts"], m.get("thread_ts"))]
        if not thread:
            return {"error": "thread_not_found"}
        low, high = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
        found = [m for m in thread if m["ts"] == root or low <= float(m["ts"]) <= high]
        return self._page(found, given)

    def _conversations_history(self, given: dict[str, Any]) -> dict[str, Any]:
        low, high = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
        found = [m for m in self.messages.get(given["channel"], []) if low <= float(m["ts"]) <= high]
        return self._page([m for m in found if m.get("thread_ts") in (None, m["ts"])][::-1], given)

    def _page(self, found: list[Message], given: dict[str, Any]) -> dict[str, Any]:
        start, limit = int(given.get("cursor") or 0), int(given.get("limit") or 100)
        more = str(start + limit) if start + limit < len(found) else ""
        return {"messages": found[start : start + limit], "response_metadata": {"next_cursor": more}}


def blocks_fault(given: dict[str, Any]) -> str | None:
    """Why Slack would not take the blocks; undocumented is the sum (slackapi/bolt-js#2509)."""
    blocks = given.get("blocks") or []
    if len(blocks) > 50 or not given.get("text"):
        return "invalid_blocks"
    strings = list(_strings(blocks))
    if any(not text for text in strings) or any(len(text) > 3_000 for text in strings):
        return "invalid_blocks"
    buttons = [element for block in blocks for element in block.get("elements", []) if element["type"] == "button"]
    if any(len(button["value"]) > 2_000 or len(button["text"]["text"]) > 75 for button in buttons):
        return "invalid_blocks"
    return "msg_blocks_too_long" if sum(map(len, strings)) > 13_200 else None


def _strings(tree: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(tree, dict):
        if isinstance(tree.get("text"), str):
            yield tree["text"]
        for value in tree.values():
            yield from _strings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value)


class _Handler(BaseHTTPRequestHandler):
    slack: FakeSlack
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        kind, _, name = self.path.strip("/").partition("/")
        if kind == "response":
            self.slack.responses.setdefault(name, []).append(json.loads(body))
            return self._answer(200, b"ok", "text/plain")
        if self.slack.late.get(name, 0):
            self.slack.late[name] -= 1
            return self._answer(429, b'{"ok":false,"error":"ratelimited"}', retry_after="0")
        is_json = "json" in (self.headers.get("Content-Type") or "")
        given = json.loads(body or "{}") if is_json else {key: values[0] for key, values in parse_qs(body).items()}
        if isinstance(given.get("blocks"), str):
            given["blocks"] = json.loads(given["blocks"])
        return self._answer(200, json.dumps(self.slack.call(name, given)).encode())

    def do_GET(self) -> None:
        allowed = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        found = self.slack.files.get(self.path) if allowed else None
        self._answer(404 if found is None else 200, found or b"", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str = "application/json", retry_after: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if retry_after:
            self.send_header("Retry-After", retry_after)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


@contextmanager
def fake_slack() -> Iterator[FakeSlack]:
    """The workspace, for as long as the block runs."""
    slack = FakeSlack()
    handler = type("Bound", (_Handler,), {"slack": slack})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    slack.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def until(found: Callable[[], Any], seconds: float = 60) -> Any:  # noqa: ANN401
    """What is found, as soon as it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("it did not come")


def seen(message: Message) -> str:
    """What a reader sees of a message, a block a line."""
    return "\n".join("".join(_strings(block)) for block in message.get("blocks") or []) or str(message.get("text"))


def links(message: Message) -> list[str]:
    """Where the links of a message lead, each once."""
    return list(dict.fromkeys(_urls(message.get("blocks") or [])))


def _urls(tree: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(tree, dict):
        if tree.get("type") == "link":
            yield tree["url"]
        for value in tree.values():
            yield from _urls(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _urls(value)
