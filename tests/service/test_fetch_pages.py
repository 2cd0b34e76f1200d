"""Cases 51 to 55 against a server that behaves badly in every way."""

from __future__ import annotations

import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_server import ARTICLE, Web, answer, endless, page, redirect, web, zipped

from service.fetch.addresses import AddressBook
from service.fetch.faults import LinkFault
from service.fetch.links import Fetcher, Page

AGENT = "Wirebrief/0 (+https://example.org/bot)"
LARGEST = 100_000


@pytest.fixture
def site() -> Iterator[Web]:
    """A web without any bad manners yet."""
    with web() as served:
        yield served


def fetcher(*sites: Web, largest: int = LARGEST, **names: str) -> Fetcher:
    """A fetcher that may read these sites, under these names too."""
    allowed = {f"{host}:{site.port}" for site in sites for host in ("127.0.0.1", *names)}

    def resolve(host: str, port: int, **_: object) -> list[Any]:
        return socket.getaddrinfo(names.get(host, host), port, type=socket.SOCK_STREAM)

    return Fetcher(AddressBook(frozenset(allowed), resolve), AGENT, largest)


def fetched(site: Web, path: str = "/article", seconds: float = 5, largest: int = LARGEST) -> Page | LinkFault:
    """The page or the fault of one path."""
    url = site.url(path)
    return fetcher(site, largest=largest).pages([url], seconds)[url]


def reason(site: Web, path: str) -> str:
    """Why a path was not read."""
    found = fetched(site, path)
    assert isinstance(found, LinkFault), found
    return found.reason


def test_a_page_is_fetched_politely(site: Web) -> None:
    """robots.txt first, then the page, by who we say we are; no cookies, no referrer."""
    found = fetched(site)
    assert isinstance(found, Page)
    assert found.content == ARTICLE.encode()
    assert found.charset == "utf-8"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/article"]
    headers = site.asked[1][1]
    assert headers["user-agent"] == AGENT
    assert headers["host"] == site.host
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.case("51")
def test_case_51_the_connection_is_made_to_the_checked_address(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name stays in the Host header; it is never looked up again."""
    connected = []
    real = socket.create_connection

    def to_loopback(address: tuple[str, int], *rest: float) -> socket.socket:
        connected.append(address)
        return real(("127.0.0.1", site.port), *rest)

    monkeypatch.setattr(socket, "create_connection", to_loopback)
    resolved = []

    def resolve(host: str, port: int, **_: object) -> list[Any]:
        resolved.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    url = "http://news.example/article"
    assert isinstance(Fetcher(AddressBook(resolve=resolve), AGENT, LARGEST).pages([url], 5)[url], Page)
    assert connected == [("93.184.216.34", 80)] * 2  # robots.txt and the page
    assert resolved == ["news.example"] * 2
    assert site.asked[1][1]["host"] == "news.example"


@pytest.mark.case("52")
@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "//127.0.0.1:1/",
        "file:///etc/passwd",
    ],
)
def test_case_52_redirects_are_checked_like_links(site: Web, to: str) -> None:
    site.routes["/moved"] = redirect(to)
    assert reason(site, "/moved") in (
        "leads into a private network",
        "has port 1; allowed: 80 for http, 443 for https",
        "is no http or https address",
    )


@pytest.mark.case("52")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_case_52_five_redirects_are_followed_and_six_are_not(site: Web, status: int) -> None:
    """The page's own address is told; one that is no address ends it."""
    site.routes |= {f"/{left}": redirect(f"/{left - 1}" if left > 1 else "/article", status) for left in range(1, 7)}
    found = fetched(site, "/5")
    assert isinstance(found, Page)
    assert found.url == site.url("/article")
    assert reason(site, "/6") == "redirects more than 5 times"
    site.routes["/broken"] = redirect("http://[", status)
    assert reason(site, "/broken") == "redirects to what is no web address"


@pytest.mark.case("53")
def test_case_53_a_body_is_cut_off_at_its_limit(site: Web) -> None:
    """Whether it says its length or never ends; the limit itself is still read."""
    site.routes |= {
        "/large": page("x" * (LARGEST + 1)),
        "/fits": page("x" * LARGEST),
        "/endless": endless(b"<p>and so on" * 1000),
    }
    assert reason(site, "/large") == f"is larger than {LARGEST:,} bytes"
    assert reason(site, "/endless") == f"is larger than {LARGEST:,} bytes"
    assert isinstance(fetched(site, "/fits"), Page)


@pytest.mark.case("53")
def test_case_53_drops_end_at_the_deadline(site: Web) -> None:
    """In the body and in the head, where every single wait is short; and a server that says nothing."""
    site.routes |= {
        "/body": endless(b"x", 0.02),
        "/head": endless(b"X: y\r\n", 0.02, b"HTTP/1.1 200 OK\r\n"),
        "/silent": lambda _handler: time.sleep(2),
    }
    paths = ["/body", "/head", "/silent"]
    began = time.monotonic()
    found = fetcher(site).pages([site.url(path) for path in paths], 0.4)
    assert time.monotonic() - began < 5  # not a measure of speed: ten seconds is how long the server would go on
    assert {str(one) for one in found.values()} <= {"did not answer in time", "broke off, or did not speak HTTP"}


@pytest.mark.case("54")
def test_case_54_what_inflates_too_far_is_refused(site: Web) -> None:
    """A bomb of 100 MB in 100 kB; honest gzip is read; other packings and broken ones are not."""
    site.routes |= {
        "/bomb": zipped(b"<p>" + b"0" * 50_000_000),
        "/zipped": zipped(ARTICLE.encode()),
        "/br": answer(200, b"x", Content_Type="text/html", Content_Encoding="br"),
        "/fake": answer(200, b"x" * 50, Content_Type="text/html", Content_Encoding="gzip"),
    }
    assert reason(site, "/bomb") == f"is larger than {LARGEST:,} bytes"
    found = fetched(site, "/zipped")
    assert isinstance(found, Page)
    assert found.content == ARTICLE.encode()
    assert reason(site, "/br") == "is packed in a way that was not asked for"
    assert reason(site, "/fake") == "says that it is gzip, and is not"


@pytest.mark.case("55")
@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/plain"])
def test_case_55_what_is_no_page_is_not_read(site: Web, kind: str) -> None:
    site.routes["/file"] = page(kind=kind)
    assert reason(site, "/file") == f"is no web page ({kind})"


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 410, 429, 500, 503])
def test_an_answer_without_a_page_is_named(site: Web, status: int) -> None:
    site.routes["/gone"] = answer(status)
    assert reason(site, "/gone") == f"answered {status}"


def test_what_does_not_speak_http_is_named(site: Web) -> None:
    site.routes["/junk"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    assert reason(site, "/junk") == "broke off, or did not speak HTTP"


def test_a_closed_port_is_named() -> None:
    with web() as gone:
        pass
    assert reason(gone, "/article") == "could not be connected to"


@pytest.mark.case("56")
def test_case_56_proxies_of_the_environment_are_not_used(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert isinstance(fetched(site), Page)


def test_several_links_are_fetched_at_once_and_each_once(site: Web) -> None:
    """Four pages of 0.4 s each do not take 1.6 s: the fourth would come after the deadline."""

    def slow(handler: Any) -> None:  # noqa: ANN401
        time.sleep(0.4)
        page()(handler)

    site.routes |= {f"/{number}": slow for number in range(4)}
    found = fetcher(site).pages([site.url(f"/{number}") for number in (0, 1, 2, 3, 0)], 1.4)
    assert all(isinstance(one, Page) for one in found.values())
    assert sorted(site.paths()) == ["/0", "/1", "/2", "/3"]


def test_robots_txt_is_respected_and_asked_for_once(site: Web) -> None:
    """By its rules for us, which it says in our own name or for everyone."""
    site.routes["/robots.txt"] = page(
        "User-agent: *\nDisallow: /\n\nUser-agent: wirebrief\nDisallow: /private", "text/plain"
    )
    reader = fetcher(site)
    urls = [site.url("/article"), site.url("/private/article")]
    for _ in range(2):
        found = reader.pages(urls[:1], 5) | reader.pages(urls[1:], 5)  # type: ignore[operator]
        assert isinstance(found[urls[0]], Page)
        assert str(found[urls[1]]) == "may not be read by programs, says the site's robots.txt"
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert site.paths() == ["/article", "/article"]


def test_a_broken_robots_txt_forbids_and_a_redirect_in_front_of_it_is_followed(site: Web) -> None:
    """RFC 9309, 2.3.1: 5xx is a complete disallow, 4xx is none."""
    site.routes["/robots.txt"] = answer(503)
    assert reason(site, "/article") == "is on a site whose robots.txt answered 503"
    site.routes |= {"/robots.txt": redirect("/rules"), "/rules": page("User-agent: *\nDisallow: /article")}
    assert reason(site, "/article") == "may not be read by programs, says the site's robots.txt"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for news.example, signed by itself."""
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", path, "-out"]
    command += [path.with_suffix(".crt"), "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    try:
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


def test_tls_asks_for_the_name_and_checks_it(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SNI carries the link's host though the connection goes to an address; an unknown signer is refused."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    wrap = lambda listening: context.wrap_socket(listening, server_side=True, do_handshake_on_connect=False)  # noqa: E731
    names = {"news.example": "127.0.0.1", "other.example": "127.0.0.1"}
    with web({"/down": redirect("http://news.example/article")}, wrap) as site:
        urls = [site.url("/article", host).replace("http:", "https:") for host in names]
        down = urls[0].replace("/article", "/down")
        invalid = "has a certificate that is not valid, or speaks no TLS"
        assert str(fetcher(site, **names).pages(urls[:1], 5)[urls[0]]) == invalid
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
        asked.clear()
        assert isinstance(fetcher(site, **names).pages(urls[:1], 5)[urls[0]], Page)
        assert set(asked) == {"news.example"}
        assert str(fetcher(site, **names).pages(urls[1:], 5)[urls[1]]) == invalid
        assert str(fetcher(site, **names).pages([down], 5)[down]) == "redirects from https to http"
