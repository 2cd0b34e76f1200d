"""What documents say, made safe to print on one line. JSON alone keeps the exact characters."""

from __future__ import annotations

import re

from summarizers.graphemes import cut_before

# Controls drive terminals (ESC, CSI) and are forbidden in HTML; embeddings, overrides and isolates reorder
# text around them (CVE-2021-42574). The marks U+200E, U+200F and U+061C stay, which Arabic and Hebrew text
# needs and which reorder nothing but their neighbours.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WHITE_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """Drop controls and bidi overrides, fold white space to single blanks, make lone surrogates U+FFFD."""
    return _WHITE_SPACE.sub(" ", _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", text)))


def shortened(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis: never more than `limit` code points (limit >= 1)."""
    return text if len(text) <= limit else text[: cut_before(text, limit - 1)].rstrip() + "…"
