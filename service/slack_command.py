"""`wirebrief slack`: the Slack bot, by Socket Mode or by HTTP."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event

import click

from service.exits import fail
from service.settings import SettingError, SlackSettings, read_slack_settings

EPILOG = """
SLACK_BOT_TOKEN and SLACK_APP_TOKEN (with --http: SLACK_SIGNING_SECRET) are needed; WIREBRIEF_URL says where the
service is, WIREBRIEF_API_KEY opens it. docs/slack.md leads there in five minutes.
"""


@click.command(epilog=EPILOG, short_help="Run the Slack bot.")
@click.option("--http", is_flag=True, help="Be called by Slack at /slack/events; the default is Socket Mode.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http: address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="With --http: port.")
def slack(host: str, port: int, *, http: bool) -> None:
    """Answer in Slack until stopped: briefs of threads, links, files and quoted text, made by the service."""
    try:
        settings = read_slack_settings(http=http)
    except SettingError as error:
        fail(str(error))
    try:
        import slack_bolt  # noqa: F401 (is it there?)
    except ImportError:
        fail("the bot needs the extra `slack`: pip install 'wirebrief[slack]'")
    if http:
        _serve_http(host, port)
    _run_socket_mode(settings)


def _serve_http(host: str, port: int) -> None:
    """Become gunicorn: one process, as what came already is remembered by each for itself."""
    click.echo(f"wirebrief: Slack may call http://{host}:{port}/slack/events (Ctrl-C stops)", err=True)
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ["--bind", bind, "--workers", "1", "--threads", "32", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *options, "service.slack.http_events:serve()"]
    os.execv(sys.executable, command)  # noqa: S606 (no shell; the interpreter that runs us)


def _run_socket_mode(settings: SlackSettings) -> None:
    from slack_sdk.errors import SlackApiError

    from service.slack.socket_mode import connected

    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with connected(settings):
            click.echo("wirebrief: connected to Slack (Ctrl-C stops)", err=True)
            stop.wait()
    except SlackApiError as error:
        fail(f"Slack refused: {error.response.get('error')}")
    except OSError:
        fail(f"Slack does not answer at {settings.api_url}")
