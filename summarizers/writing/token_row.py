"""The tokens of one text, with what is asked of the token at a place: any place, those outside included."""

from __future__ import annotations

from summarizers.reading.per_language import once_per_language
from summarizers.reading.word_lists import word_lists
from summarizers.writing.tokens import Token, tokens

# May is a month, may is not. Where the names of months are written small, a capital tells nothing.
_CAPITAL_CALENDARS = frozenset(("en", "de", "nl"))


class TokenRow:
    """A text cut into tokens."""

    def __init__(self, text: str, language: str) -> None:
        """Cut a text, of a language named by its ISO 639-1 code."""
        self.text = text
        self.language = language
        self.tokens: list[Token] = tokens(text, language)

    def word(self, at: int) -> str:
        """The lower-case word or mark at a place; "" outside."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def said(self, at: int) -> str:
        """The token as the text has it; "" outside."""
        return self.text[self.tokens[at].start : self.tokens[at].end] if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.said(at)[:1].isupper()

    def calendar(self, at: int) -> str:
        """`weekday:0` for a name of Monday, `month:4` for one of May; "" for any other token."""
        name = calendar_names(self.language).get(self.word(at), "")
        return "" if name and self.language in _CAPITAL_CALENDARS and not self.capital(at) else name


@once_per_language
def calendar_names(language: str) -> dict[str, str]:
    """Names of weekdays and months -> `weekday:0` to `weekday:6`, `month:0` to `month:11`."""
    lists = word_lists(language)
    return {
        name: f"{kind}:{place}"
        for kind, rows in (("weekday", lists.weekdays), ("month", lists.months))
        for place, names in enumerate(rows)
        for name in names
    }
