"""Slack's markup of a message (mrkdwn as Slack sends it) -> links, quoted texts and plain words."""

from __future__ import annotations

import re
from html import unescape

from summarizers.reading.field_shapes import is_web_address

# What Slack made of an address, a person, a channel: <https://a.example|a label>, <@U012>, <#C012|name>, <!here>.
_TOKEN = re.compile(r"<([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")
_BARE_LINK = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)
_FENCE = re.compile(r"```(.*?)```", re.DOTALL)
_QUOTE = re.compile(r"(?:^[ \t]*(?:&gt;|>)[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ \t]*(?:&gt;|>)+[ \t]?", re.MULTILINE)
_MENTIONS = "@#!"
# A workspace's own pages need a login that the service does not have.
_SLACK = re.compile(r"https?://([^/?#]*\.)?slack\.com(:\d+)?([/?#]|$)", re.IGNORECASE)


def links_in(text: str) -> list[str]:
    """The web addresses in a message, each once, those first that Slack marked; none of Slack's own."""
    marked = [match[1] for match in _TOKEN.finditer(text)]
    bare = _BARE_LINK.findall(_TOKEN.sub(" ", text))
    addresses = [unescape(address) for address in (*marked, *(one.rstrip(".,;:!?)]}'\"") for one in bare))]
    return list(dict.fromkeys(one for one in addresses if is_web_address(one) and not _SLACK.match(one)))


def quotes_in(text: str) -> list[str]:
    """The quoted blocks and the code blocks of a message, as plain text."""
    fenced = [match[1] for match in _FENCE.finditer(text)]
    quoted = [_QUOTE_MARK.sub("", match[0]) for match in _QUOTE.finditer(_FENCE.sub("\n", text))]
    return [plain for plain in map(plain_text, (*fenced, *quoted)) if plain]


def without_quotes(text: str) -> str:
    """A message without its quoted blocks and code blocks, still marked up."""
    return _QUOTE.sub("\n", _FENCE.sub("\n", text))


def plain_text(text: str) -> str:
    """The words of a message: links by their label, channels by their name, without people and commands to all."""
    return unescape(_TOKEN.sub(_shown, text)).strip()


def _shown(token: re.Match[str]) -> str:
    target, label = token[1], token[2]
    if target[0] in _MENTIONS:
        return f"#{label}" if target[0] == "#" and label else ""
    return label or target
