"""`POST /v1/stories`: the stories of the library, in every form, with a state that only the caller keeps."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from live_service import Service
from werkzeug.test import TestResponse

from service.answers import StoriesAnswer
from service.client import Client, ServiceProblem
from service.exchange import Form
from service.stories import FORMS
from service.story_digest import digest
from service.story_formats import CONTENT_SECURITY_POLICY, STORY_FORMATS
from summarizers import Document, Length

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "stories.jsonl"
LINES = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
PATH = "/v1/stories"
Fields = dict[str, Any]


def feed(*names: str) -> list[Fields]:
    return [{key: value for key, value in one.items() if key != "story"} for one in LINES if one["story"] in names]


QUAKES = feed("quake-oristan", "quake-port-harrow")


def asked(client: FlaskClient, fields: Fields, **headers: str) -> Fields:
    answer = client.post(PATH, json=fields, headers=headers)
    assert answer.status_code == 200, answer.text
    StoriesAnswer.model_validate_json(answer.data)
    found: Fields = answer.get_json()
    return found


def form(client: FlaskClient, state: bytes | None = None, **fields: str) -> TestResponse:
    lines = "".join(json.dumps(one) + "\n" for one in QUAKES).encode()
    files = {"files": (io.BytesIO(lines), "feed.jsonl")}
    if state is not None:
        files["state"] = (io.BytesIO(state), "state.jsonl")
    return client.post(PATH, data={**fields, **files}, content_type="multipart/form-data")


def test_the_stories_are_those_of_the_library_and_every_document_is_in_one(client: FlaskClient) -> None:
    told = digest([Document(**one) for one in QUAKES], (), 1, Length("words", 40)).told
    found = asked(client, {"documents": QUAKES, "min_documents": 1, "length": {"words": 40}})
    assert [one["id"] for one in found["stories"]] == [story.id for story, _ in told]
    assert [one["brief"]["text"] for one in found["stories"]] == [brief.text for _, brief in told if brief]
    assert sorted(name for one in found["stories"] for name in one["documents"]) == sorted(one["id"] for one in QUAKES)
    assert "state" not in found


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_accept_chooses_the_form(client: FlaskClient, one: Form) -> None:
    answer = client.post(PATH, json={"documents": QUAKES}, headers={"Accept": one.media_type})
    assert (answer.status_code, answer.mimetype) == (200, one.media_type)
    told = digest([Document(**fields) for fields in QUAKES], (), 2, Length()).told
    if one.name in STORY_FORMATS:
        assert answer.text == STORY_FORMATS[one.name].render(told)
    assert (answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY) == (one.name == "html")


def test_json_is_given_where_nothing_else_is_asked_for(client: FlaskClient) -> None:
    assert client.post(PATH, json={"documents": QUAKES}).mimetype == "application/json"
    assert client.post(PATH, json={"documents": QUAKES}, headers={"Accept": "image/png"}).status_code == 406


def test_a_story_goes_on_from_the_state_that_is_sent_back(client: FlaskClient) -> None:
    first, later = feed("mine-kestrel")[:2], feed("mine-kestrel")[2:]
    before = asked(client, {"documents": first, "state": []})
    [story] = before["stories"]
    after = asked(client, {"documents": [*later, *feed("mine-sarota")], "state": before["state"]})
    [update] = [one for one in after["stories"] if one["id"] == story["id"]]
    assert update["documents"] == [*story["documents"], later[0]["id"]]
    said = {sentence["text"] for sentence in story["brief"]["sentences"]}
    assert not said & {sentence["text"] for sentence in update["brief"]["sentences"]}
    again = asked(client, {"documents": [*first, *later], "state": after["state"]})
    assert again["stories"] == []
    assert again["state"] == after["state"]


def test_the_state_of_the_command_line_goes_into_a_form(client: FlaskClient) -> None:
    before = form(client, state=b"", words="40").get_json()
    lines = "".join(json.dumps(one) + "\n" for one in before["state"]).encode()
    after = form(client, state=lines, words="40").get_json()
    assert len(before["stories"]) == 2
    assert after["stories"] == []
    assert after["state"] == before["state"]


def test_nothing_is_kept_between_two_requests(client: FlaskClient) -> None:
    first = client.post(PATH, json={"documents": QUAKES, "state": []})
    assert client.post(PATH, json={"documents": QUAKES, "state": []}).data == first.data


def test_files_that_cannot_be_read_are_named_and_the_others_grouped(client: FlaskClient) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in QUAKES).encode()
    files = [(io.BytesIO(lines), "feed.jsonl"), (io.BytesIO(b"%PDF-1.7 \x00"), "scan.pdf")]
    answer = client.post(PATH, data={"files": files, "min_documents": "1"}, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert [one["code"] for one in answer.get_json()["warnings"]] == ["unreadable"]
    texts = [one["text"] for story in answer.get_json()["stories"] for one in story["brief"]["documents"]]
    assert len(texts) == len(QUAKES)
    assert all(texts)


def test_the_same_question_is_answered_304_and_another_is_not(client: FlaskClient) -> None:
    first = client.post(PATH, json={"documents": QUAKES})
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.post(PATH, json={"documents": QUAKES}, headers=tag).status_code == 304
    for change in ({"min_documents": 3}, {"length": {"words": 30}}, {"state": []}):
        assert client.post(PATH, json={"documents": QUAKES, **change}, headers=tag).status_code == 200


KEPT = {"id": "s", "documents": [{"id": "a", "text": "One."}]}


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"documents": []}, "#/documents"),
        ({"documents": QUAKES, "min_documents": 0}, "#/min_documents"),
        ({"documents": QUAKES, "length": {"words": 100_000}}, "#/length/words"),
        ({"documents": QUAKES, "ranker": "lead"}, "#/ranker"),
        ({"documents": [QUAKES[0], QUAKES[0]]}, "#/documents/1/id"),
        ({"documents": QUAKES, "state": [{"id": "s", "documents": []}]}, "#/state/0/documents"),
        ({"documents": QUAKES, "state": [{"id": "s", "documents": [{"text": "x"}]}]}, "#/state/0/documents/0/id"),
        ({"documents": QUAKES, "state": [KEPT, KEPT]}, "#/state/1/id"),
        ({"documents": QUAKES, "state": [KEPT, {**KEPT, "id": "t"}]}, "#/state/1/documents/0/id"),
        ({"documents": QUAKES, "state": [{**KEPT, "documents": [{"id": "a", "text": "x", "published": "y"}]}]},
         "#/state/0/documents/0/published"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(client: FlaskClient, fields: Fields, pointer: str) -> None:
    answer = client.post(PATH, json=fields)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("state", [b"{", b'{"id": "s"}\n', b"\xff"])
def test_a_state_file_that_is_none_is_refused(client: FlaskClient, state: bytes) -> None:
    answer = form(client, state=state)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "#/state"


def test_documents_of_the_state_count_against_the_limits(make_client: Callable[..., FlaskClient]) -> None:
    client = make_client(max_documents=len(QUAKES))
    assert client.post(PATH, json={"documents": QUAKES, "state": []}).status_code == 200
    answer = client.post(PATH, json={"documents": QUAKES, "state": [KEPT]})
    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/docs#over-limit"


def test_a_deadline_ends_the_work(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"documents": QUAKES}, headers={"Wirebrief-Deadline": "0.000001"})
    assert answer.status_code == 503
    assert answer.get_json()["type"] == "/docs#deadline-exceeded"


def test_documents_without_any_word_are_stories_without_a_brief(client: FlaskClient) -> None:
    documents = [{"text": ""}, {"text": "!!"}, {"text": "Gone."}]
    found = asked(client, {"documents": documents, "min_documents": 1})
    assert sorted(name for one in found["stories"] for name in one["documents"]) == ["1", "2", "3"]


def test_a_live_service_answers_the_client(live: Service) -> None:
    client = Client(live.address)
    before = client.stories(documents=QUAKES, length={"words": 30}, state=[])
    assert len(before["stories"]) == 2
    assert client.stories(documents=QUAKES, state=before["state"])["stories"] == []
    with pytest.raises(ServiceProblem) as caught:
        client.stories(documents=[])
    assert caught.value.status == 422
