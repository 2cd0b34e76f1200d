"""Options checked against the tables they name, and the signature that they leave on an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from summarizers.choosing.ordering import ORDERS
from summarizers.choosing.selectors import SELECTORS
from summarizers.datatypes import OFF_TOPIC_CHOICES, Document, Options
from summarizers.errors import InvalidDocumentError, InvalidOptionError
from summarizers.ranking.rankers import RANKERS
from summarizers.version import __version__

_CODE = re.compile(r"[a-z]{2,3}")


def checked_options(options: Options) -> Options:
    """The options, a blank query as none.

    Raises:
        InvalidOptionError: for a name that is in no table, or a number out of its range.
    """
    for option, got, allowed in (
        ("ranker", options.ranker, RANKERS),
        ("selector", options.selector, SELECTORS),
        ("order", options.order, ORDERS),
        ("off_topic", options.off_topic, OFF_TOPIC_CHOICES),
    ):
        if got not in allowed:
            raise InvalidOptionError(option, got, ", ".join(allowed))
    if not 0 <= options.diversity <= 1:
        raise InvalidOptionError("diversity", options.diversity, "a number from 0 to 1")
    if options.language != "auto" and not _CODE.fullmatch(options.language):
        raise InvalidOptionError("language", options.language, "auto or an ISO 639-1 code such as en")
    return replace(options, query=options.query if options.query and options.query.strip() else None)


def numbered_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents with ids filled in by place: "1", "2", ….

    Raises:
        InvalidDocumentError: for an id that stands twice.
    """
    numbered: list[Document] = []
    seen: dict[str, int] = {}
    for place, document in enumerate(documents):
        named = document if document.id else document.with_id(str(place + 1))
        if named.id in seen:
            raise InvalidDocumentError(
                f"documents[{place}].id", f"got {named.id!r} a second time; it is documents[{seen[named.id]}]'s"
            )
        seen[named.id] = place
        numbered.append(named)
    return tuple(numbered)


def signature(options: Options, language: str) -> str:
    """Every option that shapes an answer, and the version. Texts stand in it as hashes."""
    parts = {
        "ranker": options.ranker,
        "selector": options.selector,
        "diversity": f"{options.diversity:g}",
        "length": str(options.length),
        "order": options.order,
        "language": language,
        "off_topic": options.off_topic,
        "query": _hash(options.query) if options.query else "no",
        "already_read": _hash(*sorted(one.text for one in options.already_read)) if options.already_read else "no",
        "v": __version__,
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())


def _hash(*texts: str) -> str:
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"sha256-{digest[:12]}"
