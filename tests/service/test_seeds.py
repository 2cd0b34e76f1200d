"""`/seeds`: the project's document sets, as the API takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service import seeds


def test_every_set_is_listed_with_the_number_of_its_documents(client: FlaskClient) -> None:
    listed = {one["id"]: one["documents"] for one in client.get("/seeds").get_json()["seeds"]}
    folders = {one.parent.name: len(list(one.iterdir())) for one in seeds.FOLDER.glob("*/articles")}
    assert listed == folders
    assert len(listed) >= 4


def test_a_set_can_be_sent_to_the_api_as_it_is(client: FlaskClient) -> None:
    for one in client.get("/seeds").get_json()["seeds"]:
        found = client.get(f"/seeds/{one['id']}").get_json()
        assert len(found["documents"]) == one["documents"]
        assert all(document["text"] and document["source"] for document in found["documents"])
        brief = client.post("/v1/briefs", json={"documents": found["documents"]})
        assert brief.status_code == 200
        assert brief.get_json()["sentences"]


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e", "aktau%2farticles", ".gitattributes"])
def test_nothing_but_a_listed_set_is_ever_read(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/seeds/{name}")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_where_no_sets_are_installed_that_is_said(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(seeds, "FOLDER", tmp_path / "missing")
    assert client.get("/seeds").get_json() == {"seeds": []}
    answer = client.get("/seeds/aktau")
    assert answer.status_code == 404
    assert "not installed" in answer.get_json()["detail"]
