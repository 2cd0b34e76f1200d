"""When a document was published: its day as it states it, and which of two came first."""

from __future__ import annotations

from datetime import date

import pytest

from summarizers.published import instant, is_before, stated_day


def test_the_day_is_the_one_that_is_stated_in_whatever_zone() -> None:
    assert stated_day("2025-06-03T00:30:00+09:00") == date(2025, 6, 3)
    assert stated_day("2025-06-03") == date(2025, 6, 3)
    assert stated_day("yesterday") is None
    assert stated_day(None) is None


def test_an_instant_sorts_by_time_and_not_by_its_digits() -> None:
    assert instant("2025-06-03T00:30:00+09:00") < instant("2025-06-02T16:00:00")
    assert instant("") == ""
    assert instant("0001-01-01T00:00:00+09:00") == "", "before the calendar begins, in UTC"


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2025-06-03T09:00:00Z", "2025-06-03T10:00:00Z", True),
        ("2025-06-03T10:00:00+02:00", "2025-06-03T09:00:00+00:00", True),
        ("2025-06-03T10:00:00+01:00", "2025-06-03T09:00:00Z", None),
        ("2025-06-02", "2025-06-03T00:10:00Z", True),
        ("2025-06-03", "2025-06-03T10:00:00Z", None),
        ("2025-06-03", "2025-06-02", False),
        (None, "2025-06-02", None),
        ("2025-06-02", "last week", None),
    ],
)
def test_which_came_first(one: str | None, other: str | None, before: bool | None) -> None:
    """Of one time, and of a day without hours on that very day, neither."""
    assert is_before(one, other) is before
    assert is_before(other, one) is (None if before is None else not before)
