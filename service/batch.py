"""`POST /v1/briefs:batch`: a document set a line in, its brief or its problem a line out, as the lines come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain

from flask import Blueprint, Response, g, request, stream_with_context

from service.api_keys import gatekeeper
from service.body import open_body
from service.brief_request import request_from_json, work_from_request
from service.briefing import admission, fetcher, make_brief, settings, turn
from service.exchange import DEADLINE_HEADER
from service.interruption import stopped_at_deadline
from service.linked_documents import Links, fetched
from service.metrics import reject
from service.problems import FieldError, Problem
from service.stopwatch import Stopwatch, deadline_seconds
from summarizers.reading.input_formats import INPUT_FORMATS
from summarizers.writing.json_brief import brief_fields, encode

MEDIA_TYPES = INPUT_FORMATS["jsonl"].media_types
MEDIA_TYPE = MEDIA_TYPES[0]

blueprint = Blueprint("batch", __name__)


@blueprint.post("/v1/briefs:batch")
def batch() -> Response:
    """Make a brief of every line; what is wrong with one line is said in its answer, and the others go on."""
    caller = gatekeeper().caller()
    seconds = deadline_seconds(request.headers.get(DEADLINE_HEADER), settings().deadline_seconds)
    _check_media_types()
    admission().refuse_if_full()
    largest = settings().max_batch_bytes
    lines = _lines(open_body(request.environ, largest, largest), settings().max_inflated_bytes)
    # The first line is read before the answer begins, so that a body that cannot be read has its own status.
    first = next(lines, None)
    if first is None:
        raise Problem("malformed", "the body holds no line")
    with ExitStack() as stack:
        stack.enter_context(admission().place())
        answers = (_answer(number, line, caller, seconds) for number, line in _numbered(chain([first], lines)))
        answer = Response(stream_with_context(answers), content_type=MEDIA_TYPE)
        # Closed by the server even where the client is gone before the first line.
        answer.call_on_close(stack.pop_all().close)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _check_media_types() -> None:
    if request.mimetype not in MEDIA_TYPES:
        allowed = ", ".join(MEDIA_TYPES)
        raise Problem("unsupported-media-type", f"Content-Type: allowed: {allowed}", headers={"Accept-Post": allowed})
    if request.headers.get("Accept") and not request.accept_mimetypes.best_match(MEDIA_TYPES):
        raise Problem("not-acceptable", f"Accept: allowed: {', '.join(MEDIA_TYPES)}")


def _lines(pieces: Iterator[bytes], longest: int) -> Iterator[bytes]:
    """The lines that are not blank, as soon as each has come."""
    rest = bytearray()
    for piece in pieces:
        searched = len(rest)
        rest += piece
        while (end := rest.find(b"\n", searched)) >= 0:
            line, searched = bytes(rest[:end]), 0
            del rest[: end + 1]
            if line.strip():
                yield line
        if len(rest) > longest:
            raise Problem("too-large", f"a line is longer than {longest:,} bytes")
    if rest.strip():
        yield bytes(rest)


def _numbered(lines: Iterator[bytes]) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines with their numbers; the last may be the problem that ended them."""
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if number > settings().max_batch_lines:
                told = f"allowed: at most {settings().max_batch_lines:,} lines"
                yield number, Problem("over-limit", told, [FieldError("#", told)])
                return
            yield number, line
    except Problem as problem:
        yield number + 1, problem


def _answer(number: int, line: bytes | Problem, caller: str, seconds: float) -> bytes:
    fields: dict[str, object] = {"line": number}
    try:
        if isinstance(line, Problem):
            raise line
        gatekeeper().take_token(caller)
        stopwatch = Stopwatch(seconds)
        asked = request_from_json(line, settings())
        fields["id"] = asked.id
        with stopped_at_deadline(stopwatch):
            found = fetched(asked, settings(), Links(fetcher(), stopwatch.left))
        # Who has a place waits for each turn as long as there is time: a batch is not in a hurry.
        with turn(stopwatch, seconds):
            brief = make_brief(work_from_request(asked, found, settings(), stopwatch), stopwatch)
        fields |= {"status": 200, "brief": brief_fields(brief)}
    except Problem as problem:
        reject(problem.code)
        fields |= {"status": problem.status, "problem": problem.fields()}
    g.documents = number
    return (encode(fields) + "\n").encode("utf-8", "replace")
