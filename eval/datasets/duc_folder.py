"""A folder of a DUC or TAC summarisation task, as NIST distributes it -> a collection.

Anywhere below the folder, a docset is a folder such as `d30001t` (DUC) or `D0801A-A` (TAC), whose files hold
documents in SGML; the models are files such as `D30001.M.100.T.A` or `D0801-A.M.100.A.H`, one summary each,
plain or in the HTML of the program SEE. The letter that a docset's name has more is the model name's last but
one: it says who chose the documents.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eval.datasets.collection import Collection, ReferencedSet, collected
from eval.errors import DataError
from summarizers import Document
from summarizers.reading.encodings import decode

_DOCSET = re.compile(r"(D\d+)([A-Z])(-[A-Z])?", re.IGNORECASE)
_MODEL = re.compile(r"(D\d+)(-[A-Z])?\.M\.\d+\.([A-Z])\.([A-Z0-9]+)(?:\.html)?", re.IGNORECASE)
_SEE_UNIT = re.compile(r"<a [^>]*\bid=\"?\d+\"?>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_DOC = re.compile(r"<DOC\b([^>]*)>(.*?)</DOC>", re.IGNORECASE | re.DOTALL)
_DOC_ID = re.compile(r"\bid=\"([^\"]+)\"|<DOCNO>\s*(.*?)\s*</DOCNO>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<(HEADLINE|HEAD|HL)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_TEXT = re.compile(r"<(TEXT|LEADPARA)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(r"</?P>", re.IGNORECASE)
_WIRE_MARKS = re.compile(r"&[LQU][RLC];")  # &UR; and its like, which newswire has for the typesetter
_TAG = re.compile(r"<[^<>]*>")


class _Name(NamedTuple):
    """What a docset and its models share: number, chooser, and the part of an update task."""

    number: str
    chooser: str
    part: str


def matches(path: Path) -> bool:
    """Whether there is a docset and a model anywhere below the folder."""
    return path.is_dir() and bool(_docsets(path)) and bool(_models(path))


def read(path: Path) -> Collection:
    """The docsets that have models, in name order; parts of update tasks are sets of their own.

    Raises:
        DataError: a file cannot be read, holds no document, or stands in a docset without models.
        OSError: a folder cannot be listed.
    """
    return collected(path.resolve().name, _sets(path))


def _sets(path: Path) -> Iterator[tuple[str, ReferencedSet]]:
    models = _models(path)
    for name, folder in sorted(_docsets(path).items()):
        if name not in models:
            raise DataError(str(folder), "is a docset without model summaries")
        documents = [
            document
            for file in sorted(folder.iterdir())
            if file.is_file() and not file.name.startswith(".")
            for document in _documents(file)
        ]
        references = tuple(_model_text(model) for model in models[name])
        yield str(folder), ReferencedSet(folder.name, tuple(documents), references)


def _docsets(path: Path) -> dict[_Name, Path]:
    found = {}
    for folder in sorted(path.rglob("*")):
        if (match := _DOCSET.fullmatch(folder.name)) and folder.is_dir() and any(map(Path.is_file, folder.iterdir())):
            number, chooser, part = match.groups()
            found[_Name(number.upper(), chooser.upper(), (part or "").upper())] = folder
    return found


def _models(path: Path) -> dict[_Name, list[Path]]:
    found: dict[_Name, list[Path]] = {}
    for file in sorted(path.rglob("*")):
        if (match := _MODEL.fullmatch(file.name)) and file.is_file():
            number, part, chooser, _ = match.groups()
            found.setdefault(_Name(number.upper(), chooser.upper(), (part or "").upper()), []).append(file)
    return found


def _documents(file: Path) -> Iterator[Document]:
    """The documents of one file: mostly one, at times many."""
    content = decode(file.read_bytes(), str(file))
    matched = list(_DOC.finditer(content))
    if not matched:
        raise DataError(str(file), "holds no <DOC>")
    for doc in matched:
        attributes, body = doc.groups()
        found = _DOC_ID.search(attributes) or _DOC_ID.search(body)
        title = _TITLE.search(body)
        paragraphs = "\n\n".join(_PARAGRAPH.sub("\n\n", text) for _, text in _TEXT.findall(body))
        yield Document(
            text=_plain(paragraphs).strip(),
            id=next(filter(None, found.groups())) if found else "",
            title=" ".join(_plain(title[2]).split()) if title else None,
        )


def _model_text(file: Path) -> str:
    content = decode(file.read_bytes(), str(file))
    units = _SEE_UNIT.findall(content)
    if units:
        return "\n".join(" ".join(_plain(unit).split()) for unit in units)
    return content.strip()


def _plain(markup: str) -> str:
    return html.unescape(_WIRE_MARKS.sub("", _TAG.sub("", markup)))
