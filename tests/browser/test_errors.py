"""What went wrong is said in words, where it went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from actions import paste
from briefs import COURIER, HERALD

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


def test_a_link_that_is_none_is_named_at_its_article(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("422")
    paste(page, f"{COURIER}\n---\n{HERALD}")
    page.locator("#boxes summary").nth(1).click()
    page.get_by_label("Link").nth(1).fill("javascript:alert(1)")
    alert = page.get_by_role("alert")
    alert.locator("p").wait_for()
    assert alert.inner_text() == "Article 2: A link begins with http:// or https://."
    field = page.get_by_label("Link").nth(1)
    assert field.get_attribute("aria-invalid") == "true"
    described = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert described.inner_text() == "A link begins with http:// or https://."
    assert page.locator("#answer").is_hidden(), "a brief of other articles is not left standing"
    field.fill("https://herald.example.org")
    page.locator(".sentence").first.wait_for()
    assert field.get_attribute("aria-invalid") is None
    assert alert.inner_text() == ""


def test_a_file_that_cannot_be_read_is_named(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("422")
    page.set_input_files("#choose", {"name": "photo.json", "mimeType": "application/json", "buffer": b"{oops"})
    page.locator("#files-error").wait_for()
    assert "photo.json" in page.locator("#files-error").inner_text()


def test_text_without_a_sentence_is_said_to_have_none(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("422")
    paste(page, "---- ???")
    page.get_by_role("alert").locator("p").wait_for()
    assert "No document holds a sentence" in page.get_by_role("alert").inner_text()


def test_a_full_service_is_asked_again_when_it_says_so(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("503")
    statuses = iter([503, 503])

    def full_at_first(route: Route) -> None:
        if next(statuses, None):
            route.fulfill(status=503, json={"title": "Full", "detail": "wait"}, headers={"Retry-After": "0.01"})
        else:
            route.continue_()

    page.route("**/v1/briefs", full_at_first)
    paste(page, COURIER)
    page.locator(".sentence").first.wait_for()


@pytest.mark.parametrize("fault", ["gone", "proxy"])
def test_when_the_service_is_gone_the_last_brief_stays(page: Page, expected_errors: list[str], fault: str) -> None:
    expected_errors += ["ERR_FAILED", "503"]
    paste(page, COURIER)
    page.locator(".sentence").first.wait_for()
    if fault == "gone":
        page.route("**/v1/briefs", lambda route: route.abort())
        told = "The service does not answer."
    else:
        headers = {"Retry-After": "0.01"}
        page.route("**/v1/briefs", lambda route: route.fulfill(status=503, body="<html>", headers=headers))
        told = "The answer was 503"
    page.fill("#words", "40")
    page.get_by_role("alert").locator("p").wait_for()
    assert told in page.get_by_role("alert").inner_text()
    assert page.locator(".sentence").first.is_visible()
