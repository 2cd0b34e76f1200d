"""Slack sends again what it thinks did not arrive: each event is answered once."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import Any

_MOST = 10_000
_SECONDS = 600.0  # Slack's last attempt comes five minutes after the first


class Seen:
    """Names that came lately; of one process, so one process answers Slack."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def is_new(self, *names: str) -> bool:
        """Whether none of the names came before; from now on, all did."""
        now = time.monotonic()
        with self._lock:
            while self._names and (len(self._names) > _MOST or next(iter(self._names.values())) < now - _SECONDS):
                self._names.popitem(last=False)
            new = not any(name in self._names for name in names)
            for name in names:
                self._names.setdefault(name, now)
            return new

    def forget(self, name: str) -> None:
        """The name may come again."""
        with self._lock:
            self._names.pop(name, None)


def names_of(body: dict[str, Any]) -> list[str]:
    """What names an event: its id, its trigger, and the message that it is about, which several events may tell of."""
    event = body.get("event") or {}
    names = [str(body[key]) for key in ("event_id", "trigger_id") if body.get(key)]
    if event.get("type") in ("app_mention", "message") and event.get("ts"):
        names.append(f"{event.get('channel')}/{event['ts']}")
    return names
