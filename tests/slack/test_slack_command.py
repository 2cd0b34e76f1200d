"""`wirebrief slack` as a process, by HTTP and by Socket Mode."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from bot_in_slack import SECRET
from fake_slack import TOKEN, FakeSlack, seen, until
from live_service import ROOT, Service, free_port
from websocket_server import WebSocketServer

from service.settings import SettingError, read_slack_settings

GIVEN = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_APP_TOKEN": "xapp-test"}


def started(log: Path, slack: FakeSlack, *options: str, **changes: str) -> subprocess.Popen[bytes]:
    """The command, with its output in a file."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "WIREBRIEF_"))}
    environment |= GIVEN | {"SLACK_API_URL": f"{slack.url}/api"} | changes
    with log.open("wb") as output:
        command = [sys.executable, "-m", "service.cli", "slack", *options]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def test_by_http_it_answers_what_is_signed_until_it_is_stopped(slack: FakeSlack, tmp_path: Path) -> None:
    """From a real server: a large body is refused unread, a chunked one too."""
    port = free_port()
    process = started(tmp_path / "log", slack, "--http", "--port", str(port))
    server = Service(port, process, tmp_path / "log")
    try:
        until(lambda: is_up(server), 30)
        event = {**slack.write("<@UBOT> help"), "type": "app_mention", "channel": "C1"}
        body = json.dumps({"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": event})
        sent = str(int(time.time()))
        signed = hmac.new(SECRET.encode(), f"v0:{sent}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": sent}
        assert server.request("POST", "/slack/events", body, headers)[0] == 401
        signature = {"X-Slack-Signature": f"v0={signed}"}
        assert server.request("POST", "/slack/events", body, headers | signature)[0] == 200
        assert seen(until(slack.answers)[0]).startswith("I make one brief")
        with server.socket() as bare:
            bare.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n")
            assert b" 413 " in bare.recv(100)
        with server.socket() as bare:
            bare.sendall(
                b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
            )
            assert b" 411 " in bare.recv(100)
    finally:
        process.terminate()
        assert process.wait(60) == 0, (tmp_path / "log").read_text()


def is_up(server: Service) -> bool:
    """Whether the bot answers."""
    assert server.process.poll() is None, server.log.read_text()
    try:
        return server.request("GET", "/live")[0] == 200
    except OSError:
        return False


def test_by_socket_mode_it_connects_and_ends_when_told(slack: FakeSlack, tmp_path: Path) -> None:
    socket = WebSocketServer()
    slack.socket_url = socket.url
    process = started(tmp_path / "log", slack)
    try:
        until(lambda: b"connected to Slack" in (tmp_path / "log").read_bytes(), 30)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
        socket.stop()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN: is not set; docs/slack.md says where to find it"),
        ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN: is not set; docs/slack.md says where to find it"),
        ({"WIREBRIEF_URL": "localhost"}, "WIREBRIEF_URL: got 'localhost', allowed: http://… or https://…"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/"}, "Slack does not answer at http://127.0.0.1:9/"),
        ({}, "Slack refused: invalid_auth"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    slack: FakeSlack, tmp_path: Path, changes: dict[str, str], line: str
) -> None:
    slack.errors["auth.test"] = "invalid_auth"
    process = started(tmp_path / "log", slack, **changes)
    assert process.wait(60) == 2
    assert (tmp_path / "log").read_text() == f"wirebrief: {line}\n"


def test_settings_need_what_their_connection_needs() -> None:
    assert read_slack_settings({"SLACK_BOT_TOKEN": "x", "SLACK_SIGNING_SECRET": "y"}, http=True).api_url.endswith(
        "/api/"
    )
    with pytest.raises(SettingError, match="SLACK_SIGNING_SECRET"):
        read_slack_settings({"SLACK_BOT_TOKEN": "x", "SLACK_APP_TOKEN": "y"}, http=True)


def test_the_manifest_asks_for_what_the_bot_uses_and_no_more() -> None:
    """Slack's names for it, and ours."""
    written = (ROOT / "service/slack/manifest.yml").read_text("utf-8")
    manifest = yaml.safe_load(written)
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    reading = {"channels:history", "groups:history", "mpim:history", "im:history", "files:read"}
    assert set(scopes) == {"app_mentions:read", "chat:write", "commands"} | reading
    assert all(f"- {scope} # " in written for scope in scopes)
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == ["app_mention", "message.im"]
    assert manifest["features"]["slash_commands"][0]["command"] == "/brief"
    assert manifest["features"]["shortcuts"][0]["callback_id"] == "brief_thread"
