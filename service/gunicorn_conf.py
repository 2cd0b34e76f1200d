"""gunicorn's configuration: `gunicorn --config python:service.gunicorn_conf`, which is what `wirebrief serve` runs."""

from __future__ import annotations

import logging
import os
import signal
import socket
import struct
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from service.health import is_draining, start_draining
from service.metrics_folder import prepare, remove, reserve
from service.settings import SettingError, read_settings

if TYPE_CHECKING:
    from flask import Flask

try:
    # Before anything imports Prometheus's client, which decides on import whether it counts for one process or many.
    _metrics_folder = prepare(read_settings())
    _settings = read_settings()
except SettingError as error:
    sys.exit(f"wirebrief: {error}")

wsgi_app = "service.gunicorn_conf:application()"
bind = f"{_settings.host}:{_settings.port}" if ":" not in _settings.host else f"[{_settings.host}]:{_settings.port}"
proc_name = "wirebrief"

worker_class = "gthread"
workers = _settings.workers or os.cpu_count() or 1
threads = _settings.threads
# Loaded once and shared by all processes; the price is that HUP restarts them with the same code (USR2 loads the new).
preload_app = not _settings.dev
reload = bool(_settings.dev)
timeout = 60
graceful_timeout = 30
keepalive = 5
# More than can arrive while processes start anew. Never a way to shed load: what overflows it waits for seconds.
backlog = 256
# What leaks slowly is gone after so many requests; the jitter keeps the processes from leaving together.
max_requests = 2000
max_requests_jitter = 400

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
# On by default in gunicorn 27, and another way in.
control_socket_disable = True
# gunicorn believes these alone when they say that the client spoke https.
forwarded_allow_ips = "127.0.0.1,::1"
# A heartbeat on a disk stops the service when the disk is busy.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (the system's memory file system)

accesslog = None  # our own line, in service/logs.py
errorlog = "-"


def application() -> Flask:
    """The app; a setting that only it can judge ends the start with one line."""
    from service.app import create_app

    try:
        return create_app(_settings)
    except SettingError as error:
        sys.exit(f"wirebrief: {error}")


def on_starting(_server: Any) -> None:  # noqa: ANN401 (gunicorn publishes no types)
    """Once, before anything is served."""
    # A full disk or a closed pipe behind the log must not fill standard error with tracebacks.
    logging.raiseExceptions = False
    logging.getLogger("gunicorn.error").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line should be written: a client that stood still until its time was up is no error of ours."""
    return not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))


def warm_up() -> None:
    """Load what the first briefs would have to wait for, once, before the processes are forked: an import under load
    takes seconds, and no deadline stops it half-way.
    """
    from service.brief_request import allowed_rankers
    from summarizers import Document, Options, summarize
    from summarizers.reading import feed
    from summarizers.reading.html_page import document_from_html

    text = "The old bridge at Arle closed on Monday. Repairs will take 6 weeks."
    document_from_html(f"<p>{text}</p>", "page")
    feed.read(f"<rss><item><description>{text}</description></item></rss>".encode(), "feed")
    # Of a language that only the statistical model tells: 75 MB, which all processes then share.
    summarize([Document(" ".join(["Merrow Arle"] * 10))])
    for ranker in allowed_rankers(_settings):
        summarize([Document(text)], Options(ranker=ranker))


def when_ready(server: Any) -> None:  # noqa: ANN401
    """Warm up, and make SIGTERM drain: /ready says 503, and accepting ends seconds later, with a second one at once."""
    warm_up()

    def end(_signal: int, frame: FrameType | None) -> None:
        server.signal(signal.SIGTERM, frame)

    def drain(signal_number: int, frame: FrameType | None) -> None:
        if is_draining() or not _settings.drain_seconds:
            end(signal_number, frame)
            return
        start_draining()
        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, _settings.drain_seconds)

    signal.signal(signal.SIGTERM, drain)


# What tells a worker to stop. One that comes between its fork and its own handlers meets the master's, which only
# takes a note: the worker would serve on, and be killed after `graceful_timeout`. So they wait until it is ready.
_STOPS = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT}


def _let_stops_through() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)


def pre_fork(_server: Any, _worker: Any) -> None:  # noqa: ANN401
    """Hold signals to stop back, in the master until it has forked and in the worker until `post_worker_init`."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)


os.register_at_fork(after_in_parent=_let_stops_through)


def post_worker_init(_worker: Any) -> None:  # noqa: ANN401
    """The worker answers to signals now: those that came meanwhile, too."""
    _let_stops_through()


def post_fork(_server: Any, worker: Any) -> None:  # noqa: ANN401
    """Take room for counts, and bound how long a socket may stand still.

    gunicorn waits forever for the rest of a head or body that began.
    """
    reserve(_metrics_folder)
    whole, part = divmod(_settings.socket_seconds, 1)
    patience = struct.pack("ll", int(whole), int(part * 1e6))
    for listener in worker.sockets:
        # Those that it accepts inherit it.
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)


def pre_request(_worker: Any, request: Any) -> None:  # noqa: ANN401
    """Answer a body that says it is too large before it is sent: no "100 Continue", and no second request after it."""
    largest = max(_settings.max_body_bytes, _settings.max_batch_bytes if request.path.endswith(":batch") else 0)
    for name, value in request.headers:
        if name == "CONTENT-LENGTH" and value.isdigit() and int(value[:20]) > largest:
            request._expected_100_continue = False
            request.force_close()


def child_exit(_server: Any, worker: Any) -> None:  # noqa: ANN401
    """Forget the gauges of a process that is gone."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Any) -> None:  # noqa: ANN401
    """Leave nothing behind."""
    remove(_metrics_folder)
