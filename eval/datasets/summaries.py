"""A summaries file, one {"id": "…", "summary": "…"} a line -> the summary of each set."""

from __future__ import annotations

from collections.abc import Collection as Ids
from pathlib import Path

from eval.datasets.json_objects import placed_objects, string_in
from eval.errors import DataError


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
    lines = path.read_bytes().split(b"\n")
    for place, fields in placed_objects(path, lines, "id and summary"):
        name, summary = string_in(fields, "id", place), string_in(fields, "summary", place)
        if name in summaries:
            raise DataError(place, f"the id {name!r} stands twice")
        if name not in ids:
            raise DataError(place, f"the id {name!r} is none of the sets'")
        summaries[name] = summary
    missing = [name for name in ids if name not in summaries]
    if missing:
        told = f"ends without a summary of {len(missing)} sets, such as {missing[0]!r}"
        raise DataError(f"{path}:{len(lines)}", told)
    return summaries
