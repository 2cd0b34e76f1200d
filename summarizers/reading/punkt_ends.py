"""Where Punkt ends the sentences of a line (Kiss & Strunk 2006), found without asking it about every mark.

Punkt cuts words out around each mark that may end a sentence and runs two passes over them, at some 40 µs a mark.
In news the word before the mark settles nearly all of them: one that the model knows neither as an abbreviation nor
as the first half of a collocation ends its sentence, whatever follows, and so do `?` and `!` before a blank. Other
words are asked about one by one, each with the word behind it, and the answers are kept; a stretch with marks of odd
shape (`?!`, `.)x`, a stop before a no-break space) goes to Punkt whole. The spans are those that Punkt gives for the
line, for any model: only the time depends on which way they are found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from punkt import PunktSentenceTokenizer

Span = tuple[int, int]

_CLOSERS = r"\"')\]}’”«»"  # given back to the sentence before them, unless a word follows at once
_BLANKS = r"[ \t\n\r\f\v]+"  # behind no other blank does Punkt look for the word before a mark
_NEXT_WORD = re.compile(r"\S+")
_LONGEST_WORD = 40  # code points; no model knows a longer one
_LONGEST_CONTEXT = 100  # code points that may stand in the memory of answers
_ANSWERS = 1 << 12


class PunktEnds:
    """The sentence ends of one model. Its answers never change, so all threads share it."""

    def __init__(self, tokenizer: PunktSentenceTokenizer) -> None:
        """Take the marks and the words from a tokenizer's rules and model."""
        self._tokenizer = tokenizer
        rules, model = tokenizer.rules, tokenizer.params
        self.abbreviations: Collection[str] = model.abbrev_types  # in small letters, each without its last stop
        self._known = model.abbrev_types | model.numeric_abbrev_types | {first for first, _ in model.collocations}
        next_word = rf"(?=[^\s{re.escape(''.join(rules.sent_end_chars))}{_CLOSERS}]|[{_CLOSERS}]\w)"
        self._marks = re.compile(
            rf"{rules.sent_end_char_class}"
            rf"(?:(?P<closers>[{_CLOSERS}]*){_BLANKS}{next_word}"
            rf"|[{_CLOSERS}]*\Z"
            rf"|(?P<odd>(?=\s|{rules.non_word_char_class})))"
        )
        self._ends_within: Callable[[str, int], bool] = lru_cache(_ANSWERS)(self._asked)

    def spans(self, text: str) -> list[Span]:
        """Offsets of the sentences, in order; blanks may stand before the first and behind the last."""
        spans: list[Span] = []
        start, is_odd = 0, False
        for mark in self._marks.finditer(text):
            if mark.lastgroup != "closers":
                is_odd |= mark.lastgroup == "odd"
                continue
            ends = self._is_settled(text, start, mark.start(), is_odd)
            if not ends and not is_odd:
                context = self._context(text, start, mark)
                ends = context is not None and self._ends_within(*context)
                is_odd = context is None
            if ends:
                end = mark.end("closers")
                spans += self._by_punkt(text, start, end) if is_odd else [(start, end)]
                start, is_odd = mark.end(), False
        return spans + (self._by_punkt(text, start, len(text)) if is_odd else [(start, len(text))])

    def _is_settled(self, text: str, start: int, at: int, is_odd: bool) -> bool:
        """Whether the mark at `at` ends a sentence whatever follows, and whatever odd marks stand before its word."""
        if text[at] != "." and not is_odd:
            return True
        word = text[max(start, at - _LONGEST_WORD) : at].rpartition(" ")[2]
        if not (1 < len(word) < _LONGEST_WORD and word.isalpha()):
            return False
        return text[at] != "." or word.lower() not in self._known

    def _context(self, text: str, start: int, mark: re.Match[str]) -> tuple[str, int] | None:
        """The word before a mark, the mark and the word behind it, and where the mark's closers end in that.

        None where that is too long to keep, or where another blank than the usual one stands in the word.
        """
        before = text[max(start, mark.start() - _LONGEST_CONTEXT) : mark.start()].rpartition(" ")[2]
        behind = _NEXT_WORD.match(text, mark.end(), mark.end() + _LONGEST_CONTEXT)
        ended = before + text[mark.start() : mark.end("closers")]
        if behind is None or len(ended) + len(behind[0]) >= _LONGEST_CONTEXT or not before.isprintable():
            return None
        return f"{ended} {behind[0]}", len(ended)

    def _asked(self, context: str, end: int) -> bool:
        """Whether Punkt ends a sentence at the first mark of a context, which `end` stands behind."""
        return next(self._tokenizer.span_tokenize(context))[1] <= end

    def _by_punkt(self, text: str, start: int, end: int) -> list[Span]:
        """What Punkt finds in a stretch."""
        return [(start + first, start + last) for first, last in self._tokenizer.span_tokenize(text[start:end])]
