"""Reading Slack's channels: one message, or a thread in pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slack_sdk import WebClient

from service.slack.recipes import Recipe

PAGE = 200
MOST_MESSAGES = 1_000  # of a thread

Message = dict[str, Any]


def one_message(client: WebClient, channel: str, thread: str, ts: str) -> Message | None:
    """The message with this `ts`, in a thread or in the channel itself; None where it is gone.

    Raises:
        SlackApiError: the channel cannot be read.
    """
    only = {"channel": channel, "oldest": ts, "latest": ts, "inclusive": True, "limit": 1}
    if thread and thread != ts:
        # The first message of a thread comes with every page of it.
        answer = client.conversations_replies(ts=thread, **{**only, "limit": 2})  # type: ignore[arg-type]
    else:
        answer = client.conversations_history(**only)  # type: ignore[arg-type]
    found: list[Message] = answer.get("messages") or []
    return next((message for message in found if message.get("ts") == ts), None)


def thread_messages(client: WebClient, recipe: Recipe) -> tuple[list[Message], bool]:
    """The messages of a thread up to the recipe's end, oldest first, and whether there are more than are read.

    Raises:
        SlackApiError: the channel cannot be read, or the thread is gone.
    """
    messages: list[Message] = []
    for message in _pages(client, recipe.channel, recipe.thread):
        if recipe.until and _time(message) >= float(recipe.until):
            break
        if len(messages) == MOST_MESSAGES:
            return messages, True
        messages.append(message)
    return messages, False


def is_known(message: Message, recipe: Recipe) -> bool:
    """Whether the reader of an update knows the message."""
    return bool(recipe.since) and _time(message) < float(recipe.since)


def _pages(client: WebClient, channel: str, thread: str) -> Iterator[Message]:
    cursor = ""
    while True:
        answer = client.conversations_replies(channel=channel, ts=thread, limit=PAGE, cursor=cursor)
        yield from answer.get("messages") or []
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _time(message: Message) -> float:
    return float(message.get("ts") or 0)
