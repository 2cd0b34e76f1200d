"""A body of `POST /v1/stories` -> the documents, the stories that are remembered, and the options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from service.brief_request import checked_documents, length_of
from service.linked_documents import Articles, invalid_document, read_models
from service.models import MIN_DOCUMENTS, BriefRequest, LengthModel, Record, StoriesRequest, Whole
from service.pointers import SHOWN
from service.problems import FieldError, Problem
from service.settings import Settings
from service.sizes import Sized, check_size, placed
from service.story_state import Remembered, checked_state, state_from_lines
from service.uploads import option_fields, parts, read_articles, unreadable
from service.validation import model_from_json, model_from_strings
from summarizers.datatypes import BriefWarning, Document, Length
from summarizers.errors import InvalidDocumentError

FILE_FIELDS = ("files", "state")


@dataclass(frozen=True, slots=True)
class StoriesWork:
    """What is asked for.

    Attributes:
        documents: with their ids filled in.
        remembered: the stories of the state that was sent; None where none was, so that none is answered.
        min_documents: of a story that is told.
        length: of each brief.
        warnings: what the reader should know of the reading.
    """

    documents: tuple[Document, ...]
    remembered: tuple[Remembered, ...] | None
    min_documents: int
    length: Length
    warnings: tuple[BriefWarning, ...] = ()

    def shape(self) -> tuple[object, ...]:
        """All that shapes the stories."""
        return self.min_documents, self.length, self.remembered, self.documents, self.warnings


class FormOptions(Record):
    """The fields of a form."""

    length: LengthModel | None = None
    min_documents: Whole = MIN_DOCUMENTS


def stories_from_json(body: bytes, settings: Settings) -> StoriesRequest:
    """The request that a JSON body holds, its fields and its size checked, nothing in it read yet.

    Raises:
        Problem: 400 where the body is no JSON, 422 where a field is wrong or a limit is passed.
    """
    request = model_from_json(body, StoriesRequest)
    _check_size(request, request.documents, settings)
    return request


def linked(request: StoriesRequest) -> BriefRequest:
    """The documents that are new, as a request of a brief has them: those of a state are never fetched."""
    return BriefRequest.model_construct(documents=request.documents)


def work_from_stories(
    request: StoriesRequest, found: Articles, settings: Settings, checkpoint: Callable[[str], None]
) -> StoriesWork:
    """The work that a request describes, its HTML read.

    Args:
        request: as it was sent.
        found: what was fetched for it.
        settings: the limits.
        checkpoint: called for each document; may raise to stop the work.

    Raises:
        Problem: 422 where a field is wrong or a limit is passed.
    """
    read = read_models(linked(request), found, checkpoint)
    # Once more, with what was fetched.
    _check_size(request, read.documents, settings)
    try:
        stories = [(f"state[{row}]", story.model_dump()) for row, story in enumerate(request.state or [])]
        remembered = None if request.state is None else checked_state(stories)
    except InvalidDocumentError as error:
        raise invalid_document(error) from None
    documents = checked_documents(read.documents)
    return StoriesWork(documents, remembered, request.min_documents, length_of(request.length, settings), read.warnings)


def stories_from_form(
    body: bytes, parameters: dict[str, str], settings: Settings, checkpoint: Callable[[str], None]
) -> StoriesWork:
    """The work that a form describes: files, and the state as a file of JSON Lines, as the command line keeps it.

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
    remembered = _state(files.getlist("state"))
    kept = [document for story in remembered or () for document in story.documents]
    check_size(placed(documents=given.documents, state=kept), settings)
    options = model_from_strings(option_fields(fields), FormOptions)
    documents = checked_documents(list(given.documents))
    length = length_of(options.length, settings)
    return StoriesWork(documents, remembered, options.min_documents, length, unreadable(given.faults))


def _check_size(request: StoriesRequest, documents: Sequence[Sized], settings: Settings) -> None:
    kept = {f"state[{row}].documents": story.documents for row, story in enumerate(request.state or [])}
    check_size(placed(documents=documents, **kept), settings)


def _state(files: list[FileStorage]) -> tuple[Remembered, ...] | None:
    if not files:
        return None
    try:
        if len(files) > 1:
            raise InvalidDocumentError("state", "stands twice")
        return state_from_lines(files[0].read(), "state")
    except InvalidDocumentError as error:
        told = f"{error.place}: {error.problem}"[:SHOWN]
        raise Problem("invalid", told, [FieldError("#/state", told)]) from None
