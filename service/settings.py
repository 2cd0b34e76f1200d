"""Every setting of the service in one table, read from the environment here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PREFIX = "WIREBRIEF_"
MEBIBYTE = 2**20
_SLACK_OPTIONAL = ("SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "WIREBRIEF_API_KEY")
_SLACK_ADDRESSES = {"SLACK_API_URL": "https://slack.com/api/", "WIREBRIEF_URL": "http://127.0.0.1:8000"}


class SettingError(ValueError):
    """A setting has a value that is not allowed; the text is one line for whoever starts the service."""


def _setting(default: Any, description: str, *, least: float = 0, limit: bool = False, secret: bool = False) -> Any:  # noqa: ANN401
    """A field of `Settings`: what it means, its least value, and whether it is a limit that callers are told."""
    metadata = {"description": description, "least": least, "limit": limit}
    return field(default=default, metadata=metadata, repr=not secret)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each the variable `WIREBRIEF_` and its name in capitals; numbers are checked when they are read."""

    host: str = _setting("127.0.0.1", "address to listen at")
    port: int = _setting(8000, "port to listen at; 0 takes a free one")
    workers: int = _setting(0, "processes; 0 for one a core")
    dev: int = _setting(0, "1 loads the code anew when a file changes")
    threads: int = _setting(32, "connections that a process serves at once", least=2)

    max_body_bytes: int = _setting(8 * MEBIBYTE, "bytes of a request's body as it is sent", least=1, limit=True)
    max_inflated_bytes: int = _setting(
        32 * MEBIBYTE, "bytes of a request's body after gzip is undone", least=1, limit=True
    )
    max_documents: int = _setting(5_000, "documents of a set, with what was read already", least=1, limit=True)
    max_document_characters: int = _setting(1_000_000, "characters of one document", least=1, limit=True)
    max_characters: int = _setting(5_000_000, "characters of all documents of a set", least=1, limit=True)
    max_length_words: int = _setting(5_000, "words that a brief may be asked for", least=1, limit=True)
    max_length_sentences: int = _setting(250, "sentences that a brief may be asked for", least=1, limit=True)
    max_length_characters: int = _setting(40_000, "characters that a brief may be asked for", least=1, limit=True)
    max_batch_bytes: int = _setting(256 * MEBIBYTE, "bytes of a batch, as sent and inflated", least=1, limit=True)
    max_batch_lines: int = _setting(10_000, "lines of a batch", least=1, limit=True)

    fetch: int = _setting(0, "1 fetches documents that have a url and neither text nor html", limit=True)
    fetch_seconds: float = _setting(
        8.0, "seconds that all links of a request may take, within its deadline", least=0.1, limit=True
    )
    max_links: int = _setting(50, "links of a set that are fetched", least=1, limit=True)
    max_page_bytes: int = _setting(4 * MEBIBYTE, "bytes of a page, as sent and inflated", least=1, limit=True)
    fetch_contact: str = _setting("", "address of a page or a mailbox that sites are told to complain to")
    fetch_allow: str = _setting("", "host:port, separated by commas, fetched from although private; for tests")

    deadline_seconds: float = _setting(
        10.0, "seconds that a brief may take; a caller may shorten it with Wirebrief-Deadline", least=0.001, limit=True
    )
    rankers: str = _setting("", "names of the rankers that may be asked for, separated by commas; none: all of them")
    computing: int = _setting(1, "briefs that a process makes at the same moment", least=1, limit=True)
    waiting: int = _setting(3, "requests that wait in a process for their turn", limit=True)
    max_wait_seconds: float = _setting(1.0, "seconds that a request waits for its turn", limit=True)
    requests_per_minute: float = _setting(
        0.0, "briefs a minute of one API key, or of one address where there are no keys; 0 for any number", limit=True
    )

    api_keys: str = _setting("", "API keys, separated by commas; none: everyone may ask", secret=True)
    api_keys_file: str = _setting("", "file of further API keys, one a line, # for remarks")
    trusted_proxies: int = _setting(0, "proxies in front whose X-Forwarded-For is believed")
    socket_seconds: float = _setting(10.0, "seconds that a client may neither send nor take anything", least=0.1)
    drain_seconds: float = _setting(0.0, "seconds from SIGTERM, when /ready becomes 503, to the end of accepting")
    metrics_dir: str = _setting("", "empty folder for the counts of all processes; none: a new one of the system's")


def environment_name(name: str) -> str:
    """The variable that holds a setting."""
    return f"{PREFIX}{name.upper()}"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment, the process's own by default; an empty variable is as good as none.

    Raises:
        SettingError: a value is no number where one is needed, or too small.
    """
    environment = os.environ if environment is None else environment
    given: dict[str, Any] = {}
    for one in fields(Settings):
        written = environment.get(environment_name(one.name), "").strip()
        if written:
            given[one.name] = _value(environment_name(one.name), written, type(one.default), one.metadata["least"])
    return Settings(**given)


def _value(name: str, written: str, kind: type, least: float) -> str | int | float:
    if kind is str:
        return written
    try:
        number: int | float = int(written) if kind is int else float(written)
    except ValueError:
        wanted = "a whole number" if kind is int else "a number"
        raise SettingError(f"{name}: got {written[:40]!r}, allowed: {wanted} from {least:g}") from None
    if not least <= number < float("inf"):
        raise SettingError(f"{name}: got {written[:40]!r}, allowed: a number from {least:g}")
    return number


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """What the Slack bot needs: tokens of Slack's, and where the two services are."""

    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    app_token: str = field(repr=False)
    api_url: str
    service_url: str
    api_key: str = field(repr=False)


def read_slack_settings(environment: Mapping[str, str] | None = None, *, http: bool) -> SlackSettings:
    """The bot's settings, for the HTTP connection or for Socket Mode.

    Raises:
        SettingError: a token is missing, or an address is none.
    """
    environment = os.environ if environment is None else environment
    needed = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET" if http else "SLACK_APP_TOKEN")
    given = {name: environment.get(name, "").strip() for name in (*needed, *_SLACK_OPTIONAL)}
    for name in needed:
        if not given[name]:
            raise SettingError(f"{name}: is not set; docs/slack.md says where to find it")
    addresses = {name: environment.get(name, "").strip() or default for name, default in _SLACK_ADDRESSES.items()}
    for name, address in addresses.items():
        if not address.startswith(("http://", "https://")):
            raise SettingError(f"{name}: got {address[:80]!r}, allowed: http://… or https://…")
    return SlackSettings(
        bot_token=given["SLACK_BOT_TOKEN"],
        signing_secret=given["SLACK_SIGNING_SECRET"],
        app_token=given["SLACK_APP_TOKEN"],
        # Methods are named relative to it.
        api_url=addresses["SLACK_API_URL"].rstrip("/") + "/",
        service_url=addresses["WIREBRIEF_URL"],
        api_key=given["WIREBRIEF_API_KEY"],
    )


def limits(settings: Settings) -> list[dict[str, object]]:
    """What a caller must know: each limit's name, value, variable and meaning."""
    return [
        {
            "name": one.name,
            "value": getattr(settings, one.name),
            "setting": environment_name(one.name),
            "description": one.metadata["description"],
        }
        for one in fields(Settings)
        if one.metadata["limit"]
    ]
