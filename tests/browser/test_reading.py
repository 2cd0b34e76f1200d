"""The brief on the page: its sources beside it, what is marked, and what a reader takes away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from actions import answer_with, paste
from briefs import ARABIC, ARTICLES, brief

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def briefed(page: Page) -> Page:
    """The page with the brief of `ARTICLES`."""
    answer_with(page, brief())
    paste(page, "\n---\n".join(ARTICLES))
    page.locator(".sentence").nth(1).wait_for()
    return page


def quotes(page: Page) -> list[str]:
    return [" ".join(one.split()) for one in page.locator(".quotation").all_inner_texts()]


def test_each_sentence_says_how_many_of_the_sources_say_it(briefed: Page) -> None:
    assert briefed.locator(".count").all_inner_texts()[:2] == ["2 of 2 sources", "1 of 2 sources"]
    assert briefed.locator("#warnings").inner_text() == "shorter than asked for"


def test_pointing_at_a_sentence_shows_where_each_source_says_it(briefed: Page) -> None:
    briefed.locator(".sentence").nth(1).hover()
    assert len(quotes(briefed)) == 2
    briefed.locator(".sentence").nth(0).hover()
    own, other = quotes(briefed)
    assert own.startswith("[1] Courier")
    assert "the sentence of the brief" in own
    assert other.startswith("[2] Herald Rescue off Arle says the same (similarity 0.81)")
    # Offsets count code points, and the text begins with a character of two UTF-16 units.
    assert briefed.locator("#quotes mark").all_inner_texts() == [
        "🚢 The ferry Aurelia ran aground off Arle on Monday.",
        "Off Arle, the ferry Aurelia ran aground on Monday.",
    ]
    assert "Rescuers took 38 people" in own, "the quotation has its context"


def test_the_day_that_a_sentence_names_stands_beside_it(briefed: Page) -> None:
    first, second = (briefed.locator(".sentence").nth(row) for row in (0, 1))
    assert first.locator(".said .date").inner_text() == "on Monday = 2 June 2025"
    assert first.locator(".words").inner_text() == "🚢 The ferry Aurelia ran aground off Arle on Monday."
    assert second.locator(".date").count() == 0


def test_of_articles_of_days_apart_a_sentence_without_a_day_has_that_of_its_article(page: Page) -> None:
    apart = brief()
    apart["sentences"][1] |= {"document": "2"}
    for document, published in zip(apart["documents"], ("2025-06-02T18:00:00+02:00", "2025-06-05", None), strict=True):
        document["published"] = published
    answer_with(page, apart)
    paste(page, "\n---\n".join(ARTICLES))
    second = page.locator(".sentence").nth(1)
    second.wait_for()
    assert second.locator(".said .date").inner_text() == "as of 5 June 2025"
    assert page.locator(".sentence").nth(0).locator(".said .date").inner_text() == "on Monday = 2 June 2025"


def test_focusing_a_sentence_does_the_same(briefed: Page) -> None:
    briefed.locator(".count").nth(1).focus()
    assert briefed.locator(".sentence.chosen").count() == 1
    assert "At least 40" in quotes(briefed)[1]


def test_a_disagreement_is_marked_in_colour_and_in_words(briefed: Page) -> None:
    sentence = briefed.locator(".sentence").nth(1)
    assert sentence.locator(".words mark.differs").inner_text() == "38"
    assert sentence.locator(".disagreement").inner_text() == "Sources disagree: 38 here, but Herald says “At least 40”"
    sentence.hover()
    assert briefed.locator("#quotes mark.differs").inner_text() == "At least 40"
    assert "another figure: “At least 40” for 38" in quotes(briefed)[1]
    plain, marked = (
        briefed.locator(selector).first.evaluate("(one) => getComputedStyle(one).color")
        for selector in (".words", "#quotes mark.differs")
    )
    assert plain != marked


def test_a_sentence_that_is_clicked_stays_until_escape(briefed: Page) -> None:
    briefed.locator(".sentence").nth(1).click()
    briefed.locator(".sentence").nth(0).hover()
    assert briefed.locator(".count").nth(1).get_attribute("aria-pressed") == "true"
    assert briefed.locator("#evidence-heading").inner_text().lower() == "where sentence 2 is said"
    briefed.keyboard.press("Escape")
    briefed.locator(".sentence").nth(1).hover()
    briefed.locator(".sentence").nth(0).hover()
    assert briefed.locator("#evidence-heading").inner_text().lower() == "where sentence 1 is said"


def test_what_was_said_already_can_be_opened_and_leads_to_the_sentence_that_says_it(briefed: Page) -> None:
    briefed.locator(".left-out summary", has_text="Said already (1 sentence)").click()
    row = briefed.locator(".left-out li").first
    assert row.locator("p").inner_text() == "Off Arle, the ferry Aurelia ran aground on Monday."
    row.get_by_role("button", name="see sentence 1").click()
    assert briefed.locator(".sentence.chosen").get_attribute("data-row") == "0"


def test_what_was_off_topic_can_be_opened(briefed: Page) -> None:
    briefed.locator(".left-out summary", has_text="Off topic (1 article)").click()
    briefed.locator(".left-out summary", has_text="Gazette").click()
    assert "loaf of two metres" in briefed.locator(".left-out blockquote").inner_text()


def clipboard(page: Page, what: str, media_type: str) -> str:
    page.locator("#copied", has_text=f"{what} copied.").wait_for()
    return str(
        page.evaluate(
            "async (type) => (await (await navigator.clipboard.read())[0].getType(type)).text()",
            media_type,
        )
    )


def test_copies_as_text_and_markdown_are_what_the_api_writes(page: Page) -> None:
    page.get_by_role("button", name="Aktau").click()
    page.locator(".sentence").first.wait_for()
    page.get_by_role("button", name="Copy text").click()
    text = clipboard(page, "Text", "text/plain")
    assert page.locator(".words").first.inner_text() in text
    assert "\nSources\n[1] " in text
    page.get_by_role("button", name="Copy Markdown").click()
    markdown = clipboard(page, "Markdown", "text/plain")
    assert markdown.startswith("# ")
    assert "](https://" in markdown


def test_a_copy_with_links_has_a_link_to_every_source_that_has_one(briefed: Page) -> None:
    briefed.get_by_role("button", name="Copy with links").click()
    html = clipboard(briefed, "Text with links", "text/html")
    assert 'href="https://courier.example.org/ferry"' in html
    assert "The ferry Aurelia ran aground off Arle on Monday." in html
    assert "says “At least 40”" in html


def test_without_a_modern_clipboard_copying_works_too(briefed: Page) -> None:
    """Pages that came over plain http from another machine have none."""
    briefed.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    briefed.get_by_role("button", name="Copy with links").click()
    briefed.locator("#copied", has_text="Text with links copied.").wait_for()


def test_the_json_is_saved_byte_for_byte(briefed: Page, tmp_path: Path) -> None:
    with briefed.expect_download() as download:
        briefed.get_by_role("button", name="Download JSON").click()
    download.value.save_as(tmp_path / "brief.json")
    assert (tmp_path / "brief.json").read_text("utf-8") == json.dumps(brief())


def test_right_to_left(page: Page) -> None:
    paste(page, "\n---\n".join(ARABIC))
    page.locator(".sentence").first.wait_for()
    words = page.locator(".words").first
    assert words.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert words.get_attribute("lang") == "ar"
    assert page.locator("#sentences").evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert page.locator(".said").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert page.locator("#boxes textarea").first.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert page.locator("#quotes blockquote").first.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_a_phone_has_all_of_it_without_scrolling_sideways(open_page: Callable[..., Page]) -> None:
    page = open_page(width=390, height=844)
    answer_with(page, brief())
    paste(page, "\n---\n".join([*ARTICLES, "Donaudampfschifffahrtsgesellschaft" * 20]))
    page.locator(".sentence").first.wait_for()
    assert page.locator("#evidence").is_hidden(), "nothing covers the brief before a sentence is touched"
    page.locator(".sentence .words").nth(1).click()
    panel = page.locator("#evidence").bounding_box()
    assert panel is not None
    assert panel["y"] + panel["height"] <= 844 + 1, "the sources are in view"
    sentence = page.locator(".sentence").nth(1).bounding_box()
    assert sentence is not None
    assert sentence["y"] + sentence["height"] <= panel["y"] + 1, "and do not cover the sentence"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Close").click()
    assert page.locator("#evidence").is_hidden()


def test_a_seed_set_on_a_phone_brings_the_brief_into_view(open_page: Callable[..., Page]) -> None:
    page = open_page(width=390, height=844)
    page.get_by_role("button", name="Aktau").click()
    page.wait_for_function("() => document.querySelector('#title').getBoundingClientRect().bottom < innerHeight")
