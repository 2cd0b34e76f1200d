"""A service, a browser and a page, for tests that use the page as its readers do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from live_service import Service, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = ROOT / "build/npm/node_modules/axe-core/axe.min.js"  # where .ci/run installs it
PATIENCE = 15_000  # ms


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service as it comes."""
    with running(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    pytest.importorskip("playwright", reason="needs Playwright: pip install playwright")
    if not Path(CHROMIUM).exists():
        pytest.skip("needs a browser: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Its sandbox needs rights that root in a container does not have; the pages are our own.
        arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def expected_errors() -> list[str]:
    """Parts of messages on the console that the test is about; any other fails it."""
    return []


@pytest.fixture(scope="session")
def profile(browser: Browser) -> BrowserContext:
    """What tabs share, as in a reader's browser; the page keeps nothing there, which a test shows."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def open_page(profile: BrowserContext, service: Service, expected_errors: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens the page in a new tab, as wide and in such colours as asked for."""
    tabs: list[Page] = []
    complaints: list[str] = []

    def open_it(width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light") -> Page:
        page = profile.new_page()
        tabs.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.on("console", lambda one: complaints.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(service.address)
        page.locator("#seeds button").first.wait_for()
        return page

    yield open_it
    for page in tabs:
        page.close()
    assert [one for one in complaints if not any(part in one for part in expected_errors)] == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The page on a desk."""
    return open_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.skip("needs axe-core: npm install --prefix build/npm axe-core")
    return AXE.read_text("utf-8")
