"""A brief as the API rendered it -> a message: what was left out in words, and the buttons, which carry the recipe."""

from __future__ import annotations

from html import escape
from typing import Any

from service.slack.asks import LEAST_WORDS, MOST_WORDS
from service.slack.recipes import Recipe
from summarizers.writing.printable import printable, shortened

SHORTER, LONGER, SOURCES, POST = "wirebrief_shorter", "wirebrief_longer", "wirebrief_sources", "wirebrief_post"
BUTTONS_BLOCK = "wirebrief_buttons"
_REMARK = 200  # characters
_SAID = 2_800  # characters of a message of words
_REMARKS = 900  # characters of all: what the brief leaves of Slack's limit

Message = dict[str, Any]


def said(text: str) -> Message:
    """A message of our own words and of others', none of which is read as markup."""
    shown = "\n".join(_fitting(text.split("\n"), 2 * _REMARK, _SAID, "line"))
    return {"text": escape(shown, quote=False), "blocks": [_words(shown)]}


def brief_message(rendered: Message, recipe: Recipe, remarks: list[str], *, beginning: str, only_you: bool) -> Message:
    """The message of a brief.

    Args:
        rendered: `blocks` and `text`, from the API.
        recipe: how it was made.
        remarks: what is not in it.
        beginning: a line above it, or "".
        only_you: whether it can still be posted to the channel.
    """
    top = [_words(beginning)] if beginning else []
    end = [_words("\n".join(_fitting(remarks, _REMARK, _REMARKS, "remark")), italic=True)] if remarks else []
    return {"text": rendered["text"], "blocks": [*top, *rendered["blocks"], *end, *_buttons(recipe, only_you)]}


def recipe_value(message: Message) -> str | None:
    """The recipe's value in the buttons of a message of ours; None where it has none."""
    for block in message.get("blocks") or []:
        if block.get("block_id") == BUTTONS_BLOCK and block.get("elements"):
            return str(block["elements"][0].get("value") or "")
    return None


def sources_text(brief: dict[str, Any]) -> str:
    """Every document that was read: who, what, where; copies and documents off topic named; and what failed."""
    lines = ["Read for this brief:"]
    for document in brief["documents"]:
        named = ": ".join(filter(None, (document["source"], document["title"])))
        line = " – ".join(filter(None, (named, document["url"]))) or f"document {document['id']}"
        notes = [
            f"a copy of document {document['duplicate_of']}" if document["duplicate_of"] else "",
            "about something else" if document["off_topic"] else "",
        ]
        told = ", ".join(filter(None, notes))
        lines.append(f"• {line}" + (f" ({told})" if told else ""))
    failed = [warning["message"] for warning in brief["warnings"] if warning["code"] == "not-fetched"]
    if failed:
        lines += ["Not read:", *(f"• {message}" for message in failed)]
    return "\n".join(lines)


def _fitting(lines: list[str], longest: int, room: int, name: str) -> list[str]:
    """The first lines, each of at most `longest` characters, that fit into `room`, and how many more there are."""
    kept: list[str] = []
    for line in lines:
        shown = shortened(printable(line), longest)
        room -= len(shown) + 1
        if room < 0:
            more = len(lines) - len(kept)
            return [*kept, f"and {more} more {name}{'s' * (more > 1)}"]
        kept.append(shown)
    return kept


def _buttons(recipe: Recipe, only_you: bool) -> list[Message]:
    value = recipe.value()
    if value is None:
        return [_words("The request is too long for buttons; ask again for another length.", italic=True)]
    buttons = [
        _button("Sources", SOURCES, value),
        *([_button("Shorter", SHORTER, value)] if recipe.words > LEAST_WORDS else []),
        *([_button("Longer", LONGER, value)] if recipe.words < MOST_WORDS else []),
        *([_button("Post to channel", POST, value)] if only_you else []),
    ]
    return [{"type": "actions", "block_id": BUTTONS_BLOCK, "elements": buttons}]


def _button(text: str, action: str, value: str) -> Message:
    return {"type": "button", "text": {"type": "plain_text", "text": text}, "action_id": action, "value": value}


def _words(text: str, *, italic: bool = False) -> Message:
    element: Message = {"type": "text", "text": text}
    if italic:
        element["style"] = {"italic": True}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}
