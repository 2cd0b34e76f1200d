"""Where quotations and brackets open and close, in the conventions of any language, in one pass over the marks."""

from __future__ import annotations

import re
from typing import NamedTuple

# Single quotation marks are left out: nothing tells ’ the mark from ’ the apostrophe for certain.
_MARKS = re.compile(r'["“”„«»「」『』()\[\]（）【】]')
_CLOSER_OF = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "『": "』"}
_BRACKET_CLOSERS = frozenset(_CLOSER_OF.values())
# What each mark may close, by the mark that opened: “…”, „…“ (de), „…” (pl), ”…” and »…» (sv), «…», »…« (da).
_QUOTES_CLOSED_BY = {
    '"': frozenset('"'),
    "”": frozenset("“„”"),
    "“": frozenset("„“"),
    "»": frozenset("«»"),
    "«": frozenset("»"),
}
QUOTATION_MARKS = ('"', "“", "”", "„", "«", "»")
_QUOTE_OPENERS = frozenset(QUOTATION_MARKS)


class Enclosure(NamedTuple):
    """A quotation or bracket: offsets of its two marks; `close` is None where it never closes."""

    open: int
    close: int | None
    is_quotation: bool


class Enclosures(NamedTuple):
    """The outermost enclosures of a text in order, and the offset of a closing mark that closes nothing, if any."""

    outermost: list[Enclosure]
    stray_close: int | None

    @property
    def balanced(self) -> bool:
        """Whether every mark has its partner."""
        return self.stray_close is None and all(one.close is not None for one in self.outermost)


def enclosures(text: str) -> Enclosures:
    """Pair the quotation marks and brackets of a text.

    A mark that can both open and close (straight quotes, “ in German, ” in Swedish) closes where it can.
    """
    outermost: list[Enclosure] = []
    stack: list[tuple[str, int]] = []
    stray: int | None = None
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        role = _straight_role(text, at) if mark == '"' else None
        if role == "opens" and stack and stack[-1][0] == '"':
            # The one before it was never closed: a quotation over several paragraphs, or a lost mark.
            _, lost = stack.pop()
            stray = lost if stray is None else stray
        if stack and role != "opens" and _closes(mark, stack[-1][0]):
            opener, opened_at = stack.pop()
            if not stack:
                outermost.append(Enclosure(opened_at, at, _is_quotation(opener)))
        elif role == "closes" or mark in _BRACKET_CLOSERS or (mark == "”" and _follows_word(text, at)):
            if not _is_list_number(text, at) and stray is None:
                stray = at
        else:
            stack.append((mark, at))
    if stack:
        opener, opened_at = stack[0]
        outermost.append(Enclosure(opened_at, None, _is_quotation(opener)))
    return Enclosures(outermost, stray)


def _is_quotation(opener: str) -> bool:
    return opener in _QUOTE_OPENERS or opener in "「『"


def _straight_role(text: str, at: int) -> str | None:
    """What stands around a straight mark says of it: "opens" before a word or behind a colon, "closes" behind one.

    None where there are blanks on either side, or none.
    """
    blank_before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([-–—"
    blank_after = at + 1 == len(text) or not (text[at + 1].isalnum() or text[at + 1] in "([$£€¿¡'‘…")
    if blank_before == blank_after:
        return "opens" if text[max(0, at - 2) : at] == ": " else None
    return "opens" if blank_before else "closes"


def _closes(mark: str, opener: str) -> bool:
    return _CLOSER_OF.get(opener) == mark or opener in _QUOTES_CLOSED_BY.get(mark, ())


def _is_list_number(text: str, at: int) -> bool:
    """Whether a closing bracket is that of a numbered point: `a) …`, `1) …`."""
    return at <= 3 and text[:at].strip().isalnum()


def _follows_word(text: str, at: int) -> bool:
    """Whether a ” stands behind a word or a stop, so that it closes; before a word it opens (Swedish)."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([-–—"
