"""The table of formats in which stories are shown. To add one: a function, and a line in the table."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape as escaped
from typing import NamedTuple

from service.story_digest import Told
from summarizers import Brief, BriefSentence
from summarizers.stories import Story
from summarizers.writing import markdown as markdown_brief
from summarizers.writing.json_brief import brief_fields, encode
from summarizers.writing.markdown import escape
from summarizers.writing.printable import printable, shortened
from summarizers.writing.shown_dates import shown_dates
from summarizers.writing.shown_figures import disagreement_words
from summarizers.writing.sources import Citations, Source, cite

_HEADING = 90  # code points of a document that stand in for a title
_TABLE_WIDTH = 120
_BRIEF_HEADING = re.compile(r"^## ", re.MULTILINE)
_NOTHING_NEW, _NOTHING = "Nothing new.", "No sentence."
_STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}.aside{opacity:.7}"
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
CONTENT_SECURITY_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


class StoryFormat(NamedTuple):
    """A way to show stories."""

    description: str
    media_type: str
    render: Callable[[Sequence[Told]], str]


def table(told: Sequence[Told]) -> str:
    """One line a story, for a terminal; without the briefs."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = Table(box=box.SIMPLE_HEAD)
    for name in ("documents", "sure"):
        rows.add_column(name, justify="right")
    for name in ("first", "last", "story"):
        rows.add_column(name, no_wrap=name != "story")
    for story, _ in told:
        times = [printable((time or "")[:16]) for time in (story.first, story.last)]
        rows.add_row(str(len(story.documents)), f"{story.certainty:.2f}", *map(Text, (*times, heading(story))))
    page = io.StringIO()
    Console(file=page, width=_TABLE_WIDTH).print(rows)
    return page.getvalue()


def markdown(told: Sequence[Told]) -> str:
    """A digest: a heading a story, its brief, its sources."""
    return "\n".join(_markdown_story(one) for one in told)


def html(told: Sequence[Told]) -> str:
    """A self-contained page: a section a story. Every word of a document is escaped."""
    sections = "\n".join(_html_story(one) for one in told)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_count(len(told), "story", "stories")}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{_count(len(told), "story", "stories")}</h1>
{sections}
</main>
</body>
</html>
"""


def jsonl(told: Sequence[Told]) -> str:
    """One story a line, with all of its brief."""
    return "".join(encode(story_fields(one)) + "\n" for one in told)


STORY_FORMATS: dict[str, StoryFormat] = {
    "table": StoryFormat("One line a story, without briefs.", "text/plain", table),
    "markdown": StoryFormat("A digest: a heading a story, its brief, its sources.", "text/markdown", markdown),
    "html": StoryFormat("A self-contained page of all stories.", "text/html", html),
    "jsonl": StoryFormat("One story a line, as JSON, with all of its brief.", "application/jsonl", jsonl),
}


def story_fields(told: Told) -> Mapping[str, object]:
    """A story in JSON's types; `certainty` has 6 significant digits, `brief` is null where nothing can be said."""
    story, brief = told
    return {
        "id": story.id,
        "title": story.title,
        "language": story.language,
        "documents": [document.id for document in story.documents],
        "first": story.first,
        "last": story.last,
        "certainty": float(f"{story.certainty:.6g}"),
        "brief": brief_fields(brief) if brief else None,
    }


def heading(story: Story) -> str:
    """The story's title, else how its first document begins."""
    return shortened(printable(story.title or " ".join(story.documents[0].text[: 4 * _HEADING].split())), _HEADING)


def _facts(story: Story) -> str:
    times = " to ".join(dict.fromkeys(printable(time[:16]) for time in (story.first, story.last) if time))
    return " · ".join(filter(None, (_count(len(story.documents), "document", "documents"), times)))


def _markdown_story(told: Told) -> str:
    story, brief = told
    front = f"## {escape(heading(story))}\n\n{escape(_facts(story))}\n"
    if brief is None or not brief.sentences:
        return f"{front}\n{_NOTHING_NEW if brief else _NOTHING}\n"
    # Whatever a document says is escaped, so a line that begins with # is a heading of the brief's own.
    body = _BRIEF_HEADING.sub("### ", markdown_brief.render(replace(brief, title=None)))
    return f"{front}\n{body}"


def _html_story(told: Told) -> str:
    story, brief = told
    parts = [
        f'<section id="story-{_text(story.id)}">',
        f'<h2 dir="auto" lang="{_text(story.language)}">{_text(heading(story))}</h2>',
        f'<p class="aside">{_text(_facts(story))}</p>',
    ]
    if brief is None or not brief.sentences:
        parts.append(f'<p class="aside">{_NOTHING_NEW if brief else _NOTHING}</p>')
    else:
        citations = cite(brief)
        parts += [_html_sentence(sentence, citations, brief) for sentence in brief.sentences]
        sources = "\n".join(f"<li>{_html_link(source)}</li>" for source in citations.sources)
        parts.append(f'<ol class="aside">\n{sources}\n</ol>')
    return "\n".join([*parts, "</section>"])


def _html_sentence(sentence: BriefSentence, citations: Citations, brief: Brief) -> str:
    numbers = ", ".join(str(source.number) for source in citations.of(sentence))
    days = _text("; ".join(shown_dates(sentence, brief)))
    said = f'{_text(sentence.text)} <span class="aside">[{numbers}]{f" ({days})" if days else ""}</span>'
    lines = [f'<p dir="auto" lang="{_text(brief.language)}">{said}</p>']
    for other in sentence.disagreements:
        number = citations.by_document[other.document].number
        figure, says = f"<bdi>{_text(other.figure)}</bdi>", f"<bdi>{_text(other.says)}</bdi>"
        but, verb, end = disagreement_words(other)
        lines.append(f'<p class="aside">Sources disagree: {figure}{but}[{number}]{verb}“{says}”{end}</p>')
    return "\n".join(lines)


def _html_link(source: Source) -> str:
    name = f"<bdi>{_text(source.label)}</bdi>"
    return f'<a href="{escaped(source.url)}" rel="noopener noreferrer">{name}</a>' if source.url else name


def _text(words: str) -> str:
    """What is no markup, fit for contents and quoted attributes alike."""
    return escaped(printable(words))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
