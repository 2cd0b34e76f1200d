"""Small corpora for the tests: lines of JSON, good and bad."""

import json
import random
from pathlib import Path

from eval.speed import feeds
from summarizers.reading.document_fields import document_from_fields
from summarizers.stories import group

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "stories.jsonl"
ARTICLES = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
LINES = [json.dumps({key: value for key, value in one.items() if key != "story"}).encode() for one in ARTICLES]
STORIES = sum(len(one.documents) > 1 for one in group(document_from_fields(json.loads(line), "") for line in LINES))

# What a record may be, and what is said of it.
BAD = [
    (b'{"text": "The bridge at Arle was', "is no JSON: unterminated string"),
    (b'{"text": null, "title": "No words"}', "text: is missing; a document has text or html"),
    (b'{"text": "  \\n"}', "text: is empty"),
    (b'["text"]', "is no JSON object"),
    (b'{"text": "The bridge \xff was closed."}', "is not UTF-8, as JSON has to be"),
    (b'{"text": "Half a character \\ud800."}', "text: has half a character (a lone surrogate) at 17"),
    (b'{"text": "The bridge.", "published": "yesterday"}', "published: is no ISO 8601 date"),
    (b'{"text": "A bridge.", "url": "javascript:alert(1)"}', "url: is no http or https address"),
    (b'{"documents": [{"text": "A bridge."}]}', "is a document set; a corpus has one document a record"),
    (b"[" * 100_000, "is nested too deeply"),
    (json.dumps({"text": "Dam. " * 200_001}).encode(), "text: is longer than 1,000,000 characters"),
]


def feed(n_articles: int, seed: int = 0) -> list[bytes]:
    """A made feed as lines."""
    return [json.dumps(one).encode() for one in feeds.feed(n_articles, seed)]


def crowd(n_articles: int) -> list[bytes]:
    """One article that as many sites print with a word or two of their own."""
    text = json.loads(LINES[0])["text"]
    lots = random.Random(5)
    words = [f"{lots.randrange(10**6)}" for _ in range(n_articles)]
    return [
        json.dumps({"id": f"copy {at}", "text": f"{text} Desk {word} has more.", "language": "en"}).encode()
        for at, word in enumerate(words)
    ]


def write_lines(path: Path, lines: list[bytes]) -> Path:
    """Lines as a file."""
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of all files of an output."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def rows(folder: Path, name: str) -> list[dict]:
    """The lines of one of an output's folders."""
    files = sorted((folder / name).iterdir())
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
