"""Pages -> documents: the article on each page, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from service.fetch.addresses import AddressBook
from service.fetch.faults import LinkFault
from service.fetch.links import PRODUCT, Fetcher, Page
from service.settings import Settings
from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.encodings import declared_encoding, decode
from summarizers.reading.html_page import document_from_html
from summarizers.version import __version__


def make_fetcher(settings: Settings) -> Fetcher | None:
    """The fetcher of a service; None where fetching is off."""
    if not settings.fetch:
        return None
    allowed = frozenset(entry.strip() for entry in settings.fetch_allow.split(",") if entry.strip())
    contact = f" (+{settings.fetch_contact})" if settings.fetch_contact else ""
    user_agent = f"{PRODUCT}/{__version__}{contact}"
    return Fetcher(AddressBook(allowed), user_agent, settings.max_page_bytes)


def articles(
    urls: Iterable[str], fetcher: Fetcher, left: Callable[[], float], most_characters: int
) -> Mapping[str, Document | LinkFault]:
    """The article behind each link, or why there is none.

    Args:
        urls: the links.
        fetcher: fetches them.
        left: seconds for all of them together; no page is begun when they are over.
        most_characters: of an article.
    """
    pages = fetcher.pages(urls, left())
    late = LinkFault("came too late to be read")
    return {url: _article(page, most_characters) if left() > 0 else late for url, page in pages.items()}


def _article(page: Page | LinkFault, most_characters: int) -> Document | LinkFault:
    if isinstance(page, LinkFault):
        return page
    try:
        html = decode(page.content, "page", page.charset or declared_encoding(page.content))
        article = document_from_html(html, "page")
    except InvalidDocumentError as error:
        return LinkFault(error.problem)
    if len(article.text) > most_characters:
        return LinkFault(f"has an article of more than {most_characters:,} characters")
    return article
