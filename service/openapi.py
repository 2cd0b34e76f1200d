"""The OpenAPI 3.1 description, made from the models, the tables and the problems; `openapi.json` is a copy of it.

`python -m service.openapi` writes that copy anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from service import batch, problems, stories, uploads
from service.openapi_schemas import Schema, all_schemas, form, reference, stories_form
from summarizers.version import __version__
from summarizers.writing.output_formats import OUTPUT_FORMATS

FILE = Path(__file__).with_name("openapi.json")

_JSON = "application/json"
_EXAMPLE: Schema = {
    "documents": [
        {"source": "Courier", "text": "The old bridge at Arle closed on Monday. Repairs will take 6 weeks."},
        {"source": "Herald", "text": "Arle's old bridge was closed on Monday. The repairs will take eight weeks."},
    ],
    "length": {"sentences": 2},
}
_STORIES_EXAMPLE = {
    "documents": [
        *_EXAMPLE["documents"],
        {"source": "Courier", "text": "Bus drivers in Tall are on strike for better pay. Schools there stay open."},
    ],
    "min_documents": 1,
}
_BRIEF_PROBLEMS = (400, 401, 406, 408, 413, 415, 422, 429, 503)


def description() -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wirebrief",
            "version": __version__,
            "summary": "Many articles in, one consolidated brief out.",
            "description": "Every sentence of a brief is verbatim, said once, and has its sources. The same documents "
            "and options give the same bytes, so every request may be repeated safely.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        # Nothing, where the service has no keys.
        "security": [{}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "an API key"}},
            "schemas": all_schemas(),
            "headers": _HEADERS,
        },
    }


def _paths() -> Schema:
    return {
        "/v1/briefs": {"post": _briefs()},
        "/v1/briefs:batch": {"post": _batch()},
        "/v1/stories": {"post": _stories()},
        "/v1/methods": {"get": _simple("What there is to choose from, and the limits", "MethodsAnswer")},
        "/live": {"get": _simple("Whether the process answers", "StatusAnswer")},
        "/ready": {"get": _ready()},
        "/version": {"get": _simple("The version", "VersionAnswer")},
        "/metrics": {"get": _text("Counts, in Prometheus's text format", "text/plain")},
        "/openapi.json": {"get": _text("This description", _JSON, {"type": "object"})},
        "/docs": {"get": _text("This description, for people", "text/html")},
    }


def _briefs() -> Schema:
    return _exchange(
        operationId="makeBrief",
        summary="Make a brief of a document set",
        description="As JSON, or as a form with files of any input format. `Accept` chooses the form of the answer.",
        body={"schema": reference("BriefRequest"), "example": _EXAMPLE},
        form=form(),
        told="The brief",
        contents={
            one.media_type: {"schema": reference("BriefAnswer") if one.name == "json" else {"type": _kind(one.name)}}
            for one in OUTPUT_FORMATS.values()
        },
    )


def _stories() -> Schema:
    return _exchange(
        operationId="groupStories",
        summary="Group articles into stories and brief each",
        description="As JSON, or as a form with files of any input format. `Accept` chooses the form of the answer. "
        "Nothing is kept here: what the next articles are to join is the `state` of the answer, which you send back.",
        body={"schema": reference("StoriesRequest"), "example": _STORIES_EXAMPLE},
        form=stories_form(),
        told="The stories",
        contents={
            one.media_type: {"schema": reference("StoriesAnswer") if one.name == "json" else {"type": "string"}}
            for one in stories.FORMS
        },
        links={
            "next": {
                "operationId": "groupStories",
                "description": "The next articles join the stories of this answer: send its `state` back, if any.",
                "requestBody": {**_STORIES_EXAMPLE, "state": "$response.body#/state"},
            }
        },
    )


def _exchange(
    *, body: Schema, form: Schema, told: str, contents: Schema, links: Schema | None = None, **operation: str
) -> Schema:
    deadline = {
        "name": "Wirebrief-Deadline",
        "in": "header",
        "description": "seconds that the answer may take; shortens the service's deadline, never lengthens it",
        "schema": {"type": "number", "exclusiveMinimum": 0},
    }
    match = {
        "name": "If-None-Match",
        "in": "header",
        "description": "ETag of an earlier answer; 304, without any work, where this answer would be the same",
        "schema": {"type": "string"},
    }
    files = {"schema": form, "encoding": {"files": {"contentType": "*/*"}}}
    again = {
        "operationId": operation["operationId"],
        "description": "The same request: 304 while the answer would be the same.",
        "parameters": {"header.If-None-Match": "$response.header.ETag"},
        "requestBody": "$request.body",
    }
    return {
        **operation,
        "security": [{}, {"key": []}],
        "parameters": [deadline, match],
        "requestBody": {"required": True, "content": {_JSON: body, uploads.MEDIA_TYPE: files}},
        "responses": {
            "200": {
                "description": f"{told}.",
                "headers": _header_references("ETag", "Server-Timing", "X-Request-ID"),
                "content": contents,
                "links": {"again": again, **(links or {})},
            },
            "304": {"description": f"{told} of `If-None-Match`.", "headers": _header_references("ETag")},
            **_problems(*_BRIEF_PROBLEMS),
        },
    }


def _batch() -> Schema:
    line = json.dumps({"id": "bridge", **_EXAMPLE})
    return {
        "operationId": "makeBriefs",
        "summary": "Make a brief of each line of JSON Lines",
        "description": "Each line is a body of /v1/briefs, each line of the answer a BatchLineAnswer, in the same "
        "order and as soon as it is ready: read while you write. What is wrong with one line does not end the others.",
        "security": [{}, {"key": []}],
        "requestBody": {
            "required": True,
            "content": {
                media_type: {"schema": {"type": "string", "pattern": r"\S"}, "example": f"{line}\n"}
                for media_type in batch.MEDIA_TYPES
            },
        },
        "responses": {
            "200": {
                "description": "A BatchLineAnswer a line.",
                "headers": _header_references("X-Request-ID"),
                "content": {batch.MEDIA_TYPE: {"schema": {"type": "string"}}},
            },
            **_problems(*_BRIEF_PROBLEMS),
        },
    }


def _ready() -> Schema:
    operation = _simple("Whether requests should be sent here", "StatusAnswer")
    operation["responses"]["503"] = {
        "description": "The service is about to stop.",
        "content": {_JSON: {"schema": reference("StatusAnswer")}},
    }
    return operation


def _simple(summary: str, model: str) -> Schema:
    return _text(summary, _JSON, reference(model))


def _text(summary: str, media_type: str, schema: Schema | None = None) -> Schema:
    content = {media_type: {"schema": schema or {"type": "string"}}}
    return {"summary": summary, "responses": {"200": {"description": summary, "content": content}}}


def _problems(*statuses: int) -> Schema:
    """A response for each status, with the problems that have it."""
    responses: Schema = {}
    for status in statuses:
        codes = [(code, one) for code, one in problems.PROBLEMS.items() if one.status == status]
        responses[str(status)] = {
            "description": " ".join(f"{one.title} (`{code}`). {one.advice}" for code, one in codes),
            "headers": _header_references("Retry-After") if status in (429, 503) else {},
            "content": {problems.MEDIA_TYPE: {"schema": reference("ProblemAnswer")}},
        }
    return responses


_HEADERS: Schema = {
    "ETag": {"description": "names this very answer", "schema": {"type": "string"}},
    "Server-Timing": {"description": "milliseconds of each step", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "yours, the trace's, or a new one", "schema": {"type": "string"}},
    "Retry-After": {"description": "seconds", "schema": {"type": "integer", "minimum": 0}},
}


def _header_references(*names: str) -> Schema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _kind(output: str) -> str:
    return "object" if output == "slack" else "string"


def text() -> str:
    """The description as the file has it."""
    return json.dumps(description(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
