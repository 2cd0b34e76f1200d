"""The HTTP connection: `POST /slack/events`. Size, age and signature are checked before anything is parsed.

Bolt would parse first, and write what it refuses into the log, body and signature; so it is asked only about what
Slack signed (https://docs.slack.dev/authentication/verifying-requests-from-slack).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Mapping
from urllib.parse import parse_qs

from flask import Flask, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask.handler import SlackRequestHandler

from service.settings import read_slack_settings
from service.slack.app import create_app

LARGEST = 1_000_000  # bytes
OLDEST = 300  # seconds
# Slack tries a command's certificate with this; it asks for nothing.
_CERTIFICATE_CHECK = re.compile(rb"ssl_check=1(&token=[A-Za-z0-9]{0,64})?|token=[A-Za-z0-9]{0,64}&ssl_check=1")


def create_server(app: App, signing_secret: str) -> Flask:
    """The WSGI application.

    Args:
        app: the bot.
        signing_secret: what Slack signs with.
    """
    server = Flask(__name__, static_folder=None)
    handler = SlackRequestHandler(app)

    @server.post("/slack/events")
    def events() -> Response:
        if request.content_length is None:
            return _refused(411)
        if request.content_length > LARGEST:
            return _refused(413)
        body = request.get_data()
        if _CERTIFICATE_CHECK.fullmatch(body):
            return Response(status=200)
        if not is_signed(signing_secret, body, dict(request.headers), time.time()):
            return _refused(401)
        if not _holds_object(body, request.mimetype):
            return _refused(400)
        return handler.handle(request)

    @server.get("/live")
    def live() -> Response:
        return Response("live\n", content_type="text/plain")

    return server


def serve() -> Flask:
    """The WSGI application of the environment, for a server to load."""
    settings = read_slack_settings(http=True)
    return create_server(create_app(settings), settings.signing_secret)


def is_signed(secret: str, body: bytes, headers: Mapping[str, str], now: float) -> bool:
    """Whether Slack signed these very bytes within the last five minutes.

    Args:
        secret: the signing secret.
        body: as it was sent.
        headers: of the request, each word of their names capitalised.
        now: seconds since 1970.
    """
    sent, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    if not re.fullmatch(r"[0-9]{1,12}", sent) or abs(now - int(sent)) > OLDEST:
        return False
    signed = hmac.new(secret.encode(), b"v0:" + sent.encode() + b":" + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={signed}".encode(), signature.encode())


def _holds_object(body: bytes, kind: str) -> bool:
    """Whether there is a JSON object in it, or in the field of a form that may have one; Bolt takes it for granted."""
    try:
        is_json = kind == "application/json" or body.startswith(b"{")
        written = body.decode() if is_json else parse_qs(body.decode()).get("payload", ["{}"])[0]
        return isinstance(json.loads(written), dict)
    except (ValueError, RecursionError):
        return False


def _refused(status: int) -> Response:
    # Without this Slack would send the same again.
    return Response(status=status, headers={"X-Slack-No-Retry": "1"})
