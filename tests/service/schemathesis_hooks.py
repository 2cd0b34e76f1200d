"""How a body of JSON Lines is sent: schemathesis knows no serializer for it."""

from __future__ import annotations

import schemathesis

LINES = ("application/jsonl", "application/x-ndjson")


@schemathesis.serializer(*LINES)
def lines(_context: object, value: object) -> bytes:
    """A string as it is; of anything else, what it looks like, which is no document set."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
