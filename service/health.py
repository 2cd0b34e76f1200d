"""`/live`, `/ready`, `/version`: for whoever runs the service. They take no place and need no key."""

from __future__ import annotations

import mmap

from flask import Blueprint, Response, jsonify

from summarizers import __version__

blueprint = Blueprint("health", __name__)

# One byte that all processes share, as they are forked from the one that imported this module.
_DRAINING = mmap.mmap(-1, 1)


def start_draining() -> None:
    """From now on every process says that it is not ready; what arrives is served all the same."""
    _DRAINING[0] = 1


def is_draining() -> bool:
    """Whether the service is about to stop."""
    return _DRAINING[0] != 0


@blueprint.get("/live")
def live() -> Response:
    """The process answers."""
    return jsonify(status="live")


@blueprint.get("/ready")
def ready() -> Response:
    """Whether new requests should be sent here; 503 once the service is about to stop."""
    answer = jsonify(status="draining" if is_draining() else "ready")
    answer.status_code = 503 if is_draining() else 200
    return answer


@blueprint.get("/version")
def version() -> Response:
    """The version, which is part of every signature."""
    return jsonify(name="wirebrief", version=__version__)
