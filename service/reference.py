"""`/openapi.json` and `/docs`: one description, for programs and for people; it needs nothing from another host."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory

from service import openapi
from service.briefing import settings
from service.openapi_schemas import Schema
from service.problems import PROBLEMS
from service.settings import limits

FOLDER = Path(__file__).parent / "reference_page"
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

blueprint = Blueprint("reference", __name__, template_folder="reference_page")


@cache
def _description() -> Schema:
    return openapi.description()


@blueprint.get("/openapi.json")
def openapi_json() -> Response:
    """The OpenAPI description, the very bytes of the file that is checked in."""
    return send_from_directory(openapi.FILE.parent, openapi.FILE.name, mimetype="application/json")


@blueprint.get("/docs")
def docs() -> Response:
    """The API reference."""
    page = render_template(
        "docs.html", api=_description(), problems=PROBLEMS, limits=limits(settings()), resolve=_resolve
    )
    return _with_policy(Response(page, content_type="text/html; charset=utf-8"))


@blueprint.get("/docs.css")
def style() -> Response:
    """How the reference looks."""
    return _with_policy(send_from_directory(FOLDER, "docs.css"))


def _with_policy(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _resolve(schema: Schema) -> tuple[str, str | None]:
    """A schema in words, and the name of the record that it is about, if it is about one."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name, name
    if "anyOf" in schema:
        kinds = [_resolve(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(kind for kind, _ in kinds), kinds[0][1]
    if "enum" in schema:
        return " | ".join(schema["enum"]), None
    if schema.get("type") == "array":
        kind, name = _resolve(schema.get("items", {}))
        return f"list of {kind}", name
    return str(schema.get("type", "any")), None
