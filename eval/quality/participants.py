"""The summaries that systems of a shared task answered at the time, kept beside its collections.

One {"id": "M000-en", "system": "CLASSY1", "summary": "…"} a line; a system need not have answered in every language.
"""

from __future__ import annotations

from eval.errors import DataError
from eval.tracks import Track
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse

TOPLINE = "GATopline"  # it looked at the references, as the oracle does, and is no competitor


def participants(track: Track) -> dict[str, dict[str, str]]:
    """System -> set -> summary, of the systems that answered for every set of the track.

    Raises:
        DataError: a line is no summary; it is named.
    """
    path = track.answers
    if path is None:
        return {}
    ids = {one.id for one in track.collection.sets}
    answers: dict[str, dict[str, str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            system, key, summary = _entry(line, f"{path}:{number}")
            if key in ids:
                answers.setdefault(system, {})[key] = summary
    return {system: found for system, found in sorted(answers.items()) if len(found) == len(ids)}


def _entry(line: str, place: str) -> tuple[str, str, str]:
    try:
        fields = parse(line, place)
    except SummarizerError as error:
        raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
    if not isinstance(fields, dict) or not all(isinstance(fields.get(key), str) for key in ("system", "id", "summary")):
        raise DataError(place, "is not an object with system, id and summary")
    return fields["system"], fields["id"], fields["summary"]
