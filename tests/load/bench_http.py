"""`make bench-http`: requests a second and waiting times of the service, beside an endpoint that does nothing.

Closed loops on loopback, a connection a client; who is told to come back (503) waits as long as a polite client
would. Clients, service and whatever else runs share the machine's cores, so look at the ratio of the two columns.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "service")]

from live_service import Service, running  # noqa: E402 (the path comes first)

from service.files import read_paths  # noqa: E402

CLIENTS = (1, 4, 40)
SECONDS = float(os.environ.get("SECONDS", "6"))
AFTER_503 = 0.5
GIVEN_ARTICLES = ROOT.parent / "shared" / "seeds"
OWN_ARTICLES = ROOT / "seeds" / "aktau"


def main() -> None:
    """Measure both, and print a table in Markdown."""
    articles = GIVEN_ARTICLES if GIVEN_ARTICLES.is_dir() else OWN_ARTICLES
    documents = read_paths([str(articles)], sys.stdin.buffer).documents
    body = json.dumps({"documents": [{"text": one.text} for one in documents], "length": {"words": 100}}).encode()
    click.echo(f"{len(documents)} articles, {len(body):,} bytes, {os.cpu_count()} cores, {SECONDS:g} s a row\n")
    click.echo("| endpoint | clients | briefs/s | p50 ms | p99 ms | 503/s |")
    click.echo("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        with running(Path(folder), workers=0) as service:
            answer = service.request("POST", "/v1/briefs", body, {"Content-Type": "application/json"})[2]
            _rows("wirebrief", service, body)
        canned = Path(folder) / "answer.json"
        canned.write_bytes(answer)
        os.environ["BENCH_ANSWER"] = str(canned)
        os.environ["PYTHONPATH"] = str(Path(__file__).parent)
        with running(Path(folder), app="nothing_app:app", workers=0) as service:
            _rows("does nothing", service, body)


def _rows(name: str, service: Service, body: bytes) -> None:
    for clients in CLIENTS:
        end = time.monotonic() + SECONDS
        with ThreadPoolExecutor(clients) as pool:
            found = list(pool.map(_client, [service] * clients, [body] * clients, [end] * clients))
        served = sorted(seconds for times, _ in found for seconds in times)
        refused = sum(count for _, count in found)
        p50, p99 = (1000 * served[min(len(served) - 1, int(share * len(served)))] for share in (0.5, 0.99))
        rates = f"{len(served) / SECONDS:.0f} | {p50:.1f} | {p99:.1f} | {refused / SECONDS:.0f}"
        click.echo(f"| {name} | {clients} | {rates} |")


def _client(service: Service, body: bytes, end: float) -> tuple[list[float], int]:
    """Seconds of each answer 200, and the number of answers 503, of one client."""
    times, refused = [], 0
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
    while time.monotonic() < end:
        began = time.monotonic()
        connection.request("POST", "/v1/briefs", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            times.append(time.monotonic() - began)
        else:
            refused += 1
            time.sleep(AFTER_503)
    connection.close()
    return times, refused


if __name__ == "__main__":
    main()
