"""One JSON line a request, on standard output: its id, route, status, time and sizes; never a word of an article."""

from __future__ import annotations

import logging
import re
import sys
import time
import traceback
import uuid

import structlog
from flask import Flask, Response, g, request

_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
# W3C Trace Context: version, trace id, parent id, flags; ids of zeros are none.
_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")

_log = structlog.get_logger("wirebrief")


def configure() -> None:
    """Write lines to standard output; where that is full or gone, the service goes on without."""
    logging.raiseExceptions = False
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("wirebrief")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def register(app: Flask) -> None:
    """Name every request of the app, and write its line."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.log_began = time.monotonic()
    trace = _TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
    g.trace_id = trace[1] if trace else None
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if _REQUEST_ID.fullmatch(sent) else g.trace_id or uuid.uuid4().hex


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    told = {
        "id": g.request_id,
        "trace_id": g.trace_id,
        "method": request.method if request.url_rule else None,
        "route": request.url_rule.rule if request.url_rule else "unmatched",
        "status": response.status_code,
        "ms": round(1000 * (time.monotonic() - g.log_began), 2),
        "problem": g.get("problem"),
        "documents": g.get("documents"),
        "bytes": g.get("input_bytes"),
    }
    told = {name: value for name, value in told.items() if value is not None}
    if "bug" in g:
        # An error's message may quote an article; where it was raised does not.
        frames = traceback.extract_tb(g.bug.__traceback__)
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        _log.error("request", error=type(g.bug).__name__, places=places, **told)
    else:
        _log.info("request", **told)
    return response
