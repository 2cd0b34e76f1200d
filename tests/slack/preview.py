"""Blocks -> a page that looks about as Slack shows them, to be looked at: `python preview.py < message.json > x.html`.

An element that it does not know is an error, so a message in the tests holds nothing that was never looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from html import escape
from typing import Any

Element = dict[str, Any]

_PAGE = """<!doctype html><meta charset="utf-8"><title>Preview</title><style>
body { font: 15px/1.46 Lato, "Helvetica Neue", Arial, sans-serif; color: #1d1c1d; width: 640px; margin: 24px; }
.who { font-weight: 900; } .app { font-size: 10px; background: #e8e8e8; padding: 1px 3px; border-radius: 2px; }
h3 { font-size: 18px; margin: 8px 0; } section { margin: 8px 0; white-space: pre-wrap; }
blockquote { margin: 2px 0; padding-left: 12px; border-left: 4px solid #ddd; white-space: pre-wrap; }
ol { margin: 2px 0; } a { color: #1264a3; text-decoration: none; } hr { border: 0; border-top: 1px solid #ddd; }
button { font: 700 13px Arial, sans-serif; background: #fff; border: 1px solid #bbb; border-radius: 4px;
padding: 6px 12px; margin: 4px 8px 4px 0; }
</style><div><span class="who">Wirebrief</span> <span class="app">APP</span></div>
"""


def preview(message: Element) -> str:
    """The page."""
    return _PAGE + "\n".join(map(_shown, message["blocks"])) + "\n"


def _shown(element: Element) -> str:
    return _SHOWN[element["type"]](element)


def _all(element: Element) -> str:
    return "".join(map(_shown, element["elements"]))


def _text(element: Element) -> str:
    html = escape(element["text"])
    for style, tag in (("bold", "b"), ("italic", "i")):
        if element.get("style", {}).get(style):
            html = f"<{tag}>{html}</{tag}>"
    return html


_SHOWN: dict[str, Callable[[Element], str]] = {
    "header": lambda one: f"<h3>{escape(one['text']['text'])}</h3>",
    "divider": lambda _: "<hr>",
    "rich_text": _all,
    "rich_text_section": lambda one: f"<section>{_all(one)}</section>",
    "rich_text_quote": lambda one: f"<blockquote>{_all(one)}</blockquote>",
    "rich_text_list": lambda one: "<ol>" + "".join(f"<li>{_shown(row)}</li>" for row in one["elements"]) + "</ol>",
    "text": _text,
    "link": lambda one: f'<a href="{escape(one["url"])}">{escape(one["text"])}</a>',
    "actions": _all,
    "button": lambda one: f"<button>{escape(one['text']['text'])}</button>",
}

if __name__ == "__main__":
    sys.stdout.write(preview(json.load(sys.stdin)))
