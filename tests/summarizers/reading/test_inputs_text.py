"""Plain text and Markdown."""

import pytest

from summarizers.reading import markdown_text, plain_text
from summarizers.reading.plain_text import find_title

PROSE = "The bridge over the Lune was closed on Monday after a lorry had struck one of its piers."


def test_plain_text_stays_as_it_is() -> None:
    """Its title is found, and stands in the text all the same: offsets are those of the file."""
    text = f"\r\nLorry strikes bridge over the Lune\r\n\r\n{PROSE}\r\n"
    (document,) = plain_text.read(text.encode(), "a.txt").documents
    assert document.text == text
    assert document.title == "Lorry strikes bridge over the Lune"
    assert document.extracted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Lorry strikes bridge over the Lune\n\n{PROSE}", "Lorry strikes bridge over the Lune"),
        (f"Lorry strikes bridge over the Lune\n{PROSE}", "Lorry strikes bridge over the Lune"),
        (f"\n \nWho pays for the broken bridge?\n\n{PROSE}", "Who pays for the broken bridge?"),
        (f"大型トラックが橋に衝突\n\n{PROSE}", "大型トラックが橋に衝突"),
        (f"{PROSE}\n\nLorry strikes bridge over the Lune", None),
        (f"It was a quiet day.\n\n{PROSE}", None),
        (f"“It was a quiet day.”\n\n{PROSE}", None),
        (f"By Jo March\n\n{PROSE}", None),
        ("Lorry strikes bridge over the Lune", None),
        ("Lorry strikes bridge over the Lune\n\n", None),
        ("The lorry struck the bridge and\nthen it stopped\n", None),
        (" ".join(["word"] * 60) + f"\n\n{PROSE}", None),
        ("", None),
    ],
)
def test_a_title_is_short_has_no_stop_and_stands_before_prose(text: str, title: str | None) -> None:
    """A sentence, a byline, a hard-wrapped line or the only line is no title."""
    assert find_title(text) == title


MARKDOWN = """\
---
layout: post
---
# Lorry *strikes* bridge #

The **bridge** over the _Lune_ was [closed](https://example.org/a_(b) "why") on
Monday, said `bridge_watch` and its 2 * 3 men.[^1]<br>

![A lorry](lorry.jpg)

What follows
------------

> “It stood there,” said the \\*watch\\* &amp; left.

<!-- not to
be seen -->
* One [lane][1] is open.
* Tolls are ~~doubled~~ kept.

1. Trains run.

```sh
rm -rf bridge
```

| a | b |
|---|---|

***
[1]: https://example.org/lane
[^1]: A footnote.
"""


def test_markup_does_not_leak() -> None:
    """Marks, links' targets, pictures, code, tables, comments and footnotes go; the words stay."""
    (document,) = markdown_text.read(MARKDOWN.replace("\n", "\r\n").encode(), "a.md").documents
    assert document.title == "Lorry strikes bridge"
    assert document.extracted
    assert document.text.split("\n\n") == [
        "The bridge over the Lune was closed on Monday, said bridge_watch and its 2 * 3 men.",
        "What follows",
        "“It stood there,” said the *watch* & left.",
        "One lane is open.",
        "Tolls are doubled kept.",
        "Trains run.",
    ]


def test_markdown_without_a_heading_may_have_a_title_line() -> None:
    """As plain text may."""
    content = f"Lorry strikes bridge over the Lune\n\n{PROSE}\n".encode()
    (document,) = markdown_text.read(content, "a.md").documents
    assert document.title == "Lorry strikes bridge over the Lune"
    assert PROSE in document.text


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "**a ", "<!--", "# a" + " " * 50, "> ", "`", "\\", "<a", "_a", "[^", "- "]
)
def test_no_markup_makes_it_slow(piece: str) -> None:
    """Rules that look for an end that never comes, at every mark, would be at this for hours."""
    assert len(markdown_text.read((piece * 100_000).encode(), "a.md").documents) == 1
