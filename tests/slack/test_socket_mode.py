"""Socket Mode against a WebSocket server: the same bot, without a public address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bot_in_slack import buttons
from fake_slack import TOKEN, FakeSlack, seen, until
from web_server import Web
from websocket_server import WebSocketServer

from service.settings import SlackSettings
from service.slack.socket_mode import connected


@pytest.fixture
def socket(slack: FakeSlack, site: Web, service: str) -> Iterator[WebSocketServer]:
    """The server's end of a connected bot."""
    server = WebSocketServer()
    slack.socket_url = server.url
    with connected(SlackSettings(TOKEN, "", "xapp-test", f"{slack.url}/api/", service, ""), ping_seconds=0.5):
        until(lambda: server.connections)
        yield server
    server.stop()


def envelope(kind: str, payload: dict[str, Any], name: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """What Slack wraps everything in."""
    return {"type": kind, "envelope_id": name, "payload": payload, "accepts_response_payload": False, **more}


def acknowledged(socket: WebSocketServer, name: str) -> dict[str, Any]:
    """The answer to an envelope."""
    return until(lambda: [one for one in socket.acknowledged if one.get("envelope_id") == name])[0]


def mention(slack: FakeSlack, text: str, event_id: str, thread: str = "") -> dict[str, Any]:
    message = slack.write(f"<@UBOT> {text}", thread=thread)
    event = {**message, "type": "app_mention", "channel": "C1"}
    return {"type": "event_callback", "event_id": event_id, "team_id": "T1", "event": event}


def test_events_commands_and_buttons_come_by_socket_too(slack: FakeSlack, site: Web, socket: WebSocketServer) -> None:
    """Each acknowledged by its envelope, and answered."""
    links = f"<{site.url('/courier')}> <{site.url('/herald')}>"
    socket.send(envelope("events_api", mention(slack, f"{links} in 25 words", "Ev1"), "e1"))
    acknowledged(socket, "e1")
    (answer,) = until(slack.answers)
    assert " of 2 sources" in seen(answer)

    response_url = f"{slack.url}/response/command"
    command = {"command": "/brief", "text": links, "trigger_id": "t1", "response_url": response_url, "team_id": "T1"}
    socket.send(envelope("slash_commands", command, "e2"))
    acknowledged(socket, "e2")
    assert "2 of 2 sources" in seen(until(lambda: slack.responses.get("command"))[0])

    (longer,) = [one for one in buttons(answer) if one["action_id"] == "wirebrief_longer"]
    pressed = {
        "type": "block_actions", "trigger_id": "t2", "team": {"id": "T1"}, "user": {"id": "UANN"},
        "container": {"type": "message", "channel_id": "C1", "message_ts": answer["ts"]},
        "actions": [{**longer, "block_id": "wirebrief_buttons"}], "response_url": response_url,
    }  # fmt: skip
    socket.send(envelope("interactive", pressed, "e3"))
    acknowledged(socket, "e3")
    until(lambda: '"words":50' in buttons(answer)[0]["value"])


@pytest.mark.case("S4")
def test_a_retry_by_socket_is_answered_once(slack: FakeSlack, socket: WebSocketServer) -> None:
    event = mention(slack, "help", "Ev-again")
    for attempt in range(3):
        more = {"retry_attempt": attempt, "retry_reason": "timeout"} if attempt else {}
        socket.send(envelope("events_api", event, f"r{attempt}", **more))
        acknowledged(socket, f"r{attempt}")
    socket.send(envelope("events_api", mention(slack, "help", "Ev-last"), "last"))
    acknowledged(socket, "last")
    until(lambda: len(slack.answers()) == 2)


def test_a_lost_connection_is_made_anew(slack: FakeSlack, socket: WebSocketServer) -> None:
    socket.hang_up()
    until(lambda: socket.connections == 2, 30)
    socket.send(envelope("events_api", mention(slack, "help", "Ev-after"), "after"))
    assert "I make one brief" in seen(until(slack.answers)[0])
