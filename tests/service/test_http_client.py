"""The Python client: an answer, a problem, and coming back when the service is full or away."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from live_service import Service, free_port

from service.client import Client, ServiceProblem

Fields = dict[str, Any]


class Scripted(HTTPServer):
    """Answers with the given statuses in turn, and keeps what it was sent."""

    statuses: list[int]
    sent: list[tuple[str | None, Fields]]
    retry_after = "0"
    too_late = False


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.sent.append((self.headers["Authorization"], json.loads(body)))
        status = self.server.statuses.pop(0)
        if not status:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Retry-After", self.server.retry_after)
        self.end_headers()
        problem = "deadline-exceeded" if self.server.too_late else "full"
        answer = {"text": "brief"} if status == 200 else {"title": "no", "detail": "x", "type": f"/docs#{problem}"}
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Scripted]:
    found = Scripted(("127.0.0.1", 0), _Handler)
    found.statuses, found.sent = [], []
    thread = threading.Thread(target=found.serve_forever, args=(0.01,))
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the client would have waited."""
    found: list[float] = []
    monkeypatch.setattr("service.client.time.sleep", found.append)
    return found


def address(server: Scripted) -> str:
    return f"http://127.0.0.1:{server.server_port}/"


def test_a_brief_of_the_live_service(live: Service, bridge: Fields) -> None:
    brief = Client(live.address).brief(**bridge)
    assert brief["text"]
    assert len(brief["documents"]) == 2


def test_a_problem_of_the_live_service(live: Service) -> None:
    with pytest.raises(ServiceProblem, match=r"422 .* got a list") as problem:
        Client(live.address).brief(documents=[])
    assert problem.value.status == 422
    assert problem.value.fields["errors"][0]["pointer"] == "#/documents"


@pytest.mark.case("37")
def test_it_comes_back_when_the_service_is_full_or_away(server: Scripted, waits: list[float]) -> None:
    server.statuses, server.retry_after = [503, 0, 503, 200], "4"
    assert Client(address(server), api_key="k").brief(documents=[]) == {"text": "brief"}
    assert server.sent == [("Bearer k", {"documents": []})] * 4
    assert all(3 <= seconds <= 5 for seconds in (waits[0], waits[2]))


def test_it_gives_up_after_its_attempts(server: Scripted, waits: list[float]) -> None:
    server.statuses = [503] * 3
    with pytest.raises(ServiceProblem):
        Client(address(server), attempts=3).brief(documents=[])
    assert len(waits) == 2


@pytest.mark.parametrize("status", [400, 422, 429, 500])
def test_what_will_not_get_better_is_not_repeated(server: Scripted, waits: list[float], status: int) -> None:
    server.statuses = [status]
    with pytest.raises(ServiceProblem) as problem:
        Client(address(server)).brief(documents=[])
    assert problem.value.status == status
    assert waits == []


def test_a_service_that_is_not_there(waits: list[float]) -> None:
    with pytest.raises(OSError, match="refused"):
        Client(f"http://127.0.0.1:{free_port()}", attempts=2).brief(documents=[])
    assert len(waits) == 1


def test_an_address_that_is_none() -> None:
    with pytest.raises(ValueError, match="http"):
        Client("file:///etc/passwd")


def test_a_deadline_that_was_too_short_is_not_tried_again(server: Scripted, waits: list[float]) -> None:
    server.statuses, server.too_late = [503], True
    with pytest.raises(ServiceProblem):
        Client(address(server)).brief(documents=[])
    assert waits == []
