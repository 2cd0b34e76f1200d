"""Links in `POST /v1/briefs`: cases 48, 49, 55, 57, as a caller sees them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from web_server import ARTICLE, Web, answer, page, web

OTHER = ARTICLE.replace("Bridge at Arle closed", "Arle loses its bridge").replace("Courier", "Herald")
OTHER = OTHER.replace(
    "The old bridge at Arle was closed on Monday after", "On Monday the old bridge at Arle was shut as"
)
SAYS_BRIDGE = {"title": "Bridge at Arle closed", "source": "Courier"}


@pytest.fixture
def site() -> Iterator[Web]:
    """Two articles, and a few paths that have none."""
    routes = {
        "/other": page(OTHER),
        "/empty": page("<html><body><script>go()</script></body></html>"),
        "/gone": answer(410),
    }
    with web(routes) as served:
        yield served


@pytest.fixture
def reader(make_client: Callable[..., FlaskClient], site: Web) -> FlaskClient:
    """A client of a service that fetches."""
    return make_client(fetch=1, fetch_allow=site.host, fetch_seconds=5.0, max_page_bytes=100_000)


def posted(client: FlaskClient, *urls: str, **fields: Any) -> Any:  # noqa: ANN401
    """The answer to a set of links."""
    body = {"documents": [{"url": url} for url in urls], "length": {"sentences": 2}} | fields
    return client.post("/v1/briefs", json=body)


def test_a_brief_of_links(reader: FlaskClient, site: Web) -> None:
    """With title and source from the page, the link as it was sent, and the text that places count in."""
    answered = posted(reader, site.url(), site.url("/other"))
    assert answered.status_code == 200
    brief = answered.get_json()
    documents = {one["id"]: one for one in brief["documents"]}
    assert documents["1"].items() >= {**SAYS_BRIDGE, "url": site.url()}.items()
    assert documents["2"]["source"] == "Herald"
    for sentence in brief["sentences"]:
        text = documents[sentence["document"]]["text"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert brief["warnings"] == []


def test_what_the_caller_says_of_a_link_stands(reader: FlaskClient, site: Web) -> None:
    """Before what the page says; and a document with a text is not fetched."""
    linked = {
        "id": "a",
        "url": site.url(),
        "title": "Mine",
        "source": "Me",
        "published": "2024-12-28",
        "language": "en",
    }
    told = {"id": "b", "url": site.url("/other"), "text": "The mayor of Arle opened the new bridge on Friday at noon."}
    brief = reader.post("/v1/briefs", json={"documents": [linked, told]}).get_json()
    first = brief["documents"][0]
    assert (first["id"], first["title"], first["source"]) == ("a", "Mine", "Me")
    assert site.paths() == ["/article"]


@pytest.mark.case("57")
def test_case_57_ten_dead_links_of_twelve_are_named_and_the_brief_is_of_the_rest(
    reader: FlaskClient, site: Web
) -> None:
    """Cases 49 and 55 among them, each with its own reason and the place that it had."""
    dead = {
        site.url("/gone"): "answered 410",
        site.url("/missing"): "answered 404",
        site.url("/empty"): "has no text",
        site.url("/pdf"): "is no web page (application/pdf)",
        site.url("/binary"): "looks binary: it has zero bytes",
        site.url("/huge"): "is larger than 100,000 bytes",
        "http://10.0.0.1/": "leads into a private network",
        "http://2130706433/": "leads into a private network",
        "http://[::ffff:169.254.169.254]/": "leads into a private network",
        "http://me:secret@a.example/": "holds a user name or a password",
    }
    site.routes |= {
        "/pdf": answer(200, b"%PDF-1.7", Content_Type="application/pdf"),
        "/binary": answer(200, bytes(range(256)) * 40, Content_Type="text/html"),
        "/huge": page("x" * 100_001),
    }
    answered = posted(reader, site.url(), *dead, site.url("/other"))
    assert answered.status_code == 200
    brief = answered.get_json()
    assert [one["id"] for one in brief["documents"]] == ["1", "12"]
    named = [(one["document"], one["message"]) for one in brief["warnings"] if one["code"] == "not-fetched"]
    assert named == [(str(row), f"{url} {why}") for row, (url, why) in enumerate(dead.items(), 2)]


def test_dead_links_alone_are_a_problem_with_every_reason(reader: FlaskClient, site: Web) -> None:
    answered = posted(reader, site.url("/gone"), "http://127.0.0.1/")
    assert answered.status_code == 422
    problem = answered.get_json()
    assert problem["type"] == "/docs#not-fetched"
    assert problem["errors"] == [
        {"pointer": "#/documents/0/url", "detail": "answered 410"},
        {"pointer": "#/documents/1/url", "detail": "leads into a private network"},
    ]


@pytest.mark.case("48")
@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "data:text/html,x"])
def test_case_48_other_schemes_are_422(reader: FlaskClient, url: str) -> None:
    assert posted(reader, url).get_json()["errors"][0]["pointer"] == "#/documents/0/url"


@pytest.mark.case("55")
@pytest.mark.parametrize(
    ("kind", "encoding"),
    [("text/html; charset=windows-1252", "cp1252"), ("text/html", "utf-8"), ("text/html; charset=nonsense", "utf-8")],
)
def test_case_55_the_charset_is_believed_where_it_can_be(
    reader: FlaskClient, site: Web, kind: str, encoding: str
) -> None:
    """Of the server, of the page, of the bytes."""
    html = ARTICLE.replace("old bridge", "café “Brücke”").replace("Bridge at", "Brücke at")
    site.routes["/coded"] = page(html, kind, encoding)
    brief = posted(reader, site.url("/coded")).get_json()
    assert brief["title"] == "Brücke at Arle closed"
    assert "café “Brücke”" in brief["documents"][0]["text"]


def test_already_read_may_be_a_link(reader: FlaskClient, site: Web) -> None:
    """What stands behind it is not said again; where it is dead, a warning says so."""
    news = ARTICLE.replace(
        "Repairs will take", "A ferry will carry people over the river from Thursday on. Repairs will take"
    )
    site.routes["/news"] = page(news)
    known = [{"url": site.url()}, {"url": site.url("/gone")}]
    brief = posted(reader, site.url("/news"), already_read=known).get_json()
    assert brief["text"] == "A ferry will carry people over the river from Thursday on."
    assert [one["message"] for one in brief["warnings"]] == [f"{site.url('/gone')} answered 410"]


def test_a_page_of_nothing_but_tags_is_read_without_looking_for_an_article(
    make_client: Callable[..., FlaskClient], site: Web
) -> None:
    article = "<p>A ferry will carry people over the river.</p>"
    site.routes["/tags"] = page(f"<html><body>{'<b></b>' * 60_000}{article}")
    client = make_client(fetch=1, fetch_allow=site.host)
    assert posted(client, site.url("/tags")).get_json()["text"] == "A ferry will carry people over the river."


def test_slow_sites_do_not_take_every_thread(reader: FlaskClient, site: Web) -> None:
    """Eight requests of a process may have links at the same time; the ninth is told to come back."""
    places = reader.application.config["FETCHER"].places
    for _ in range(8):
        assert places.acquire(blocking=False)
    refused = posted(reader, site.url())
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    assert reader.post("/v1/briefs", json={"documents": [{"text": ARTICLE}]}).status_code == 200
    places.release()
    assert [posted(reader, site.url()).status_code for _ in range(2)] == [200, 200]


def test_links_have_a_limit(make_client: Callable[..., FlaskClient]) -> None:
    answered = posted(make_client(fetch=1, max_links=2), *["http://a.example/"] * 3)
    assert answered.get_json()["errors"][0]["detail"] == "got 3 links, allowed: at most 2 (WIREBRIEF_MAX_LINKS)"


def test_articles_behind_links_count_into_the_limits(make_client: Callable[..., FlaskClient], site: Web) -> None:
    small = make_client(fetch=1, fetch_allow=site.host, max_document_characters=100)
    assert posted(small, site.url()).get_json()["errors"][0]["detail"] == "has an article of more than 100 characters"
    total = make_client(fetch=1, fetch_allow=site.host, max_characters=300)
    assert posted(total, site.url(), site.url("/other")).get_json()["type"] == "/docs#over-limit"


def test_a_batch_fetches_too(reader: FlaskClient, site: Web) -> None:
    lines = [
        {"documents": [{"url": site.url()}, {"url": site.url("/gone")}]},
        {"documents": [{"url": site.url("/gone")}]},
    ]
    body = "".join(json.dumps(line) + "\n" for line in lines)
    answered = reader.post("/v1/briefs:batch", data=body, content_type="application/jsonl")
    first, second = map(json.loads, answered.text.splitlines())
    assert first["brief"]["warnings"][-1]["message"] == f"{site.url('/gone')} answered 410"
    assert second["problem"]["type"] == "/docs#not-fetched"
