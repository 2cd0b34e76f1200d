"""Who asks: an API key where the service has any, else the address; and how often each may."""

from __future__ import annotations

import hashlib
import hmac
import math
import re
import time
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from flask import current_app, request

from service.problems import Problem
from service.settings import SettingError, Settings, environment_name

_BEARER = re.compile(r"[Bb]earer +([\x21-\x7e]{1,512})")
MOST_CALLERS = 10_000  # remembered; the one who was silent longest is forgotten, and begins anew with a full bucket


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def read_keys(settings: Settings) -> frozenset[bytes]:
    """Digests of the keys in the settings and in the file that they name.

    Raises:
        SettingError: the file cannot be read, or holds no key: an empty file must not open the service to everyone.
    """
    keys = [key.strip() for key in settings.api_keys.split(",") if key.strip()]
    if settings.api_keys_file:
        name = environment_name("api_keys_file")
        try:
            lines = Path(settings.api_keys_file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "is not UTF-8"
            raise SettingError(f"{name}: {settings.api_keys_file}: {reason}") from None
        found = [line.split("#")[0].strip() for line in lines]
        if not any(found):
            raise SettingError(f"{name}: {settings.api_keys_file}: holds no key")
        keys += [key for key in found if key]
    return frozenset(map(_digest, keys))


class Gatekeeper:
    """Knows the keys, and has a bucket of tokens for each caller; one brief takes one token.

    The buckets are a process's own, so each of `processes` gives its share of the rate.
    """

    def __init__(self, keys: frozenset[bytes], per_minute: float, processes: int) -> None:
        self._keys = keys
        self._rate = per_minute / 60 / processes
        self._size = max(1.0, per_minute / processes)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # caller -> tokens, at what time
        self._lock = Lock()

    def caller(self) -> str:
        """A name for who asks, fit for counting and not for logs.

        Raises:
            Problem: 401 where keys are needed and none of them was sent.
        """
        if not self._keys:
            return request.remote_addr or "unknown"
        sent = _BEARER.fullmatch(request.headers.get("Authorization", ""))
        digest = _digest(sent[1] if sent else "")
        # All keys are compared, each in constant time: the answer's time tells nothing of them.
        matches = [hmac.compare_digest(digest, key) for key in self._keys]
        if not any(matches):
            raise Problem(
                "unauthorized",
                "Authorization: Bearer KEY is missing, or the key is none of ours",
                headers={"WWW-Authenticate": 'Bearer realm="wirebrief"'},
            )
        return digest.hex()

    def take_token(self, caller: str) -> None:
        """Count one brief.

        Raises:
            Problem: 429 where the caller has asked too often.
        """
        if not self._rate:
            return
        now = time.monotonic()
        with self._lock:
            tokens, then = self._buckets.pop(caller, (self._size, now))
            tokens = min(self._size, tokens + (now - then) * self._rate)
            enough = tokens >= 1
            self._buckets[caller] = (tokens - enough, now)
            if len(self._buckets) > MOST_CALLERS:
                self._buckets.popitem(last=False)
        if not enough:
            seconds = math.ceil((1 - tokens) / self._rate)
            raise Problem("rate-limited", f"come back in {seconds} s", headers={"Retry-After": str(seconds)})


def gatekeeper() -> Gatekeeper:
    """The app's gatekeeper."""
    found: Gatekeeper = current_app.config["GATEKEEPER"]
    return found
