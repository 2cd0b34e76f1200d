"""A small web on loopback: pages, redirects and bad manners, each at a path of its own; it notes what it was asked."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ARTICLE = (
    "<html><head><title>Bridge at Arle closed</title><meta property='og:site_name' content='Courier'></head><body>"
    "<nav>Home News Sport</nav><article><h1>Bridge at Arle closed</h1>"
    "<p>The old bridge at Arle was closed on Monday after engineers found cracks in two of its piers.</p>"
    "<p>Repairs will take six weeks and cost about two million crowns, the town's mayor said in a statement.</p>"
    "</article></body></html>"
)

Route = Callable[["Handler"], None]


@dataclass
class Web:
    """A running server."""

    port: int
    routes: dict[str, Route]
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)  # path and headers in lower case

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/article", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    """Answers by the server's table of routes."""

    web: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.web.asked.append((self.path, headers))
        self.close_connection = True
        with suppress(OSError):  # the client had enough
            self.web.routes.get(self.path, answer(404))(self)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


def answer(status: int, body: bytes = b"", **headers: str) -> Route:
    """A plain answer; `Content_Type="…"` is the header of that name."""

    def route(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return route


def page(html: str = ARTICLE, kind: str = "text/html; charset=utf-8", encoding: str = "utf-8") -> Route:
    """A page."""
    return answer(200, html.encode(encoding), Content_Type=kind)


def redirect(to: str, status: int = 302) -> Route:
    """A redirect."""
    return answer(status, Location=to)


def zipped(content: bytes, kind: str = "text/html") -> Route:
    """A page as gzip."""
    return answer(200, gzip.compress(content), Content_Type=kind, Content_Encoding="gzip")


def endless(
    piece: bytes, pause: float = 0.0, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
) -> Route:
    """A piece again and again, for as long as someone listens (and no longer than ten seconds)."""

    def route(handler: Handler) -> None:
        handler.wfile.write(head)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return route


@contextmanager
def web(routes: Mapping[str, Route] | None = None, wrap: Callable[[Any], Any] | None = None) -> Iterator[Web]:
    """The server, with an article at /article; `wrap` makes a TLS socket of its listening one."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if wrap:
        server.socket = wrap(server.socket)
    served = Web(server.server_address[1], {"/article": page()} | dict(routes or {}))
    handler.web = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
