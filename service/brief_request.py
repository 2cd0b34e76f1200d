"""A JSON body -> the documents and options of a brief, or a problem that says which field is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from service.linked_documents import Articles, invalid_document, read_models
from service.models import BriefRequest, DocumentModel, LengthModel, OptionsModel
from service.pointers import SHOWN, pointer, pointer_to
from service.problems import FieldError, Problem
from service.settings import SettingError, Settings, environment_name
from service.sizes import check_size, over_limit, placed
from summarizers.datatypes import BriefWarning, Document, Length, Options
from summarizers.errors import InvalidDocumentError, InvalidOptionError
from summarizers.options import checked_options, numbered_documents
from summarizers.ranking.rankers import RANKERS
from summarizers.reading.json_documents import parse

_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
_OPTION_NAMES = (
    "ranker",
    "selector",
    "diversity",
    "query",
    "order",
    "off_topic",
    "explain",
)
Model = TypeVar("Model", bound=BaseModel)


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
    request = checked_request(body, BriefRequest)
    check_size(placed(documents=request.documents, already_read=request.already_read or []), settings)
    return request


def checked_request(body: bytes, model: type[Model]) -> Model:
    """A JSON body as a model.

    Raises:
        Problem: 400 where the body is no JSON, 422 where a field is wrong.
    """
    try:
        request = model.model_validate_json(body)
    except ValidationError as error:
        raise from_validation(error, model) from None
    try:
        # Only now: pydantic has seen that nothing is nested deeply. It takes the last of equal keys, others the first.
        parse(body.decode(), "the body")
    except InvalidDocumentError as error:
        raise Problem("malformed", f"{error.place} {error.problem}"[:SHOWN]) from None
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
    try:
        request = OptionsModel.model_validate_strings(fields, strict=False)
    except ValidationError as error:
        raise from_validation(error, OptionsModel) from None
    return _options(request, settings)


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


def from_validation(error: ValidationError, model: type[BaseModel]) -> Problem:
    """The problem of fields that are wrong."""
    found = error.errors(include_url=False, include_context=False)
    if found[0]["type"] == "json_invalid":
        return Problem("malformed", found[0]["msg"].removeprefix("Invalid JSON: ")[:SHOWN])
    errors = [_field_error(one, model) for one in found]
    first = errors[0]
    more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
    return Problem("invalid", f"{first.pointer}: {first.detail}{more}", errors)


def _field_error(one: Any, model: type[BaseModel]) -> FieldError:  # noqa: ANN401 (pydantic's own record)
    """What pydantic found, without the value: of that, only the kind is told."""
    place, kind = one["loc"], one["type"]
    if kind == "extra_forbidden":
        told = f"unknown field; allowed: {', '.join(_fields_at(place[:-1], model))}"
    elif kind == "missing":
        told = "is missing"
    else:
        told = f"{one['msg'].removeprefix('Value error, ')}; got {_KINDS.get(type(one['input']), 'null')}"
    return FieldError(pointer(*place), told)


def _fields_at(place: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    """The fields of the object at a place."""
    if place:
        model = LengthModel if place[0] == "length" else DocumentModel
    return list(model.model_fields)
