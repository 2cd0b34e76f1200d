"""The documents of a JSON body: their own text, or the article behind their link where the service fetches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.fetch.deadline import Deadline
from service.fetch.documents import articles
from service.fetch.faults import LinkFault
from service.fetch.links import Fetcher
from service.models import BriefRequest, DocumentModel
from service.pointers import SHOWN, pointer_to
from service.problems import FieldError, Problem
from service.settings import Settings, environment_name
from summarizers.datatypes import BriefWarning, Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.document_fields import document_from_fields

Articles = Mapping[str, Document | LinkFault]


@dataclass(frozen=True, slots=True)
class Links:
    """What may be fetched for one request: by whom (None where fetching is off), and how many seconds are left."""

    fetcher: Fetcher | None
    left: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Read:
    """The documents of a request, those that could not be fetched left out and named in the warnings."""

    documents: list[Document]
    already_read: tuple[Document, ...]
    warnings: tuple[BriefWarning, ...]


def fetched(request: BriefRequest, settings: Settings, links: Links) -> Articles:
    """The articles behind the links of a request, every link fetched at the same time.

    Raises:
        Problem: 422 where a link is there and fetching is off, or there are too many; 503 where others fetch.
    """
    return _articles([("documents", request.documents), ("already_read", request.already_read or [])], settings, links)


def read_models(request: BriefRequest, found: Articles, checkpoint: Callable[[str], None]) -> Read:
    """All documents of a request.

    Args:
        request: as it was sent.
        found: what was fetched for it.
        checkpoint: called for each document; may raise to stop the work.

    Raises:
        Problem: 422 where a field is wrong, or every document is a dead link.
    """
    known = request.already_read or []
    documents, faults = _documents(request.documents, "documents", found, checkpoint)
    already_read, more_faults = _documents(known, "already_read", found, checkpoint)
    if not documents:
        errors = [FieldError(pointer_to(f"documents[{row}].url"), fault.reason) for row, fault in faults.items()]
        raise Problem("not-fetched", "no document could be fetched", errors)
    warnings = [_warning(request.documents[row], str(row + 1), fault) for row, fault in faults.items()]
    warnings += [_warning(known[row], None, fault) for row, fault in more_faults.items()]
    return Read(documents, tuple(already_read), tuple(warnings))


def invalid_document(error: InvalidDocumentError) -> Problem:
    """The problem of a document that cannot be read."""
    told = error.problem[:SHOWN]
    return Problem("invalid", f"{error.place}: {told}", [FieldError(pointer_to(error.place), told)])


def _articles(lists: Sequence[tuple[str, list[DocumentModel]]], settings: Settings, links: Links) -> Articles:
    wanted = [
        (f"{key}[{row}]", model.url)
        for key, models in lists
        for row, model in enumerate(models)
        if model.url is not None and _is_link(model)
    ]
    if not wanted:
        return {}
    if links.fetcher is None:
        told = "has only a url, and fetching is off; send text or html"
        raise Problem("fetching-off", f"{wanted[0][0]} {told}", [FieldError(pointer_to(wanted[0][0]), told)])
    if len(wanted) > settings.max_links:
        told = f"got {len(wanted)} links, allowed: at most {settings.max_links} ({environment_name('max_links')})"
        raise Problem("over-limit", told, [FieldError("#/documents", told)])
    if not links.fetcher.places.acquire(blocking=False):
        raise Problem("full", "all places for links are taken", headers={"Retry-After": "1"})
    try:
        end = Deadline(min(settings.fetch_seconds, links.left()))
        urls = (url for _, url in wanted)
        return articles(urls, links.fetcher, end.left, settings.max_document_characters)
    finally:
        links.fetcher.places.release()


def _is_link(model: DocumentModel) -> bool:
    return model.text is None and model.html is None and model.url is not None


def _documents(
    models: list[DocumentModel], key: str, found: Articles, checkpoint: Callable[[str], None]
) -> tuple[list[Document], dict[int, LinkFault]]:
    """The documents, and the faults of the others by row."""
    documents: list[Document] = []
    faults: dict[int, LinkFault] = {}
    for row, model in enumerate(models):
        checkpoint("read")
        article = found.get(model.url or "") if _is_link(model) else None
        if isinstance(article, LinkFault):
            faults[row] = article
            continue
        fields = model.model_dump()
        # Numbered here, as places move where one is left out.
        fields["id"] = model.id or str(row + 1)
        try:
            documents.append(_document(fields, f"{key}[{row}]", article))
        except InvalidDocumentError as error:
            raise invalid_document(error) from None
    return documents, faults


def _document(fields: dict[str, object], place: str, article: Document | None) -> Document:
    if article is None:
        return document_from_fields(fields, place)
    given = document_from_fields(fields | {"text": article.text}, place)
    return replace(
        given,
        title=given.title or article.title,
        source=given.source or article.source,
        published=given.published or article.published,
        extracted=True,
    )


def _warning(model: DocumentModel, number: str | None, fault: LinkFault) -> BriefWarning:
    return BriefWarning("not-fetched", f"{model.url} {fault.reason}", model.id or number)
