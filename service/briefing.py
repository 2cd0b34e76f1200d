"""The one place that calls the summarizers: a turn is waited for, the clock runs, errors are translated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import current_app

from service.admission import Admission
from service.brief_request import Work
from service.fetch.links import Fetcher
from service.interruption import stopped_at_deadline
from service.metrics import COMPUTE, DOCUMENTS, QUEUE_WAIT
from service.problems import FieldError, Problem
from service.settings import Settings
from service.stopwatch import Stopwatch
from summarizers import Brief, NothingToSummarizeError, TooManySentencesError, __version__, summarize


def settings() -> Settings:
    """The app's settings."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def admission() -> Admission:
    """The app's places."""
    found: Admission = current_app.config["ADMISSION"]
    return found


def fetcher() -> Fetcher | None:
    """The app's fetcher of links; None where fetching is off."""
    found: Fetcher | None = current_app.config["FETCHER"]
    return found


@contextmanager
def turn(stopwatch: Stopwatch, wait_seconds: float) -> Iterator[None]:
    """A turn to read and to summarise, which ends at the deadline at the latest; asked for by who has a place.

    Args:
        stopwatch: has the deadline, and keeps the time of each step.
        wait_seconds: how long to wait for a turn.

    Raises:
        Problem: 503 where the turn does not come or the time is up.
    """
    stopwatch("queue")
    with admission().turn(min(wait_seconds, stopwatch.left())), COMPUTE.time(), stopped_at_deadline(stopwatch):
        stopwatch("read")
        QUEUE_WAIT.observe(stopwatch.steps["queue"])
        yield


def make_brief(work: Work, stopwatch: Stopwatch) -> Brief:
    """The brief of a set, made in a turn.

    Raises:
        Problem: 422 where there is nothing to summarise, 503 where the time is up.
    """
    DOCUMENTS.observe(len(work.documents))
    try:
        brief = summarize(work.documents, work.options, stopwatch)
    except NothingToSummarizeError as error:
        raise Problem("nothing-to-summarise", str(error)) from None
    except TooManySentencesError as error:
        raise Problem("over-limit", str(error), [FieldError("#/ranker", str(error))]) from None
    return replace(brief, warnings=(*brief.warnings, *work.warnings))


def entity_tag(*shape: object) -> str:
    """The ETag of an answer, known before the work: what shapes it, in this version, gives the same bytes."""
    asked = repr((__version__, *shape))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]
