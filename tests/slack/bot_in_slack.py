"""The bot as Slack calls it, the real service behind it, and two articles for the web behind that."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from fake_slack import BOT, FakeSlack, Message, until
from web_server import Web
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from service.app import create_app as create_service
from service.settings import Settings, SlackSettings
from service.slack.app import create_app
from service.slack.http_events import create_server
from service.slack.jobs import Jobs

SECRET = "signing-secret"  # noqa: S105
_numbers = itertools.count(1)

COURIER = (
    "The old bridge at Arle was closed on Monday after engineers found cracks in two of its piers. "
    "Repairs will take six weeks, the town's mayor said in a statement."
)
HERALD = (
    "Engineers found cracks in two piers of the old bridge at Arle, which was closed on Monday. "
    "Repairs will take eight weeks, the town's mayor said in a statement. "
    "A free ferry will carry people and bicycles over the river from Thursday morning."
)


def article(title: str, site: str, text: str) -> str:
    """A page with an article."""
    paragraphs = "".join(f"<p>{one}.</p>" for one in text.removesuffix(".").split(". "))
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='{site}'></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


@contextmanager
def served(**settings: object) -> Iterator[str]:
    """The address of the real service."""
    server = make_server("127.0.0.1", 0, create_service(replace(Settings(), **settings)), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Bot:
    """The bot, as Slack calls it by HTTP."""

    slack: FakeSlack
    site: Web
    settings: SlackSettings
    jobs: Jobs = field(default_factory=Jobs)

    def __post_init__(self) -> None:
        self.client = create_server(create_app(self.settings, self.jobs), SECRET).test_client()

    def post(self, body: bytes, kind: str = "application/json", **headers: str) -> TestResponse:
        """A request as Slack signs it; `headers` say otherwise."""
        sent = str(int(time.time()))
        signed = hmac.new(SECRET.encode(), f"v0:{sent}:".encode() + body, hashlib.sha256).hexdigest()
        given = {"X-Slack-Request-Timestamp": sent, "X-Slack-Signature": f"v0={signed}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post("/slack/events", data=body, content_type=kind, headers=given)

    def event(self, event: Message, event_id: str | None = None, **headers: str) -> TestResponse:
        """An event of the Events API."""
        body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": event}
        body["event_id"] = event_id or f"Ev{next(_numbers)}"
        answered = self.post(json.dumps(body).encode(), **headers)
        assert answered.status_code == 200
        return answered

    def mention(self, text: str, thread: str = "", channel: str = "C1", **more: object) -> Message:
        """Someone mentions the bot; the answer."""
        message = self.slack.write(f"<@{BOT}> {text}".strip(), channel, thread, **more)
        before = len(self.slack.answers(channel))
        self.event({**message, "type": "app_mention", "channel": channel})
        return until(lambda: self.slack.answers(channel)[before:])[0]

    def direct(self, text: str, thread: str = "", **more: object) -> Message:
        """Someone writes to the bot; the answer."""
        message = self.slack.write(text, "D1", thread, **more)
        before = len(self.slack.answers("D1"))
        self.event({**message, "channel": "D1", "channel_type": "im"})
        return until(lambda: self.slack.answers("D1")[before:])[0]

    def command(self, text: str, name: str | None = None) -> tuple[TestResponse, str]:
        """`/brief …`: how it was acknowledged, and where the answer goes."""
        name = name or f"r{next(_numbers)}"
        fields = {
            "command": "/brief", "text": text, "channel_id": "C1", "user_id": "UANN", "team_id": "T1",
            "trigger_id": f"t{next(_numbers)}", "response_url": f"{self.slack.url}/response/{name}",
        }  # fmt: skip
        return self.post(urlencode(fields).encode(), "application/x-www-form-urlencoded"), name

    def shortcut(self, message: Message, channel: str = "C1") -> Message:
        """“Brief this thread” on a message; the answer."""
        name = f"r{next(_numbers)}"
        self._interact(
            {"type": "message_action", "callback_id": "brief_thread", "message": message, "channel": {"id": channel}},
            name,
            action_ts=self.slack.tick(),
        )
        return self.response(name)

    def press(self, action: str, message: Message, *, ephemeral: bool = False, trigger: str | None = None) -> str:
        """Someone presses a button of a message; where what only they see goes."""
        name = f"r{next(_numbers)}"
        (button,) = [b for b in buttons(message) if b["action_id"] == f"wirebrief_{action}"]
        container = {
            "type": "message", "channel_id": message.get("channel", "C1"),
            "message_ts": message.get("ts", "1.0"), "is_ephemeral": ephemeral,
        }  # fmt: skip
        payload = {"type": "block_actions", "container": container, "channel": {"id": container["channel_id"]}}
        payload["actions"] = [{**button, "block_id": "wirebrief_buttons", "action_ts": "1"}]
        if trigger:
            payload["trigger_id"] = trigger
        self._interact(payload, name)
        return name

    def response(self, name: str, place: int = 0) -> Message:
        """What was sent to a response URL."""
        return until(lambda: self.slack.responses.get(name, [])[place:])[0]

    def _interact(self, payload: Message, name: str, **more: object) -> None:
        payload = {
            "team": {"id": "T1"}, "user": {"id": "UANN"}, "trigger_id": f"t{next(_numbers)}",
            "response_url": f"{self.slack.url}/response/{name}", **payload, **more,
        }  # fmt: skip
        body = urlencode({"payload": json.dumps(payload)}).encode()
        answered = self.post(body, "application/x-www-form-urlencoded")
        assert answered.status_code == 200


def buttons(message: Message) -> list[Message]:
    """The buttons of a message."""
    return [e for block in message["blocks"] if block["type"] == "actions" for e in block["elements"]]
