"""The bot: every way in, put together here for both connections."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from service.client import Client
from service.settings import SlackSettings
from service.slack.briefs import Briefs
from service.slack.buttons import Buttons
from service.slack.duplicates import Seen, names_of
from service.slack.gathering import Gatherer
from service.slack.jobs import Jobs
from service.slack.messages import LONGER, POST, SHORTER, SOURCES
from service.slack.slack_files import SlackFiles
from service.slack.ways_in import WaysIn
from summarizers.writing.output_formats import OUTPUT_FORMATS

# Each only acknowledges: enough for a burst, whatever the briefs are busy with.
_ACKNOWLEDGING = 16


def create_app(settings: SlackSettings, jobs: Jobs | None = None) -> App:
    """The bot as a Bolt app; who connects it checks signatures (see `http_events`), or needs none (Socket Mode).

    Args:
        settings: tokens and addresses.
        jobs: where the work is done.

    Raises:
        SlackApiError: Slack does not know the token.
        OSError: Slack does not answer.
    """
    client = WebClient(settings.bot_token, base_url=settings.api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    me = client.auth_test()
    gatherer = Gatherer(
        client, SlackFiles(settings.bot_token, settings.api_url), str(me["user_id"]), str(me.get("url") or "")
    )
    json_client = Client(settings.service_url, settings.api_key or None)
    slack_client = Client(settings.service_url, settings.api_key or None, accept=OUTPUT_FORMATS["slack"].media_type)
    briefs = Briefs(gatherer, json_client, slack_client)
    app = App(
        client=client,
        logger=_quiet_logger(),
        request_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(_ACKNOWLEDGING, thread_name_prefix="acknowledge"),
    )
    seen = Seen()
    app.use(_once(seen))
    jobs = jobs or Jobs()
    _listen(app, WaysIn(client, briefs, jobs), Buttons(client, briefs, jobs, seen))
    return app


def _listen(app: App, ways_in: WaysIn, buttons: Buttons) -> None:
    app.event("app_mention")(ways_in.mentioned)
    app.event("message")(ways_in.written_to)
    app.command("/brief")(ways_in.commanded)
    app.shortcut("brief_thread")(ways_in.shortcut)
    for action, listener in (
        (SHORTER, buttons.shorter),
        (LONGER, buttons.longer),
        (SOURCES, buttons.sources),
        (POST, buttons.post),
    ):
        app.action(action)(listener)
    app.error(_log_error)


def _once(seen: Seen) -> Callable[..., Any]:
    """Middleware that acknowledges what came before, and does nothing more."""

    def once(body: dict[str, Any], next: Callable[[], Any]) -> BoltResponse | None:  # noqa: A002 (Bolt's name)
        names = names_of(body)
        if names and not seen.is_new(*names):
            return BoltResponse(status=200)
        next()
        return None

    return once


def _quiet_logger() -> logging.Logger:
    """Bolt's warnings quote what they are about: messages and signatures."""
    logger = logging.getLogger("wirebrief.slack")
    logger.setLevel(logging.ERROR)
    return logger


def _log_error(error: Exception) -> BoltResponse:
    # Its text may quote a message.
    logging.getLogger("wirebrief.slack").error("a listener broke: %s", type(error).__name__)
    return BoltResponse(status=200)
