"""The pair of files that Multi-News (Fabbri et al. 2019) comes in -> a collection.

Line i of `test.src` holds the documents of set i, line i of `test.tgt` its one summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from eval.datasets.collection import Collection, ReferencedSet, collected
from eval.errors import DataError
from summarizers import Document

# The raw files have the words, the preprocessed ones the bars.
_SEPARATOR = re.compile(r"story_separator_special_tag|\|\|\|\|\|")
_LINE_END = re.compile(r"\s*NEWLINE_CHAR\s*")


def matches(path: Path) -> bool:
    """Whether it is one of the pair, cleaned or not."""
    return _suffix_of(path) in (".src", ".tgt")


def read(path: Path) -> Collection:
    """The sets of both files; either of them may be named. Their ids are the numbers of their lines.

    Raises:
        DataError: one of the files is missing, or they differ in length, or a line has no text.
        OSError: a file cannot be opened.
    """
    sources, targets = _other(path, ".src"), _other(path, ".tgt")
    return collected(sources.name.split(".")[0], _sets(sources, targets))


def _sets(sources: Path, targets: Path) -> Iterator[tuple[str, ReferencedSet]]:
    source_lines, target_lines = _lines(sources), _lines(targets)
    if len(source_lines) != len(target_lines):
        problem = f"has {len(source_lines)} lines and {targets.name} has {len(target_lines)}"
        raise DataError(str(sources), problem)
    for number, (source, target) in enumerate(zip(source_lines, target_lines, strict=True), start=1):
        texts = [_LINE_END.sub("\n", text).strip() for text in _SEPARATOR.split(source)]
        documents = tuple(Document(text) for text in texts if text)
        reference = _LINE_END.sub("\n", target).strip().removeprefix("–").strip()
        for file, given in ((sources, documents), (targets, reference)):
            if not given:
                raise DataError(f"{file}:{number}", "holds no text")
        yield f"{sources}:{number}", ReferencedSet(str(number), documents, (reference,))


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise DataError(str(path), "is not UTF-8") from None
    except FileNotFoundError:
        raise DataError(str(path), "is missing; Multi-News is a pair of .src and .tgt") from None
    return text.removesuffix("\n").split("\n")


def _suffix_of(path: Path) -> str:
    return Path(path.name.removesuffix(".cleaned")).suffix


def _other(path: Path, suffix: str) -> Path:
    """The file of the pair with this suffix; only sources come cleaned."""
    if _suffix_of(path) == suffix:
        return path
    beside = Path(str(path).removesuffix(".cleaned")).with_suffix(suffix)
    cleaned = Path(f"{beside}.cleaned")
    return cleaned if suffix == ".src" and cleaned.exists() else beside
