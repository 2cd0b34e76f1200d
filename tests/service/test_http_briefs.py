"""`POST /v1/briefs` without a server: what goes in, and what comes out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.answers import BriefAnswer
from service.models import DocumentModel, OptionsModel
from summarizers import Document, Length, Options, summarize
from summarizers.datatypes import LENGTH_UNITS
from summarizers.reading.document_fields import DOCUMENT_KEYS
from summarizers.writing.output_formats import OUTPUT_FORMATS, OutputFormat

Fields = dict[str, Any]
PATH = "/v1/briefs"


def test_the_answer_is_what_the_library_says_and_has_the_described_shape(client: FlaskClient, bridge: Fields) -> None:
    answer = client.post(PATH, json=bridge)
    documents = [Document(text=one["text"], source=one["source"]) for one in bridge["documents"]]
    brief = summarize(documents, Options(length=Length("sentences", 2)))
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.text == OUTPUT_FORMATS["json"].render(brief)
    BriefAnswer.model_validate_json(answer.data)


def test_places_lead_to_the_very_sentence(client: FlaskClient, bridge: Fields) -> None:
    fields = client.post(PATH, json=bridge).get_json()
    texts = {str(place): one["text"] for place, one in enumerate(bridge["documents"], start=1)}
    assert fields["sentences"]
    for sentence in fields["sentences"]:
        assert texts[sentence["document"]][sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize("output", OUTPUT_FORMATS.values(), ids=list(OUTPUT_FORMATS))
def test_accept_chooses_the_form(client: FlaskClient, bridge: Fields, output: OutputFormat) -> None:
    answer = client.post(PATH, json=bridge, headers={"Accept": f"{output.media_type}, */*;q=0.1"})
    assert answer.status_code == 200
    assert answer.mimetype == output.media_type
    assert "bridge at Arle" in answer.text


@pytest.mark.parametrize("accept", [None, "*/*", "application/*", "application/json, text/html;q=0.9"])
def test_json_is_given_where_it_is_as_welcome_as_any_other(client: FlaskClient, bridge: Fields, accept: str) -> None:
    headers = {"Accept": accept} if accept else {}
    assert client.post(PATH, json=bridge, headers=headers).mimetype == "application/json"


def test_what_a_browser_accepts_is_a_page_under_its_own_policy(client: FlaskClient, bridge: Fields) -> None:
    answer = client.post(PATH, json=bridge, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.mimetype == "text/html"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert policy in answer.text.replace("&#x27;", "'")


def test_the_same_question_is_answered_304_without_work(client: FlaskClient, bridge: Fields) -> None:
    first = client.post(PATH, json=bridge)
    again = client.post(PATH, json=bridge, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Server-Timing" not in again.headers


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"length": {"sentences": 1}}, {}),
        ({"ranker": "lead"}, {}),
        ({"explain": True}, {}),
        ({}, {"Accept": "text/plain"}),
    ],
)
def test_another_question_has_another_tag(client: FlaskClient, bridge: Fields, change: Fields, headers: Fields) -> None:
    first = client.post(PATH, json=bridge).headers["ETag"]
    other = client.post(PATH, json=bridge | change, headers={**headers, "If-None-Match": first})
    assert other.status_code == 200
    assert other.headers["ETag"] != first


def test_server_timing_names_the_steps_of_the_pipeline(client: FlaskClient, bridge: Fields) -> None:
    timing = client.post(PATH, json=bridge).headers["Server-Timing"]
    steps = [part.partition(";dur=")[0] for part in timing.split(", ")]
    assert steps == ["parse", "queue", "read", "rank", "choose", "write", "render"]
    assert all(float(part.partition(";dur=")[2]) >= 0 for part in timing.split(", "))


@pytest.mark.case("36")
def test_the_deadline_is_shortened_by_the_caller(client: FlaskClient, bridge: Fields) -> None:
    answer = client.post(PATH, json=bridge, headers={"Wirebrief-Deadline": "0.0000001"})
    assert answer.status_code == 503
    assert answer.get_json()["type"] == "/docs#deadline-exceeded"
    assert answer.headers["Retry-After"].isdigit()
    assert client.post(PATH, json=bridge).status_code == 200, "the place is free again"


@pytest.mark.case("R7")
def test_the_deadline_is_not_lengthened_by_the_caller(make_client: Callable[..., FlaskClient], bridge: Fields) -> None:
    client = make_client(deadline_seconds=0.0000001)
    assert client.post(PATH, json=bridge, headers={"Wirebrief-Deadline": "3600"}).status_code == 503


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1_0", "soon", ""])
def test_a_deadline_that_is_none_is_refused(client: FlaskClient, bridge: Fields, value: str) -> None:
    assert client.post(PATH, json=bridge, headers={"Wirebrief-Deadline": value}).status_code == 400


def test_html_is_read_and_its_text_is_answered(client: FlaskClient) -> None:
    page = "<html><body><article><p>The old bridge at Arle was closed on Monday.</p></article></body></html>"
    fields = client.post(PATH, json={"documents": [{"html": page, "title": "Bridge"}]}).get_json()
    (sentence,) = fields["sentences"]
    assert fields["documents"][0]["text"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_what_was_read_already_is_not_said_again(client: FlaskClient, bridge: Fields) -> None:
    fields = client.post(PATH, json=bridge | {"already_read": [bridge["documents"][0]]}).get_json()
    assert "closed on Monday after engineers" not in fields["text"]


def test_a_link_alone_is_refused_as_fetching_is_off(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"documents": [{"url": "https://example.org/a"}]})
    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/docs#fetching-off"
    assert answer.get_json()["errors"][0]["pointer"] == "#/documents/0"


def test_a_region_of_a_language_is_taken_off(client: FlaskClient, bridge: Fields) -> None:
    assert client.post(PATH, json=bridge | {"language": "EN-gb"}).get_json()["language"] == "en"


def test_the_model_of_a_document_has_the_fields_that_documents_have() -> None:
    assert tuple(sorted(DocumentModel.model_fields)) == tuple(sorted(DOCUMENT_KEYS))


def test_the_model_of_options_has_every_option() -> None:
    assert set(OptionsModel.model_fields) == set(Options.__dataclass_fields__)


def form(*files: tuple[str, str], **fields: str | list[str]) -> dict[str, Any]:
    """The data of a multipart form: files by name and content, and fields."""
    return {"files": [(io.BytesIO(content.encode()), name) for name, content in files], **fields}


def test_files_are_read_as_the_command_line_reads_them(client: FlaskClient, bridge: Fields) -> None:
    texts = [one["text"] for one in bridge["documents"]]
    answer = client.post(PATH, data=form(("a.txt", texts[0]), ("b.html", f"<p>{texts[1]}</p>"), sentences="2"))
    fields = answer.get_json()
    assert answer.status_code == 200
    assert [one["id"] for one in fields["documents"]] == ["a", "b"]
    assert "length:sentences=2" in fields["signature"]


@pytest.mark.parametrize("unit", LENGTH_UNITS)
def test_a_form_has_every_length(client: FlaskClient, bridge: Fields, unit: str) -> None:
    answer = client.post(PATH, data=form(("a.txt", bridge["documents"][0]["text"]), **{unit: "1"}))
    assert f"length:{unit}=1" in answer.get_json()["signature"]


def test_a_form_has_the_other_options(client: FlaskClient, bridge: Fields) -> None:
    options = {"ranker": "lead", "diversity": "0.25", "explain": "true", "order": "score", "off_topic": "include"}
    fields = client.post(PATH, data=form(("a.txt", bridge["documents"][0]["text"]), **options)).get_json()
    for told in ("ranker:lead", "diversity:0.25", "order:score", "off_topic:include"):
        assert told in fields["signature"]
    assert "dropped" in fields


def test_a_file_that_cannot_be_read_is_named_in_a_warning(client: FlaskClient, bridge: Fields) -> None:
    data = form(("a.txt", bridge["documents"][0]["text"]), ("b.json", "{"))
    fields = client.post(PATH, data=data).get_json()
    assert [one["message"].split(":")[0] for one in fields["warnings"] if one["code"] == "unreadable"] == ["b.json"]


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({"words": "5"}, "#/files"),
        ({"files": (io.BytesIO(b"{"), "a.json")}, "#/files"),
        (form(("a.txt", "A bridge."), words="many"), "#/length/words"),
        (form(("a.txt", "A bridge."), words="5", ratio="0.5"), "#/length"),
        (form(("a.txt", "A bridge."), colour="red"), "#/colour"),
        (form(("a.txt", "A bridge."), words="5", length="{}"), "#/length"),
        (form(("a.txt", "A bridge."), query=["a", "b"]), "#/query"),
        ({"file": (io.BytesIO(b"A bridge."), "a.txt")}, "#/file"),
        (form(("a.txt", "A bridge."), already_read="text"), "#/already_read"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(client: FlaskClient, data: Fields, pointer: str) -> None:
    answer = client.post(PATH, data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == pointer


def test_a_form_without_boundary_is_malformed(client: FlaskClient) -> None:
    assert client.post(PATH, data=b"--x\r\n", content_type="multipart/form-data").status_code == 400


@given(
    body=st.binary(max_size=300),
    content_type=st.sampled_from(["application/json", "multipart/form-data; boundary=x"]),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_any_bytes_are_a_problem_and_never_an_error_of_ours(
    client: FlaskClient, body: bytes, content_type: str
) -> None:
    answer = client.post(PATH, data=body, content_type=content_type)
    assert answer.status_code in (200, 400, 413, 422)
    assert json.loads(answer.data)
