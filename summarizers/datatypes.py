"""The records that cross the package's border, and those that travel inside it. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from summarizers.errors import InvalidOptionError

LENGTH_UNITS = ("words", "sentences", "characters", "ratio")
OFF_TOPIC_CHOICES = ("exclude", "include")


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Attributes:
        text: the article as the caller sent it; every offset in a brief counts code points of it.
        id: unique in its set; an empty one becomes "1", "2", … by place.
        title: the headline, where it is known.
        source: who published it, such as "Reuters".
        url: where it stands.
        published: ISO 8601 date or date and time.
        language: ISO 639-1 code; None asks for detection.
        extracted: the text was taken out of HTML, a file or a feed, so the answer has to carry it.
    """

    text: str
    id: str = ""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    extracted: bool = False

    def with_id(self, name: str) -> Document:
        """The same under an id; `dataclasses.replace` takes three times as long, which large sets feel."""
        fields = self.title, self.source, self.url, self.published, self.language, self.extracted
        return Document(self.text, name, *fields)


class Sentence(NamedTuple):
    """A verbatim span of a document.

    Attributes:
        document: row of its document, in the pipeline's canonical order.
        start: first code point of the span in the document's text.
        end: one past the last.
        text: the span with white space folded to single blanks and control characters removed.
        position: how many sentences of its document may be chosen before it.
        eligible: whether it may be chosen; the others still vote in the ranking.
    """

    document: int
    start: int
    end: int
    text: str
    position: int
    eligible: bool


@dataclass(frozen=True, slots=True)
class Length:
    """A ceiling on a brief: `amount` of `unit`; for the unit "ratio" a share in (0, 1] of all words."""

    unit: str = "words"
    amount: float = 100

    def __post_init__(self) -> None:
        """Refuse what can be no length.

        Raises:
            InvalidOptionError: for an unknown unit or an amount that is not positive.
        """
        if self.unit not in LENGTH_UNITS:
            raise InvalidOptionError("length", self.unit, ", ".join(LENGTH_UNITS))
        if self.unit == "ratio":
            if not 0 < self.amount <= 1:
                raise InvalidOptionError("length.ratio", self.amount, "a number above 0, at most 1")
        elif not self.amount >= 1 or self.amount % 1 != 0:  # so written, not-a-number and infinity are refused too
            raise InvalidOptionError(f"length.{self.unit}", self.amount, "a whole number from 1")

    def __str__(self) -> str:
        return f"{self.unit}={self.amount:g}"


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that shapes a brief besides the documents. Names are checked where their tables are known.

    Attributes:
        length: the ceiling.
        ranker: a name in `RANKERS`.
        selector: a name in `SELECTORS`.
        diversity: in [0, 1]; 0 asks for relevance only, 1 for diversity only (1 − λ of Carbonell & Goldstein 1998).
        query: biases the ranking towards these words; None or blank for none.
        order: a name in `ORDERS`.
        language: ISO 639-1 code, or "auto".
        already_read: what the reader knows; it is not said again.
        off_topic: "exclude" or "include" documents that are about something else.
        explain: whether the brief lists what was dropped, and why.
    """

    length: Length = field(default_factory=Length)
    ranker: str = "textrank"
    selector: str = "mmr"
    diversity: float = 0.35
    query: str | None = None
    order: str = "reading"
    language: str = "auto"
    already_read: tuple[Document, ...] = ()
    off_topic: str = "exclude"
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """Another document says the same: the place, and its cosine similarity in [0, 1]."""

    document: str
    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Another document gives another figure for the same thing.

    Attributes:
        figure: as the brief's sentence says it.
        at: its (start, end) in the text of the brief's sentence.
        document: the document that says otherwise.
        start: where the other figure stands in that document's text.
        end: one past it.
        says: the other figure, verbatim.
        earlier: True where the brief's figure is the earlier one, False where the other is, as their documents'
            `published` has it; None where that does not tell.
    """

    figure: str
    at: tuple[int, int]
    document: str
    start: int
    end: int
    says: str
    earlier: bool | None = None


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A day that a sentence names by the day of writing ("on Wednesday"), as its document's `published` has it.

    Attributes:
        at: its (start, end) in the text of the brief's sentence.
        says: what stands there.
        date: the calendar day, as ISO 8601: "2024-12-25".
    """

    at: tuple[int, int]
    says: str
    date: str


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A chosen sentence: `document.text[start:end]`, with white space folded, and who else says so."""

    text: str
    document: str
    start: int
    end: int
    score: float
    support: tuple[Support, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    dates: tuple[SaidDate, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefDocument:
    """A document as the brief saw it, in the caller's order.

    Attributes:
        document: the caller's document, its id filled in, its title found where it had none.
        sentences: how many sentences it was split into.
        duplicate_of: id of the document that it is a copy of.
        off_topic: whether it is about something else than the others.
    """

    document: Document
    sentences: int = 0
    duplicate_of: str | None = None
    off_topic: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that was not chosen although its score would have had it chosen.

    Attributes:
        document: id of its document.
        start: first code point of the span.
        end: one past the last.
        reason: a short code, such as "duplicate", "already_read", "opener", "length".
        kept: row in the brief's sentences of the one that stands for it, if any.
        similarity: cosine similarity to that one, if any.
    """

    document: str
    start: int
    end: int
    reason: str
    kept: int | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class BriefWarning:
    """Something that the reader of a brief should know: a stable code, a sentence, and the document it is about."""

    code: str
    message: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer: sentences in reading order, each with its sources, and all that was noticed on the way."""

    title: str | None
    language: str
    signature: str
    sentences: tuple[BriefSentence, ...]
    documents: tuple[BriefDocument, ...]
    warnings: tuple[BriefWarning, ...] = ()
    dropped: tuple[Dropped, ...] | None = None

    @property
    def text(self) -> str:
        """The sentences joined by one blank, nothing else."""
        return " ".join(sentence.text for sentence in self.sentences)
