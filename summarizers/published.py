"""When a document was published, as it states it: a day, an instant, and which of two came first.

No clock is asked. A day is taken as it stands, in the time zone that the document chose, because that is the day its
words "on Wednesday" and "today" were written on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

_ONLY_A_DAY = len("2025-06-03")  # the longest form of a date without a time


def stated_day(published: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or time; None where it is neither."""
    moment = _moment(published)
    return moment.date() if moment else None


def instant(published: str | None) -> str:
    """A time as text that sorts: in UTC. One without a zone is taken for UTC, what is no ISO 8601 for unknown: ""."""
    moment = _moment(published)
    try:
        return moment.astimezone(UTC).isoformat() if moment else ""
    except OverflowError:
        return ""


def is_before(one: str | None, other: str | None) -> bool | None:
    """Whether one was published before the other; None where that is unknown or they are of one time.

    A date without a time of day says nothing about the hours: then the days alone are compared.
    """
    if len(one or "") <= _ONLY_A_DAY or len(other or "") <= _ONLY_A_DAY:
        days = stated_day(one), stated_day(other)
        return None if days[0] is None or days[1] is None or days[0] == days[1] else days[0] < days[1]
    instants = instant(one), instant(other)
    return None if "" in instants or instants[0] == instants[1] else instants[0] < instants[1]


def _moment(published: str | None) -> datetime | None:
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
