"""How a brief was made, small enough to stand in its buttons: they work after a restart, as nothing is remembered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from service.slack.asks import DEFAULT_WORDS, LEAST_WORDS, MOST_WORDS

MOST_CHARACTERS = 2_000  # of a button's value, by Slack's own limit


@dataclass(frozen=True, slots=True)
class Recipe:
    """Where the documents are, and what the brief should be like.

    Attributes:
        channel: where they are; "" for a command, whose text is `text`.
        thread: `ts` of the thread that is read.
        message: `ts` of the one message that is read instead.
        text: of a command.
        until: only messages before this `ts` are read.
        since: what was there before this `ts` is known to the reader.
        words: length of the brief.
        query: what it should be about.
    """

    channel: str = ""
    thread: str = ""
    message: str = ""
    text: str = ""
    until: str = ""
    since: str = ""
    words: int = DEFAULT_WORDS
    query: str | None = None

    def value(self) -> str | None:
        """The recipe as a button's value; None where it is too long for one."""
        given = {name: value for name, value in asdict(self).items() if value}
        written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        return written if len(written) <= MOST_CHARACTERS else None

    def shorter(self) -> Recipe:
        """The same with half of the words."""
        return replace(self, words=max(self.words // 2, LEAST_WORDS))

    def longer(self) -> Recipe:
        """The same with twice the words."""
        return replace(self, words=min(self.words * 2, MOST_WORDS))


def read_recipe(value: str) -> Recipe | None:
    """The recipe in a button's value; None where it is of another version of the bot."""
    try:
        return Recipe(**json.loads(value))
    except (ValueError, TypeError):
        return None
