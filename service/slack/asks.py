"""What someone asks the bot for, in words: `<@BOT> LINK… in 100 words about the ferry`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.slack.markup import links_in, plain_text, quotes_in, without_quotes

DEFAULT_WORDS = 100
LEAST_WORDS = 25
MOST_WORDS = 400
PASTED_WORDS = 40  # of a message without links and quotes that is no command any more but an article

_LENGTH = re.compile(r"\bin\s+(\d{1,6})\s+words?\b", re.IGNORECASE)
_QUERY = re.compile(r"\babout\s+(.+)", re.IGNORECASE | re.DOTALL)
_COMMANDS = ("help", "update")
_LONGEST_QUERY = 200  # characters


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for.

    Attributes:
        links: to articles, in order.
        texts: articles that were quoted or pasted.
        words: length of the brief.
        query: what it should be about.
        command: `help`, `update`, or "".
        understood: whether every word was.
    """

    links: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    words: int = DEFAULT_WORDS
    query: str | None = None
    command: str = ""
    understood: bool = True


def read_ask(text: str) -> Ask:
    """The ask in a message; people, such as the bot itself, are left out of it."""
    links, texts = links_in(text), quotes_in(text)
    rest = " ".join(_without_links(without_quotes(text)).split())
    if not texts and len(rest.split()) >= PASTED_WORDS:
        return Ask(tuple(links), (plain_text(text),))
    words = DEFAULT_WORDS
    length = _LENGTH.search(rest)
    if length:
        words = min(max(int(length[1]), LEAST_WORDS), MOST_WORDS)
        rest = rest[: length.start()] + rest[length.end() :]
    query = _QUERY.search(rest)
    if query:
        rest = rest[: query.start()]
    said = rest.strip(" .!?:,").lower()
    return Ask(
        links=tuple(links),
        texts=tuple(texts),
        words=words,
        query=query[1].strip(" .!?")[:_LONGEST_QUERY] or None if query else None,
        command=said if said in _COMMANDS else "",
        understood=said in ("", *_COMMANDS, "brief", "brief this", "brief this thread"),
    )


def _without_links(text: str) -> str:
    """The words of a message that are no address: a label is no command."""
    unmarked = re.sub(r"<[^<>]*>", " ", text)
    return plain_text(re.sub(r"https?://\S+", " ", unmarked, flags=re.IGNORECASE))
