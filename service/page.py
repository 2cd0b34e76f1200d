"""The web page: the files of `service/page/`, served as they are under a policy that lets nothing else run or load."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

FOLDER = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

blueprint = Blueprint("page", __name__)


@blueprint.get("/")
def index() -> Response:
    """The page."""
    return _file("index.html")


@blueprint.get("/page/<path:name>")
def file(name: str) -> Response:
    """A file that the page loads."""
    return _file(name)


def _file(name: str) -> Response:
    answer = send_from_directory(FOLDER, name)
    answer.headers["Content-Security-Policy"] = POLICY
    # Asked for again each time, answered with 304: a new version shows at once.
    answer.headers["Cache-Control"] = "no-cache"
    return answer
