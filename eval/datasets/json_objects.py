"""A file with one JSON object a line -> the objects, each with its place for messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.errors import DataError
from summarizers import SummarizerError
from summarizers.reading.json_documents import parse


def placed_lines(path: Path, lines: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The lines that are not blank, each after its place: `sets.jsonl:3`."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield f"{path}:{number}", line


def placed_objects(path: Path, lines: Iterable[bytes], keys: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The object of each line that is not blank, after its place.

    Args:
        path: of the file.
        lines: what it holds.
        keys: those that are needed, for the message: "id and summary".

    Raises:
        DataError: a line is no JSON object in UTF-8, by RFC 8259 to the letter.
    """
    for place, line in placed_lines(path, lines):
        try:
            value = parse(line.decode("utf-8"), place)
        except UnicodeDecodeError:
            raise DataError(place, "is not UTF-8") from None
        except SummarizerError as error:
            raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
        if not isinstance(value, dict):
            raise DataError(place, f"is not an object with {keys}")
        yield place, value


def string_in(fields: dict[str, object], key: str, place: str) -> str:
    """The string under a key.

    Raises:
        DataError: there is none.
    """
    value = fields.get(key)
    if not isinstance(value, str):
        raise DataError(place, f"has no {key} that is a string")
    return value
