"""Articles about several events: the page says so, offers the stories, and opens one as the usual brief."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from actions import answer_with, paste
from briefs import ARTICLES, COURIER, HERALD, brief
from test_accessibility import findings
from test_asking import asked, drop

if TYPE_CHECKING:
    from playwright.sync_api import Page

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "stories.jsonl"
EVENTS = ("quake-oristan", "quake-port-harrow", "cup-marlow")


def feed() -> dict[str, bytes]:
    """A file with three articles about each of three events."""
    lines = [json.loads(line) for line in SEEDS.read_text("utf-8").splitlines()]
    chosen = [one for one in lines if one.pop("story") in EVENTS]
    return {"feed.jsonl": "".join(json.dumps(one) + "\n" for one in chosen).encode()}


def answer_stories(page: Page, titles: list[str]) -> None:
    """Let the articles tell stories with these titles, one article each."""
    stories: list[dict[str, Any]] = [
        {"id": f"s{row}", "title": title, "language": "en", "documents": [f"{row}"], "first": title, "last": None}
        | {"certainty": 1, "brief": brief() | {"text": title}}
        for row, title in enumerate(titles)
    ]
    state = [{"id": one["id"], "documents": [{"id": "1", "text": COURIER}], "sent": []} for one in stories]
    body = json.dumps({"stories": stories, "warnings": [], "state": state})
    page.route("**/v1/stories", lambda route: route.fulfill(body=body, content_type="application/json"))


def test_a_feed_is_offered_as_its_stories_and_one_opens_as_the_usual_brief(page: Page) -> None:
    drop(page, feed())
    page.locator("#stories-note", has_text="tell 3 stories").wait_for()
    entries = page.locator("#story-list li")
    assert entries.count() == 4
    assert "3 articles · 2025-03-04 to 2025-03-06" in " ".join(entries.all_inner_texts())
    button = page.get_by_role("button", name="Strong tremor jolts Oristan before dawn")
    with page.expect_request("**/v1/briefs") as request:
        button.click()
    documents = asked(request.value)["documents"]
    assert len(documents) == 3
    assert all("Oristan" in one["text"] or "Lunna" in one["text"] for one in documents)
    assert all(one["published"] and one["source"] for one in documents)
    page.locator("#status", has_text="of 3 sources").wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    with page.expect_request("**/v1/briefs") as request:
        page.get_by_role("button", name="All 9 articles").click()
    assert str(request.value.header_value("content-type")).startswith("multipart/form-data")


def test_options_go_on_for_the_story_that_is_open(page: Page) -> None:
    drop(page, feed())
    page.locator("#story-list button").nth(1).click()
    page.locator("#status", has_text="of 3 sources").wait_for()
    with page.expect_request("**/v1/briefs") as request:
        page.fill("#words", "40")
    assert len(asked(request.value)["documents"]) == 3


def test_one_story_is_no_choice(page: Page) -> None:
    with page.expect_response("**/v1/stories"):
        paste(page, f"{COURIER}\n---\n{HERALD}")
    page.locator(".sentence").first.wait_for()
    assert page.locator("#stories").is_hidden()


def test_other_articles_take_the_offer_back(page: Page) -> None:
    paste(page, "\n---\n".join(ARTICLES))
    page.locator("#stories-note", has_text="stories").wait_for()
    page.get_by_role("button", name="Remove article 3").click()
    page.locator("#status", has_text="of 2 sources").wait_for()
    assert page.locator("#stories").is_hidden()
    page.get_by_role("button", name="Remove all").click()
    assert page.locator("#story-list li").count() == 0


def test_markup_in_titles_stays_words(page: Page) -> None:
    answer_with(page, brief())
    evil = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>"
    answer_stories(page, [evil, "\u202eA ferry"])
    paste(page, "\n---\n".join(ARTICLES))
    page.locator("#story-list button").nth(1).wait_for()
    assert page.locator("#story-list button").nth(1).inner_text() == evil
    assert page.locator("#story-list button").nth(2).inner_text() == "A ferry"
    assert page.locator("#stories img, #stories script").count() == 0
    assert page.title() == "Wirebrief"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_stories_fit_their_place_and_axe_has_no_serious_finding(
    open_page: Callable[..., Page], axe: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(width=width, scheme=scheme)
    answer_with(page, brief())
    answer_stories(
        page, ["A title " + "of very many words " * 20, "Unbroken" * 40, *(f"Story {row}" for row in range(40))]
    )
    paste(page, "\n---\n".join(ARTICLES))
    page.locator("#story-list button").nth(1).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#stories").bounding_box()
    assert box is not None
    assert box["height"] < 450, "a long list scrolls in its own place"
    assert findings(page, axe) == []
