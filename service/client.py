"""A client of the HTTP service in a few lines; it comes back when the service is full, or was started anew.

>>> from service.client import Client
>>> brief = Client("http://127.0.0.1:8000").brief(documents=[{"text": "…"}, {"text": "…"}], length={"words": 100})
>>> print(brief["text"])
"""

from __future__ import annotations

import json
import random
import time
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_MOST_SECONDS = 30.0  # between two attempts, whatever the service says


class ServiceProblem(Exception):  # noqa: N818 (RFC 9457's own word)
    """The service answered with a problem; `fields` has its members, none where a proxy answered instead."""

    def __init__(self, status: int, fields: dict[str, Any], retry_after: str | None) -> None:
        super().__init__(f"{status} {fields.get('title', '')}: {fields.get('detail', '')}")
        self.status = status
        self.fields = fields
        self.retry_after = retry_after


class Client:
    """Asks one service. A brief changes nothing there, so that every request may be repeated."""

    def __init__(
        self,
        address: str,
        api_key: str | None = None,
        timeout: float = 60,
        attempts: int = 5,
        accept: str = "application/json",
    ) -> None:
        """Take the service's address, such as `http://127.0.0.1:8000`.

        Args:
            address: where the service is.
            api_key: sent with every request, if the service has keys.
            timeout: seconds without a byte before an attempt is given up.
            attempts: how often to ask in all.
            accept: media type of the answers; one of those that are JSON.
        """
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"address: got {address!r}, allowed: http://… or https://…")
        self._address = address.rstrip("/")
        self._headers = {"Content-Type": "application/json", "Accept": accept}
        if api_key:
            self._headers["Authorization"] = f"Bearer {api_key}"
        self._timeout = timeout
        self._attempts = attempts
        self._random = random.Random()  # noqa: S311 (spreads attempts, hides nothing)

    def brief(self, **fields: object) -> dict[str, Any]:
        """The brief; the fields are those of `POST /v1/briefs`, such as `documents` and `length`.

        Raises:
            ServiceProblem: the service refused, or was full at every attempt.
            OSError: the service could not be reached at any attempt.
        """
        return self._answer("/v1/briefs", fields)

    def stories(self, **fields: object) -> dict[str, Any]:
        """The stories; the fields are those of `POST /v1/stories`. With `state=[]`, the answer has the next one.

        Raises:
            ServiceProblem: the service refused, or was full at every attempt.
            OSError: the service could not be reached at any attempt.
        """
        return self._answer("/v1/stories", fields)

    def _answer(self, path: str, fields: dict[str, object]) -> dict[str, Any]:
        request = Request(f"{self._address}{path}", json.dumps(fields).encode(), self._headers)  # noqa: S310
        for attempt in range(1, self._attempts):
            try:
                return self._ask(request)
            except ServiceProblem as problem:
                # A deadline that was too short once is too short again.
                if problem.status != 503 or problem.fields.get("type") == "/docs#deadline-exceeded":
                    raise
                self._wait(attempt, problem.retry_after)
            except (OSError, HTTPException):
                self._wait(attempt, None)
        return self._ask(request)

    def _ask(self, request: Request) -> dict[str, Any]:
        try:
            with urlopen(request, timeout=self._timeout) as answer:  # noqa: S310 (checked: http or https)
                found: dict[str, Any] = json.load(answer)
                return found
        except HTTPError as error:
            with error:
                raise _problem(error) from None

    def _wait(self, attempt: int, retry_after: str | None) -> None:
        """Wait as long as the service says, or twice as long each time; never all clients for the same time."""
        seconds = float(retry_after) if retry_after and retry_after.isdigit() else 0.25 * 2**attempt
        time.sleep(min(seconds, _MOST_SECONDS) * self._random.uniform(0.75, 1.25))


def _problem(error: HTTPError) -> ServiceProblem:
    try:
        fields = json.load(error)
    except ValueError:
        fields = None
    return ServiceProblem(error.code, fields if isinstance(fields, dict) else {}, error.headers.get("Retry-After"))
