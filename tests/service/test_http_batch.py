"""`POST /v1/briefs:batch`: a line in, a line out, and no line ends the others."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from live_service import Service

from service.answers import BatchLineAnswer

Fields = dict[str, Any]
PATH = "/v1/briefs:batch"
JSON_LINES = "application/jsonl"


def ask(client: FlaskClient, body: bytes, **headers: str) -> list[Fields]:
    """The lines of the answer, each in the described shape."""
    answer = client.post(PATH, data=body, headers={"Content-Type": JSON_LINES, **headers})
    assert (answer.status_code, answer.mimetype) == (200, JSON_LINES)
    lines = answer.data.splitlines()
    for line in lines:
        BatchLineAnswer.model_validate_json(line)
    return [json.loads(line) for line in lines]


def test_each_line_has_the_answer_that_it_would_have_alone(client: FlaskClient, bridge: Fields) -> None:
    other = bridge | {"id": "second", "length": {"sentences": 1}}
    first, second = ask(client, json.dumps(bridge).encode() + b"\n" + json.dumps(other).encode())
    assert (first["line"], first["id"], first["status"]) == (1, None, 200)
    assert (second["line"], second["id"], second["status"]) == (2, "second", 200)
    assert first["brief"] == client.post("/v1/briefs", json=bridge).get_json()
    assert second["brief"] == client.post("/v1/briefs", json=other).get_json()


def test_a_wrong_line_does_not_end_the_others(client: FlaskClient, bridge: Fields) -> None:
    good = json.dumps(bridge).encode()
    lines = [good, b"{", b'{"documents": []}', b"", b'{"documents": [{"text": " "}]}', good]
    answers = ask(client, b"\n".join(lines))
    assert [one["status"] for one in answers] == [200, 400, 422, 422, 200]
    assert [one["line"] for one in answers] == [1, 2, 3, 4, 5], "blank lines are not counted"
    assert answers[2]["problem"]["errors"][0]["pointer"] == "#/documents"


def test_line_ends_of_unicode_and_windows_are_no_trouble(client: FlaskClient, bridge: Fields) -> None:
    bridge["documents"][0]["title"] = "A\u2028B"
    body = json.dumps(bridge, ensure_ascii=False).encode() + b"\r\n"
    assert [one["status"] for one in ask(client, body * 2)] == [200, 200]


def test_a_batch_may_be_compressed(client: FlaskClient, bridge: Fields) -> None:
    body = (json.dumps(bridge) + "\n").encode() * 3
    assert len(ask(client, gzip.compress(body), **{"Content-Encoding": "gzip"})) == 3


@pytest.mark.parametrize(
    ("body", "content_type", "accept", "status"),
    [
        (b"", JSON_LINES, "*/*", 400),
        (b"\n \n", JSON_LINES, "*/*", 400),
        (b"{}", "application/json", "*/*", 415),
        (b"{}", JSON_LINES, "text/html", 406),
    ],
)
def test_what_is_no_batch_has_a_status_of_its_own(
    client: FlaskClient, body: bytes, content_type: str, accept: str, status: int
) -> None:
    answer = client.post(PATH, data=body, headers={"Content-Type": content_type, "Accept": accept})
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_limits_of_lines_and_bytes(make_client: Callable[..., FlaskClient], bridge: Fields) -> None:
    line = (json.dumps(bridge) + "\n").encode()
    assert [one["status"] for one in ask(make_client(max_batch_lines=2), line * 5)] == [200, 200, 422]
    cut = ask(make_client(max_inflated_bytes=len(line)), line + line[:-1] + b" " * 200_000 + b"\n" + line)
    assert [one["status"] for one in cut] == [200, 413]
    assert make_client(max_batch_bytes=100).post(PATH, data=line, content_type=JSON_LINES).status_code == 413


@pytest.mark.case("35")
def test_the_place_is_given_back_even_if_nobody_reads(make_client: Callable[..., FlaskClient], bridge: Fields) -> None:
    client = make_client(computing=1, waiting=0)
    line = json.dumps(bridge).encode()
    for _ in range(3):
        client.post(PATH, data=line, content_type=JSON_LINES, buffered=False).close()
    assert client.post("/v1/briefs", json=bridge).status_code == 200


def test_answers_come_while_lines_are_still_being_sent(live: Service, bridge: Fields) -> None:
    """The first answers are read before the last line is sent; the whole would not fit into the server's steps."""
    line = (json.dumps(bridge) + "\n").encode()
    with live.socket() as connection:
        connection.sendall(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON_LINES}\r\n".encode())
        connection.sendall(b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
        connection.sendall(b"".join(chunks(line * 400)))
        begun = connection.recv(65_536)
        assert begun.startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"".join(chunks(line)) + b"0\r\n\r\n")
        content = begun
        while piece := connection.recv(65_536):
            content += piece
    assert content.count(b'"status": 200') == 401


def chunks(body: bytes) -> Iterator[bytes]:
    """The body as chunks of HTTP/1.1."""
    for start in range(0, len(body), 1_000):
        piece = body[start : start + 1_000]
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
