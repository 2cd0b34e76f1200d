"""`POST /v1/briefs`: a document set in, its brief out, in the form that `Accept` asks for."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, request

from service.brief_request import Work, request_from_json, work_from_request
from service.briefing import fetcher, make_brief, settings
from service.exchange import Form, Read, exchange
from service.interruption import stopped_at_deadline
from service.linked_documents import Links, fetched
from service.stopwatch import Stopwatch
from service.uploads import MEDIA_TYPE as FORM
from service.uploads import work_from_form
from summarizers.writing.html_brief import content_security_policy
from summarizers.writing.output_formats import OUTPUT_FORMATS

blueprint = Blueprint("briefs", __name__)


@blueprint.post("/v1/briefs")
def briefs() -> Response:
    """Make a brief."""
    forms = [
        Form(one.name, one.media_type, content_security_policy() if one.name == "html" else None)
        for one in OUTPUT_FORMATS.values()
    ]
    return exchange(forms, _reader, _rendered)


def _reader(body: bytes, stopwatch: Stopwatch) -> Read[Work]:
    """What is left to be done in a turn: HTML and files are work, parsed JSON and fetched links are not."""
    if request.mimetype == FORM:
        return partial(work_from_form, body, request.mimetype_params, settings())
    asked = request_from_json(body, settings())
    with stopped_at_deadline(stopwatch):
        found = fetched(asked, settings(), Links(fetcher(), stopwatch.left))
    return partial(work_from_request, asked, found, settings())


def _rendered(work: Work, form: Form, stopwatch: Stopwatch) -> str:
    brief = make_brief(work, stopwatch)
    stopwatch("render")
    return OUTPUT_FORMATS[form.name].render(brief)
