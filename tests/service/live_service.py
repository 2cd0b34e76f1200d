"""A real gunicorn on loopback, started as `wirebrief serve` starts it and ended by its process id."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60


@dataclass
class Service:
    """A running service."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path  # standard output and error, appended to

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None, timeout: float = 30
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers in lower case and the body of an answer, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def post(self, fields: object, path: str = "/v1/briefs", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The answer to a JSON body."""
        return self.request("POST", path, json.dumps(fields), {"Content-Type": "application/json", **headers})

    def socket(self, timeout: float = 30) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def signal(self, number: signal.Signals) -> None:
        """Signal the master process."""
        self.process.send_signal(number)

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def metric(self, line: str) -> float:
        """The value of a metric, with its labels as they are written; 0 where it is not there."""
        text = self.request("GET", "/metrics")[2].decode()
        found = [row.rpartition(" ")[2] for row in text.splitlines() if row.rpartition(" ")[0] == line]
        return float(found[0]) if found else 0.0


@contextmanager
def running(folder: Path, output: str | None = None, app: str | None = None, **settings: object) -> Iterator[Service]:
    """A service with these settings (by their names in `Settings`), up when the block begins and gone when it ends.

    Args:
        folder: for its log.
        output: where standard output goes instead.
        app: served in place of ours, under the same server.
        settings: by their names in `Settings`.
    """
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WIREBRIEF_")}
    given = {"port": port, "workers": 1, **settings}
    environment |= {f"WIREBRIEF_{name.upper()}": str(value) for name, value in given.items()}
    log = folder / f"service-{port}.log"
    with log.open("ab") as errors, Path(output or log).open("ab") as lines:
        gunicorn = ["gunicorn", "--config", "python:service.gunicorn_conf"]
        command = [sys.executable, "-m", *([*gunicorn, app] if app else ["service.cli", "serve"])]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=lines, stderr=errors)
    service = Service(port, process, log)
    try:
        _wait(service)
        yield service
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(service: Service) -> None:
    for _ in range(START_SECONDS * 20):
        if service.process.poll() is not None:
            break
        try:
            if service.request("GET", "/live", timeout=2)[0] == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the service did not start:\n{service.log.read_text()}")
