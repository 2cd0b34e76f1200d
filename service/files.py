"""Paths, folders and standard input -> documents; what cannot be read is named with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_sets import DocumentSet, ReadFault, together
from summarizers.reading.encodings import decode
from summarizers.reading.input_formats import INPUT_FORMATS, is_known_suffix, read_documents
from summarizers.reading.set_description import SetDescription, read_description

STANDARD_INPUT = "-"
LARGEST_FILE = 64 * 2**20  # bytes
# A folder that holds the first two is a set with its reference briefs; the third may say more of it.
ARTICLES, REFERENCES, DESCRIPTION = "articles", "references", "set.json"


def read_paths(paths: Sequence[str], stdin: BinaryIO, largest_file: int = LARGEST_FILE) -> DocumentSet:
    """The documents of files, folders and standard input as one set, each with an id of its own.

    A folder is read with all folders in it, in name order, without hidden files, and once, however many
    links lead to it. Of one that holds `articles/` and `references/`, the articles are read, with what
    `set.json` says of them.

    Args:
        paths: of files and folders; "-" is standard input. One that is named twice is read once.
        stdin: what "-" stands for.
        largest_file: in bytes; a larger one is a fault.
    """
    reading = _Reading(largest_file)
    named_sets: list[tuple[str, DocumentSet]] = []
    for path in dict.fromkeys(paths):
        if path == STANDARD_INPUT:
            named_sets.append(("stdin", reading.stream(stdin, "stdin")))
        else:
            named_sets.extend(reading.path(Path(path)))
    return together(named_sets)


def read_set_folder(folder: Path, largest_file: int = LARGEST_FILE) -> DocumentSet:
    """The set in a folder of `articles/` and `references/`; the folder's name is its id if it has no other.

    Raises:
        OSError: one of the folders cannot be listed.
    """
    reading = _Reading(largest_file)
    description, faults = reading.description(folder)
    articles = together(list(reading.articles(folder, description)))
    references: list[str] = []
    for path in _entries(folder / REFERENCES):
        try:
            references.append(decode(reading.content(path), _shown(path)).strip())
        except InvalidDocumentError as error:
            faults.append(ReadFault(error.place, error.problem))
    return DocumentSet(
        documents=articles.documents,
        id=description.id or folder.resolve().name,
        language=description.language,
        references=tuple(references),
        faults=(*articles.faults, *faults),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One walk over paths. Everything is given with its name, and faults are sets without documents."""

    largest_file: int
    folders_read: set[tuple[int, int]] = field(default_factory=set)  # by device and file number

    def path(self, path: Path) -> Iterator[tuple[str, DocumentSet]]:
        """What stands at a path that the caller named: any file that can be read, pipes too."""
        try:
            status = path.stat()
            if not S_ISDIR(status.st_mode):
                yield _shown(path), self.file(path)
            elif (status.st_dev, status.st_ino) not in self.folders_read:
                self.folders_read.add((status.st_dev, status.st_ino))
                yield from self.folder(path)
        except OSError as error:
            yield _fault(path, _reason(error))

    def folder(self, folder: Path) -> Iterator[tuple[str, DocumentSet]]:
        entries = _entries(folder)
        if {ARTICLES, REFERENCES} <= {entry.name for entry in entries if entry.is_dir()}:
            description, faults = self.description(folder)
            yield _shown(folder), DocumentSet(faults=tuple(faults))
            yield from self.articles(folder, description)
        else:
            for entry in entries:
                yield from self.entry(entry)

    def entry(self, path: Path) -> Iterator[tuple[str, DocumentSet]]:
        """What stands in a folder. No one named it, so it is opened only where it looks like an article."""
        if path.is_file() and path.suffix and not is_known_suffix(path.name):
            known = " ".join(suffix for one in INPUT_FORMATS.values() for suffix in one.suffixes)
            yield _fault(path, f"has the suffix of no input format; those are {known}")
        elif path.exists() and not path.is_file() and not path.is_dir():
            yield _fault(path, "is neither a file nor a folder")
        else:
            yield from self.path(path)

    def articles(self, folder: Path, description: SetDescription) -> Iterator[tuple[str, DocumentSet]]:
        """The articles of a set's folder, each with what is said of its file."""
        for entry in _entries(folder / ARTICLES):
            for name, one in self.entry(entry):
                yield name, description.applied_to(one, entry.name)

    def description(self, folder: Path) -> tuple[SetDescription, list[ReadFault]]:
        """What a set's folder says of itself; where that cannot be read, nothing, and why."""
        path = folder / DESCRIPTION
        if not path.exists():
            return SetDescription(), []
        try:
            return read_description(self.content(path), _shown(path)), []
        except InvalidDocumentError as error:
            return SetDescription(), [ReadFault(error.place, error.problem)]

    def file(self, path: Path) -> DocumentSet:
        try:
            content = self.content(path)
        except InvalidDocumentError as error:
            return DocumentSet(faults=(ReadFault(error.place, error.problem),))
        return read_documents(content, _shown(path))

    def stream(self, stream: BinaryIO, name: str) -> DocumentSet:
        """What a stream holds, up to its end."""
        try:
            return read_documents(self.bytes_of(stream, name), name)
        except InvalidDocumentError as error:
            return DocumentSet(faults=(ReadFault(error.place, error.problem),))

    def content(self, path: Path) -> bytes:
        """All bytes of a file.

        Raises:
            InvalidDocumentError: it cannot be opened, is too large, or changed while it was read.
        """
        try:
            with path.open("rb") as stream:
                before = os.fstat(stream.fileno())
                content = self.bytes_of(stream, _shown(path))
                after = os.fstat(stream.fileno())
        except OSError as error:
            raise InvalidDocumentError(_shown(path), _reason(error)) from None
        # A pipe has no size, and its times change as it is read.
        changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
        if changed and S_ISREG(after.st_mode):
            raise InvalidDocumentError(_shown(path), "changed while it was read")
        return content

    def bytes_of(self, stream: BinaryIO, name: str) -> bytes:
        try:
            content = stream.read(self.largest_file + 1)
        except OSError as error:
            raise InvalidDocumentError(name, _reason(error)) from None
        if len(content) > self.largest_file:
            raise InvalidDocumentError(name, f"is larger than {self.largest_file:,} bytes")
        return content


def _entries(folder: Path) -> list[Path]:
    """What stands in a folder, in name order, without what is hidden."""
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _shown(path: Path) -> str:
    """The path as text: names that are no UTF-8 would be half characters, which no answer can hold."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _fault(path: Path, reason: str) -> tuple[str, DocumentSet]:
    return _shown(path), DocumentSet(faults=(ReadFault(_shown(path), reason),))


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{reason[:1].lower()}{reason[1:]}"
