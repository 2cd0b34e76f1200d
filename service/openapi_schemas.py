"""The records of the OpenAPI description: JSON Schema of the models of requests and answers."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from service import answers, service_answers
from service.models import BriefRequest, OptionsModel, Record, StoriesRequest
from summarizers.datatypes import LENGTH_UNITS

Schema = dict[str, Any]

_FILE: Schema = {"type": "string", "format": "binary"}
_REFERENCE = "#/components/schemas/{model}"


class _Plain(GenerateJsonSchema):
    """Without titles that repeat a name, and without a default for what may be missing."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The schema, with its default where it has one."""
        if schema.get("default") is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 (pydantic's signature)
        """No."""
        return False


def reference(model: str) -> Schema:
    """Where a record is described."""
    return {"$ref": _REFERENCE.format(model=model)}


def all_schemas() -> Schema:
    """The requests, and every answer."""
    found = [*vars(answers).values(), *vars(service_answers).values()]
    models = [one for one in found if isinstance(one, type) and issubclass(one, Record)]
    return schemas_of(BriefRequest, StoriesRequest, *(one for one in models if one is not Record))


def schemas_of(*models: type[BaseModel]) -> Schema:
    """The JSON Schema of models and all that they hold, by name."""
    modes: list[tuple[type[BaseModel], JsonSchemaMode]] = [(one, "validation") for one in models]
    _, schema = models_json_schema(modes, ref_template=_REFERENCE, schema_generator=_Plain)
    found: Schema = schema["$defs"]
    return found


def form() -> Schema:
    """The form of a brief: files, and the options as fields with a length's unit as a field of its own."""
    known = {"type": "array", "items": _FILE, "description": "what the reader knows"}
    return _form(BriefRequest, set(OptionsModel.model_fields) - {"length", "already_read"}, already_read=known)


def stories_form() -> Schema:
    """The form of stories."""
    state = _FILE | {"description": "a state as JSON Lines; may be empty, where it is the first"}
    return _form(StoriesRequest, {"min_documents"}, state=state)


def _form(model: type[BaseModel], simple: set[str], **files: Schema) -> Schema:
    records = schemas_of(model)
    options = records[model.__name__]["properties"]
    length = records["LengthModel"]["properties"]
    return {
        "type": "object",
        "required": ["files"],
        "additionalProperties": False,
        "properties": {
            "files": {"type": "array", "minItems": 1, "items": _FILE, "description": "articles, one or more a file"},
            **files,
            **{unit: length[unit] for unit in LENGTH_UNITS},
            **{name: schema for name, schema in options.items() if name in simple},
        },
    }
