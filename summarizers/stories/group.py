"""Documents -> stories: the one file that knows the order of the steps.

Documents are sorted by (time, text, title, id) first and work goes on in that order, so that the order in which they
came changes nothing. Pages of a site stand alone; copies follow the document that they are copies of and have no
say in what is near to what.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.options import numbered_documents
from summarizers.reading.cleaning import headline
from summarizers.reading.copies import copies
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import Language, language_of
from summarizers.reading.words import Words, words_of
from summarizers.stories.clusters import NEAREST, Clusters, cluster
from summarizers.stories.evidence import evidence
from summarizers.stories.pages import pages

_SECONDS_A_DAY = 86_400.0
_FREE = -1


@dataclass(frozen=True, slots=True)
class KnownStory:
    """A story of an earlier run: it keeps its id and its documents, and new documents may join it."""

    id: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one event.

    Attributes:
        id: made from the earliest document, or that of the known story.
        documents: by time, as far as it is known.
        language: ISO 639-1 code of all of them.
        title: of the most central document that has one.
        first: `published` of the earliest document, as it was given.
        last: that of the latest.
        certainty: in [0, 1]; 1 where no other story is near enough to be taken for it, 0 where one is as near as its
            own documents are to each other, or, for a document that stands alone, as near as would have joined it.
    """

    id: str
    documents: tuple[Document, ...]
    language: str
    title: str | None
    first: str | None
    last: str | None
    certainty: float


def group(
    documents: Iterable[Document],
    known: Iterable[KnownStory] = (),
    checkpoint: Callable[[str], None] = lambda _step: None,
) -> tuple[Story, ...]:
    """The stories of all documents, known ones included; larger ones first, of equals the earlier.

    Args:
        documents: in any order.
        known: stories of earlier runs; two of them are never merged.
        checkpoint: called with the name of each step that begins; may raise to stop the work.

    Raises:
        InvalidDocumentError: two documents have the same id, or two known stories have.
    """
    known = tuple(known)
    if len({story.id for story in known}) < len(known):
        raise InvalidDocumentError("known", "two stories have the same id")
    numbered = numbered_documents([*(document for story in known for document in story.documents), *documents])
    story_of = {document.id: at for at, story in enumerate(known) for document in story.documents}
    checkpoint("language")
    by_language: defaultdict[str, list[Document]] = defaultdict(list)
    for document in numbered:
        speaker = known[story_of[document.id]].documents[0] if document.id in story_of else document
        by_language[speaker.language or detect_language(speaker.text)].append(document)
    stories: list[Story] = []
    for code in sorted(by_language):
        ordered = sorted(by_language[code], key=lambda one: (_days(one), one.text, one.title or "", one.id))
        given = np.array([story_of.get(document.id, _FREE) for document in ordered], dtype=np.int64)
        grouping = _grouping(ordered, given, language_of(code), checkpoint)
        stories += [_story(rows, ordered, code, grouping, known) for rows in grouping.members]
    return tuple(sorted(stories, key=lambda story: (-len(story.documents), _days(story.documents[0]), story.id)))


class _Grouping(NamedTuple):
    """The stories of one language as rows of its documents.

    Attributes:
        members: rows of each story, ascending.
        given: (d,) number of each document's known story, or `_FREE`.
        central: (d,) how near each document is to all of its story; 0 for copies and pages.
        certainty: (d,) how sure the story of each document is.
    """

    members: list[list[int]]
    given: NDArray[np.int64]
    central: NDArray[np.float64]
    certainty: NDArray[np.float64]


def _grouping(
    documents: Sequence[Document], given: NDArray[np.int64], language: Language, checkpoint: Callable[[str], None]
) -> _Grouping:
    d = len(documents)
    checkpoint("words")
    texts = (text for document in documents for text in (document.title or "", document.text))
    words = words_of([" ".join(text.split()) for text in texts], language)
    document_of = np.repeat(np.arange(d), 2)
    is_page = pages(words, document_of, d, language)
    copy_of = _copies(words, document_of, is_page | (given != _FREE))
    is_compared = ~is_page & ~np.isin(np.arange(d), list(copy_of))
    compared = np.flatnonzero(is_compared)
    checkpoint("evidence")
    rows = evidence(words.keep(np.flatnonzero(is_compared[document_of])), len(compared))
    checkpoint("clusters")
    days = np.array([_days(documents[row]) for row in compared.tolist()])
    clusters = cluster(rows, np.where(np.isinf(days), np.nan, days), given[compared])

    # A document is named by the first one of its story; known stories are whole from the start.
    first_of = np.arange(d)
    first_of[compared] = compared[np.unique(clusters.label_of, return_index=True)[1][clusters.label_of]]
    for copy, kept in copy_of.items():
        first_of[copy] = first_of[kept]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for row, first in enumerate(first_of.tolist()):
        members[first].append(row)
    central, certainty = np.zeros(d), np.ones(d)
    central[compared] = clusters.central
    certainty[compared] = _certainty(clusters)[clusters.label_of]
    return _Grouping(list(members.values()), given, central, certainty)


def _copies(words: Words, document_of: NDArray[np.int64], is_own: NDArray[np.bool_]) -> dict[int, int]:
    """Documents that are copies of another; pages and documents of known stories are no one's."""
    rows = np.flatnonzero(~is_own[document_of])
    found = copies(document_of[rows], words.keep(rows), len(is_own))
    return dict(sorted(found.items()))


def _certainty(clusters: Clusters) -> NDArray[np.float64]:
    """(m,) how far the nearest other cluster is, against how near each cluster's own rows are."""
    own = np.where(np.isnan(clusters.within), NEAREST, clusters.within)
    return np.clip(1.0 - np.divide(clusters.nearest_other, own, out=np.zeros_like(own), where=own > 0), 0.0, 1.0)


def _story(
    rows: list[int], documents: Sequence[Document], language: str, grouping: _Grouping, known: Sequence[KnownStory]
) -> Story:
    own = tuple(documents[row] for row in rows)
    known_as = max(grouping.given[row] for row in rows)
    dated = [document.published for document in own if document.published]
    return Story(
        id=_id(own[0]) if known_as == _FREE else known[known_as].id,
        documents=own,
        language=language,
        title=_title(rows, documents, grouping.central),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        certainty=float(min(grouping.certainty[row] for row in rows)),
    )


def _title(rows: list[int], documents: Sequence[Document], central: NDArray[np.float64]) -> str | None:
    for row in sorted(rows, key=lambda row: (-central[row], row)):
        if title := documents[row].title or headline(documents[row].text):
            return title
    return None


def _id(document: Document) -> str:
    """The same for the same document in any run."""
    named = "\0".join((document.id, document.title or "", document.text))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _days(document: Document) -> float:
    """When a document was published, in days; infinite where that is unknown. Times without a zone count as UTC."""
    if not document.published:
        return float("inf")
    try:
        time = datetime.fromisoformat(document.published)
    except ValueError:
        return float("inf")
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp() / _SECONDS_A_DAY
