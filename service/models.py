"""What a request may hold, as pydantic models: they check it, and the OpenAPI description is made from them.

Types, names and sizes are checked here; what a value means (is it an address, is it in the table) is checked where
the summarizers check it for everyone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.datatypes import OFF_TOPIC_CHOICES, Options
from summarizers.ranking.rankers import RANKERS

DEFAULTS = Options()
LANGUAGE = r"^(auto|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)$"
WEB_ADDRESS = r"^[Hh][Tt][Tt][Pp][Ss]?://"
MIN_DOCUMENTS = 2  # of a story that is told
_URL = "where it stands; fetched where neither text nor html is given, by a service with WIREBRIEF_FETCH=1"


def _whole(value: object) -> object:
    """34.0 is an integer to JSON Schema."""
    return int(value) if type(value) is float and value.is_integer() else value


Whole = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
Share = Annotated[float, Field(gt=0, le=1)]
Language = Annotated[str, Field(pattern=LANGUAGE, examples=["en"])]


def _names(table: Collection[str]) -> dict[str, Any]:
    """A table's names for the description; whether a name is one of them, the summarizers check."""
    return {"enum": list(table)}


class Record(BaseModel):
    """An object without any other field than its own; nothing is converted but 5.0 to 5."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class DocumentModel(Record):
    """One article: its text as it is, or its page as HTML."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["text"]}, {"required": ["html"]}]},
    )

    id: str | None = Field(None, description="unique in the set; the place in it, from 1, where it is missing")
    title: str | None = Field(None, description="the headline")
    text: str | None = Field(None, description="the article; places in the answer count its code points")
    html: str | None = Field(None, description="a web page, read where there is no text; the answer carries its text")
    source: str | None = Field(None, description="who published it", examples=["Reuters"])
    url: Annotated[str, Field(pattern=WEB_ADDRESS)] | None = Field(None, description=_URL)
    published: str | None = Field(None, description="ISO 8601 date or time", examples=["2024-12-28T09:00:00Z"])
    language: Language | None = Field(None, description="ISO 639-1 code; detected where it is missing")


def _exactly_one_property(schema: dict[str, Any]) -> None:
    """Say that there is one property, and that it is not null."""
    schema |= {"minProperties": 1, "maxProperties": 1}
    for field in schema["properties"].values():
        field |= field.pop("anyOf")[0]


class LengthModel(Record):
    """A ceiling on the brief: exactly one of these."""

    model_config = ConfigDict(json_schema_extra=_exactly_one_property)

    words: Whole | None = Field(None, description="in zh, ja and th characters")
    sentences: Whole | None = None
    characters: Whole | None = None
    ratio: Share | None = Field(None, description="share of all words")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = self.model_dump(exclude_unset=True)
        if len(given) != 1 or None in given.values():
            raise ValueError("exactly one of words, sentences, characters, ratio is needed")
        return self


class OptionsModel(Record):
    """What the brief should be like."""

    length: LengthModel | None = Field(None, description="100 words where it is missing")
    ranker: str = Field(DEFAULTS.ranker, json_schema_extra=_names(RANKERS))
    selector: str = Field(DEFAULTS.selector, json_schema_extra=_names(SELECTORS))
    diversity: float = Field(DEFAULTS.diversity, ge=0, le=1, description="0: relevance only; 1: diversity only")
    query: str | None = Field(None, max_length=1000, description="what has to do with these words is favoured")
    order: str = Field(DEFAULTS.order, json_schema_extra=_names(ORDERS))
    language: Language = Field(DEFAULTS.language, description="ISO 639-1 code, or auto")
    already_read: list[DocumentModel] | None = Field(None, description="what the reader knows is not said again")
    off_topic: str = Field(
        DEFAULTS.off_topic,
        json_schema_extra=_names(OFF_TOPIC_CHOICES),
        description="documents that are about something else",
    )
    explain: bool = Field(DEFAULTS.explain, description="list what was dropped, and why")


class BriefRequest(OptionsModel):
    """A document set and what its brief should be like."""

    documents: list[DocumentModel] = Field(min_length=1, description="articles about one event, in any order")
    id: str | None = Field(None, description="the set's own; a batch repeats it in its answer")
    references: list[str] | None = Field(None, description="human summaries of the set; not used")


class KeptDocumentModel(DocumentModel):
    """An article of an earlier answer's state."""

    model_config = ConfigDict(json_schema_extra={})

    id: str = Field(min_length=1, description="unique in the state")
    text: str = Field(description="the article")


class StoryModel(Record):
    """A story of an earlier answer's state."""

    id: str = Field(min_length=1, description="the story's, which it keeps")
    documents: list[KeptDocumentModel] = Field(min_length=1, description="all of its documents so far")
    sent: list[str] = Field([], description="sentences that its briefs have said, which are not said again")


class StoriesRequest(Record):
    """A mixed stream of articles, and what the brief of each story should be like."""

    documents: list[DocumentModel] = Field(min_length=1, description="articles about any events, in any order")
    length: LengthModel | None = Field(None, description="of each brief; 100 words where it is missing")
    min_documents: Whole = Field(MIN_DOCUMENTS, description="stories with fewer are not told")
    state: list[StoryModel] | None = Field(
        None, description="of the last answer, or [] the first time; where it is there, the answer has the next one"
    )
