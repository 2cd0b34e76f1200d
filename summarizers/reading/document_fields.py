"""Named fields -> a document: the one place that says which keys there are, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from summarizers.datatypes import Document
from summarizers.errors import InvalidDocumentError
from summarizers.reading.field_shapes import is_iso_date, is_web_address

DOCUMENT_KEYS = ("id", "title", "text", "html", "source", "url", "published", "language")
SET_KEYS = ("id", "language", "references", "documents")

_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string", type(None): "null"}
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_NAMED_CHARACTERS = 40  # of an unknown key: enough to find it


def document_from_fields(fields: object, place: str) -> Document:
    """The document that a mapping of `DOCUMENT_KEYS` describes; null is as good as no key.

    `text` stands as it is. Without it, `html` is read as a page, and what the page says of its title, source,
    address and date fills the fields that are not given.

    Args:
        fields: a mapping, as `json.loads` gives it.
        place: what the errors call it, such as `documents[2]`; "" for the whole input.

    Raises:
        InvalidDocumentError: unknown keys, wrong types, no text or html, a date or address that is none.
    """
    given = checked_mapping(fields, DOCUMENT_KEYS, place)
    text = string_in(given, "text", place)
    html = string_in(given, "html", place)
    title, source = string_in(given, "title", place), string_in(given, "source", place)
    url, published = address_in(given, "url", place), date_in(given, "published", place)
    page = Document(text="")
    if text is None:
        if html is None:
            raise InvalidDocumentError(below(place, "text"), "is missing; a document has text or html")
        # Imported here: few documents are HTML, and its reader is heavy.
        from summarizers.reading.html_page import document_from_html

        page = document_from_html(html, below(place, "html"))
    return Document(
        text=page.text if text is None else text,
        id=string_in(given, "id", place) or "",
        title=title or page.title,
        source=source or page.source,
        url=url or page.url,
        published=published or page.published,
        language=language_in(given, "language", place),
        extracted=page.extracted,
    )


def below(place: str, key: str) -> str:
    """The place of a key: `articles.json: id`, `documents[2].text`."""
    if not place:
        return key
    return f"{place}.{key}" if place.endswith("]") else f"{place}: {key}"


def checked_mapping(fields: object, allowed: Collection[str], place: str) -> Mapping[str, object]:
    """The mapping, if it is one and has no other than the allowed keys.

    Raises:
        InvalidDocumentError: it is none, or has.
    """
    if not isinstance(fields, Mapping):
        raise _wrong_type(fields, "an object", place or "the input")
    for key in fields:
        if key not in allowed:
            shown = repr(str(key)[:_NAMED_CHARACTERS])
            problem = f"has an unknown key {shown}; allowed: {', '.join(allowed)}"
            raise InvalidDocumentError(place or "the input", problem)
    return fields


def list_in(fields: Mapping[str, object], key: str, place: str) -> list[object]:
    """The list under a key; empty where there is none.

    Raises:
        InvalidDocumentError: it is no list.
    """
    value = fields.get(key)
    if value is not None and not isinstance(value, list):
        raise _wrong_type(value, "a list", below(place, key))
    return value or []


def mapping_in(fields: Mapping[str, object], key: str, place: str) -> Mapping[str, object]:
    """The mapping under a key, whatever its keys; empty where there is none.

    Raises:
        InvalidDocumentError: it is no mapping.
    """
    value = fields.get(key)
    if value is not None and not isinstance(value, Mapping):
        raise _wrong_type(value, "an object", below(place, key))
    return value or {}


def string_in(fields: Mapping[str, object], key: str, place: str) -> str | None:
    """The string under a key, if there is one.

    Raises:
        InvalidDocumentError: it is no string, or one that no encoding can hold (half a character).
    """
    return None if fields.get(key) is None else checked_string(fields[key], below(place, key))


def checked_string(value: object, place: str) -> str:
    """The value, if it is a string that can be encoded.

    Raises:
        InvalidDocumentError: it is not.
    """
    if not isinstance(value, str):
        raise _wrong_type(value, "a string", place)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        problem = f"has half a character (a lone surrogate) at {error.start}"
        raise InvalidDocumentError(place, problem) from None
    return value


def address_in(fields: Mapping[str, object], key: str, place: str) -> str | None:
    """The web address under a key, if there is one.

    Raises:
        InvalidDocumentError: it is no http or https address; javascript: must not become a link.
    """
    url = string_in(fields, key, place)
    if url and not is_web_address(url):
        raise InvalidDocumentError(below(place, key), "is no http or https address")
    return url or None


def date_in(fields: Mapping[str, object], key: str, place: str) -> str | None:
    """The ISO 8601 date, or date and time, under a key, if there is one; as it is written.

    Raises:
        InvalidDocumentError: it is none.
    """
    published = string_in(fields, key, place)
    if published and not is_iso_date(published):
        allowed = "2024-12-28 or 2024-12-28T09:00:00Z"
        raise InvalidDocumentError(below(place, key), f"is no ISO 8601 date, such as {allowed}")
    return published or None


def language_in(fields: Mapping[str, object], key: str, place: str) -> str | None:
    """The ISO 639 code under a key, without its region; None where there is none, or "auto".

    Raises:
        InvalidDocumentError: it has not the shape of a code.
    """
    language = string_in(fields, key, place)
    if not language or language == "auto":
        return None
    code = _LANGUAGE.fullmatch(language)
    if code is None:
        raise InvalidDocumentError(below(place, key), "is no ISO 639-1 code, such as en or de")
    return code.group(1).lower()


def _wrong_type(value: object, wanted: str, place: str) -> InvalidDocumentError:
    kind = _KINDS.get(type(value), "a list" if isinstance(value, list) else "an object")
    return InvalidDocumentError(place, f"is {kind}; {wanted} is needed")
