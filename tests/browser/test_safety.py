"""Articles come from anyone: nothing in them runs, links to what is no web page, or reorders the page's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from actions import answer_with, paste
from briefs import ARTICLES, brief
from live_service import Service

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = Path(__file__).parents[2] / "service/page"
MARKUP = '<script>hit=1</script><img src=x onerror=window.hit=1>"><b>bold</b></textarea></style><svg onload=hit=1>'


def is_inert(page: Page) -> bool:
    """Whether no markup of a text became an element, and nothing ran."""
    return bool(
        page.evaluate("window.hit === undefined && !document.querySelector('main img, main b, main svg, main script')")
    )


@pytest.mark.case("46")
def test_markup_in_every_field_of_an_answer_is_shown_as_text(page: Page) -> None:
    hostile = brief()
    hostile["title"] = MARKUP
    hostile["sentences"][0]["text"] = MARKUP
    hostile["sentences"][1]["disagreements"][0] |= {"figure": MARKUP, "says": MARKUP}
    hostile["documents"][0] |= {"title": MARKUP, "source": MARKUP, "url": "javascript:window.hit=1", "text": MARKUP * 9}
    hostile["documents"][2] |= {"duplicate_of": "1", "text": MARKUP}
    hostile["warnings"][0] |= {"message": MARKUP, "document": "1"}
    answer_with(page, hostile)
    paste(page, f"{MARKUP} one. \n---\n".join(ARTICLES))
    page.locator(".sentence").nth(1).wait_for()
    for row in range(2):
        page.locator(".sentence").nth(row).hover()
        assert is_inert(page)
    for summary in page.locator("#left-out > details > summary").all():
        summary.click()
    assert MARKUP in page.locator(".words").first.inner_text()
    assert page.locator("a[href^=javascript]").count() == 0
    page.get_by_role("button", name="Copy with links").click()
    page.locator("#copied", has_text="copied").wait_for()
    copied = page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()")
    assert "&lt;script&gt;" in copied
    assert "javascript:" not in copied
    assert is_inert(page)


@pytest.mark.case("46")
def test_markup_in_an_error_and_in_a_file_name_is_shown_as_text(page: Page, expected_errors: list[str]) -> None:
    expected_errors.append("422")
    told = {"title": MARKUP, "detail": MARKUP, "errors": [{"pointer": "#/files", "detail": MARKUP}]}
    page.route("**/v1/briefs", lambda route: route.fulfill(status=422, json=told))
    page.set_input_files("#choose", {"name": "<img src=x onerror=hit=1>.txt", "mimeType": "", "buffer": b"a"})
    page.locator("#files-error").wait_for()
    assert MARKUP in page.locator("#files-error").inner_text()
    assert is_inert(page)


@pytest.mark.case("10")
def test_bidi_overrides_and_controls_do_not_reach_the_page(page: Page) -> None:
    spoofed = brief()
    spoofed["sentences"][0]["text"] = "He paid \u202e001\u202c dollars\x07."
    spoofed["documents"][0]["source"] = "\u202eretuer\u2066"
    answer_with(page, spoofed)
    paste(page, ARTICLES[0])
    page.locator(".sentence").nth(1).wait_for()
    assert page.locator(".words").first.inner_text() == "He paid 001 dollars."
    assert not set("\u202e\u202c\u2066\x07") & set(page.locator("main").inner_text())


@pytest.mark.case("47")
def test_the_page_needs_no_other_host_and_keeps_nothing(page: Page, service: Service) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.reload()
    page.get_by_role("button", name="Harbour fire").click()
    page.locator(".sentence").first.wait_for()
    assert hosts == {urlsplit(service.address).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.case("46")
def test_the_policy_lets_no_inline_script_run(page: Page, service: Service, expected_errors: list[str]) -> None:
    expected_errors.append("Content Security Policy")
    policy = service.request("GET", "/")[1]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'window.hit = 1' }))")
    assert page.evaluate("window.hit") is None


def test_words_are_only_ever_set_as_text() -> None:
    for script in PAGE.glob("*.js"):
        content = script.read_text("utf-8")
        for way in ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "outerHTML ="):
            assert way not in content, f"{script.name} has {way}"


def test_the_whole_page_is_smaller_than_60_kilobytes() -> None:
    sizes = {one.name: one.stat().st_size for one in PAGE.iterdir()}
    assert sum(sizes.values()) < 60_000, sizes
