"""`POST /v1/stories`: a mixed stream of articles in, its stories out, each with a brief. Nothing is kept here."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, request

from service.briefing import fetcher, settings
from service.exchange import JSON, Form, Read, exchange
from service.interruption import stopped_at_deadline
from service.linked_documents import Links, fetched
from service.metrics import DOCUMENTS
from service.stopwatch import Stopwatch
from service.story_digest import Digest, digest
from service.story_formats import CONTENT_SECURITY_POLICY, STORY_FORMATS, story_fields
from service.story_request import StoriesWork, linked, stories_from_form, stories_from_json, work_from_stories
from service.story_state import state_fields
from service.uploads import MEDIA_TYPE as FORM
from summarizers.writing.json_brief import encode

FORMS = (
    Form("json", JSON),
    *(
        Form(name, one.media_type, CONTENT_SECURITY_POLICY if name == "html" else None)
        for name, one in STORY_FORMATS.items()
    ),
)

blueprint = Blueprint("stories", __name__)


@blueprint.post("/v1/stories")
def stories() -> Response:
    """Group articles into stories and brief each."""
    return exchange(FORMS, _reader, _rendered)


def _reader(body: bytes, stopwatch: Stopwatch) -> Read[StoriesWork]:
    """What is left to be done in a turn, as for a brief."""
    if request.mimetype == FORM:
        return partial(stories_from_form, body, request.mimetype_params, settings())
    asked = stories_from_json(body, settings())
    with stopped_at_deadline(stopwatch):
        found = fetched(linked(asked), settings(), Links(fetcher(), stopwatch.left))
    return partial(work_from_stories, asked, found, settings())


def _rendered(work: StoriesWork, form: Form, stopwatch: Stopwatch) -> str:
    DOCUMENTS.observe(len(work.documents))
    done = digest(work.documents, work.remembered or (), work.min_documents, work.length, stopwatch)
    stopwatch("render")
    return _json(work, done) if form.name == "json" else STORY_FORMATS[form.name].render(done.told)


def _json(work: StoriesWork, done: Digest) -> str:
    fields: dict[str, object] = {
        "stories": [story_fields(one) for one in done.told],
        "warnings": [{"code": one.code, "message": one.message, "document": one.document} for one in work.warnings],
    }
    if work.remembered is not None:
        fields["state"] = state_fields(done.state)
    return encode(fields)
