"""What is counted, for Prometheus; the counts of all processes are added up when /metrics is asked for.

Labels have few values: the route's rule, never its path, and "unmatched" for what is no route.
"""

from __future__ import annotations

import struct
import time
from contextlib import suppress

from flask import Blueprint, Flask, Response, current_app, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
REQUESTS = Counter("brief_requests", "Requests answered.", ["route", "method", "status"])
DURATION = Histogram("brief_request_duration_seconds", "From head read to answer made.", ["route"], buckets=SECONDS)
QUEUE_WAIT = Histogram("brief_queue_wait_seconds", "Waiting for a turn.", buckets=SECONDS)
COMPUTE = Histogram("brief_compute_seconds", "Making a brief.", buckets=SECONDS)
_READS = 5

INFLIGHT = Gauge("brief_inflight", "Requests that have a place.", multiprocess_mode="livesum")
QUEUE_SIZE = Gauge("brief_queue_size", "Requests that wait for a turn.", multiprocess_mode="livesum")
REJECTED = Counter("brief_rejected", "Requests, and lines of batches, that were refused.", ["reason"])
DOCUMENTS = Histogram("brief_documents", "Documents of a set.", buckets=(1, 2, 5, 10, 20, 50, 100, 500, 5000))
INPUT_BYTES = Histogram("brief_input_bytes", "Bytes of a body, inflated.", buckets=tuple(4**n for n in range(5, 14)))

REASONS = {
    "full": "full",
    "rate-limited": "rate",
    "deadline-exceeded": "deadline",
    "too-large": "too_large",
    "over-limit": "too_large",
}

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The counts in Prometheus's text format."""
    registry = REGISTRY
    if current_app.config["SETTINGS"].metrics_dir:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, current_app.config["SETTINGS"].metrics_dir)  # type: ignore[no-untyped-call]
    return Response(_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _latest(registry: CollectorRegistry) -> bytes:
    """The counts of all processes; read anew where a process is just making or removing its file."""
    for _ in range(_READS - 1):
        with suppress(OSError, ValueError, struct.error):
            return generate_latest(registry)
        time.sleep(0.02)
    return generate_latest(registry)


def reject(code: str) -> None:
    """Count a problem, by its code, as a refusal."""
    REJECTED.labels(REASONS.get(code, "invalid")).inc()


def register(app: Flask) -> None:
    """Count every request of the app."""
    app.register_blueprint(blueprint)
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.monotonic()


def _end(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "unmatched"
    method = request.method if request.url_rule else "other"
    REQUESTS.labels(route, method, str(response.status_code)).inc()
    DURATION.labels(route).observe(time.monotonic() - g.began)
    code = g.get("problem")
    if code and route.startswith(("/v1/briefs", "/v1/stories")):
        reject(code)
    return response
