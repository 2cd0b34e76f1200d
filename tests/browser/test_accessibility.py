"""The page for those who see little, and for those who use no pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import pytest
from actions import answer_with, paste
from briefs import ARTICLES, brief

if TYPE_CHECKING:
    from playwright.sync_api import Page


def findings(page: Page, axe: str) -> list[str]:
    """The rules of axe-core that are broken seriously, each with the first place."""
    page.evaluate(axe)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_has_no_serious_finding(
    open_page: Callable[..., Page], axe: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(width=width, scheme=scheme)
    assert findings(page, axe) == []
    answer_with(page, brief())
    paste(page, "\n---\n".join(ARTICLES))
    page.locator(".sentence").nth(1).click()
    for summary in page.locator("#left-out > details > summary").all():
        summary.click()
    page.locator("#boxes summary").first.click()
    page.wait_for_function("() => document.querySelector('#brief').getAttribute('aria-busy') === 'false'")
    assert findings(page, axe) == []


def test_axe_has_no_serious_finding_in_an_error(page: Page, axe: str, expected_errors: list[str]) -> None:
    expected_errors.append("422")
    paste(page, ARTICLES[0])
    page.get_by_label("Link").first.fill("nowhere")
    page.get_by_role("alert").locator("p").wait_for()
    assert findings(page, axe) == []


def test_the_brief_is_announced_and_the_page_has_landmarks(page: Page) -> None:
    paste(page, ARTICLES[0])
    page.get_by_role("status").filter(has_text="words in").wait_for()
    for role, name in (("banner", None), ("main", None), ("region", "Articles"), ("region", "Brief")):
        assert page.get_by_role(role, name=name).count() == 1  # type: ignore[arg-type]
    assert page.get_by_role("complementary").count() == 1


def test_all_of_it_can_be_done_with_keys(page: Page) -> None:
    answer_with(page, brief())
    paste(page, "\n---\n".join(ARTICLES))
    page.locator(".sentence").first.wait_for()
    page.locator("#off-topic").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "2 of 2 sources"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "evidence-heading", "the reader is taken to the sources"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.innerText") == "1 of 2 sources", "and back"


def test_what_has_the_focus_is_outlined(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the brief"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
