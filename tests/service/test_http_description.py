"""The OpenAPI description is what the code makes, is valid, and is what the live service does."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from live_service import running
from openapi_spec_validator import validate

from service import openapi
from service.models import OptionsModel
from service.problems import PROBLEMS
from service.settings import Settings, limits
from summarizers.datatypes import LENGTH_UNITS


def test_the_file_is_what_the_code_makes() -> None:
    """Run `python -m service.openapi` where this fails."""
    assert openapi.FILE.read_text("utf-8") == openapi.text()


def test_the_description_is_valid_openapi() -> None:
    validate(openapi.description())


def test_the_file_is_served(client: FlaskClient) -> None:
    with client.get("/openapi.json") as answer:
        assert (answer.mimetype, answer.data) == ("application/json", openapi.FILE.read_bytes())


def test_every_route_of_the_api_is_described(client: FlaskClient) -> None:
    rules = {
        (rule.rule, method)
        for rule in client.application.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if not rule.endpoint.startswith(("page.", "seeds.")) and rule.rule != "/docs.css"
    }
    described = {
        (path, method.upper()) for path, methods in openapi.description()["paths"].items() for method in methods
    }
    assert described == rules


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attributes:
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.add(value or "")


def test_the_reference_needs_no_other_host_and_no_script(client: FlaskClient) -> None:
    answer = client.get("/docs")
    page = _Links()
    page.feed(answer.text)
    assert "script" not in page.tags
    assert "style" not in page.tags
    inner = {address[1:] for address in page.addresses if address.startswith("#")}
    assert inner <= page.ids
    assert {address for address in page.addresses if not address.startswith("#")} == {"/docs.css", "/openapi.json"}
    with client.get("/docs.css") as style:
        assert style.mimetype == "text/css"
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_reference_names_every_path_problem_record_and_limit(client: FlaskClient) -> None:
    text = client.get("/docs").text
    description = openapi.description()
    names = [*description["paths"], *PROBLEMS, *description["components"]["schemas"]]
    names += [str(one["setting"]) for one in limits(Settings())]
    assert [name for name in names if name not in text] == []


# A set that the description allows may still hold no sentence, two equal ids, or a date that is none: that is 422,
# and no JSON Schema can say it.
# What is wrong with a line of a batch is said in that line of an answer that is itself 200.
# 503 with Retry-After is the described answer to a deadline of no time at all, and of a service that is full.
CONFIGURATION = f"""
hooks = "{Path(__file__).with_name("schemathesis_hooks.py")}"

[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "503"]

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "422", "503"]

[[operations]]
include-path = "/v1/briefs:batch"
checks.negative_data_rejection.expected-statuses = ["200", "400", "401", "406", "413", "415", "422", "429", "503"]
"""


@pytest.mark.slow
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    with running(tmp_path, workers=2) as service:
        command = [Path(sys.executable).with_name("schemathesis"), "run", f"{service.address}/openapi.json"]
        options = ["--checks", "all", "--seed", "1", "--max-examples", "40", "--generation-database", "none"]
        options += ["--no-color", "--phases", "examples,coverage,fuzzing,stateful"]
        result = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, timeout=300)
        assert result.returncode == 0, result.stdout[-8_000:]
        assert "Traceback" not in service.log.read_text()


def test_a_form_is_described_as_files_and_flat_options() -> None:
    request = openapi.description()["paths"]["/v1/briefs"]["post"]["requestBody"]
    form = request["content"]["multipart/form-data"]["schema"]["properties"]
    flat = set(OptionsModel.model_fields) - {"length"} | set(LENGTH_UNITS) | {"files"}
    assert set(form) == flat
    assert form["already_read"]["items"] == form["files"]["items"] == {"type": "string", "format": "binary"}


@pytest.mark.parametrize("name", ["BriefRequest", "BriefAnswer", "ProblemAnswer"])
def test_the_description_has_the_records(name: str) -> None:
    assert openapi.description()["components"]["schemas"][name]["additionalProperties"] is False
