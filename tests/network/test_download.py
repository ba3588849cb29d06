"""An answer that never gets to its body costs its address, and no memory."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.support.commands import Scrapy

Rows = Callable[..., list[dict[str, Any]]]
MIB = 2**20


class Endless:
    """A server that answers with headers for as long as anybody takes them, up to 64 MiB."""

    def __init__(self) -> None:
        self.sent: list[int] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.door.accept()
                with connection, suppress(OSError):
                    self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        asked = connection.recv(65536)
        if asked.startswith(b"GET /robots.txt"):
            connection.sendall(
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        self.sent.append(0)
        while self.sent[-1] < 64 * MIB:
            connection.sendall(b"X-Header: 1\r\n" * 5000)
            self.sent[-1] += 65_000


@pytest.fixture
def endless() -> Iterator[Endless]:
    server = Endless()
    yield server
    server.door.close()


def test_headers_without_end_are_dropped_and_said(
    scrapy: Scrapy, rows: Rows, endless: Endless
) -> None:
    done = scrapy(
        "crawl", "article", "-a", f"url=http://{endless.host}/1.html",
        replay=None, private=endless.host, RETRY_TIMES="0", DOWNLOAD_DELAY="0",
    )  # fmt: skip
    assert done.code == 4
    assert rows("SELECT state, reason FROM frontier") == [
        {"state": "failed", "reason": "connection-failed"}
    ]
    assert max(endless.sent) < 32 * MIB  # what buffers of both ends hold is sent as well
