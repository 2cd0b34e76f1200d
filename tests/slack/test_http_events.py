"""The HTTP connection: nothing is parsed that Slack did not sign, and what comes twice is answered once."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event

import pytest
from bot_in_slack import SECRET, Bot
from fake_slack import seen, until
from slack_sdk.signature import SignatureVerifier

from service.slack.http_events import is_signed
from service.slack.jobs import Jobs

Make = Callable[..., Bot]
DEEP = b'{"a":' * 20_000


@pytest.mark.case("S1", "S2")
@pytest.mark.parametrize("body", [b"{}", b"{", DEEP, b"payload=%7B", b"\xff\xfe", b"ssl_check=1&x=y"])
@pytest.mark.parametrize(
    "headers",
    [
        {"X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Signature": ""},
        {"X_Slack_Signature": "v0=é"},
        {"X_Slack_Request_Timestamp": str(int(time.time()) - 301)},
        {"X_Slack_Request_Timestamp": str(int(time.time()) + 400)},
        {"X_Slack_Request_Timestamp": "abc"},
        {"X_Slack_Request_Timestamp": "-1"},
        {"X_Slack_Request_Timestamp": "9" * 5_000},
        {"X_Slack_Request_Timestamp": ""},
    ],
)
def test_what_slack_did_not_sign_is_401(
    bot: Bot, body: bytes, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever it is; neither body nor signature is logged, and Slack need not try again."""
    answered = bot.post(body, **headers)
    assert answered.status_code == 401
    assert answered.headers["X-Slack-No-Retry"] == "1"
    assert answered.data == b""
    logged = "".join(record.getMessage() for record in caplog.records)
    assert "v0=" not in logged


@pytest.mark.parametrize("body", [b"{}", b"{", b"payload=%7B", b"payload=1", b"[1]", b"null", b"\xff", DEEP])
def test_what_is_signed_and_makes_no_sense_breaks_nothing(bot: Bot, body: bytes) -> None:
    for kind in ("application/json", "application/x-www-form-urlencoded"):
        assert bot.post(body, kind).status_code in (400, 404)


def test_the_signature_is_slacks_own() -> None:
    """As Slack's SDK makes it, and by the example of Slack's documentation."""
    body = b"payload=%7B%7D&text=\xc3\xa9"
    signed = SignatureVerifier(SECRET).generate_signature(timestamp="1531420618", body=body)
    headers = {"X-Slack-Request-Timestamp": "1531420618", "X-Slack-Signature": str(signed)}
    assert is_signed(SECRET, body, headers, 1531420618 + 300)
    assert not is_signed(SECRET, body, headers, 1531420618 + 301)
    assert not is_signed(SECRET, body + b" ", headers, 1531420618)
    assert not is_signed("other", body, headers, 1531420618)


def test_large_bodies_are_refused_before_they_are_read(bot: Bot) -> None:
    assert bot.post(b"x" * 1_000_001).status_code == 413
    chunked = bot.client.post("/slack/events", input_stream=BytesIO(b"x"), headers={"Transfer-Encoding": "chunked"})
    assert chunked.status_code == 411


@pytest.mark.case("S5")
def test_slacks_own_checks_are_answered(bot: Bot) -> None:
    """url_verification with its challenge; ssl_check, which is not signed and asks for nothing."""
    answered = bot.post(json.dumps({"type": "url_verification", "challenge": "c3p0", "token": "x"}).encode())
    assert (answered.status_code, answered.get_json()) == (200, {"challenge": "c3p0"})
    for body in (b"ssl_check=1", b"ssl_check=1&token=abc", b"token=abc&ssl_check=1"):
        assert bot.client.post("/slack/events", data=body).status_code == 200
    assert bot.client.get("/slack/events").status_code == 405
    assert bot.client.get("/live").data == b"live\n"


@pytest.mark.case("S4")
def test_a_retry_is_acknowledged_and_answered_once(bot: Bot) -> None:
    """By its id, though Slack sends it again three times; the same message as another event too."""
    message = bot.slack.write("<@UBOT> help")
    event = {**message, "type": "app_mention", "channel": "C1"}
    for attempt in range(4):
        headers = {"X_Slack_Retry_Num": str(attempt), "X_Slack_Retry_Reason": "http_timeout"} if attempt else {}
        bot.event(event, "Ev-retried", **headers)
    bot.event(event, "Ev-other")
    until(bot.slack.answers)
    bot.mention("help")
    assert len(bot.slack.answers()) == 2


@pytest.mark.case("S3")
def test_a_replayed_request_is_answered_once(bot: Bot) -> None:
    """The very same bytes with the very same signature, within its five minutes."""
    body = f"command=%2Fbrief&text={bot.site.url('/courier')}&trigger_id=t&response_url={bot.slack.url}/response/r"
    for _ in range(3):
        assert bot.post(body.encode(), "application/x-www-form-urlencoded").status_code == 200
    bot.command(bot.site.url("/courier"), "last")
    bot.response("last")
    assert len(bot.slack.responses["r"]) == 1


@pytest.mark.case("S17")
def test_forty_commands_at_once_are_all_acknowledged_before_any_work_is_done(make_bot: Make) -> None:
    """The work waits for a sign here, so whoever waited for work would wait forever; then each is answered once."""
    gate = Event()

    class Gated(Jobs):
        def submit(self, job: Callable[[], None]) -> bool:
            return super().submit(lambda: gate.wait(60) and job())

    bot = make_bot(Gated())
    links = f"{bot.site.url('/courier')} {bot.site.url('/herald')} in 50 words"
    with ThreadPoolExecutor(40) as pool:
        acknowledged = list(pool.map(lambda number: bot.command(links, f"many-{number}")[0], range(40)))
    assert [answered.status_code for answered in acknowledged] == [200] * 40
    assert [answered.data for answered in acknowledged] == [b""] * 40
    assert bot.slack.responses == {}
    gate.set()
    texts = {seen(bot.response(f"many-{number}")) for number in range(40)}
    assert len(texts) == 1
    assert "2 of 2 sources" in texts.pop()
    assert all(len(sent) == 1 for sent in bot.slack.responses.values())


def test_a_full_queue_says_so_in_words(make_bot: Make) -> None:
    """To a command in its acknowledgement, to others at once; and takes work again afterwards."""
    gate = Event()
    jobs = Jobs(at_once=1, waiting=1)
    bot = make_bot(jobs)
    assert jobs.submit(lambda: gate.wait(30) and None)
    assert jobs.submit(lambda: None)
    busy = "I am busy with other briefs. Please try again in a minute."
    assert bot.command(bot.site.url("/courier"))[0].get_json()["text"] == busy
    assert seen(bot.mention("help")) == busy
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")
    assert seen(bot.shortcut(root)) == busy
    gate.set()
    until(lambda: seen(bot.mention("help")) != busy)


def test_a_job_that_breaks_does_not_take_its_place_along(caplog: pytest.LogCaptureFixture) -> None:
    """And its message, which may quote someone, is not logged."""
    jobs = Jobs(at_once=1, waiting=0)

    def broken() -> None:
        raise ValueError("secret words")

    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            until(lambda: jobs.submit(broken))
        until(lambda: jobs.submit(lambda: None))
    jobs.stop()
    assert "a job broke: ValueError" in caplog.text
    assert "secret words" not in caplog.text
