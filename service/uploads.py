"""multipart/form-data -> the same work as JSON: files as the command line reads them, options as form fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from service.brief_request import Work, checked_documents, options_from_strings
from service.pointers import SHOWN
from service.problems import FieldError, Problem
from service.settings import Settings
from service.sizes import check_size, placed
from summarizers.datatypes import LENGTH_UNITS, BriefWarning
from summarizers.reading.document_sets import DocumentSet, ReadFault, together
from summarizers.reading.input_formats import read_documents

MEDIA_TYPE = "multipart/form-data"
FILE_FIELDS = ("files", "already_read")
MOST_FIELD_BYTES = 64 * 1024  # of all fields that are no files


def work_from_form(
    body: bytes, parameters: dict[str, str], settings: Settings, checkpoint: Callable[[str], None]
) -> Work:
    """The work that a form describes, with a warning for each file that could not be read.

    Args:
        body: the whole form.
        parameters: of its media type; the boundary is needed.
        settings: the limits.
        checkpoint: called for each file; may raise to stop the work.

    Raises:
        Problem: 400 where the body is no form, 422 where a field or all files are wrong, or a limit is passed.
    """
    fields, files = parts(body, parameters, settings, FILE_FIELDS)
    given = read_articles(files.getlist("files"), checkpoint)
    known = read_files(files.getlist("already_read"), checkpoint)
    check_size(placed(documents=given.documents, already_read=known.documents), settings)
    options = options_from_strings(option_fields(fields), settings)
    if options.language == "auto" and given.language:
        options = replace(options, language=given.language)
    options = replace(options, already_read=known.documents)
    warnings = unreadable([*given.faults, *known.faults])
    return Work(checked_documents(list(given.documents)), options, warnings=warnings)


def parts(
    body: bytes, parameters: dict[str, str], settings: Settings, file_fields: Sequence[str]
) -> tuple[MultiDict[str, str], MultiDict[str, FileStorage]]:
    """The fields and the files of a form.

    Raises:
        Problem: 400 where the body is no form, 422 where a file field is not among those.
    """
    parser = FormDataParser(
        # Files stay in memory, where the body is already: nothing is written to a disk.
        stream_factory=lambda *_, **__: BytesIO(),
        max_form_memory_size=MOST_FIELD_BYTES,
        max_form_parts=settings.max_documents + 50,
        silent=False,
    )
    try:
        _, fields, files = parser.parse(BytesIO(body), MEDIA_TYPE, len(body), parameters)
    except RequestEntityTooLarge:
        raise Problem("too-large", "too many parts, or too large a field that is no file") from None
    except ValueError:
        raise Problem("malformed", "the body is no multipart form, or its boundary is missing") from None
    unknown = sorted(set(files) - set(file_fields))
    if unknown:
        allowed = f"unknown file field; allowed: {', '.join(file_fields)}"
        raise Problem("invalid", allowed, [FieldError(f"#/{name[:SHOWN]}", allowed) for name in unknown])
    return fields, files


def read_articles(files: list[FileStorage], checkpoint: Callable[[str], None]) -> DocumentSet:
    """The documents in files, of which there is one at least.

    Raises:
        Problem: 422 where none of the files could be read.
    """
    given = read_files(files, checkpoint)
    if not given.documents:
        errors = [FieldError("#/files", f"{fault.name}: {fault.reason}"[:SHOWN]) for fault in given.faults]
        detail = "none of the files could be read" if errors else "send at least one file in the field files"
        raise Problem("invalid", detail, errors or [FieldError("#/files", "is missing")])
    return given


def unreadable(faults: Sequence[ReadFault]) -> tuple[BriefWarning, ...]:
    """A warning for each file that could not be read."""
    return tuple(BriefWarning("unreadable", f"{fault.name}: {fault.reason}"[:SHOWN]) for fault in faults)


def read_files(files: list[FileStorage], checkpoint: Callable[[str], None]) -> DocumentSet:
    """The documents in files, with the faults of those that could not be read."""
    sets: list[tuple[str, DocumentSet]] = []
    for one in files:
        checkpoint("read")
        name = one.filename or "file"
        sets.append((name, read_documents(one.read(), name)))
    found = together(sets)
    # The answer carries the text of every file, whatever its format: the caller has sent bytes, and places count in it.
    return replace(found, documents=tuple(replace(one, extracted=True) for one in found.documents))


def option_fields(fields: MultiDict[str, str]) -> dict[str, Any]:
    """The fields as the JSON body has them: a length's unit is a field of its own here, as on the command line.

    Raises:
        Problem: 422 where a field stands twice.
    """
    given: dict[str, Any] = {}
    length: dict[str, str] = {}
    for name, values in fields.lists():
        if len(values) > 1:
            raise _wrong(name, "stands twice")
        if name == "length":
            raise _wrong(name, f"is written {' or '.join(LENGTH_UNITS)} in a form")
        (length if name in LENGTH_UNITS else given)[name] = values[0]
    return given | {"length": length} if length else given


def _wrong(name: str, told: str) -> Problem:
    return Problem("invalid", f"a field {told}", [FieldError(f"#/{name[:SHOWN]}", told)])
