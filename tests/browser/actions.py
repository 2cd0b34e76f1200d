"""What a reader does, and what the service is made to answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


def paste(page: Page, text: str, box: int = 0) -> None:
    """Paste a text into an article's box, through the clipboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator("#boxes textarea").nth(box).focus()
    page.keyboard.press("Control+V")


def answer_with(page: Page, brief: dict[str, Any]) -> None:
    """Let every question be answered with this brief."""
    body = json.dumps(brief)
    page.route("**/v1/briefs", lambda route: route.fulfill(body=body, content_type="application/json"))
