"""What a request, a client that went away and a shutdown leave behind: nothing; and where no secret is seen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from largest_requests import LARGEST, measured
from live_service import ROOT, Service, running

from eval.speed.texts import documents
from service.settings import Settings, SlackSettings

Fields = dict[str, Any]
THREADS = 4  # of a process, beside its main one
MOST_MEGABYTES = 512  # that a process may hold, as docs/reliability.md says
SECRET = "hush-hush-4711"  # noqa: S105 (a made-up one)


def held(process: int) -> tuple[int, int, int]:
    """How many threads, open files that are no sockets, and children a process has."""
    folder = Path(f"/proc/{process}")
    files = [target for one in (folder / "fd").iterdir() if "socket" not in (target := _target(one))]
    threads, children = list((folder / "task").iterdir()), (folder / f"task/{process}/children").read_text().split()
    return len(threads), len(files), len(children)


def _target(link: Path) -> str:
    try:
        return os.readlink(link)  # noqa: PTH115 (as text: it need not be a path)
    except OSError:
        return "socket: closed meanwhile"


@contextmanager
def half_sent(service: Service, number: int) -> Iterator[None]:
    """Requests of which the rest does not come: each holds a thread of the server's."""
    with ExitStack() as stack:
        for _ in range(number):
            connection = stack.enter_context(service.socket())
            connection.sendall(b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
            connection.sendall(b"Content-Length: 9\r\n\r\n{")
        yield


def until(what: str, condition: Callable[[], bool]) -> None:
    """Wait for something; how long it may take is no part of the test."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.02)


@pytest.mark.case("R5")
def test_no_thread_file_or_child_is_left_by_any_request(tmp_path: Path, bridge: Fields) -> None:
    """Beside the threads that the server keeps for connections, which are there before we count."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    slow = {"documents": [{"text": one.text} for one in documents(400)], "ranker": "kl"}
    page = {"documents": [{"html": f"<p>{bridge['documents'][0]['text']}</p>"}]}

    def all_kinds(service: Service) -> None:
        assert service.post(bridge)[0] == 200
        assert service.post(page)[0] == 200
        assert service.post(slow, **{"Wirebrief-Deadline": "0.2"})[0] == 503
        assert service.post({"documents": []})[0] == 422
        assert service.post(bridge, "/v1/briefs:batch", **{"Content-Type": "application/jsonl"})[0] == 200
        with service.socket() as connection:
            body = json.dumps(slow).encode()
            head = "POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            head += f"Wirebrief-Deadline: 0.3\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)
        while service.metric("brief_inflight"):
            time.sleep(0.02)

    with running(tmp_path, threads=THREADS, metrics_dir=scratch) as service:
        (worker,) = service.workers()
        all_kinds(service)
        with half_sent(service, THREADS):
            until("all threads are there", lambda: held(worker)[0] >= 1 + THREADS)
        all_kinds(service)
        before, files = held(worker), sorted(scratch.iterdir())
        for _ in range(5):
            all_kinds(service)
        # The request that nobody waited for may still be at work when we look; five rounds would leave five of each.
        until("no more than before", lambda: all(now <= then for now, then in zip(held(worker), before, strict=True)))
        assert sorted(scratch.iterdir()) == files


@pytest.mark.case("R5")
def test_the_end_leaves_no_process_and_no_file(tmp_path: Path, bridge: Fields, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    for number in (signal.SIGTERM, signal.SIGINT):
        with running(tmp_path, workers=2) as service:
            assert service.post(bridge)[0] == 200
            workers = service.workers()
            assert list(scratch.iterdir())
            service.signal(number)
            service.process.wait(60)
        assert not list(scratch.iterdir())
        assert not [one for one in workers if Path(f"/proc/{one}").exists()]


HOOKS = """
import os, signal
from service import gunicorn_conf as conf

signal.signal(signal.SIGTERM, lambda *_: None)  # the master's, which a worker inherits
conf.pre_fork(None, None)
child = os.fork()
if not child:
    os.kill(os.getpid(), signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(7))  # the worker's own, at last
    conf.post_worker_init(None)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
"""


@pytest.mark.case("R5")
def test_a_worker_that_is_just_being_forked_hears_that_it_should_stop(tmp_path: Path) -> None:
    """Else it serves on until it is killed, half a minute later."""
    environment = {**os.environ, "WIREBRIEF_METRICS_DIR": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", HOOKS], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert (found.stdout, found.stderr) == ("7 []\n", "")


@pytest.mark.case("R4")
@pytest.mark.soak
@pytest.mark.parametrize("kind", LARGEST)
def test_the_largest_request_of_each_kind_stays_within_the_stated_memory(kind: str) -> None:
    found = measured(kind)
    assert found["status"] in (200, 413, 422, 503)
    assert found["peak"] < MOST_MEGABYTES


@pytest.mark.case("R6")
def test_a_key_is_seen_nowhere(tmp_path: Path, bridge: Fields) -> None:
    with running(tmp_path, api_keys=SECRET) as service:
        good, bad = f"Bearer {SECRET}", f"Bearer {SECRET}x"
        seen = [service.post(bridge, Authorization=good), service.post(bridge, Authorization=bad), service.post(bridge)]
        assert [status for status, _, _ in seen] == [200, 401, 401]
        seen += [service.request("GET", path) for path in ("/", "/docs", "/metrics", "/v1/methods", "/openapi.json")]
        seen += [service.request("GET", f"/nothing?key={SECRET}"), service.request("GET", f"/{SECRET}")]
        assert not [answer for answer in seen if SECRET in f"{answer[1]}" or SECRET.encode() in answer[2]]
        assert SECRET not in service.log.read_text()


@pytest.mark.case("R6")
@pytest.mark.parametrize(
    "arguments", [("--help",), ("serve", "--help"), ("slack", "--help"), ("slack",), ("brief", "--nothing"), ("serve",)]
)
def test_no_command_prints_a_secret(arguments: tuple[str, ...]) -> None:
    names = ("WIREBRIEF_API_KEYS", "WIREBRIEF_API_KEY", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    # A port that is no number ends the start after the secrets have been read.
    environment = {**os.environ, **dict.fromkeys(names, SECRET), "WIREBRIEF_PORT": "none", "SLACK_APP_TOKEN": ""}
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.stdout + done.stderr
    assert SECRET.encode() not in done.stdout + done.stderr


@pytest.mark.case("R6")
def test_settings_that_are_printed_hide_their_secrets() -> None:
    """As in a traceback's message or a debugger."""
    assert SECRET not in repr(Settings(api_keys=SECRET))
    assert SECRET not in repr(SlackSettings(SECRET, SECRET, SECRET, "https://a.example", "https://b.example", SECRET))
