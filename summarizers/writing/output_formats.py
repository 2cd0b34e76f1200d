"""The table of output formats. Command line, service and tests read it; a new format is one more line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from summarizers.datatypes import Brief
from summarizers.writing import html_brief, json_brief, markdown, slack_blocks, text


class OutputFormat(NamedTuple):
    """A way to write a brief. What `render` gives encodes to UTF-8; `media_type` names no charset."""

    name: str
    description: str
    media_type: str
    render: Callable[[Brief], str]


OUTPUT_FORMATS: dict[str, OutputFormat] = {
    form.name: form
    for form in (
        OutputFormat(
            "text",
            "Plain text; the sources numbered at each sentence and listed below.",
            "text/plain",
            text.render,
        ),
        OutputFormat("markdown", "Markdown with links to the sources.", "text/markdown", markdown.render),
        OutputFormat(
            "html", "A self-contained page; each sentence beside its sources.", "text/html", html_brief.render
        ),
        OutputFormat(
            "json",
            "Everything: places, scores, support, disagreements.",
            "application/json",
            json_brief.render,
        ),
        OutputFormat(
            "slack",
            "A Slack message as Block Kit JSON, within Slack's limits.",
            # Slack has no registered type; a name of our own keeps it apart from the plain JSON.
            "application/vnd.wirebrief.slack+json",
            slack_blocks.render,
        ),
    )
}
