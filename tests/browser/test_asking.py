"""What readers bring, and when the page asks for the brief of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actions import paste
from briefs import ARTICLES, COURIER, HERALD

from summarizers import Options

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request, Route

SEPARATED = "\n\n---\n\n".join(ARTICLES[:2])


def asked(request: Request) -> dict[str, Any]:
    """The JSON that the page sent."""
    return json.loads(request.post_data or "")  # type: ignore[no-any-return]


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Drop files on the page."""
    encoded = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    page.evaluate(
        """(files) => {
            const dataTransfer = new DataTransfer();
            for (const [name, content] of files)
                dataTransfer.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
            for (const type of ["dragenter", "dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        encoded,
    )


def test_a_pasted_article_is_briefed_and_there_is_room_for_the_next(page: Page) -> None:
    with page.expect_request("**/v1/briefs") as request:
        paste(page, COURIER)
    page.locator(".sentence").first.wait_for()
    assert [one["text"] for one in asked(request.value)["documents"]] == [COURIER]
    assert asked(request.value)["explain"] is True
    assert page.locator("#boxes > li").count() == 2
    assert page.locator("#boxes textarea").nth(1).input_value() == ""


def test_a_paste_with_lines_of_dashes_becomes_several_articles(page: Page) -> None:
    with page.expect_request("**/v1/briefs") as request:
        paste(page, SEPARATED)
    assert [one["text"] for one in asked(request.value)["documents"]] == ARTICLES[:2]
    assert "from 2 of 2 sources" in page.locator("#status", has_text="words").inner_text()


def test_source_and_link_of_an_article_are_shown_with_the_brief(page: Page) -> None:
    paste(page, COURIER)
    page.get_by_label("Source").first.fill("Courier")
    with page.expect_response("**/v1/briefs"):
        page.get_by_label("Link").first.fill("https://courier.example.org/ferry")
    link = page.locator("#quotes a").first
    link.wait_for()
    assert link.get_attribute("href") == "https://courier.example.org/ferry"
    assert "noopener" in str(link.get_attribute("rel"))
    assert "Courier" in page.locator(".said").first.inner_text()


def test_dropped_files_of_several_formats_go_to_the_api_as_they_are(page: Page) -> None:
    """The API reads them, in whatever encoding they are; their texts come back for the quotations."""
    html = f"<html><title>Rescue</title><article><h1>Rescue</h1><p>{HERALD}</p></article></html>"
    sent = json.dumps({"documents": [{"text": COURIER.replace("Monday", "Tuesday"), "source": "Gazette"}]})
    with page.expect_request("**/v1/briefs") as request:
        drop(page, {"courier.txt": COURIER.encode(), "herald.html": html.encode(), "set.json": sent.encode()})
    assert str(request.value.header_value("content-type")).startswith("multipart/form-data")
    page.locator(".sentence").first.wait_for()
    assert page.locator("#files li").count() == 3
    page.fill("#words", "400")
    page.locator("#status", has_text="from 3 of 3 sources").wait_for()
    for row in range(page.locator(".sentence").count()):
        page.locator(".sentence").nth(row).hover()
        sentence = page.locator(".sentence .words").nth(row).inner_text()
        assert page.locator("#quotes mark.says").first.inner_text() == sentence


def test_chosen_files_and_pasted_articles_make_one_brief(page: Page, tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(HERALD, "utf-8")
    paste(page, COURIER)
    page.set_input_files("#choose", tmp_path / "herald.txt")
    page.locator("#status", has_text="of 2 sources").wait_for()
    page.get_by_role("button", name="Remove herald.txt").click()
    page.locator("#status", has_text="of 1 source").wait_for()


def test_a_seed_set_is_loaded_with_one_click_and_replaces_what_was_there(page: Page) -> None:
    paste(page, COURIER)
    page.get_by_role("button", name="Aktau").click()
    page.locator("#status", has_text="of 5 sources").wait_for()
    assert page.locator("#boxes > li:not(.empty)").count() == 5
    assert "Aktau" in page.locator("#title").inner_text()


def test_without_articles_there_is_no_brief(page: Page) -> None:
    paste(page, SEPARATED)
    page.locator(".sentence").first.wait_for()
    page.get_by_role("button", name="Remove article 1").click()
    page.locator("#status", has_text="of 1 source").wait_for()
    page.get_by_role("button", name="Remove all").click()
    page.locator("#answer").wait_for(state="hidden")
    assert page.locator("#evidence").is_hidden()


def test_the_page_begins_with_the_defaults_of_every_other_way_in(page: Page) -> None:
    standard = Options()
    assert float(page.locator("#diversity").input_value()) == standard.diversity
    assert page.locator("#diversity-shown").inner_text() == f"{100 * standard.diversity:.0f} %"
    assert (standard.length.unit, page.locator("#words").input_value()) == ("words", f"{standard.length.amount}")


def test_the_brief_follows_a_slider(page: Page) -> None:
    page.get_by_role("button", name="Aktau").click()
    page.locator(".sentence").first.wait_for()
    few = page.locator(".sentence").count()
    page.locator("#words").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("(few) => document.querySelectorAll('.sentence').length > few", arg=few)
    assert page.locator("#words-shown").inner_text() == "220 words"
    before = page.locator("#sentences").inner_text()
    page.locator("#diversity").fill("0")
    page.wait_for_function("(before) => document.querySelector('#sentences').innerText !== before", arg=before)


def test_a_question_that_is_out_of_date_is_cancelled_and_its_answer_never_shown(page: Page) -> None:
    page.get_by_role("button", name="Aktau").click()
    page.locator(".sentence").first.wait_for()
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/v1/briefs", hold_the_first)
    with page.expect_request("**/v1/briefs"):
        page.fill("#words", "300")
    with page.expect_event("requestfailed") as cancelled, page.expect_response("**/v1/briefs") as answered:
        page.fill("#words", "40")
    assert asked(cancelled.value)["length"] == {"words": 300}
    assert "ERR_ABORTED" in str(cancelled.value.failure)
    shown = " ".join(page.locator(".words").all_inner_texts())
    page.wait_for_function("() => document.querySelector('#brief').getAttribute('aria-busy') === 'false'")
    shown = " ".join(page.locator(".words").all_inner_texts())
    assert answered.value.json()["text"] == shown
    assert len(shown.split()) <= 40


def test_the_language_that_is_chosen_is_asked_for(page: Page) -> None:
    paste(page, COURIER)
    page.locator(".sentence").first.wait_for()
    with page.expect_request("**/v1/briefs") as request:
        page.select_option("#language", label="German")
    assert asked(request.value)["language"] == "de"


def test_articles_off_topic_can_be_opened_and_used(page: Page) -> None:
    page.get_by_role("button", name="Mayor resigns").click()
    page.locator(".left-out summary", has_text="Off topic (2 articles)").click()
    page.locator(".left-out summary", has_text="Deep-sea snail").click()
    assert page.locator(".left-out blockquote").nth(1).inner_text().strip()
    with page.expect_request("**/v1/briefs") as request:
        page.get_by_label("use articles off topic too").check()
    assert asked(request.value)["off_topic"] == "include"


def test_a_hundred_articles(page: Page) -> None:
    texts = [f"{COURIER} Witness number {row} saw the ship {row} minutes before it struck." for row in range(100)]
    paste(page, "\n---\n".join(texts))
    page.locator(".sentence").first.wait_for()
    assert page.locator("#boxes > li:not(.empty)").count() == 100
    height = page.evaluate("document.querySelector('#boxes').getBoundingClientRect().height")
    assert height < 600, "the list of articles scrolls by itself"


def test_a_service_with_keys_is_asked_with_the_key_of_the_reader(
    open_page: Callable[..., Page], expected_errors: list[str]
) -> None:
    page = open_page()
    expected_errors.append("401")

    def guarded(route: Route) -> None:
        if route.request.header_value("authorization") == "Bearer sesame":
            route.continue_()
        else:
            told = {"title": "An API key is needed", "status": 401, "detail": "none was sent"}
            route.fulfill(status=401, json=told, content_type="application/problem+json")

    page.route("**/v1/briefs", guarded)
    paste(page, COURIER)
    page.get_by_label("API key").fill("sesame")
    page.keyboard.press("Enter")
    page.locator(".sentence").first.wait_for()
    assert page.get_by_label("API key").is_hidden()
