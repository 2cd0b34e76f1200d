"""As much of a WebSocket server (RFC 6455) as Socket Mode needs: a handshake, text frames, pings, a close."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
import threading
from contextlib import suppress
from typing import Any

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class WebSocketServer:
    """Takes one connection after the other; what came in is in `received`, envelopes' answers in `acknowledged`."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"ws://127.0.0.1:{self._listening.getsockname()[1]}/link"
        self.acknowledged: list[dict[str, Any]] = []
        self.connections = 0
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def send(self, message: dict[str, Any]) -> None:
        """Send to whoever is connected."""
        assert self._connection is not None
        self._connection.sendall(_frame(TEXT, json.dumps(message).encode()))

    def hang_up(self) -> None:
        """Close the connection, as Slack does every few hours."""
        assert self._connection is not None
        self._connection.sendall(_frame(CLOSE, struct.pack(">H", 1000)))
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        if self._connection is not None:
            self._connection.close()
        self._thread.join(5)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                with suppress(OSError, EOFError), connection:
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        head = {}
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            head[name.lower()] = value.strip()
        accept = base64.b64encode(hashlib.sha1(head[b"sec-websocket-key"] + _MAGIC).digest())  # noqa: S324 (the RFC's)
        answer = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        connection.sendall(answer + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        self._connection = connection
        self.connections += 1
        self.send({"type": "hello"})
        while True:
            kind, content = _read_frame(stream)
            if kind == CLOSE:
                return
            if kind == PING:
                connection.sendall(_frame(PONG, content))
            elif kind == TEXT:
                self.acknowledged.append(json.loads(content))


def _frame(kind: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 126 else b"\x7e" + struct.pack(">H", size)
    return bytes([0x80 | kind]) + length + content


def _read_frame(stream: Any) -> tuple[int, bytes]:  # noqa: ANN401
    kind, size = _exactly(stream, 2)
    length = size & 0x7F
    if length == 126:
        (length,) = struct.unpack(">H", _exactly(stream, 2))
    mask = _exactly(stream, 4)
    content = _exactly(stream, length)
    return kind & 0x0F, bytes(byte ^ mask[place % 4] for place, byte in enumerate(content))


def _exactly(stream: Any, size: int) -> bytes:  # noqa: ANN401
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return bytes(content)
