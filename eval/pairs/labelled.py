"""Files of labelled pairs -> pairs with their texts and the sentences around them.

A line is `{"id", "a", "b", "same", "language"}` with two texts, or with `"set"` and two places `{"document", "start",
"end"}` in it: so a file holds nothing of sets that are not the project's. A set is named `FILE:ID` below the evaluation
data, `seeds/NAME` for one of the project's own, or `shared-seeds` for the articles beside the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from eval.datasets import read_collections
from eval.errors import DataError
from eval.run_command import SEEDS
from eval.tracks import DATA
from summarizers import Document, Options, SummarizerError
from summarizers.choosing.candidates import SAME_NEWS
from summarizers.published import stated_day
from summarizers.reading.detection import detect_language
from summarizers.reading.json_documents import parse
from summarizers.reading.read import read
from summarizers.reading.sentences import folded

_ARTICLES = "shared-seeds"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and the right answer.

    Attributes:
        id: in its file.
        a, b: the sentences, white space folded.
        same: whether a brief should hold only one of them.
        half: that the label was made for: dev, test, or "" where a file has none.
        language: ISO 639-1 code.
        days_apart: whether their articles were published more than a day apart; no where that is not known.
        around: the sentences of their set, whose words say how rare a word is; of the file, where there is no set.
        why: the label's reason.
    """

    id: str
    a: str
    b: str
    same: bool
    half: str
    language: str
    days_apart: bool
    around: tuple[str, ...]
    why: str


def read_pairs(path: Path, data: Path = DATA) -> list[Pair]:
    """The pairs of a file whose sets are there.

    Raises:
        DataError: a line is no pair, or its place is not in its set.
    """
    lines = [(f"{path}:{number}", line) for number, line in enumerate(_text(path).split("\n"), start=1) if line.strip()]
    fields = [(place, _fields(line, place)) for place, line in lines]
    texts = tuple(one[key] for _, one in fields for key in ("a", "b") if isinstance(one[key], str))
    return [pair for place, one in fields for pair in _pair(place, one, texts, data)]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise DataError(str(path), "cannot be read as a file of JSON Lines in UTF-8") from None


def _fields(line: str, place: str) -> dict[str, Any]:
    try:
        fields = parse(line, place)
    except SummarizerError as error:
        raise DataError(place, str(error).removeprefix(f"{place}: ")) from None
    if not isinstance(fields, dict) or not {"id", "a", "b", "same"} <= set(fields):
        raise DataError(place, "is not an object with id, a, b and same")
    return fields


def _pair(place: str, fields: Mapping[str, Any], texts: tuple[str, ...], data: Path) -> Iterator[Pair]:
    if "set" in fields:
        documents = _documents(fields["set"], data)
        if not documents:
            return
        a, b = (_span(place, documents, fields[key]) for key in ("a", "b"))
        language = detect_language(" ".join(documents.values()))
        around = _sentences(fields["set"], data)
        days = [_days(fields["set"], data).get(fields[key]["document"]) for key in ("a", "b")]
    else:
        a, b, language, around = fields["a"], fields["b"], fields.get("language", "en"), texts
        days = []
    known = [day.toordinal() for day in days if day]
    apart = len(known) > 1 and abs(known[0] - known[1]) > SAME_NEWS
    half, why = fields.get("half", ""), fields.get("why", "")
    yield Pair(fields["id"], a, b, fields["same"], half, language, apart, around, why)


def _span(place: str, documents: Mapping[str, str], where: Mapping[str, Any]) -> str:
    try:
        span = documents[where["document"]][where["start"] : where["end"]]
    except (KeyError, TypeError):
        raise DataError(place, f"{where!r} is no place in its set") from None
    return folded(span)


@cache
def _sentences(name: str, data: Path) -> tuple[str, ...]:
    documents = [Document(text, id=key) for key, text in _documents(name, data).items()]
    return tuple(sentence.text for sentence in read(documents, Options(), lambda _step: None).sentences)


@cache
def _documents(name: str, data: Path) -> dict[str, str]:
    """Id -> text of a set's documents; empty where its data is not there."""
    if name == _ARTICLES:
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted((data.parent / "seeds").glob("*.txt"))}
    return {document.id: document.text for document in _found(name, data)}


@cache
def _days(name: str, data: Path) -> dict[str, date | None]:
    """Id -> day of a set's documents."""
    return {document.id: stated_day(document.published) for document in _found(name, data)}


def _found(name: str, data: Path) -> Sequence[Document]:
    file, _, key = name.partition(":")
    path = SEEDS if file.startswith(f"{SEEDS.name}/") else data / f"{file}.jsonl"
    key = key or file.partition("/")[2]
    if name == _ARTICLES or not path.exists():
        return ()
    return next((one.documents for one in _sets(path) if one.id == key), ())


@cache
def _sets(path: Path) -> Sequence[Any]:
    [collection] = read_collections([path])
    return collection.sets
