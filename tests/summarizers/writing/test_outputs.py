"""What every output format promises, over the whole table and briefs of every kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_briefs import BRIEFS, ferry

from summarizers.writing.output_formats import OUTPUT_FORMATS

pytestmark = pytest.mark.parametrize("name", OUTPUT_FORMATS)
EXTENSIONS = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "slack": "slack.json"}
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", BRIEFS)
def test_every_format_writes_every_brief(name: str, kind: str) -> None:
    """As text that ends its last line, that UTF-8 can carry, and that is the same when written again."""
    render = OUTPUT_FORMATS[name].render
    written = render(BRIEFS[kind])
    assert written.strip()
    assert written.endswith("\n")
    assert written.encode().decode() == written
    assert render(BRIEFS[kind]) == written


@pytest.mark.parametrize("kind", BRIEFS)
def test_nothing_written_drives_a_terminal(name: str, kind: str) -> None:
    """No control but the line feed, no bidi override: JSON has them as escapes, the others not at all."""
    written = OUTPUT_FORMATS[name].render(BRIEFS[kind])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", written)


def test_an_entry_of_the_table_describes_itself(name: str) -> None:
    """Service and command line offer the formats by what stands here."""
    form = OUTPUT_FORMATS[name]
    assert form.name == name
    assert form.description.endswith(".")
    assert re.fullmatch(r"(text|application)/[a-z.+]+", form.media_type)
    assert [other.media_type for other in OUTPUT_FORMATS.values()].count(form.media_type) == 1


def test_the_ferry_is_written_as_it_was_read_over(name: str) -> None:
    """Regenerate with: python tests/summarizers/writing/test_outputs.py, and read the difference."""
    expected = (GOLDEN / f"ferry.{EXTENSIONS[name]}").read_text("utf-8")
    assert OUTPUT_FORMATS[name].render(ferry()) == expected


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for form in OUTPUT_FORMATS.values():
        (GOLDEN / f"ferry.{EXTENSIONS[form.name]}").write_text(form.render(ferry()), "utf-8")
