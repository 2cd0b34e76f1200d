"""Slack's own files -> documents: the only thing that the bot fetches, and from Slack alone."""

from __future__ import annotations

from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from summarizers.errors import InvalidDocumentError
from summarizers.reading.encodings import decode

LARGEST = 1_000_000  # bytes
_SECONDS = 10.0
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = (*_PAGE_TYPES, "application/rtf")


class FileFault(Exception):  # noqa: N818 (as ReadFault: what is wrong with an input)
    """A file that is not read; the text says why."""


class _NoRedirect(HTTPRedirectHandler):
    """The token must not travel on to where a redirect points."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """No request."""


class SlackFiles:
    """Reads files with the bot's token, which is sent to Slack and to nobody else."""

    def __init__(self, token: str, api_url: str) -> None:
        """Read from slack.com, and from where `api_url` says that Slack is."""
        self._token = token
        self._origin = urlsplit(api_url)[:2]
        self._opener: OpenerDirector = build_opener(_NoRedirect)

    def document(self, file: dict[str, Any]) -> dict[str, str]:
        """A file as a document of the API, its name the title.

        Raises:
            FileFault: it is no text, too large, or not to be had.
        """
        kind = str(file.get("mimetype") or "")
        if not kind.startswith("text/") and kind not in _TEXT_TYPES:
            raise FileFault("is no text file")
        if int(file.get("size") or 0) > LARGEST:
            raise FileFault(f"is larger than {LARGEST:,} bytes")
        content = self._content(str(file.get("url_private_download") or file.get("url_private") or ""))
        try:
            text = decode(content, "the file")
        except InvalidDocumentError as error:
            raise FileFault(error.problem) from None
        if not text.strip():
            raise FileFault("is empty")
        document = {"html" if kind in _PAGE_TYPES else "text": text, "source": str(file.get("name") or "file")}
        link = str(file.get("permalink") or "")
        return document | ({"url": link} if link.startswith("https://") else {})

    def _content(self, url: str) -> bytes:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_slack = parts.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
        if not is_slack and parts[:2] != self._origin:
            raise FileFault("is not stored in Slack")
        request = Request(url, headers={"Authorization": f"Bearer {self._token}"})  # noqa: S310 (checked above)
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                content: bytes = answer.read(LARGEST + 1)
        except (OSError, HTTPException):
            raise FileFault("could not be had from Slack") from None
        if len(content) > LARGEST:
            raise FileFault(f"is larger than {LARGEST:,} bytes")
        return content
