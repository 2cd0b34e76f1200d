"""A request's body, read here and not by Werkzeug, which cuts a chunked body at its limit and says nothing.

One byte more than the limit is asked for: who gets it knows that the body is too large. gzip is undone piece by
piece with the same care, so that no small body fills the memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from gunicorn.http.errors import ParseException

from service.problems import Problem

STEP = 64 * 1024
_GZIP = 31  # zlib's window bits for a gzip header and trailer


class _Input(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_body(environ: Mapping[str, Any], largest: int, largest_inflated: int) -> bytes:
    """The whole body, inflated.

    Raises:
        Problem: 400, 408, 413 or 415.
    """
    return b"".join(open_body(environ, largest, largest_inflated))


def open_body(environ: Mapping[str, Any], largest: int, largest_inflated: int) -> Iterator[bytes]:
    """The body, inflated, in pieces that are read when they are asked for; what the headers tell is checked at once.

    Args:
        environ: of WSGI.
        largest: bytes as sent.
        largest_inflated: bytes after gzip is undone.

    Raises:
        Problem: 413 or 415 at once; 400, 408 or 413 while reading.
    """
    encoding = environ.get("HTTP_CONTENT_ENCODING", "").strip().lower()
    if encoding not in ("", "identity", "gzip"):
        raise Problem(
            "unsupported-media-type",
            "Content-Encoding: allowed: gzip, once, or none",
            headers={"Accept-Encoding": "gzip"},
        )
    length = _content_length(environ)
    if length is not None and length > largest:
        raise _too_large(largest)
    pieces = _pieces(environ["wsgi.input"], length, largest, terminated=environ.get("wsgi.input_terminated", False))
    return _inflated(pieces, largest_inflated) if encoding == "gzip" else pieces


def _content_length(environ: Mapping[str, Any]) -> int | None:
    written = environ.get("CONTENT_LENGTH") or ""
    if not written or environ.get("HTTP_TRANSFER_ENCODING"):
        return None
    if not (written.isascii() and written.isdigit()):
        raise Problem("bad-header", "Content-Length: allowed: a whole number")
    return int(written[:20])


def _pieces(stream: _Input, length: int | None, largest: int, *, terminated: bool) -> Iterator[bytes]:
    """The body as it was sent; without a length, only a server that marks the end itself can be asked for one."""
    if length is None and not terminated:
        return
    wanted = largest + 1 if length is None else length
    got = 0
    while got < wanted:
        piece = _read(stream, min(STEP, wanted - got))
        if not piece:
            break
        got += len(piece)
        if got > largest:
            raise _too_large(largest)
        yield piece
    if length is not None and got < length:
        raise Problem("malformed", f"the body ended after {got} of {length} bytes")


def _read(stream: _Input, size: int) -> bytes:
    try:
        return stream.read(size)
    except (BlockingIOError, TimeoutError):
        # The socket's own timeout, which Python reports as a read that would block.
        raise Problem("too-slow", "nothing came for too long", headers={"Connection": "close"}) from None
    except (OSError, ParseException):
        raise Problem("malformed", "the body's chunks are broken, or the connection was") from None


def _inflated(pieces: Iterator[bytes], largest: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_GZIP)
    total = 0
    for piece in pieces:
        if inflater.eof:
            raise Problem("malformed", "there are bytes after the end of the gzip stream")
        for inflated in _inflated_piece(inflater, piece):
            total += len(inflated)
            if total > largest:
                raise _too_large(largest)
            yield inflated
        if inflater.unused_data:
            raise Problem("malformed", "there are bytes after the end of the gzip stream")
    if not inflater.eof:
        raise Problem("malformed", "the gzip stream is cut short")


def _inflated_piece(inflater: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    """What a piece inflates to, in steps: never more of it in memory than one."""
    inflated = b"begin"
    # With its input used up, the inflater may still hold output that the last step had no room for.
    while inflated and not inflater.eof:
        try:
            inflated = inflater.decompress(piece, STEP)
        except zlib.error:
            raise Problem("malformed", "the body is no gzip stream") from None
        piece = inflater.unconsumed_tail
        yield inflated


def _too_large(largest: int) -> Problem:
    return Problem("too-large", f"the body is larger than {largest:,} bytes")
