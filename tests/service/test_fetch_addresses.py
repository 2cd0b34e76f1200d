"""Cases 48, 49, 50, 51, 56: where a link may lead."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch.addresses import AddressBook, is_public
from service.fetch.faults import LinkFault

PUBLIC = "93.184.216.34"


def answering(*addresses: str) -> Any:  # noqa: ANN401
    """A resolver that knows one answer."""

    def resolve(_host: str, port: int, **_: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return resolve


def fault(url: str, book: AddressBook | None = None) -> str:
    """Why the link is refused."""
    with pytest.raises(LinkFault) as caught:
        (book or AddressBook(resolve=answering(PUBLIC))).target(url)
    return caught.value.reason


@pytest.mark.case("48")
@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "gopher://a.example/",
        "data:text/html,x",
        "javascript:alert(1)",
        "x",
        "",
    ],
)
def test_case_48_only_http_and_https_are_fetched(url: str) -> None:
    assert fault(url) == "is no http or https address"


@pytest.mark.case("49")
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "localhost",
        "localhost.", "①②⑦.⓪.⓪.①", "0.0.0", "0", "169.254.169.254", "0xA9FEA9FE", "2852039166", "10.0.0.1",
        "10.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fc00::1]",
        "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]", "[2002:7f00:1::]", "[64:ff9b::7f00:1]",
        "[64:ff9b:1::1]", "[2001:db8::1]", "[2001::1]",
    ],
)  # fmt: skip
def test_case_49_private_addresses_are_refused_in_every_notation(host: str) -> None:
    """By the system's own resolver, which reads them all; nothing is looked up for a number."""
    allowed = {"leads into a private network"}
    if host == "localhost.":
        allowed.add("has a host that is not known")  # some systems know it without the dot alone
    assert fault(f"http://{host}/", AddressBook()) in allowed


@given(st.ip_addresses())
def test_no_address_that_python_calls_private_is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """And none that stands in another: mapped, tunnelled."""
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        assert not is_public(str(ip))
    if isinstance(ip, ipaddress.IPv4Address):
        assert not is_public(f"::ffff:{ip}")
        assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) | (int(ip) << 80))))


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "x", "1.2.3", "127.0.0.1%eth0"])
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.case("50")
@pytest.mark.parametrize("addresses", [("10.0.0.7",), (PUBLIC, "127.0.0.1"), ("::ffff:10.0.0.7", PUBLIC)])
def test_case_50_a_name_is_refused_if_any_of_its_addresses_is_private(addresses: tuple[str, ...]) -> None:
    assert fault("http://news.example/", AddressBook(resolve=answering(*addresses))) == "leads into a private network"


@pytest.mark.case("51")
def test_case_51_a_name_is_resolved_once() -> None:
    """Who answers differently the second time is not asked a second time."""
    answers = [PUBLIC, "127.0.0.1"]
    book = AddressBook(resolve=lambda host, port, **_: answering(answers.pop(0))(host, port))
    assert book.target("http://news.example/a?b=c#d").addresses == (PUBLIC,)
    assert answers == ["127.0.0.1"]


@pytest.mark.case("56")
@pytest.mark.parametrize(
    "url", ["http://me@a.example/", "http://me:secret@a.example/", "http://a.example\\@b.example/"]
)
def test_case_56_user_names_are_refused(url: str) -> None:
    assert fault(url) == "holds a user name or a password"


@pytest.mark.case("56")
@pytest.mark.parametrize(
    ("url", "port"), [("http://a.example:8080/", 8080), ("http://a.example:443/", 443), ("https://a.example:80/", 80)]
)
def test_case_56_other_ports_are_refused(url: str, port: int) -> None:
    assert fault(url) == f"has port {port}; allowed: 80 for http, 443 for https"


@pytest.mark.parametrize(
    "url", ["http://", "http://a.example:99999/", "http://[::1/", "http:///x", "http://a..b.example/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert fault(url).startswith(("is no web address", "has a host that is none"))


def test_unknown_hosts_and_endless_links_are_refused() -> None:
    def unknown(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror

    assert fault("http://nowhere.example/", AddressBook(resolve=unknown)) == "has a host that is not known"
    assert fault("http://nowhere.example/", AddressBook(resolve=answering())) == "has a host that is not known"
    assert fault("http://a.example/" + "a" * 2_000) == "is longer than 2,000 characters"


def test_a_target_is_quoted_and_its_host_is_ascii() -> None:
    """Nothing in a link can end the request line; the allow list opens one host with one port."""
    target = AddressBook(resolve=answering(PUBLIC)).target("https://Bücher.example/é x\u2028?q=ü%20&r=/#top")
    assert target.url == "https://xn--bcher-kva.example/%C3%A9%20x%E2%80%A8?q=%C3%BC%20&r=/"
    local = AddressBook(frozenset(["127.0.0.1:8123"]))
    assert local.target("http://127.0.0.1:8123").url == "http://127.0.0.1:8123/"
    assert fault("http://127.0.0.1:8124/", local).startswith("has port 8124")
    assert fault("http://127.0.0.1/", local) == "leads into a private network"
