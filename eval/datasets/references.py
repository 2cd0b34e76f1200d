"""A file of references, one {"id": "…", "references": ["…"]} a line -> the references of each set.

It is the format of document sets; their documents are not looked at, and need not be there.
"""

from __future__ import annotations

from pathlib import Path

from eval.datasets.json_objects import placed_objects, string_in
from eval.errors import DataError


def read_references(path: Path) -> dict[str, tuple[str, ...]]:
    """The references of every set, in the order of the file; a line end in one separates units (sentences).

    Raises:
        DataError: a line is no set with an id and references, an id stands twice, or there is no set; with the line.
        OSError: the file cannot be opened.
    """
    references: dict[str, tuple[str, ...]] = {}
    for place, fields in placed_objects(path, path.read_bytes().split(b"\n"), "id and references"):
        name, texts = _entry(fields, place)
        if name in references:
            raise DataError(place, f"the id {name!r} stands twice")
        references[name] = texts
    if not references:
        raise DataError(f"{path}:1", "has no set")
    return references


def _entry(fields: dict[str, object], place: str) -> tuple[str, tuple[str, ...]]:
    name, texts = string_in(fields, "id", place), fields.get("references")
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise DataError(place, f"set {name!r} has no references: a list of at least one string")
    return name, tuple(texts)
