"""`POST /v1/briefs`: a document set in, its brief out, in the form that `Accept` asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, g, request
from werkzeug.datastructures import ETags

from service.api_keys import gatekeeper
from service.body import read_body
from service.brief_request import Work, request_from_json, work_from_request
from service.briefing import admission, entity_tag, fetcher, make_brief, settings, turn
from service.interruption import stopped_at_deadline
from service.linked_documents import Links, fetched
from service.metrics import INPUT_BYTES
from service.problems import Problem
from service.stopwatch import Stopwatch, deadline_seconds
from service.uploads import MEDIA_TYPE as FORM
from service.uploads import work_from_form
from summarizers.writing.html_brief import content_security_policy
from summarizers.writing.output_formats import OUTPUT_FORMATS, OutputFormat

JSON = "application/json"
DEADLINE_HEADER = "Wirebrief-Deadline"

blueprint = Blueprint("briefs", __name__)


@blueprint.post("/v1/briefs")
def briefs() -> Response:
    """Make a brief."""
    caller = gatekeeper().caller()
    output = _output()
    seconds = deadline_seconds(request.headers.get(DEADLINE_HEADER), settings().deadline_seconds)
    _check_media_type()
    admission().refuse_if_full()
    gatekeeper().take_token(caller)
    body = read_body(request.environ, settings().max_body_bytes, settings().max_inflated_bytes)
    g.input_bytes = len(body)
    INPUT_BYTES.observe(len(body))
    stopwatch = Stopwatch(seconds)
    stopwatch("parse")
    read = _reader(body, stopwatch)
    with admission().place(), turn(stopwatch, settings().max_wait_seconds):
        work = read(stopwatch)
        g.documents = len(work.documents)
        tag = entity_tag(work, output.name)
        if _has(request.if_none_match, tag):
            return _tagged(Response(status=304), tag)
        brief = make_brief(work, stopwatch)
        stopwatch("render")
        rendered = output.render(brief)
    stopwatch.stop()
    answer = Response(rendered.encode("utf-8", "replace"), content_type=_content_type(output))
    answer.headers["Server-Timing"] = stopwatch.server_timing()
    if output.name == "html":
        answer.headers["Content-Security-Policy"] = content_security_policy()
    return _tagged(answer, tag)


def _output() -> OutputFormat:
    """The format that the caller likes best; JSON, where they like all alike.

    Raises:
        Problem: 406.
    """
    by_type = {one.media_type: one for one in OUTPUT_FORMATS.values()}
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


def _reader(body: bytes, stopwatch: Stopwatch) -> Callable[[Stopwatch], Work]:
    """What is left to be done in a turn: HTML and files are work, parsed JSON and fetched links are not."""
    if request.mimetype == FORM:
        return partial(work_from_form, body, request.mimetype_params, settings())
    asked = request_from_json(body, settings())
    with stopped_at_deadline(stopwatch):
        found = fetched(asked, settings(), Links(fetcher(), stopwatch.left))
    return partial(work_from_request, asked, found, settings())


def _has(tags: ETags, tag: str) -> bool:
    # "*" is not asked: there is no answer before there is a question.
    return tag in tags.as_set(include_weak=True)


def _tagged(answer: Response, tag: str) -> Response:
    answer.set_etag(tag)
    # What was asked may be private; an answer may be kept, and asked for again with its tag.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept, Authorization"
    return answer


def _content_type(output: OutputFormat) -> str:
    # JSON is UTF-8 by its own definition and has no charset parameter.
    return f"{output.media_type}; charset=utf-8" if output.media_type.startswith("text/") else output.media_type
