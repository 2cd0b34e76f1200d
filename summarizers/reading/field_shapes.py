"""What a date and an address look like, for every format that may hold one."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit


def is_web_address(url: str) -> bool:
    """Whether it is a whole http or https address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", url)


def is_iso_date(text: str) -> bool:
    """Whether it is an ISO 8601 date, with or without time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
