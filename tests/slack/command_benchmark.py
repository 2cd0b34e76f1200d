"""Forty commands at once, to the bot and the service as processes of their own: how soon each is acknowledged.

`PYTHONPATH=.:tests/service python tests/slack/command_benchmark.py` prints it; Slack gives up after three seconds.
"""

from __future__ import annotations

import hashlib
import hmac
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from bot_in_slack import COURIER, HERALD, SECRET, article
from fake_slack import FakeSlack, fake_slack, seen, until
from live_service import Service, free_port, running
from test_slack_command import is_up, started
from web_server import Web, page, web

COMMANDS = 40


def acknowledged(bot: Service, slack: FakeSlack, site: Web, number: int) -> float:
    """Seconds until the bot has taken one command."""
    fields = {"command": "/brief", "text": f"{site.url('/courier')} {site.url('/herald')}", "trigger_id": f"t{number}"}
    body = urlencode(fields | {"response_url": f"{slack.url}/response/{number}"})
    sent = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), f"v0:{sent}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Slack-Request-Timestamp": sent}
    began = time.perf_counter()
    status, _, _ = bot.request("POST", "/slack/events", body, headers | {"X-Slack-Signature": f"v0={signed}"})
    assert status == 200
    return time.perf_counter() - began


def measure(bot: Service, slack: FakeSlack, site: Web) -> str:
    """What forty commands found."""
    acknowledged(bot, slack, site, COMMANDS)  # the first one loads what it needs
    began = time.perf_counter()
    with ThreadPoolExecutor(COMMANDS) as pool:
        seconds = list(pool.map(lambda number: acknowledged(bot, slack, site, number), range(COMMANDS)))
    names = [str(number) for number in range(COMMANDS)]
    until(lambda: all(name in slack.responses for name in names), 120)
    all_seconds = time.perf_counter() - began
    answers = sum(len(slack.responses[name]) for name in names)
    texts = {seen(slack.responses[name][0]) for name in names}
    return (
        f"{COMMANDS} commands: slowest acknowledgement {max(seconds):.3f} s, all answered after {all_seconds:.1f} s, "
        f"{answers} answers, {len(texts)} different\n"
    )


def main() -> None:
    """Start everything, measure, end everything."""
    routes = {"/courier": page(article("Bridge", "Courier", COURIER)), "/herald": page(article("A", "Herald", HERALD))}
    folder = Path(tempfile.mkdtemp())
    with web(routes) as site, running(folder, fetch=1, fetch_allow=site.host) as service, fake_slack() as slack:
        port, log = free_port(), folder / "bot.log"
        process = started(log, slack, "--http", "--port", str(port), WIREBRIEF_URL=service.address)
        bot = Service(port, process, log)
        try:
            until(lambda: is_up(bot), 30)
            sys.stdout.write(measure(bot, slack, site))
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
