"""A body or a form -> a pydantic model, or a problem that says which field is wrong, and how, in words of ours."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from service.models import LANGUAGE, WEB_ADDRESS
from service.pointers import SHOWN, pointer
from service.problems import FieldError, Problem
from summarizers.errors import InvalidDocumentError
from summarizers.reading.json_documents import parse

_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
# Else pydantic shows the pattern.
_UNLIKE = {
    WEB_ADDRESS: "is no web address; got a string with another beginning, allowed: http:// or https://",
    LANGUAGE: "is no language code; got a string of another form, allowed: auto or an ISO 639-1 code, such as en",
}
Model = TypeVar("Model", bound=BaseModel)


def model_from_json(body: bytes, model: type[Model]) -> Model:
    """A JSON body as a model.

    Raises:
        Problem: 400 where the body is no JSON, 422 where a field is wrong.
    """
    try:
        request = model.model_validate_json(body)
    except ValidationError as error:
        raise _problem(error, model) from None
    try:
        # Only now: pydantic has seen that nothing is nested deeply. It takes the last of equal keys, others the first.
        parse(body.decode(), "the body")
    except InvalidDocumentError as error:
        raise Problem("malformed", f"{error.place} {error.problem}"[:SHOWN]) from None
    return request


def model_from_strings(fields: dict[str, Any], model: type[Model]) -> Model:
    """The fields of a form, whose values are all strings, as a model.

    Raises:
        Problem: 422 where a field is wrong.
    """
    try:
        return model.model_validate_strings(fields, strict=False)
    except ValidationError as error:
        raise _problem(error, model) from None


def _problem(error: ValidationError, model: type[BaseModel]) -> Problem:
    found = error.errors(include_url=False)
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
    elif kind == "string_pattern_mismatch":
        told = _UNLIKE[one["ctx"]["pattern"]]
    else:
        told = f"{one['msg'].removeprefix('Value error, ')}; got {_KINDS.get(type(one['input']), 'null')}"
    return FieldError(pointer(*place), told)


def _fields_at(place: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    """The fields of the object at a place."""
    for name in place:
        if isinstance(name, str):
            model = _model_in(model.model_fields[name].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 (a type, or an expression of types)
    """The model that a field's type names, such as the `Story` of `list[Story] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
