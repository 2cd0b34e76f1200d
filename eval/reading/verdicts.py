"""What a reader found in briefs, sentence by sentence: a file of JSON Lines.

    {"set": "multi-news/multinews-53067", "document": "53067-0", "start": 120, "end": 260, "verdict": "good"}
    {"set": "seeds/aktau", "document": "2", "start": 0, "end": 88, "verdict": "fault", "class": "bare-name"}

A sentence stands there by its place and never by its text, so that a file holds nothing of the sets that were read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from eval.errors import DataError
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse

GOOD, FAULT = "good", "fault"

# What is wrong with a sentence where it stands in its brief; the first that fits. To add a class: its line here.
CLASSES: dict[str, str] = {
    "opener": "opens with a pronoun or connective that leans on a sentence which is not there",
    "bare-name": "a surname, title or short form before the full name, or what it stands for, was given",
    "reference": "a subject such as the statement, the report, the pair, without what it refers to",
    "date": "a day or time that misleads beside the other sentences, or cannot be told",
    "overtaken": "a claim that a later document corrected",
    "repeat": "says what another sentence of the brief says",
    "quote": "half a quotation, a mark without its partner, or nobody who says it",
    "leavings": "a byline, caption, heading, advertisement or other words of a site",
    "fragment": "no whole sentence: cut or glued in the wrong place",
    "off-topic": "about something else than the brief",
    "empty": "says nothing that a reader of the news wants to know",
    "order": "a sound sentence that stands in the wrong place",
    "language": "in another language than the brief",
    "other": "none of these",
}


_FIELDS = {"set": str, "document": str, "start": int, "end": int, "verdict": str}


class Place(NamedTuple):
    """A sentence: the key of its set, its document's id, and its span there."""

    set: str
    document: str
    start: int
    end: int


Verdicts = Mapping[Place, str | None]  # the class of its fault; None for a good one


def read_verdicts(path: Path) -> dict[Place, str | None]:
    """What a reader found; lines whose verdict is still empty are left out.

    Raises:
        DataError: a line is no verdict, or a sentence has two; file and line are named.
    """
    verdicts: dict[Place, str | None] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise DataError(str(path), "cannot be read as a file of JSON Lines in UTF-8") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            at = f"{path}:{number}"
            place, verdict, kind = _entry(line, at)
            if place in verdicts:
                raise DataError(at, "is a second verdict on one sentence")
            if verdict:
                verdicts[place] = kind
    return verdicts


def _entry(line: str, at: str) -> tuple[Place, str, str | None]:
    try:
        fields = parse(line, at)
    except SummarizerError as error:
        raise DataError(at, str(error).removeprefix(f"{at}: ")) from None
    if not isinstance(fields, dict) or not all(isinstance(fields.get(key), kind) for key, kind in _FIELDS.items()):
        raise DataError(at, f"has not all of {', '.join(_FIELDS)}, as strings and numbers")
    place = Place(fields["set"], fields["document"], fields["start"], fields["end"])
    verdict, kind = fields["verdict"], fields.get("class")
    if verdict not in (GOOD, FAULT, ""):
        raise DataError(at, f"has the verdict {verdict!r}; it must be {GOOD!r} or {FAULT!r}, or empty where unread")
    if verdict == FAULT and kind not in CLASSES:
        raise DataError(at, f"has the class {kind!r}; a fault is one of {', '.join(CLASSES)}")
    if verdict != FAULT and kind:
        raise DataError(at, "has a class, but is no fault")
    return place, verdict, kind or None
