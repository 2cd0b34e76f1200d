"""What only a real server shows: bodies in chunks, slow and vanishing clients, too many of them, restarts, the end."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from live_service import Service, running

Fields = dict[str, Any]
JSON = {"Content-Type": "application/json"}


def chunks(body: bytes, size: int = 10_000) -> Iterator[bytes]:
    """The body in chunks."""
    return (body[start : start + size] for start in range(0, len(body), size))


def until(what: str, condition: Any, seconds: float = 60) -> None:  # noqa: ANN401 (anything that can be asked)
    """Wait until a condition holds; how long it may take is no part of the test."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.02)


def until_new(service: Service, before: set[int]) -> None:
    """Wait until no worker is one of those before."""
    until("all workers are new", lambda: service.workers() and not before & set(service.workers()))


@pytest.mark.case("24")
def test_a_body_in_chunks_is_read_whole(live: Service, bridge: Fields) -> None:
    status, headers, _ = live.request("POST", "/v1/briefs", chunks(json.dumps(bridge).encode(), 7), JSON)
    assert status == 200
    assert headers["content-type"] == "application/json"


@pytest.mark.case("23")
def test_a_body_in_chunks_over_the_limit_is_413_and_not_cut(live: Service, bridge: Fields) -> None:
    # White space behind good JSON: a body that is cut at the limit would be answered 200.
    body = json.dumps(bridge).encode() + b" " * 300_000
    status, _, content = live.request("POST", "/v1/briefs", chunks(body), JSON)
    assert status == 413
    assert json.loads(content)["type"] == "/docs#too-large"


@pytest.mark.case("22")
def test_a_body_that_says_that_it_is_too_large_is_never_asked_for(live: Service) -> None:
    with live.socket() as connection:
        head = "POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
        connection.sendall(f"{head}Content-Length: 999999999\r\n\r\n".encode())
        assert received(connection).startswith(b"HTTP/1.1 413 ")


def test_a_body_that_is_small_enough_is_asked_for(live: Service, bridge: Fields) -> None:
    body = json.dumps(bridge).encode()
    with live.socket() as connection:
        head = "POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
        connection.sendall(f"{head}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode())
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert received(connection).startswith(b"HTTP/1.1 200 ")


def received(connection: Any) -> bytes:  # noqa: ANN401 (a socket)
    """All that comes until the server closes the connection."""
    content = b""
    while piece := connection.recv(65_536):
        content += piece
    return content


@pytest.mark.case("25")
@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Content-Length: five\r\n\r\n",
    ],
    ids=["two lengths", "bad chunk size", "length that is none"],
)
def test_an_ambiguous_body_is_400_and_the_connection_ends(live: Service, head: str) -> None:
    with live.socket() as connection:
        connection.sendall(f"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{head}".encode())
        assert received(connection).startswith(b"HTTP/1.1 400 ")


@pytest.mark.case("27")
@pytest.mark.parametrize(
    "head", ["X-Long: " + "a" * 9_000 + "\r\n", "".join(f"X-{number}: a\r\n" for number in range(100))]
)
def test_a_head_that_is_too_large_is_refused(live: Service, head: str) -> None:
    with live.socket() as connection:
        connection.sendall(f"GET /live HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode())
        assert received(connection).split()[1] in (b"400", b"431")


@pytest.mark.case("26")
def test_a_gzip_bomb_takes_no_memory(live: Service) -> None:
    bomb = gzip.compress(b" " * 150_000_000, 9)
    assert len(bomb) < 200_000
    (worker,) = live.workers()
    before = resident(worker)
    status, _, _ = live.request("POST", "/v1/briefs", bomb, {**JSON, "Content-Encoding": "gzip"})
    assert status == 413
    assert resident(worker) - before < 32 * 2**20


def resident(process: int) -> int:
    """Bytes that a process holds, at most so far."""
    status = Path(f"/proc/{process}/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


@pytest.mark.case("34")
def test_a_body_that_stands_still_is_408_and_its_thread_is_free(live: Service) -> None:
    with live.socket() as connection:
        connection.sendall(b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
        connection.sendall(b"Content-Length: 100\r\n\r\n{")
        assert received(connection).startswith(b"HTTP/1.1 408 ")


@pytest.mark.case("34")
def test_a_head_that_stands_still_is_closed(live: Service) -> None:
    with live.socket() as connection:
        connection.sendall(b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\n")
        assert not received(connection).startswith(b"HTTP/1.1 200 ")
    assert live.request("GET", "/live")[0] == 200


@pytest.mark.case("34")
@pytest.mark.slow
def test_as_many_slow_clients_as_threads_do_not_end_the_service(tmp_path: Path) -> None:
    with running(tmp_path, threads=4, socket_seconds=0.5) as service:
        slow = [service.socket() for _ in range(8)]
        for row, connection in enumerate(slow):
            connection.sendall(b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\n" + b"Content-Length: 9\r\n\r\n{" * (row % 2))
        assert service.request("GET", "/live")[0] == 200
        for connection in slow:
            connection.close()


@pytest.mark.case("35")
def test_a_client_that_goes_away_leaves_its_place_and_no_traceback(live: Service, bridge: Fields) -> None:
    body = json.dumps(bridge).encode()
    for _ in range(20):
        with live.socket() as connection:
            connection.sendall(b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
            connection.sendall(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    until("all places are free", lambda: live.metric("brief_inflight") == 0)
    assert live.post(bridge)[0] == 200
    assert "Traceback" not in live.log.read_text()


@pytest.mark.case("32")
def test_40_clients_get_an_answer_or_are_told_to_come_back(tmp_path: Path, bridge: Fields) -> None:
    """Nobody is reset or left waiting, health answers meanwhile, and the counts add up."""
    article = {"text": " ".join(f"Sentence {n} tells of the bridge at Arle number {n % 97}." for n in range(400))}
    work = {**bridge, "documents": [article, *bridge["documents"]]}
    seen: Counter[int] = Counter()
    with running(tmp_path, workers=2) as service, ThreadPoolExecutor(43) as pool:
        answers = [pool.submit(service.post, work) for _ in range(200)]
        health = [pool.submit(service.request, "GET", path) for path in ("/live", "/ready", "/metrics") * 3]
        for answer in answers:
            status, headers, content = answer.result()
            seen[status] += 1
            assert status == 200 or headers["retry-after"].isdigit(), content
        assert {one.result()[0] for one in health} == {200}
        assert set(seen) <= {200, 503}
        assert seen[200] >= 8
        counted = {
            status: service.metric(f'brief_requests_total{{method="POST",route="/v1/briefs",status="{status}"}}')
            for status in seen
        }
        assert counted == seen
        assert service.metric('brief_rejected_total{reason="full"}') == seen[503]
        assert service.metric("brief_inflight") == 0


@pytest.mark.case("38")
@pytest.mark.slow
def test_hup_under_load_loses_nothing(tmp_path: Path, bridge: Fields) -> None:
    with running(tmp_path, workers=2, waiting=50, max_wait_seconds=20) as service, ThreadPoolExecutor(8) as pool:
        stop = threading.Event()
        clients = [pool.submit(_ask_until, service, bridge, stop) for _ in range(4)]
        for _ in range(3):
            before = set(service.workers())
            service.signal(signal.SIGHUP)
            until_new(service, before)
        stop.set()
        answers: Counter[int] = sum((client.result() for client in clients), Counter())
        assert set(answers) == {200}


def _ask_until(service: Service, fields: Fields, stop: threading.Event) -> Counter[int]:
    seen: Counter[int] = Counter()
    while not stop.is_set():
        seen[service.post(fields)[0]] += 1
    return seen


@pytest.mark.case("37")
def test_a_worker_that_is_killed_is_replaced_and_a_repeated_request_is_answered(tmp_path: Path, bridge: Fields) -> None:
    with running(tmp_path) as service:
        first = service.post(bridge)[2]
        (worker,) = service.workers()
        os.kill(worker, signal.SIGKILL)
        until("there is another worker", lambda: service.workers() not in ([], [worker]))
        assert service.post(bridge)[2] == first


@pytest.mark.case("40", "45")
def test_recycled_workers_give_the_same_answer(tmp_path: Path, bridge: Fields) -> None:
    with running(tmp_path, workers=2) as service, ThreadPoolExecutor(4) as pool:
        before = set(service.workers())
        answers = {content for _, _, content in pool.map(service.post, [bridge] * 40)}
        service.signal(signal.SIGHUP)
        until_new(service, before)
        assert answers | {service.post(bridge)[2]} == answers
        assert len(answers) == 1


@pytest.mark.case("39")
def test_sigterm_drains_first_and_finishes_what_it_began(tmp_path: Path, bridge: Fields) -> None:
    with running(tmp_path, drain_seconds=1.5) as service:
        assert service.request("GET", "/ready")[0] == 200
        service.signal(signal.SIGTERM)
        until("/ready says so", lambda: service.request("GET", "/ready")[0] == 503)
        assert service.post(bridge)[0] == 200, "what still comes is served"
        assert service.process.wait(60) == 0


@pytest.mark.case("39")
def test_what_was_begun_is_finished_after_sigterm(tmp_path: Path) -> None:
    work = {"documents": [{"text": " ".join(f"The bridge number {n} at Arle was closed." for n in range(9_000))}]}
    with running(tmp_path, deadline_seconds=60) as service, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(service.post, work)
        until("it has begun", lambda: service.metric("brief_inflight") == 1)
        service.signal(signal.SIGTERM)
        assert answer.result()[0] == 200
        assert service.process.wait(60) == 0


@pytest.mark.case("41")
def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, bridge: Fields) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110 (a device)
        pytest.skip("this system has no /dev/full")
    with running(tmp_path, output="/dev/full") as service:
        assert [service.post(bridge)[0] for _ in range(3)] == [200] * 3


def test_answers_keep_their_connection_for_the_next_request(live: Service, bridge: Fields) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=30)
    for _ in range(3):
        connection.request("POST", "/v1/briefs", json.dumps(bridge), JSON)
        answer = connection.getresponse()
        answer.read()
        assert (answer.status, answer.getheader("Connection")) == (200, "keep-alive")
    connection.close()


def test_no_control_socket_is_opened(live: Service) -> None:
    assert "control socket" not in live.log.read_text().lower()


def test_one_line_a_request_and_no_word_of_an_article(live: Service, bridge: Fields) -> None:
    live.post(bridge, **{"X-Request-ID": "look-for-me"})
    until("the line is written", lambda: "look-for-me" in live.log.read_text())
    (line,) = [json.loads(row) for row in live.log.read_text().splitlines() if "look-for-me" in row]
    assert (line["route"], line["status"], line["documents"]) == ("/v1/briefs", 200, 2)
    assert "Arle" not in live.log.read_text()
