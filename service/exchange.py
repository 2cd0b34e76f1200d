"""What every question that is answered in one piece has in common: checks in order, a place, a turn, tag and headers.

What costs nothing is checked first, and the body is read only once there is a place for its work.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol, TypeVar

from flask import Response, g, request
from werkzeug.datastructures import ETags

from service.api_keys import gatekeeper
from service.body import read_body
from service.briefing import admission, entity_tag, settings, turn
from service.metrics import INPUT_BYTES
from service.problems import Problem
from service.stopwatch import Stopwatch, deadline_seconds
from service.uploads import MEDIA_TYPE as FORM
from summarizers.datatypes import Document

JSON = "application/json"
DEADLINE_HEADER = "Wirebrief-Deadline"


class Form(NamedTuple):
    """A form of the answer: its name, its media type, and the policy of a page."""

    name: str
    media_type: str
    policy: str | None = None


class Asked(Protocol):
    """What a body asks for."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents."""

    def shape(self) -> tuple[object, ...]:
        """All that shapes the answer, besides its form and the version."""


Work = TypeVar("Work", bound=Asked)
Read = Callable[[Stopwatch], Work]


def exchange(
    forms: Collection[Form],
    reader: Callable[[bytes, Stopwatch], Read[Work]],
    rendered: Callable[[Work, Form, Stopwatch], str],
) -> Response:
    """Answer the request.

    Args:
        forms: of the answer; JSON is among them, and given where it is as welcome as any other.
        reader: the body, and what may be done with it before a turn, to what is left to be done in one.
        rendered: the answer in a form.

    Raises:
        Problem: anything is wrong, or there is no place or no time.
    """
    caller = gatekeeper().caller()
    form = _form(forms)
    seconds = deadline_seconds(request.headers.get(DEADLINE_HEADER), settings().deadline_seconds)
    _check_media_type()
    admission().refuse_if_full()
    gatekeeper().take_token(caller)
    body = read_body(request.environ, settings().max_body_bytes, settings().max_inflated_bytes)
    g.input_bytes = len(body)
    INPUT_BYTES.observe(len(body))
    stopwatch = Stopwatch(seconds)
    stopwatch("parse")
    read = reader(body, stopwatch)
    with admission().place(), turn(stopwatch, settings().max_wait_seconds):
        work = read(stopwatch)
        g.documents = len(work.documents)
        tag = entity_tag(form.name, *work.shape())
        if _has(request.if_none_match, tag):
            return _tagged(Response(status=304), tag)
        text = rendered(work, form, stopwatch)
    stopwatch.stop()
    answer = Response(text.encode("utf-8", "replace"), content_type=_content_type(form))
    answer.headers["Server-Timing"] = stopwatch.server_timing()
    if form.policy:
        answer.headers["Content-Security-Policy"] = form.policy
    return _tagged(answer, tag)


def _form(forms: Collection[Form]) -> Form:
    """The form that the caller likes best; JSON, where they like all alike.

    Raises:
        Problem: 406.
    """
    by_type = {one.media_type: one for one in forms}
    allowed = [JSON, *(media_type for media_type in by_type if media_type != JSON)]
    best = request.accept_mimetypes.best_match(allowed) if request.headers.get("Accept") else JSON
    if best is None:
        raise Problem("not-acceptable", f"Accept: allowed: {', '.join(allowed)}")
    return by_type[best]


def _check_media_type() -> None:
    if request.mimetype not in (JSON, FORM):
        raise Problem(
            "unsupported-media-type",
            f"Content-Type: allowed: {JSON} or {FORM}",
            headers={"Accept-Post": f"{JSON}, {FORM}"},
        )


def _has(tags: ETags, tag: str) -> bool:
    # "*" is not asked: there is no answer before there is a question.
    return tag in tags.as_set(include_weak=True)


def _tagged(answer: Response, tag: str) -> Response:
    answer.set_etag(tag)
    # What was asked may be private; an answer may be kept, and asked for again with its tag.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept, Authorization"
    return answer


def _content_type(form: Form) -> str:
    # JSON is UTF-8 by its own definition and has no charset parameter.
    return f"{form.media_type}; charset=utf-8" if form.media_type.startswith("text/") else form.media_type
