"""A file of references, one {"id": "…", "references": ["…"]} a line -> the references of each set.

It is the format of document sets; their documents are not looked at, and need not be there.
"""

from __future__ import annotations

from pathlib import Path

from eval.errors import DataError
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse


def read_references(path: Path) -> dict[str, tuple[str, ...]]:
    """The references of every set, in the order of the file; a line end in one separates units (sentences).

    Raises:
        DataError: a line is no set with an id and references, an id stands twice, or there is no set; with the line.
        OSError: the file cannot be opened.
    """
    references: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        name, texts = _entry(line, place)
        if name in references:
            raise DataError(place, f"the id {name!r} stands twice")
        references[name] = texts
    if not references:
        raise DataError(f"{path}:1", "has no set")
    return references


def _entry(line: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    try:
        value = parse(line.decode("utf-8"), place)
    except UnicodeDecodeError:
        raise DataError(place, "is not UTF-8") from None
    except SummarizerError as error:
        raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
    if not isinstance(value, dict):
        raise DataError(place, "is not an object with id and references")
    name, texts = value.get("id"), value.get("references")
    if not isinstance(name, str):
        raise DataError(place, "has no id that is a string")
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise DataError(place, f"set {name!r} has no references: a list of at least one string")
    return name, tuple(texts)
