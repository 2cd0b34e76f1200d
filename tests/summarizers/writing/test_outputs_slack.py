"""Slack blocks: within every limit, and inert."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sample_briefs import BRIEFS, ferry, long

from summarizers.datatypes import Brief
from summarizers.writing.printable import printable
from summarizers.writing.slack_blocks import render
from summarizers.writing.sources import web_address


def message(brief: Brief) -> dict[str, Any]:
    """The message as Slack gets it."""
    parsed = json.loads(render(brief))
    assert list(parsed) == ["blocks", "text"]
    return parsed


def elements(tree: object) -> Iterator[dict[str, Any]]:
    """Every object in the blocks."""
    if isinstance(tree, dict):
        yield tree
        for branch in tree.values():
            yield from elements(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from elements(branch)


def words(block: dict[str, Any]) -> str:
    """What a reader sees of a block."""
    return "".join(element["text"] for element in elements(block) if isinstance(element.get("text"), str))


def assert_within_limits(sent: dict[str, Any]) -> None:
    """Those of Slack's documentation with a margin for buttons, and the undocumented one for everything."""
    assert 1 <= len(sent["blocks"]) <= 45
    strings = [
        element[key]
        for element in elements(sent["blocks"])
        for key in ("text", "url")
        if isinstance(element.get(key), str)
    ]
    assert all(1 <= len(string) <= 2_900 for string in [*strings, sent["text"]])
    assert sum(map(len, strings)) + len(sent["text"]) <= 12_100
    assert all(len(block["text"]["text"]) <= 150 for block in sent["blocks"] if block["type"] == "header")


@pytest.mark.parametrize("kind", BRIEFS)
def test_limits_are_kept(kind: str) -> None:
    """For every brief of the contract."""
    assert_within_limits(message(BRIEFS[kind]))


@pytest.mark.parametrize("sentences", [1, 38, 39, 60, 300])
@pytest.mark.parametrize("characters", [20, 400, 3_500, 40_000])
@pytest.mark.parametrize("documents", [1, 12, 300])
def test_limits_are_kept_whatever_the_size(sentences: int, characters: int, documents: int) -> None:
    """The first sentence always stands; one that is left out is counted in words."""
    sent = message(long(sentences, characters, documents))
    assert_within_limits(sent)
    seen = [words(block) for block in sent["blocks"]]
    shown = sum(f" {documents} of {documents} source" in block for block in seen)
    assert shown >= 1
    cut = [re.match(r"(\d+) more sentences? do", block) for block in seen]
    assert [int(found[1]) for found in cut if found] == [sentences - shown] * (shown < sentences)


def test_blocks_run_out_before_characters_where_sentences_are_short() -> None:
    """Title, divider, sources, notes and the word about the cut leave 40 of the 45 blocks."""
    brief = long(300, 20, 1)
    bare = tuple(replace(entry, document=replace(entry.document, url=None)) for entry in brief.documents)
    sent = message(replace(brief, documents=bare))
    assert_within_limits(sent)
    assert len(sent["blocks"]) == 45
    assert "260 more sentences do not fit into this message." in [words(block) for block in sent["blocks"]]


@pytest.mark.parametrize("kind", BRIEFS)
def test_nothing_that_documents_say_is_read_as_markup(kind: str) -> None:
    """No mrkdwn anywhere, no links but the sources', no mention in the fallback."""
    brief = BRIEFS[kind]
    sent = message(brief)
    types = {element.get("type") for element in elements(sent["blocks"])}
    rich = {"rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "text", "link"}
    assert types <= rich | {"header", "plain_text", "divider", None}
    headers = [element for element in elements(sent["blocks"]) if element.get("type") == "plain_text"]
    assert all(header["emoji"] is False for header in headers)
    links = {element["url"] for element in elements(sent["blocks"]) if element.get("type") == "link"}
    assert links <= {web_address(entry.document.url) for entry in brief.documents}
    assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", sent["text"])


@pytest.mark.parametrize("kind", [kind for kind in BRIEFS if kind != "long"])
def test_sentences_and_disagreements_are_seen_word_for_word(kind: str) -> None:
    """Each with its numbers and how many sources say it."""
    brief = BRIEFS[kind]
    seen = [words(block) for block in message(brief)["blocks"]]
    for sentence in brief.sentences:
        said = printable(sentence.text).strip()
        (block,) = [block for block in seen if block.startswith(f"{said} [")]
        assert re.search(r"\] \d+ of \d+ sources", block)
        assert block.count("Sources disagree: ") == len(sentence.disagreements)


def test_the_ferry_names_its_disagreement_and_its_sources() -> None:
    """With links that lead to them."""
    blocks = message(ferry())["blocks"]
    toll = words(blocks[1])
    assert "[1][2] 2 of 3 sources" in toll
    assert toll.endswith("Sources disagree: 38 — earlier figure; source [2] later says “at least 40”")
    listed = next(element for element in elements(blocks) if element.get("type") == "rich_text_list")
    assert listed["style"] == "ordered"
    assert [words(row) for row in listed["elements"]] == [
        "Harbour Gazette: Ferry runs aground off Marrowick",
        "Coastwire: Passengers saved from ferry",
        "Sunder Bay Radio",
    ]


def test_a_brief_without_sentences_says_so() -> None:
    """Slack refuses a message without blocks."""
    empty = replace(ferry(), sentences=())
    assert "No sentence." in [words(block) for block in message(empty)["blocks"]]
