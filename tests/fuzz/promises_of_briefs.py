"""What must hold for whatever is read: shared by the property tests and by the fuzzer that is guided by coverage."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from summarizers import Brief, Document, Options, SummarizerError, summarize
from summarizers.reading.document_sets import DocumentSet
from summarizers.reading.input_formats import INPUT_FORMATS, read_documents
from summarizers.reading.sentences import folded
from summarizers.writing.output_formats import OUTPUT_FORMATS

_DRIVING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_ACTIVE = frozenset(("script", "img", "iframe", "object", "embed", "svg", "form", "input", "base", "link"))


class _Elements(HTMLParser):
    """Notes what a page has that could act."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that acts, an attribute that runs, a link that is none."""
        if tag in _ACTIVE:
            self.acting.append(tag)
        for name, value in attrs:
            is_link = name in ("href", "src") and not (value or "").startswith(("http://", "https://", "#"))
            if name.startswith("on") or is_link:
                self.acting.append(f"{tag} {name}={value}")


def check_bytes(content: bytes, form: str) -> None:
    """Bytes read as a format give documents and faults, and these documents a brief or a refusal."""
    name = f"a{INPUT_FORMATS[form].suffixes[0]}"
    check_documents(read_documents(content, name).documents, Options())


def check_any_bytes(content: bytes, name: str) -> DocumentSet:
    """Bytes under any name give documents and faults."""
    found = read_documents(content, name)
    assert found.documents or found.faults
    return found


def check_documents(documents: Sequence[Document], options: Options) -> Brief | None:
    """A set gives a brief that keeps its promises in every output, or an error that is ours."""
    numbered = [Document(one.text, str(row), one.title, one.source, one.url, one.published, one.language)
                for row, one in enumerate(documents)]  # fmt: skip
    try:
        brief = summarize(numbered, options)
    except SummarizerError:
        return None
    texts = {one.id: one.text for one in numbered}
    assert brief.sentences or options.already_read, "a brief is never empty while there is a sentence"
    for sentence in brief.sentences:
        assert folded(texts[sentence.document][sentence.start : sentence.end]) == sentence.text
        for other in sentence.support:
            assert texts[other.document][other.start : other.end].strip()
    for output in OUTPUT_FORMATS.values():
        check_output(output.name, output.render(brief))
    return brief


def check_output(name: str, rendered: str) -> None:
    """What is printed drives no terminal, runs nowhere, mentions nobody, and is what it says it is."""
    rendered.encode("utf-8", "replace")
    assert not _DRIVING.search(rendered)
    if name == "html":
        page = _Elements()
        page.feed(rendered)
        assert not page.acting
    elif name == "json":
        json.loads(rendered)
    elif name == "slack":
        message = json.loads(rendered)
        assert len(message["blocks"]) <= 50
        assert not re.search(r"[<>]", message["text"].replace("&lt;", "").replace("&gt;", ""))
