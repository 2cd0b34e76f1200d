"""Briefs, stories and problems as the service answers them: pydantic models.

The OpenAPI description is made from them, and tests hold to them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.models import Record

Place = Annotated[int, Field(ge=0, description="code points from the start of the document's text")]
DocumentId = Annotated[str, Field(description="id of a document in `documents`")]


class SupportAnswer(Record):
    """Another document says the same."""

    document: DocumentId
    start: Place
    end: Place
    similarity: float = Field(description="cosine, in [0, 1]")


class DisagreementAnswer(Record):
    """Another document gives another figure for the same thing."""

    figure: str = Field(description="as the brief's sentence says it")
    document: DocumentId
    start: Place
    end: Place
    says: str = Field(description="the other figure, verbatim")
    at: list[int] = Field(min_length=2, max_length=2, description="start and end of the figure in the sentence's text")
    earlier: bool | None = Field(
        description="true: the brief's figure is the earlier one; false: the other is; null: `published` does not tell"
    )


class SaidDateAnswer(Record):
    """A day that the sentence names by the day of writing ("on Wednesday"), as its document's `published` has it."""

    at: list[int] = Field(min_length=2, max_length=2, description="start and end of the phrase in the sentence's text")
    says: str = Field(description="the phrase, verbatim")
    date: str = Field(description="ISO 8601 date", examples=["2024-12-25"])


class SentenceAnswer(Record):
    """A verbatim sentence: `document.text[start:end]` with its white space folded."""

    text: str
    document: DocumentId
    start: Place
    end: Place
    score: float
    support: list[SupportAnswer]
    disagreements: list[DisagreementAnswer]
    dates: list[SaidDateAnswer] = Field(description="those that are certain, where `published` is known")


class DocumentAnswer(Record):
    """A document as the brief saw it."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    sentences: int = Field(ge=0)
    duplicate_of: str | None = Field(description="id of the document that it is a copy of")
    off_topic: bool
    text: str = Field("", description="the text that places count in, where it was taken out of HTML or a file")


class WarningAnswer(Record):
    """Something that the reader of a brief should know."""

    code: str
    message: str
    document: str | None


class DroppedAnswer(Record):
    """A sentence that was passed over, and why."""

    document: DocumentId
    start: Place
    end: Place
    reason: str
    kept: int | None = Field(description="place in `sentences` of the one that stands for it")
    similarity: float | None


class BriefAnswer(Record):
    """The brief: sentences in reading order, each with its sources."""

    title: str | None = Field(description="verbatim title of the most central document")
    text: str = Field(description="the sentences joined by one blank")
    language: str
    signature: str = Field(description="every option that shaped the answer, and the version")
    sentences: list[SentenceAnswer]
    documents: list[DocumentAnswer]
    warnings: list[WarningAnswer]
    dropped: list[DroppedAnswer] = Field([], description="with `explain` alone")


class ErrorAnswer(Record):
    """What is wrong in one place."""

    pointer: str = Field(description="JSON pointer as a URI fragment, such as #/documents/0/text")
    detail: str


class ProblemAnswer(Record):
    """RFC 9457: what went wrong."""

    type: str = Field(description="kind of the problem, an anchor of /docs")
    title: str
    status: int
    detail: str
    instance: str = Field(description="the request's id")
    errors: list[ErrorAnswer] = Field([], description="at most 20")


class StoryAnswer(Record):
    """A story: the documents about one event."""

    id: str
    title: str | None = Field(description="of its most central document that has one")
    language: str
    documents: list[str] = Field(min_length=1, description="ids, by time; no document is in two stories")
    first: str | None = Field(description="`published` of the earliest document")
    last: str | None = Field(description="`published` of the latest document")
    certainty: float = Field(ge=0, le=1, description="1 where no other story could be taken for it")
    brief: BriefAnswer | None = Field(description="null where nothing can be said")


class KeptDocumentAnswer(Record):
    """A document as a state keeps it."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class KeptStoryAnswer(Record):
    """A story as a state keeps it."""

    id: str
    documents: list[KeptDocumentAnswer]
    sent: list[str] = Field(description="sentences that its briefs have said")


class StoriesAnswer(Record):
    """The stories, larger ones first."""

    stories: list[StoryAnswer]
    warnings: list[WarningAnswer]
    state: list[KeptStoryAnswer] | None = Field(
        None, description="what to send with the next articles; there where a state was sent"
    )


class BatchLineAnswer(Record):
    """A line of a batch's answer: the brief, or the problem, of the line of that number."""

    line: int = Field(ge=1)
    id: str | None = None
    status: int
    brief: BriefAnswer | None = None
    problem: ProblemAnswer | None = None
