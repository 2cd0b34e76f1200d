"""Errors -> RFC 9457 `application/problem+json`: what went wrong, where, what is allowed; never the user's text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple, cast

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 20


class ProblemType(NamedTuple):
    """A kind of problem: its status, its title, and what a caller can do about it."""

    status: int
    title: str
    advice: str


PROBLEMS: dict[str, ProblemType] = {
    "malformed": ProblemType(400, "The body cannot be read", "Send UTF-8 JSON (RFC 8259), each key once in an object."),
    "bad-header": ProblemType(400, "A header cannot be read", "Correct the header that `detail` names."),
    "unauthorized": ProblemType(401, "An API key is needed", "Send `Authorization: Bearer KEY`."),
    "not-found": ProblemType(404, "There is nothing here", "See /docs for what there is."),
    "method-not-allowed": ProblemType(405, "The method is not allowed here", "`Allow` names those that are."),
    "not-acceptable": ProblemType(
        406, "No such answer can be given", "Ask in `Accept` for one of the types that `detail` names."
    ),
    "too-slow": ProblemType(408, "The body did not arrive in time", "Send it again; a request may be repeated safely."),
    "too-large": ProblemType(413, "The body is too large", "GET /v1/methods has the limits."),
    "unsupported-media-type": ProblemType(
        415, "The body is of an unknown type", "`Accept-Post` and `Accept-Encoding` name the known ones."
    ),
    "invalid": ProblemType(422, "A field has a value that is not allowed", "`errors` says which, and what is allowed."),
    "over-limit": ProblemType(422, "More than is allowed", "`errors` says of what; GET /v1/methods has the limits."),
    "nothing-to-summarise": ProblemType(
        422, "No document holds a sentence", "Send the text of the articles; a title alone is not summarised."
    ),
    "fetching-off": ProblemType(422, "Links are not followed", "Send the `text` or the `html` of each document."),
    "not-fetched": ProblemType(422, "None of the links could be read", "`errors` says why, link by link."),
    "rate-limited": ProblemType(429, "Too many requests from you", "Wait as long as `Retry-After` says."),
    "internal": ProblemType(500, "Something broke on our side", "Report the request's id, which is in `instance`."),
    "full": ProblemType(
        503, "All places are taken", "Wait as long as `Retry-After` says; a request may be repeated safely."
    ),
    "deadline-exceeded": ProblemType(503, "The deadline has passed", "Send less text, or do not shorten the deadline."),
}


class FieldError(NamedTuple):
    """What is wrong in one place; `pointer` is a JSON pointer in a URI fragment, such as `#/documents/0/text`."""

    pointer: str
    detail: str


class Problem(Exception):  # noqa: N818 (RFC 9457's own word)
    """A request that cannot be answered: raised anywhere, answered here."""

    def __init__(
        self,
        code: str,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        """The HTTP status."""
        return PROBLEMS[self.code].status

    def fields(self) -> dict[str, object]:
        """The members of the problem document."""
        members: dict[str, object] = {
            "type": f"/docs#{self.code}",
            "title": PROBLEMS[self.code].title,
            "status": self.status,
            "detail": self.detail,
            "instance": f"urn:wirebrief:request:{g.get('request_id', 'none')}",
        }
        if self.errors:
            members["errors"] = [one._asdict() for one in self.errors[:MOST_ERRORS]]
        return members

    def response(self) -> Response:
        """The answer."""
        g.problem = self.code
        content = json.dumps(self.fields(), ensure_ascii=True) + "\n"
        return Response(content, self.status, self.headers, content_type=MEDIA_TYPE)


# Flask raises these itself; any other status of its own is answered with the status's phrase.
_OF_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "unsupported-media-type"}


def register(app: Flask) -> None:
    """Answer every error of the app as a problem."""
    app.register_error_handler(Problem, Problem.response)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _from_bug)


def _from_http(error: HTTPException) -> Response:
    status = error.code or 500
    if error.response is not None or status < 400:
        # A redirect, or an answer that is ready.
        return cast("Response", Response.force_type(error.get_response()))
    headers = {name: value for name, value in error.get_headers() if name.lower() != "content-type"}
    code = _OF_STATUS.get(status, "malformed" if status < 500 else "internal")
    answer = Problem(code, f"{status} {HTTPStatus(status).phrase}", headers=headers).response()
    answer.status_code = status
    return answer


def _from_bug(error: Exception) -> Response:
    g.bug = error
    return Problem("internal", "The error was logged under the id in `instance`.").response()
