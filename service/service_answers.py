"""What the service answers about itself: what there is to choose from, its limits, its health and its version."""

from __future__ import annotations

from pydantic import Field

from service.models import Record


class NamedAnswer(Record):
    """An entry of a table."""

    name: str
    description: str
    default: bool


class OutputAnswer(NamedAnswer):
    """A form of the answer."""

    media_type: str


class InputAnswer(Record):
    """A form of files."""

    name: str
    description: str
    suffixes: list[str]


class LanguageAnswer(Record):
    """A language that is known; others are served by shape and Unicode words."""

    code: str
    description: str


class LimitAnswer(Record):
    """A limit of this service."""

    name: str
    value: float
    setting: str
    description: str


class MethodsAnswer(Record):
    """What there is to choose from, and the limits."""

    version: str
    rankers: list[NamedAnswer]
    selectors: list[NamedAnswer]
    orders: list[NamedAnswer]
    outputs: list[OutputAnswer]
    inputs: list[InputAnswer]
    languages: list[LanguageAnswer]
    options: dict[str, object] = Field(description="defaults")
    limits: list[LimitAnswer]


class StatusAnswer(Record):
    """Health."""

    status: str


class VersionAnswer(Record):
    """The version."""

    name: str
    version: str
