"""Links -> pages, several at once, each redirect checked like a new link, and robots.txt asked first."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from urllib.parse import urljoin

from service.fetch.addresses import AddressBook, Target
from service.fetch.connection import Answer, get
from service.fetch.deadline import LATE, Deadline
from service.fetch.faults import LinkFault
from service.fetch.robots import Rule, is_allowed, rules_for

PRODUCT = "Wirebrief"
PAGE_TYPES = ("text/html", "application/xhtml+xml")
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_AT_ONCE = 16  # connections of a process
_REQUESTS = 8  # of a process that may have links at the same time: slow sites must not take every thread
_ROBOTS_BYTES = 512 * 1024  # RFC 9309, 2.5, asks for at least 500 KiB
_ROBOTS_SECONDS = 3600.0  # that a site's rules are remembered; the RFC asks for no more than a day
_ROBOTS_SITES = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: where it stood in the end, its bytes, and the encoding that its server says it has."""

    url: str
    content: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Memory:
    """The rules of the sites that were asked lately, by origin, with the time of their end."""

    rules: OrderedDict[str, tuple[float, list[Rule]]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def recall(self, origin: str) -> list[Rule] | None:
        """The rules, if they are known and not too old."""
        with self.lock:
            end, rules = self.rules.get(origin, (0.0, []))
            return rules if time.monotonic() < end else None

    def keep(self, origin: str, rules: list[Rule]) -> None:
        """Remember the rules."""
        with self.lock:
            self.rules[origin] = time.monotonic() + _ROBOTS_SECONDS, rules
            self.rules.move_to_end(origin)
            if len(self.rules) > _ROBOTS_SITES:
                self.rules.popitem(last=False)


class Fetcher:
    """Fetches links; one for a process, as its connections are counted together. Threads start with the first link.

    Attributes:
        places: taken by who asks for pages, each for one request.
    """

    def __init__(self, book: AddressBook, user_agent: str, largest: int) -> None:
        """Fetch what `book` allows, as `user_agent`, pages of at most `largest` bytes, sent or inflated."""
        self._book = book
        self._user_agent = user_agent
        self._largest = largest
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetch")
        self._sites = _Memory()
        self.places = BoundedSemaphore(_REQUESTS)

    def pages(self, urls: Iterable[str], seconds: float) -> Mapping[str, Page | LinkFault]:
        """The page, or the fault, of each link.

        Args:
            urls: each fetched once, however often it is given.
            seconds: for all of them together.
        """
        deadline = Deadline(seconds)
        futures = {url: self._pool.submit(self._page, url, deadline) for url in dict.fromkeys(urls)}
        # Looking a name up cannot be interrupted: who hangs there is left behind.
        wait(futures.values(), max(0.0, seconds))
        return {url: _outcome(future) for url, future in futures.items()}

    def _page(self, url: str, deadline: Deadline) -> Page | LinkFault:
        try:
            target, answer = self._followed(url, deadline)
        except LinkFault as fault:
            return fault
        return Page(target.url, answer.body, answer.headers.get_content_charset())

    def _followed(self, url: str, deadline: Deadline) -> tuple[Target, Answer]:
        for _ in range(MOST_REDIRECTS + 1):
            deadline.wait()
            target = self._book.target(url)
            if not is_allowed(self._rules(target, deadline), target.path):
                raise LinkFault("may not be read by programs, says the site's robots.txt")
            answer = get(target, self._user_agent, deadline, self._largest, PAGE_TYPES)
            if answer.status == 200:
                return target, answer
            url = _next(target, answer)
        raise LinkFault(f"redirects more than {MOST_REDIRECTS} times")

    def _rules(self, target: Target, deadline: Deadline) -> list[Rule]:
        rules = self._sites.recall(target.origin)
        if rules is None:
            rules = self._fetched_rules(target, deadline)
            self._sites.keep(target.origin, rules)
        return rules

    def _fetched_rules(self, target: Target, deadline: Deadline) -> list[Rule]:
        """A site's rules: none where it has no such file, and nothing allowed where it is broken (RFC 9309, 2.3.1)."""
        url = f"{target.origin}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            file = self._book.target(url)
            answer = get(file, self._user_agent, deadline, _ROBOTS_BYTES, ())
            if answer.status == 200:
                return rules_for(answer.body.decode("utf-8", "replace"), PRODUCT)
            if answer.status in _REDIRECTS:
                url = _next(file, answer)
            elif 400 <= answer.status < 500:
                return []
            else:
                raise LinkFault(f"is on a site whose robots.txt answered {answer.status}")
        return []


def _next(target: Target, answer: Answer) -> str:
    location = answer.headers.get("Location")
    if answer.status not in _REDIRECTS or not location:
        raise LinkFault(f"answered {answer.status}")
    # http.client reads headers as Latin-1; addresses in them are UTF-8, if not ASCII.
    written = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        url = urljoin(target.url, written.strip())
    except ValueError:
        raise LinkFault("redirects to what is no web address") from None
    if target.scheme == "https" and not url.lower().startswith("https:"):
        raise LinkFault("redirects from https to http")
    return url


def _outcome(future: Future[Page | LinkFault]) -> Page | LinkFault:
    if future.done():
        return future.result()
    future.cancel()
    return LinkFault(LATE)
