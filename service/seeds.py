"""`/seeds`: the document sets that come with the project, which the page offers as examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, jsonify

from service.files import ARTICLES, REFERENCES, read_set_folder
from service.problems import Problem

# They stand beside the packages in the project's folder, and are no part of an installed package.
FOLDER = Path(__file__).parents[1] / "seeds"
NOT_INSTALLED = "the document sets in seeds/ are not installed here"

blueprint = Blueprint("seeds", __name__)


@blueprint.get("/seeds")
def seeds() -> Response:
    """The sets: their ids, and how many documents each has; none where they are not installed."""
    found = [{"id": name, "documents": len(list((FOLDER / name / ARTICLES).iterdir()))} for name in _names()]
    return jsonify(seeds=found)


@blueprint.get("/seeds/<name>")
def seed(name: str) -> Response:
    """A set, as `POST /v1/briefs` takes it."""
    # Only a name that is listed is ever made a path.
    if name not in _names():
        raise Problem("not-found", "there is no such document set" if _names() else NOT_INSTALLED)
    return jsonify(_fields(name))


def _names() -> list[str]:
    if not FOLDER.is_dir():
        return []
    return sorted(one.name for one in FOLDER.iterdir() if (one / ARTICLES).is_dir() and (one / REFERENCES).is_dir())


@cache
def _fields(name: str) -> dict[str, object]:
    found = read_set_folder(FOLDER / name)
    keys = ("id", "title", "text", "source", "url", "published", "language")
    documents = [{key: getattr(one, key) for key in keys if getattr(one, key)} for one in found.documents]
    return {"id": found.id, "language": found.language, "documents": documents}
