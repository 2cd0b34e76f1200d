"""A workspace with the bot in it, the real service behind the bot, and a small web behind the service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from bot_in_slack import COURIER, HERALD, SECRET, Bot, article, served
from fake_slack import TOKEN, FakeSlack, fake_slack
from web_server import Web, page, web

from service.settings import SlackSettings
from service.slack.jobs import Jobs


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with fake_slack() as workspace:
        yield workspace


@pytest.fixture(scope="session")
def site() -> Iterator[Web]:
    routes = {
        "/courier": page(article("Bridge at Arle closed", "Courier", COURIER)),
        "/herald": page(article("Arle loses its bridge", "Herald", HERALD)),
    }
    with web(routes) as served_site:
        yield served_site


@pytest.fixture(scope="session")
def service(site: Web) -> Iterator[str]:
    with served(fetch=1, fetch_allow=site.host, computing=2, waiting=20) as address:
        yield address


@pytest.fixture
def make_bot(slack: FakeSlack, site: Web, service: str) -> Iterator[Callable[..., Bot]]:
    """Bots, each started anew."""
    made: list[Bot] = []

    def make(jobs: Jobs | None = None, **changes: str) -> Bot:
        settings = SlackSettings(TOKEN, SECRET, "xapp-test", f"{slack.url}/api/", service, "")
        made.append(Bot(slack, site, replace(settings, **changes), jobs or Jobs()))
        return made[-1]

    yield make
    for bot in made:
        bot.jobs.stop()


@pytest.fixture
def bot(make_bot: Callable[..., Bot]) -> Bot:
    return make_bot()
