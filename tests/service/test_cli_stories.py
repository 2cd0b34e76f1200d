"""`wirebrief stories`: formats, options, exit codes, and what it remembers."""

import json
import random
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.story_formats import STORY_FORMATS

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "stories.jsonl"
LINES = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
FEED = [{key: value for key, value in one.items() if key != "story"} for one in LINES]


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["stories", *arguments], input=stdin)


def lines(documents: list[dict]) -> str:
    return "".join(json.dumps(one) + "\n" for one in documents)


def answer(documents: list[dict], *arguments: str) -> list[dict]:
    """The stories of documents, of a run that went well."""
    result = run("-", "--format", "jsonl", *arguments, stdin=lines(documents))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_of_json_a_story_with_its_brief() -> None:
    stories = answer(FEED, "--brief-words", "40")
    assert len(stories) == 20
    for story in stories:
        assert list(story) == ["id", "title", "language", "documents", "first", "last", "certainty", "brief"]
        assert len(story["brief"]["text"].split()) <= 40
        assert {one["id"] for one in story["brief"]["documents"]} == set(story["documents"])
        assert story["first"] <= story["last"]


def test_single_documents_are_shown_when_asked_for_and_every_document_once() -> None:
    single = {"id": "only", "text": "A bakery in Tall has sold its last loaf after ninety years of early mornings."}
    assert all("only" not in story["documents"] for story in answer([*FEED, single]))
    all_of_them = answer([*FEED, single], "--min-documents", "1")
    assert sorted(name for story in all_of_them for name in story["documents"]) == sorted(
        one["id"] for one in [*FEED, single]
    )
    assert len(answer(FEED, "--min-documents", "3")) == 20
    assert answer(FEED, "--min-documents", "4") == []


@pytest.mark.parametrize("name", STORY_FORMATS)
def test_the_order_of_the_feed_changes_no_byte(name: str) -> None:
    shuffled = random.Random(7).sample(FEED, len(FEED))
    first = run("-", "--format", name, "--brief-words", "30", stdin=lines(FEED))
    again = run("-", "--format", name, "--brief-words", "30", stdin=lines(shuffled))
    # The brief lists its documents in the caller's order: the story's, which is by time.
    assert first.stdout_bytes == again.stdout_bytes
    assert first.exit_code == 0


def test_the_table_names_each_story_with_its_times() -> None:
    result = run(str(SEEDS.parent / "mayor-resigns"))
    assert result.exit_code == 0
    assert "documents" in result.stdout
    assert "2025-09-11" in result.stdout


def test_the_digest_has_a_heading_and_sources_a_story() -> None:
    result = run("-", "--format", "markdown", stdin=lines(FEED))
    assert result.stdout.count("\n## ") + result.stdout.startswith("## ") == 20
    assert result.stdout.count("\n### Sources") == 20


class _Tags(HTMLParser):
    """The tags of a page and what they have open at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_lets_no_markup_of_a_document_through() -> None:
    evil = "<script>alert(1)</script> A bridge at Arle fell into the river Lenn on Monday, the mayor of Arle said"
    documents = [
        {"id": name, "text": f"{evil} {name}.", "title": '"><img src=x>', "url": "https://example.org/?a=1&b=%22"}
        for name in ("morning", "evening")
    ]
    result = run("-", "--format", "html", stdin=lines([*FEED, *documents]))
    tags = _Tags()
    tags.feed(result.stdout)
    assert tags.open == []
    assert tags.seen.count("section") == 21
    assert not {"script", "img"} & set(tags.seen)


def test_what_was_said_is_remembered_and_not_said_again(tmp_path: Path) -> None:
    state = str(tmp_path / "state.jsonl")
    first = [one for one, line in zip(FEED, LINES, strict=True) if line["story"] == "mine-kestrel"][:2]
    later = [one for one, line in zip(FEED, LINES, strict=True) if line["story"] == "mine-kestrel"][2:]
    [before] = answer(first, "--state", state)
    other = [one for one, line in zip(FEED, LINES, strict=True) if line["story"] == "mine-sarota"]
    after = {story["id"]: story for story in answer([*later, *other], "--state", state)}
    assert set(after) > {before["id"]}
    update = after[before["id"]]
    assert update["documents"] == [*before["documents"], later[0]["id"]]
    said = {sentence["text"] for sentence in before["brief"]["sentences"]}
    assert update["brief"]["sentences"]
    assert {sentence["document"] for sentence in update["brief"]["sentences"]} == {later[0]["id"]}
    assert not said & {sentence["text"] for sentence in update["brief"]["sentences"]}
    assert answer([*first, *later, *other], "--state", state) == []


def test_a_state_does_not_depend_on_the_order_of_the_feed(tmp_path: Path) -> None:
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path, feed in zip(paths, (FEED, FEED[::-1]), strict=True):
        answer(feed, "--state", str(path))
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_another_document_under_a_remembered_id_gets_an_id_of_its_own(tmp_path: Path) -> None:
    state = str(tmp_path / "state.jsonl")
    answer(FEED[:2], "--state", state, "--min-documents", "1")
    [found] = answer([{**FEED[30], "id": FEED[0]["id"]}], "--state", state, "--min-documents", "1")
    assert found["documents"] == [f"{FEED[0]['id']}-2"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "is no JSON"),
        ('{"id": "s", "documents": []}', "is no story"),
        ('{"id": "s", "documents": [{"text": "x"}]}', "is no story"),
        ('{"id": "s", "story": 1}', "unknown key"),
    ],
)
def test_a_state_that_is_none_is_refused_and_left_alone(tmp_path: Path, content: str, problem: str) -> None:
    state = tmp_path / "state.jsonl"
    state.write_text(content, encoding="utf-8")
    result = run("-", "--state", str(state), stdin=lines(FEED[:2]))
    assert result.exit_code == 2
    assert problem in result.stderr
    assert "line 1" in result.stderr
    assert state.read_text(encoding="utf-8") == content


def test_exit_codes(tmp_path: Path) -> None:
    text = "The dam above Arle broke on Monday and flooded the lower town."
    (tmp_path / "good.txt").write_text(text, encoding="utf-8")
    assert run(str(tmp_path)).exit_code == 0
    partly = run(str(tmp_path / "good.txt"), str(tmp_path / "missing.txt"))
    assert partly.exit_code == 1
    assert "missing.txt" in partly.stderr
    assert run(str(tmp_path / "missing.txt")).exit_code == 3
    assert run(str(tmp_path), "--format", "slack").exit_code == 2
    assert run(str(tmp_path), "--min-documents", "0").exit_code == 2
