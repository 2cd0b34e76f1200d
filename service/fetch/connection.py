"""One GET to a checked address: its time, its size and its inflated size have limits, and nothing else is asked."""

from __future__ import annotations

import io
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse
from typing import Any

from service.fetch.addresses import Target
from service.fetch.deadline import LATE, Deadline
from service.fetch.faults import LinkFault

_STEP = 64 * 1024
_GZIP = 31  # zlib's window bits for a gzip header and trailer
_MOST_ADDRESSES = 3  # of a host, that are tried


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        status: of HTTP.
        headers: of HTTP.
        body: inflated; empty where it was not asked for.
    """

    status: int
    headers: HTTPMessage
    body: bytes


class _TimedReader(io.RawIOBase):
    """Reads a socket until a deadline: a byte a second, each within its own time, would otherwise never end."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket = sock
        self._deadline = deadline

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 (any writable buffer)
        """What has come, waited for until the deadline."""
        self._socket.settimeout(self._deadline.wait())
        return self._socket.recv_into(buffer)


class _TimedSocket:
    """As much of a socket as `http.client` needs, every wait of it bounded by one deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket = sock
        self._deadline = deadline

    def sendall(self, content: bytes) -> None:
        """Send."""
        self._socket.settimeout(self._deadline.wait())
        self._socket.sendall(content)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """A file of what is received."""
        return io.BufferedReader(_TimedReader(self._socket, self._deadline))

    def close(self) -> None:
        """Nothing: `http.client` would close it while the body is still to be read; who opened it closes it."""


def get(target: Target, user_agent: str, deadline: Deadline, largest: int, types: tuple[str, ...]) -> Answer:
    """Ask for a page; proxies of the environment are not used, as they would choose the address anew.

    Args:
        target: where to.
        user_agent: who asks.
        deadline: of everything.
        largest: bytes of the body, as sent and inflated.
        types: media types of a body that is read; none given, any is.

    Raises:
        LinkFault: there was no answer, or none that may be read.
    """
    try:
        with closing(_connected(target, deadline)) as sock:
            response = _asked(sock, target, user_agent, deadline, types)
            wanted = response.status == 200
            body = b"".join(_body(response, largest, types)) if wanted else b""
            return Answer(response.status, response.headers, body)
    except TimeoutError:
        raise LinkFault(LATE) from None
    except ssl.SSLError:
        raise LinkFault("has a certificate that is not valid, or speaks no TLS") from None
    except (OSError, HTTPException, ValueError):
        # http.client's own errors, and what it makes of headers that are none.
        raise LinkFault("broke off, or did not speak HTTP") from None


def _connected(target: Target, deadline: Deadline) -> socket.socket:
    for address in target.addresses[:_MOST_ADDRESSES]:
        try:
            sock = socket.create_connection((address, target.port), deadline.wait())
        except OSError:
            continue
        if target.scheme == "http":
            return sock
        try:
            # The name, not the address: for the server's choice of a certificate, and for its check.
            return ssl.create_default_context().wrap_socket(sock, server_hostname=target.host)
        except OSError:
            sock.close()
            raise
    deadline.wait()
    raise LinkFault("could not be connected to")


def _asked(
    sock: socket.socket, target: Target, user_agent: str, deadline: Deadline, types: tuple[str, ...]
) -> HTTPResponse:
    connection = HTTPConnection(target.host, target.port)
    connection.sock = _TimedSocket(sock, deadline)
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    headers = {
        "Host": target.origin.split("//")[1],
        "User-Agent": user_agent,
        "Accept": ", ".join(types) or "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _body(response: HTTPResponse, largest: int, types: tuple[str, ...]) -> Iterator[bytes]:
    # Without a type http.client would say text/plain; most servers that forget it send pages.
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    if types and kind and kind not in types:
        raise LinkFault(f"is no web page ({kind})"[:80])
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise LinkFault("is packed in a way that was not asked for")
    if response.length is not None and response.length > largest:
        raise _too_large(largest)
    pieces = _pieces(response, largest)
    return _bounded(_inflated(pieces) if encoding == "gzip" else pieces, largest)


def _pieces(response: HTTPResponse, largest: int) -> Iterator[bytes]:
    return _bounded(iter(lambda: response.read1(_STEP), b""), largest)


def _bounded(pieces: Iterator[bytes], largest: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > largest:
            raise _too_large(largest)
        yield piece


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Gzip undone in steps, never more of it in memory than one; what follows the first stream is left out."""
    inflater = zlib.decompressobj(_GZIP)
    for piece in pieces:
        rest = piece
        inflated = b"begin"
        # With its input used up, the inflater may still hold output that the last step had no room for.
        while inflated and not inflater.eof:
            try:
                inflated = inflater.decompress(rest, _STEP)
            except zlib.error:
                raise LinkFault("says that it is gzip, and is not") from None
            rest = inflater.unconsumed_tail
            yield inflated
    if not inflater.eof:
        raise LinkFault("broke off")


def _too_large(largest: int) -> LinkFault:
    return LinkFault(f"is larger than {largest:,} bytes")
