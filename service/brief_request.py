"""A JSON body -> the documents and options of a brief, or a problem that says which field is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from service.linked_documents import Articles, invalid_document, read_models
from service.models import BriefRequest, LengthModel, OptionsModel
from service.pointers import pointer_to
from service.problems import FieldError, Problem
from service.settings import SettingError, Settings, environment_name
from service.sizes import check_size, over_limit, placed
from service.validation import model_from_json, model_from_strings
from summarizers.datatypes import BriefWarning, Document, Length, Options
from summarizers.errors import InvalidDocumentError, InvalidOptionError
from summarizers.options import checked_options, numbered_documents
from summarizers.ranking.rankers import RANKERS

_OPTION_NAMES = (
    "ranker",
    "selector",
    "diversity",
    "query",
    "order",
    "off_topic",
    "explain",
)


@dataclass(frozen=True, slots=True)
class Work:
    """What is asked for.

    Attributes:
        documents: with their ids filled in.
        options: checked.
        id: the set's own.
        warnings: what the brief's reader should know of the reading.
    """

    documents: tuple[Document, ...]
    options: Options
    id: str | None = None
    warnings: tuple[BriefWarning, ...] = ()

    def shape(self) -> tuple[object, ...]:
        """All that shapes the brief."""
        return self.options, self.documents, self.warnings


def request_from_json(body: bytes, settings: Settings) -> BriefRequest:
    """The request that a JSON body holds, its fields and its size checked, nothing in it read yet.

    Raises:
        Problem: 400 where the body is no JSON, 422 where a field is wrong or a limit is passed.
    """
    request = model_from_json(body, BriefRequest)
    check_size(placed(documents=request.documents, already_read=request.already_read or []), settings)
    return request


def work_from_request(
    request: BriefRequest, found: Articles, settings: Settings, checkpoint: Callable[[str], None]
) -> Work:
    """The work that a request describes, its HTML read.

    Args:
        request: as it was sent.
        found: what was fetched for it.
        settings: the limits.
        checkpoint: called for each document; may raise to stop the work.

    Raises:
        Problem: 422 where a field is wrong or a limit is passed.
    """
    read = read_models(request, found, checkpoint)
    # Once more, with what was fetched.
    check_size(placed(documents=read.documents, already_read=read.already_read), settings)
    options = replace(_options(request, settings), already_read=read.already_read)
    return Work(checked_documents(read.documents), options, request.id, read.warnings)


def options_from_strings(fields: dict[str, Any], settings: Settings) -> Options:
    """The options in a form, whose values are all strings.

    Raises:
        Problem: 422 where a field is wrong.
    """
    return _options(model_from_strings(fields, OptionsModel), settings)


def checked_documents(documents: list[Document]) -> tuple[Document, ...]:
    """The documents with their ids filled in.

    Raises:
        Problem: 422 where an id stands twice.
    """
    try:
        return numbered_documents(documents)
    except InvalidDocumentError as error:
        raise invalid_document(error) from None


def length_of(model: LengthModel | None, settings: Settings) -> Length:
    """The length that is asked for, 100 words where none is.

    Raises:
        Problem: 422 where it passes a limit.
    """
    if model is None:
        return Length()
    ((unit, amount),) = model.model_dump(exclude_unset=True).items()
    limit = f"max_length_{unit}"
    if amount > getattr(settings, limit, amount):
        raise over_limit(f"length.{unit}", amount, unit, settings, limit)
    return Length(unit, amount)


def _options(request: OptionsModel, settings: Settings) -> Options:
    language = request.language
    options = Options(
        length=length_of(request.length, settings),
        language=language if language == "auto" else re.split("[-_]", language)[0].lower(),
        **{name: getattr(request, name) for name in _OPTION_NAMES},
    )
    allowed = allowed_rankers(settings)
    try:
        checked = checked_options(options)
        if checked.ranker not in allowed:
            raise InvalidOptionError("ranker", checked.ranker, ", ".join(allowed))
        return checked
    except InvalidOptionError as error:
        told = f"got {str(error.got)[:40]!r}, allowed: {error.allowed}"
        raise Problem("invalid", f"{error.option}: {told}", [FieldError(pointer_to(error.option), told)]) from None


def allowed_rankers(settings: Settings) -> list[str]:
    """The names of the rankers that may be asked for.

    Raises:
        SettingError: the settings name one that is in no table, or not the default, which requests need not name.
    """
    wanted = [name.strip() for name in settings.rankers.split(",") if name.strip()] or list(RANKERS)
    default = Options().ranker
    if not {default} <= set(wanted) <= set(RANKERS):
        told = f"got {settings.rankers[:80]!r}, allowed: {default} and any of {', '.join(RANKERS)}"
        raise SettingError(f"{environment_name('rankers')}: {told}")
    return wanted
