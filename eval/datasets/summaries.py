"""A summaries file, one {"id": "…", "summary": "…"} a line -> the summary of each set."""

from __future__ import annotations

from collections.abc import Collection as Ids
from pathlib import Path

from eval.errors import DataError
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse


def read_summaries(path: Path, ids: Ids[str]) -> dict[str, str]:
    """The summary of every set; a line end in one separates units (sentences).

    Args:
        path: of the file.
        ids: of the sets that it must have a summary of, and of no other.

    Raises:
        DataError: a line is none, an id stands twice, or the ids are not those of the sets; the line is named.
        OSError: the file cannot be opened.
    """
    summaries: dict[str, str] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        name, summary = _entry(line, place)
        if name in summaries:
            raise DataError(place, f"the id {name!r} stands twice")
        if name not in ids:
            raise DataError(place, f"the id {name!r} is none of the sets'")
        summaries[name] = summary
    missing = [name for name in ids if name not in summaries]
    if missing:
        raise DataError(f"{path}:{number}", f"ends without a summary of {len(missing)} sets, such as {missing[0]!r}")
    return summaries


def _entry(line: bytes, place: str) -> tuple[str, str]:
    try:
        value = parse(line.decode("utf-8"), place)
    except UnicodeDecodeError:
        raise DataError(place, "is not UTF-8") from None
    except SummarizerError as error:
        raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
    if not isinstance(value, dict):
        raise DataError(place, "is not an object with id and summary")
    for key in ("id", "summary"):
        if not isinstance(value.get(key), str):
            raise DataError(place, f"has no {key} that is a string")
    return value["id"], value["summary"]
