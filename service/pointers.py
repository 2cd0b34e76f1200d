"""Places in a JSON body, as problems name them."""

from __future__ import annotations

import re
from urllib.parse import quote

SHOWN = 200  # characters of a key or a message


def pointer_to(place: str) -> str:
    """`documents[2].text` -> `#/documents/2/text`."""
    return pointer(*re.findall(r"[^.\[\]]+", place))


def pointer(*parts: int | str) -> str:
    """A JSON pointer (RFC 6901) as a URI fragment."""
    escaped = (str(part)[:SHOWN].replace("~", "~0").replace("/", "~1") for part in parts)
    return "#" + "".join(f"/{quote(part, errors='replace')}" for part in escaped)
