"""The other connection: Socket Mode, a WebSocket that we open, so that no address of ours need be public."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt.adapter.socket_mode import SocketModeHandler

from service.settings import SlackSettings
from service.slack.app import create_app
from service.slack.jobs import Jobs


@contextmanager
def connected(settings: SlackSettings, ping_seconds: float = 10) -> Iterator[SocketModeHandler]:
    """The bot, connected for as long as the block runs; the connection is made anew whenever it is lost.

    Args:
        settings: tokens and addresses.
        ping_seconds: how often the connection is looked after.

    Raises:
        SlackApiError: Slack does not know a token.
        OSError: Slack does not answer.
    """
    jobs = Jobs()
    handler = SocketModeHandler(create_app(settings, jobs), settings.app_token, ping_interval=ping_seconds)
    try:
        handler.connect()  # type: ignore[no-untyped-call]
        yield handler
    finally:
        handler.close()  # type: ignore[no-untyped-call]
        jobs.stop()
