"""Slack's Block Kit: a message in which nothing that a document says is read as markup.

`rich_text` elements are shown as they are, unlike `mrkdwn`, so `<!channel>` or `*` in an article do nothing.
Slack refuses messages of more than 50 blocks, headers of more than 150 characters, texts of more than 3,000,
and (undocumented: slackapi/bolt-js#2509) about 13,200 characters in all. The limits below stay under each,
addresses counted too, and leave blocks for the buttons that a bot adds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from html import escape as escape_markup
from typing import Any, TypeVar

from summarizers.datatypes import Brief, BriefSentence, Disagreement
from summarizers.writing.printable import printable, shortened
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import Citations, Source, cite, notes

MAX_BLOCKS = 45
MAX_CHARACTERS = 12_000
# These add up: the first sentence always fits, with the longest sources, notes and fallback there can be.
_MAX_TITLE = 140
_MAX_SENTENCE = 2_000
_MAX_ADDRESS = 300
_MAX_LINKS = 8
_MAX_DISAGREEMENTS = 3
_MAX_FIGURE = 80
_MAX_LABEL = 150
_MAX_DAYS = 160
_MAX_SOURCES = 2_400
_MAX_NOTES = 600
_MAX_FALLBACK = 2_700

Block = dict[str, Any]
_Part = TypeVar("_Part")


def render(brief: Brief) -> str:
    """A JSON object of `blocks` and `text`, the fallback for notifications, ready for chat.postMessage."""
    citations = cite(brief)
    title = shortened(printable(brief.title or "").strip(), _MAX_TITLE)
    heading = [_header(title)] if title else []
    fallback = _fallback(title, brief)
    ending = _ending(brief, citations)
    # The word about a cut takes one block, and its few characters are within the margin to Slack's limit.
    room = MAX_BLOCKS - len(heading) - len(ending) - 1
    characters = MAX_CHARACTERS - len(fallback) - _characters([heading, ending])
    sentences: list[Block] = []
    for sentence in brief.sentences[:room]:
        block = _sentence_block(sentence, brief, citations)
        characters -= _characters(block)
        if characters < 0:
            break
        sentences.append(block)
    body = [*sentences, *_cut(len(brief.sentences) - len(sentences))] or [_remark("No sentence.")]
    blocks = [*heading, *body, *ending]
    return json.dumps({"blocks": blocks, "text": fallback}, ensure_ascii=False, indent=2) + "\n"


def _sentence_block(sentence: BriefSentence, brief: Brief, citations: Citations) -> Block:
    sources = citations.of(sentence)
    line = [_text(shortened(printable(sentence.text).strip(), _MAX_SENTENCE) + " ")]
    line += [_link(f"[{source.number}]", source) for source in sources[:_MAX_LINKS]]
    days = shortened("; ".join(shown_dates(sentence, brief)), _MAX_DAYS)
    tally = f" {len(sources)} of {citations.independent} sources"
    line.append(_text(f"{tally} ({days})" if days else tally, italic=True))
    lines = [_disagreement(other, citations) for other in sentence.disagreements[:_MAX_DISAGREEMENTS]]
    more = len(sentence.disagreements) - len(lines)
    if more:
        lines.append(_quote([_text(f"Other figures stand in {more} more places.")]))
    return _rich_text([_section(line), *lines])


def _disagreement(other: Disagreement, citations: Citations) -> Block:
    source = citations.by_document[other.document]
    figure, said = (shortened(printable(words), _MAX_FIGURE) for words in (other.figure, other.says))
    but, says, end = disagreement_words(other)
    return _quote(
        [
            _text("Sources disagree: ", bold=True),
            _text(f"{figure}{but}"),
            _link(f"[{source.number}]", source),
            _text(f"{says}“{said}”{end}"),
        ]
    )


def _ending(brief: Brief, citations: Citations) -> list[Block]:
    """The list of sources and the notes, each cut at a line to its share of the characters."""
    blocks: list[Block] = []
    if citations.sources:
        links = (_section([_link(shortened(s.label, _MAX_LABEL), s)]) for s in citations.sources)
        kept = _fitting(links, _MAX_SOURCES, _characters)
        blocks += [{"type": "divider"}, _source_list(kept, len(citations.sources) - len(kept))]
    remarks = notes(brief, citations)
    if remarks:
        lines = _fitting((shortened(remark, _MAX_NOTES // 2) for remark in remarks), _MAX_NOTES, len)
        if len(lines) < len(remarks):
            lines.append(f"and {len(remarks) - len(lines)} more notes")
        blocks.append(_remark("\n".join(lines)))
    return blocks


def _source_list(links: list[Block], more: int) -> Block:
    # Sources are numbered from 1 without a gap, as Slack numbers a list.
    parts = [
        _section([_text("Sources", bold=True)]),
        {"type": "rich_text_list", "style": "ordered", "elements": links},
    ]
    if more:
        parts.append(_section([_text(f"and {more} more")]))
    return _rich_text(parts)


def _fallback(title: str, brief: Brief) -> str:
    """Title and first sentences, escaped as Slack asks for: here `&`, `<` and `>` would be markup."""
    texts = [title, *(shortened(printable(sentence.text).strip(), 500) for sentence in brief.sentences)]
    escaped = (escape_markup(text, quote=False) for text in texts if text)
    return " ".join(_fitting(escaped, _MAX_FALLBACK, lambda text: len(text) + 1)) or "No sentence."


def _cut(sentences: int) -> list[Block]:
    """The word about `sentences` that did not fit."""
    if not sentences:
        return []
    left = "1 more sentence does" if sentences == 1 else f"{sentences} more sentences do"
    return [_remark(f"{left} not fit into this message.")]


def _remark(text: str) -> Block:
    return _rich_text([_section([_text(text, italic=True)])])


def _fitting(parts: Iterable[_Part], limit: int, size: Callable[[_Part], int]) -> list[_Part]:
    """The first parts whose sizes add up to no more than `limit`."""
    kept: list[_Part] = []
    for part in parts:
        limit -= size(part)
        if limit < 0:
            break
        kept.append(part)
    return kept


def _characters(element: object) -> int:
    """Characters of all texts and addresses in blocks."""
    if isinstance(element, Mapping):
        own = sum(len(element[key]) for key in ("text", "url") if isinstance(element.get(key), str))
        return own + sum(_characters(value) for value in element.values() if not isinstance(value, str))
    return sum(map(_characters, element)) if isinstance(element, list) else 0


def _header(title: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}}


def _rich_text(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _section(elements: list[Block]) -> Block:
    return {"type": "rich_text_section", "elements": elements}


def _quote(elements: list[Block]) -> Block:
    return {"type": "rich_text_quote", "elements": elements}


def _text(text: str, **style: bool) -> Block:
    element: Block = {"type": "text", "text": text}
    return element | ({"style": style} if style else {})


def _link(text: str, source: Source) -> Block:
    if source.url is None or len(source.url) > _MAX_ADDRESS:
        return _text(text)
    return {"type": "link", "url": source.url, "text": text}
