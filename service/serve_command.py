"""`wirebrief serve`: the HTTP service, run by gunicorn in this very process."""

from __future__ import annotations

import errno
import os
import socket
import sys

import click

from service.exits import fail
from service.settings import SettingError, environment_name, read_settings

# Read by libraries when they are loaded, so it has to be there before. What the caller has set stands.
LIBRARIES = {
    # How the GNU C library keeps what is freed: by its own rules, for each of many threads, the memory of the largest
    # request that it ever served, and so it grows for thousands of requests.
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": str(2**20),  # a piece that is larger is given back when it is freed, always
    "MALLOC_TRIM_THRESHOLD_": str(2**23),
    # A process makes one brief at a time, and there is one a core: more threads wait for each other, some for seconds.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

EPILOG = """
Every setting is a variable WIREBRIEF_...; docs/http.md lists them all. SIGTERM ends the service after what it has
begun, Ctrl-C at once.
"""


@click.command(epilog=EPILOG, short_help="Serve briefs over HTTP.")
@click.option("--host", help="Address to listen at; the default is 127.0.0.1: this machine alone.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen at; the default is 8000.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes; the default is one a core.")
@click.option("--dev", is_flag=True, help="Load the code anew when a file changes.")
def serve(host: str | None, port: int | None, workers: int | None, *, dev: bool) -> None:
    """Serve POST /v1/briefs and the rest of the API until stopped; http://HOST:PORT/docs describes it."""
    for name, value in (("host", host), ("port", port), ("workers", workers), ("dev", int(dev) or None)):
        if value is not None:
            os.environ[environment_name(name)] = str(value)
    try:
        settings = read_settings()
        _check_address(settings.host, settings.port)
    except SettingError as error:
        fail(str(error))
    click.echo(f"wirebrief: serving at http://{settings.host}:{settings.port} (Ctrl-C stops)", err=True)
    for name, value in LIBRARIES.items():
        os.environ.setdefault(name, value)
    command = [sys.executable, "-m", "gunicorn", "--config", "python:service.gunicorn_conf"]
    os.execv(sys.executable, command)  # noqa: S606 (no shell; the interpreter that runs us)


def _check_address(host: str, port: int) -> None:
    """Say at once that an address cannot be had: gunicorn tries for five seconds and fills a page."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        taken = "; another --port may be free" if error.errno == errno.EADDRINUSE else ""
        raise SettingError(f"cannot listen at {host}:{port}: {error.strerror}{taken}") from None
