"""Every way to ask wrongly has its own answer, a problem that says where and what, and never the user's text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import BaseModel
from werkzeug.test import TestResponse

from service.models import BriefRequest, DocumentModel, LengthModel, StoryModel
from service.problems import PROBLEMS
from service.settings import Settings

Fields = dict[str, Any]
PATH = "/v1/briefs"
MARK = "Zyxwvut stands in no message"


def post(client: FlaskClient, body: bytes, **headers: str) -> TestResponse:
    return client.post(PATH, data=body, headers={"Content-Type": "application/json", **headers})


def one(**fields: object) -> bytes:
    """A body with one document of these fields."""
    return json.dumps({"documents": [fields]}).encode()


MALFORMED = {
    "empty": b"",
    "cut short": b"{",
    "trailing bytes": one(text="A bridge.") + b"}",
    "100,000 nested arrays": b"[" * 100_000,
    "nested objects": b'{"a":' * 5_000,
    "duplicate keys": b'{"documents": [{"text": "A bridge."}], "documents": [{"text": "A bridge."}]}',
    "duplicate keys inside": b'{"documents": [{"text": "A bridge.", "text": "A dam."}]}',
    "invalid UTF-8": b'{"documents": [{"text": "\xff"}]}',
    "byte order mark": b"\xef\xbb\xbf" + one(text="A bridge."),
    "UTF-16": one(text="A bridge.").decode().encode("utf-16"),
    "lone surrogate": b'{"documents": [{"text": "\\ud800"}]}',
}
INVALID = {
    "NaN": (b'{"documents": [{"text": "A bridge."}], "diversity": NaN}', "#/diversity"),
    "infinity": (b'{"documents": [{"text": "A bridge."}], "diversity": Infinity}', "#/diversity"),
    "1e400": (b'{"documents": [{"text": "A bridge."}], "diversity": 1e400}', "#/diversity"),
    "true for a number": (b'{"documents": [{"text": "A bridge."}], "length": {"words": true}}', "#/length/words"),
    "string for a number": (b'{"documents": [{"text": "A bridge."}], "length": {"words": "5"}}', "#/length/words"),
    "unknown field": (b'{"documents": [{"text": "A bridge."}], "langauge": "en"}', "#/langauge"),
    "unknown field of a document": (one(text="A bridge.", txet="A"), "#/documents/0/txet"),
    "field with a slash": (one(text="A bridge.", **{"a/b~c": 1}), "#/documents/0/a~1b~0c"),
    "no documents": (b"{}", "#/documents"),
    "zero documents": (b'{"documents": []}', "#/documents"),
    "neither text nor html": (one(title="A bridge."), "#/documents/0/text"),
    "two lengths": (b'{"documents": [{"text": "A."}], "length": {"words": 5, "ratio": 0.5}}', "#/length"),
    "no length": (b'{"documents": [{"text": "A."}], "length": {}}', "#/length"),
    "length of null": (b'{"documents": [{"text": "A."}], "length": {"words": null}}', "#/length"),
    "zero words": (b'{"documents": [{"text": "A."}], "length": {"words": 0}}', "#/length/words"),
    "ratio above 1": (b'{"documents": [{"text": "A."}], "length": {"ratio": 1.5}}', "#/length/ratio"),
    "unknown ranker": (b'{"documents": [{"text": "A."}], "ranker": "best"}', "#/ranker"),
    "unknown order": (b'{"documents": [{"text": "A."}], "order": "none"}', "#/order"),
    "diversity above 1": (b'{"documents": [{"text": "A."}], "diversity": 1.01}', "#/diversity"),
    "javascript: address": (one(text="A bridge.", url="javascript:alert(1)"), "#/documents/0/url"),
    "data: address": (one(text="A bridge.", url="data:text/html,x"), "#/documents/0/url"),
    "date that is none": (one(text="A bridge.", published="yesterday"), "#/documents/0/published"),
    "language that is none": (one(text="A bridge.", language="English!"), "#/documents/0/language"),
    "an id twice": (
        b'{"documents": [{"id": "a", "text": "A bridge."}, {"id": "a", "text": "A dam."}]}',
        "#/documents/1/id",
    ),
    "a number for a text": (one(text=5), "#/documents/0/text"),
}


@pytest.mark.case("1", "3", "4", "7", "8")
@pytest.mark.parametrize("body", MALFORMED.values(), ids=list(MALFORMED))
def test_what_is_no_json_is_400(client: FlaskClient, body: bytes) -> None:
    answer = post(client, body)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["type"] == "/docs#malformed"


@pytest.mark.case("5", "11", "12", "13", "20", "21")
@pytest.mark.parametrize(("body", "pointer"), INVALID.values(), ids=list(INVALID))
def test_what_is_not_allowed_is_422_with_its_place(client: FlaskClient, body: bytes, pointer: str) -> None:
    answer = post(client, body)
    fields = answer.get_json()
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert pointer in [error["pointer"] for error in fields["errors"]]
    assert fields["title"] == PROBLEMS["invalid"].title


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://a.example/", "a.example/news"])
def test_a_url_that_is_none_is_told_in_plain_words(client: FlaskClient, url: str) -> None:
    fields = post(client, one(text="A bridge.", url=url)).get_json()
    told = "is no web address; got a string with another beginning, allowed: http:// or https://"
    assert fields["errors"] == [{"pointer": "#/documents/0/url", "detail": told}]
    assert fields["detail"] == f"#/documents/0/url: {told}"


def test_a_language_that_is_none_is_told_in_plain_words(client: FlaskClient) -> None:
    fields = post(client, b'{"documents": [{"text": "A bridge."}], "language": "English!"}').get_json()
    told = "is no language code; got a string of another form, allowed: auto or an ISO 639-1 code, such as en"
    assert fields["errors"] == [{"pointer": "#/language", "detail": told}]


@pytest.mark.parametrize(
    ("path", "body", "allowed"),
    [
        (PATH, {"documents": [{"text": "A.", "no": 1}]}, DocumentModel),
        (PATH, {"documents": [{"text": "A."}], "length": {"no": 1}}, LengthModel),
        (PATH, {"documents": [{"text": "A."}], "no": 1}, BriefRequest),
        ("/v1/stories", {"documents": [{"text": "A."}], "state": [{"no": 1}]}, StoryModel),
    ],
    ids=["document", "length", "request", "story"],
)
def test_an_unknown_field_is_told_with_those_that_its_object_may_have(
    client: FlaskClient, path: str, body: Fields, allowed: type[BaseModel]
) -> None:
    details = [error["detail"] for error in client.post(path, json=body).get_json()["errors"]]
    assert f"unknown field; allowed: {', '.join(allowed.model_fields)}" in details


@pytest.mark.case("6")
def test_a_whole_number_of_5000_digits_is_refused(client: FlaskClient) -> None:
    body = b'{"documents": [{"text": "A bridge."}], "length": {"words": ' + b"9" * 5_000 + b"}}"
    assert post(client, body).status_code in (400, 422)


@pytest.mark.case("11")
def test_a_whole_number_may_be_written_with_a_point(client: FlaskClient) -> None:
    body = b'{"documents": [{"text": "A bridge was closed."}], "length": {"words": 5.0}}'
    assert post(client, body).status_code == 200


@pytest.mark.case("13")
@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "<p></p>"])
def test_no_sentence_is_nothing_to_summarise(client: FlaskClient, text: str) -> None:
    key = "html" if "<" in text else "text"
    answer = post(client, one(**{key: text}))
    assert answer.status_code == 422
    assert answer.get_json()["type"] in ("/docs#nothing-to-summarise", "/docs#invalid")


def test_no_problem_repeats_the_text(client: FlaskClient) -> None:
    wrong: list[dict[str, Any]] = [
        {"documents": [{"text": MARK, "title": 5}]},
        {"documents": [{"text": MARK, "published": MARK}]},
        {"documents": [{"text": MARK, "url": MARK}]},
        {"documents": [{"text": [MARK]}]},
        {"documents": MARK},
        {"documents": [MARK]},
        {"documents": [{"text": MARK}], "length": MARK},
        {"documents": [{"text": MARK}], "query": [MARK]},
    ]
    for fields in wrong:
        answer = post(client, json.dumps(fields).encode())
        assert answer.status_code == 422
        assert "Zyxwvut" not in answer.text
    cut = post(client, one(text=MARK)[:-1])
    assert cut.status_code == 400
    assert "Zyxwvut" not in cut.text


def test_a_bug_is_told_by_its_id_alone(
    client: FlaskClient, bridge: Fields, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(MARK)

    monkeypatch.setattr("service.briefing.summarize", broken)
    answer = client.post(PATH, json=bridge)
    assert answer.status_code == 500
    assert "Zyxwvut" not in answer.text + capfd.readouterr().out
    assert answer.get_json()["instance"].endswith(answer.headers["X-Request-ID"])


@pytest.mark.case("28")
@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/v1/briefs", 405, {"POST", "OPTIONS"}),
        ("DELETE", "/v1/briefs:batch", 405, {"POST", "OPTIONS"}),
        ("POST", "/v1/methods", 405, {"GET", "HEAD", "OPTIONS"}),
        ("PUT", "/live", 405, {"GET", "HEAD", "OPTIONS"}),
        ("GET", "/v1/brief", 404, None),
        ("GET", "/page/../app.py", 404, None),
        ("POST", "/v1/briefs/", 404, None),
    ],
)
def test_wrong_paths_and_methods(client: FlaskClient, method: str, path: str, status: int, allow: set[str]) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert (set(answer.headers["Allow"].split(", ")) if "Allow" in answer.headers else None) == allow


@pytest.mark.case("28")
def test_head_and_options_are_answered(client: FlaskClient) -> None:
    assert (client.head("/live").status_code, client.head("/live").data) == (200, b"")
    assert "POST" in client.options(PATH).headers["Allow"]


@pytest.mark.case("2")
@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "", "application/x-www-form-urlencoded"])
def test_another_content_type_is_415_and_the_right_ones_are_named(client: FlaskClient, content_type: str) -> None:
    answer = client.post(PATH, data=b"{}", content_type=content_type)
    assert answer.status_code == 415
    assert answer.headers["Accept-Post"] == "application/json, multipart/form-data"


@pytest.mark.case("29")
def test_an_answer_that_cannot_be_given_is_406(client: FlaskClient, bridge: Fields) -> None:
    answer = client.post(PATH, json=bridge, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/markdown" in answer.get_json()["detail"]


@pytest.mark.case("26")
@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip"])
def test_another_content_encoding_is_415(client: FlaskClient, encoding: str) -> None:
    answer = post(client, gzip.compress(one(text="A bridge.")), **{"Content-Encoding": encoding})
    assert answer.status_code == 415
    assert answer.headers["Accept-Encoding"] == "gzip"


@pytest.mark.case("26")
def test_gzip_is_undone(client: FlaskClient, bridge: Fields) -> None:
    body = json.dumps(bridge).encode()
    assert post(client, gzip.compress(body), **{"Content-Encoding": "gzip"}).data == post(client, body).data


@pytest.mark.case("26")
@pytest.mark.parametrize(
    "body",
    [gzip.compress(one(text="A bridge."))[:-1], gzip.compress(one(text="A bridge.")) + b"junk", b"no gzip", b""],
    ids=["cut short", "trailing junk", "no gzip", "empty"],
)
def test_broken_gzip_is_400(client: FlaskClient, body: bytes) -> None:
    assert post(client, body, **{"Content-Encoding": "gzip"}).status_code == 400


LIMITS: dict[str, tuple[dict[str, int], dict[str, Any], str]] = {
    "documents": ({"max_documents": 2}, {"documents": [{"text": "A."}] * 3}, "#/documents"),
    "documents and those read already": (
        {"max_documents": 2},
        {"documents": [{"text": "A."}] * 2, "already_read": [{"text": "A."}]},
        "#/documents",
    ),
    "characters of a document": (
        {"max_document_characters": 5},
        {"documents": [{"text": "A."}, {"text": "A bridge."}]},
        "#/documents/1",
    ),
    "characters of HTML": ({"max_document_characters": 5}, {"documents": [{"html": "<p>A.</p>"}]}, "#/documents/0"),
    "characters in all": ({"max_characters": 5}, {"documents": [{"text": "A dam."}]}, "#/documents"),
    "words": ({"max_length_words": 9}, {"documents": [{"text": "A."}], "length": {"words": 10}}, "#/length/words"),
    "sentences": (
        {"max_length_sentences": 9},
        {"documents": [{"text": "A."}], "length": {"sentences": 10}},
        "#/length/sentences",
    ),
    "characters": (
        {"max_length_characters": 9},
        {"documents": [{"text": "A."}], "length": {"characters": 10}},
        "#/length/characters",
    ),
}


@pytest.mark.case("R7")
@pytest.mark.parametrize(("settings", "fields", "pointer"), LIMITS.values(), ids=list(LIMITS))
def test_a_limit_is_named_with_what_was_got(
    make_client: Callable[..., FlaskClient], settings: dict[str, int], fields: dict[str, Any], pointer: str
) -> None:
    answer = make_client(**settings).post(PATH, json=fields)
    (name,) = settings
    (error,) = answer.get_json()["errors"]
    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/docs#over-limit"
    assert error["pointer"] == pointer
    assert f"WIREBRIEF_{name.upper()}" in error["detail"]


@pytest.mark.case("16")
def test_10000_documents_are_refused_by_their_number(client: FlaskClient) -> None:
    answer = post(client, json.dumps({"documents": [{"text": "A bridge."}] * 10_000}).encode())
    assert answer.get_json()["type"] == "/docs#over-limit"


@pytest.mark.case("22")
def test_a_body_over_the_limit_is_413_in_any_disguise(make_client: Callable[..., FlaskClient]) -> None:
    client = make_client(max_body_bytes=1_000, max_inflated_bytes=2_000)
    small, large = one(text="A bridge was closed."), one(text="A bridge was closed. " * 200)
    assert post(client, small).status_code == 200
    assert post(client, large).status_code == 413
    assert post(client, gzip.compress(large), **{"Content-Encoding": "gzip"}).status_code == 413
    bomb = gzip.compress(b" " * 1_000_000)
    assert len(bomb) > 900
    assert post(make_client(max_inflated_bytes=2_000), bomb, **{"Content-Encoding": "gzip"}).status_code == 413


@pytest.mark.case("9")
def test_nul_and_controls_are_taken_and_not_given_back(client: FlaskClient) -> None:
    answer = post(client, one(text="The old\u0000 bridge at \u001bArle was closed on Monday."))
    assert answer.status_code == 200
    assert "\\u0000" not in answer.text
    assert "\\u001b" not in answer.text


@pytest.mark.case("14")
def test_5000_copies_of_an_article_are_one_source(client: FlaskClient, bridge: Fields) -> None:
    article = " ".join(document["text"] for document in bridge["documents"])
    copies = [{"text": article} for _ in range(Settings().max_documents)]
    fields = client.post(PATH, json={"documents": copies}).get_json()
    assert sum(one["duplicate_of"] is None for one in fields["documents"]) == 1


@pytest.mark.case("46", "47")
def test_every_problem_has_headers_that_keep_it_inert(client: FlaskClient) -> None:
    answer = client.get('/"><script>alert(1)</script>')
    assert answer.mimetype == "application/problem+json"
    assert "<script>" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
