"""Hard cases that no other module has: each by its number in docs/reliability.md."""

from __future__ import annotations

import gzip
import json
import time
import unicodedata
from typing import Any

import pytest
from flask.testing import FlaskClient
from live_service import Service

from service.settings import Settings
from summarizers import Document, Length, Options, summarize
from summarizers.graphemes import cut_before
from summarizers.writing.output_formats import OUTPUT_FORMATS
from summarizers.writing.printable import shortened

Fields = dict[str, Any]
PATH = "/v1/briefs"
OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


@pytest.mark.case("3")
def test_deep_nesting_ends_no_process(live: Service, bridge: Fields) -> None:
    before = live.workers()
    for body in (b"[" * 100_000, b'{"documents":' * 10_000, b'{"documents":' + b"[" * 150_000):
        assert live.request("POST", PATH, body, {"Content-Type": "application/json"})[0] == 400
    assert live.workers() == before
    assert live.post(bridge)[0] == 200


@pytest.mark.case("10")
@pytest.mark.parametrize("output", OUTPUT_FORMATS.values(), ids=list(OUTPUT_FORMATS))
def test_what_turns_the_direction_of_text_reaches_no_reader(client: FlaskClient, output: Any) -> None:  # noqa: ANN401
    text = f"The mayor of Arle paid {OVERRIDES}001 crowns for the old bridge on Monday, the می\u200cخواهم paper said."
    answer = client.post(PATH, json={"documents": [{"text": text}]}, headers={"Accept": output.media_type})
    assert answer.status_code == 200
    assert not set(OVERRIDES) & set(answer.text)
    if output.name == "json":
        assert set(OVERRIDES) <= set(answer.get_json()["text"])
    elif output.name == "text":
        assert "\u200c" in answer.text


@pytest.mark.case("13")
def test_one_document_is_enough(client: FlaskClient, bridge: Fields) -> None:
    answer = client.post(PATH, json=bridge | {"documents": bridge["documents"][:1]})
    assert answer.status_code == 200
    assert answer.get_json()["sentences"]


@pytest.mark.case("15")
def test_a_text_without_a_full_stop_is_refused_by_its_size_or_briefed(client: FlaskClient) -> None:
    words = "storm harbour mayor bridge ferry council repairs damage district witnesses "
    body = json.dumps({"documents": [{"text": (words * 140_000)[:10_000_000]}]}).encode()
    sent = {"Content-Type": "application/json"}
    assert client.post(PATH, data=body, headers=sent).status_code == 413
    packed = client.post(PATH, data=gzip.compress(body, 1), headers={**sent, "Content-Encoding": "gzip"})
    assert packed.get_json()["type"] == "/docs#over-limit"
    largest = (words * 20_000)[: Settings().max_document_characters]
    answer = client.post(PATH, json={"documents": [{"text": largest}]})
    assert answer.status_code == 200
    assert len(answer.get_json()["sentences"]) == 1


SCRIPTS = {
    "mixed": "The mayor of Arle said 市長は橋を閉鎖した and мост закрыт в понедельник before she left the town hall.",
    "right to left": "قال العمدة إن الجسر القديم أغلق يوم الاثنين بعد أن وجد المهندسون شقوقا فيه وفي الطريق.",
    "emoji": "The family 👩‍👩‍👧‍👦 crossed the old bridge 🏴󠁧󠁢󠁳󠁣󠁴󠁿 at Arle on Monday 👍🏽 after engineers had left.",
    "heaps of marks": "The old bridge at A" + "\u0301\u0323" * 400 + "rle was closed on Monday by the mayor.",
    "no blanks": "橋" * 5_000,
    "marks in one long sentence": "cafe\u0301s re\u0301els " * 5_000,
}


@pytest.mark.case("19")
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=list(SCRIPTS))
@pytest.mark.parametrize("output", OUTPUT_FORMATS.values(), ids=list(OUTPUT_FORMATS))
def test_any_script_is_briefed_and_no_letter_is_parted_from_its_marks(text: str, output: Any) -> None:  # noqa: ANN401
    brief = summarize([Document(text)], Options(Length("words", 100)))
    for sentence in brief.sentences:
        for border in (sentence.start, sentence.end):
            assert cut_before(text, border) == border
    assert output.render(brief)


@pytest.mark.case("19")
def test_what_is_shortened_keeps_its_letters_whole() -> None:
    text = "cafe\u0301 " * 50
    for limit in range(1, 60):
        kept = shortened(text, limit).removesuffix("…")
        assert len(kept) < limit or kept == text
        follows = text[len(kept) : len(kept) + 1]
        assert not (follows and unicodedata.combining(follows)), limit


@pytest.mark.case("43")
def test_a_clock_that_is_set_anew_changes_no_deadline(
    client: FlaskClient, bridge: Fields, monkeypatch: pytest.MonkeyPatch
) -> None:
    jumps = iter(range(10_000))
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 1e7 * (-1) ** next(jumps))
    assert [client.post(PATH, json=bridge).status_code for _ in range(3)] == [200] * 3


@pytest.mark.case("47")
@pytest.mark.parametrize("path", ["/", "/live", "/docs", "/v1/methods", "/openapi.json", "/v1/briefs", "/nothing"])
@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_no_cookie_is_set_and_no_other_site_is_let_in(client: FlaskClient, path: str, method: str) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    with client.open(path, method=method, headers=asked) as answer:
        assert "Set-Cookie" not in answer.headers
        assert not [name for name in answer.headers.keys() if name.lower().startswith("access-control")]  # noqa: SIM118
