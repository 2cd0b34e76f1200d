"""Limits on how much one request may hold, looked at before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from service.pointers import pointer_to
from service.problems import FieldError, Problem
from service.settings import Settings, environment_name


class Sized(Protocol):
    """A record with a `text`, and perhaps an `html`."""

    @property
    def text(self) -> str | None:
        """The article."""


def placed(**lists: Sequence[Sized]) -> list[tuple[str, Sized]]:
    """Records with their places: `documents[0]`, …."""
    return [(f"{key}[{row}]", record) for key, records in lists.items() for row, record in enumerate(records)]


def check_size(records: list[tuple[str, Sized]], settings: Settings) -> None:
    """Refuse a set that is too large before anything is done with it.

    Args:
        records: all documents, with their places.
        settings: the limits.

    Raises:
        Problem: 422.
    """
    if len(records) > settings.max_documents:
        raise over_limit("documents", len(records), "documents", settings, "max_documents")
    total = 0
    for place, record in records:
        size = len(record.text or getattr(record, "html", None) or "")
        if size > settings.max_document_characters:
            raise over_limit(place, size, "characters", settings, "max_document_characters")
        total += size
    if total > settings.max_characters:
        raise over_limit("documents", total, "characters", settings, "max_characters")


def over_limit(place: str, got: float, unit: str, settings: Settings, limit: str) -> Problem:
    """The problem of a limit that is passed."""
    allowed = f"got {got:,} {unit}, allowed: at most {getattr(settings, limit):,} ({environment_name(limit)})"
    return Problem("over-limit", f"{place}: {allowed}", [FieldError(pointer_to(place), allowed)])
