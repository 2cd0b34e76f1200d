"""An app without a server for most tests, and a real server for what only a server shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from live_service import Service, running

from service.app import create_app
from service.settings import Settings

BRIDGE = "The old bridge at Arle was closed on Monday after engineers found cracks. Repairs will take 6 weeks."
BRIDGE_AGAIN = "Engineers found cracks, and the old bridge at Arle was closed on Monday. The mayor spoke of 8 weeks."


@pytest.fixture
def bridge() -> dict[str, Any]:
    """A body of `POST /v1/briefs` that is in order."""
    documents = [{"text": BRIDGE, "source": "Courier"}, {"text": BRIDGE_AGAIN, "source": "Herald"}]
    return {"documents": documents, "length": {"sentences": 2}}


@pytest.fixture
def make_client() -> Callable[..., FlaskClient]:
    """A client of an app with these settings."""

    def make(**changes: Any) -> FlaskClient:  # noqa: ANN401 (of as many types as there are settings)
        return create_app(replace(Settings(), **changes)).test_client()

    return make


@pytest.fixture
def client(make_client: Callable[..., FlaskClient]) -> FlaskClient:
    """A client of an app as it comes."""
    return make_client()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service as it comes but for small limits, shared by the tests that only ask it something."""
    with running(
        tmp_path_factory.mktemp("live"), max_body_bytes=200_000, max_inflated_bytes=2_000_000, socket_seconds=1
    ) as service:
        yield service
