"""A link -> the one checked address that it is fetched from.

Names are resolved once, and the connection is made to an address that was checked here: who answers "public" first
and "private" the second time (DNS rebinding) is never asked a second time. Numbers in other notations (2130706433,
0x7f.1, 017700000001) are resolved like names, so that what is checked is what would be connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from service.fetch.faults import LinkFault

PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters of a link
_KEPT_IN_PATHS = "/%:@!$&'()*+,;=~?[]"
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# 6to4 carries an IPv4 address inside: 2002:7f00:1:: is 127.0.0.1's.
_TUNNEL = ipaddress.IPv6Network("2002::/16")
# RFC 6890; some Pythons know parts of it only, and a cloud has its metadata at 192.0.0.192.
_PROTOCOL_ASSIGNMENTS = ipaddress.IPv4Network("192.0.0.0/24")

Resolve = Callable[..., list[Any]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    Attributes:
        scheme: http or https.
        host: in ASCII, as it goes into the Host header and the TLS handshake.
        port: of the connection.
        path: path and query, quoted.
        addresses: IP addresses, all checked.
    """

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they stand in a link."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The link as it is asked for."""
        return self.origin + self.path


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Turns links into targets.

    Attributes:
        allowed: `host:port` that may be fetched although they are private or have another port; for tests.
        resolve: `socket.getaddrinfo`, or another that answers like it.
    """

    allowed: frozenset[str] = frozenset()
    resolve: Resolve = socket.getaddrinfo

    def target(self, url: str) -> Target:
        """Where the link leads.

        Raises:
            LinkFault: it leads where nothing is fetched from.
        """
        scheme, host, port, path = _parts(url)
        is_allowed = f"{host}:{port}" in self.allowed
        if not is_allowed and port != PORTS[scheme]:
            raise LinkFault(f"has port {port}; allowed: 80 for http, 443 for https")
        addresses = self._addresses(host, port)
        if not is_allowed and not all(map(is_public, addresses)):
            raise LinkFault("leads into a private network")
        return Target(scheme, host, port, path, addresses)

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = self.resolve(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise LinkFault("has a host that is not known") from None
        addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not addresses:
            raise LinkFault("has a host that is not known")
        return addresses


def is_public(address: str) -> bool:
    """Whether it is an address of the public Internet: not of this machine, its network, a cloud's metadata, a tunnel.

    IPv6 is public in global unicast alone. So IPv4 in IPv6's clothes (::ffff:127.0.0.1, NAT64's 64:ff9b::) is not.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip in _GLOBAL_UNICAST and ip not in _TUNNEL and ip.is_global
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _PROTOCOL_ASSIGNMENTS


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, and path with query."""
    if len(url) > _LONGEST:
        raise LinkFault(f"is longer than {_LONGEST:,} characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise LinkFault("is no web address") from None
    if parts.scheme not in PORTS:
        raise LinkFault("is no http or https address")
    if "@" in parts.netloc:
        raise LinkFault("holds a user name or a password")
    path = quote(parts.path or "/", safe=_KEPT_IN_PATHS)
    if parts.query:
        path += "?" + quote(parts.query, safe=_KEPT_IN_PATHS)
    return parts.scheme, _ascii(host), port or PORTS[parts.scheme], path


def _ascii(host: str) -> str:
    try:
        name = host if ":" in host else host.encode("idna").decode()
    except UnicodeError:
        name = ""
    if not name or not all("!" <= character <= "~" for character in name):
        raise LinkFault("has a host that is none")
    return name
