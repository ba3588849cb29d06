"""Scrapy's downloads over HTTP, but that an answer's headers have an end."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler

_LONGEST_HEAD = 2**20
"""Bytes of status line and headers; those of servers met are a few KiB."""
_IN_HEAD = frozenset({"STATUS", "HEADER"})
"""The states of Twisted's parser before the body, which alone DOWNLOAD_MAXSIZE bounds."""


class BoundedDownloadHandler(HTTP11DownloadHandler):
    """Drops a connection whose headers go on and on; the address fails as `connection-failed`."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Where Scrapy puts a factory of its own, too: Twisted has no other way in.
        self._pool._factory = _bounded(self._pool._factory)  # noqa: SLF001


def _bounded(factory: Any) -> Any:
    class BoundedFactory(factory):  # type: ignore[misc]
        def buildProtocol(self, addr: Any) -> Any:  # noqa: N802 - Twisted's name
            protocol = super().buildProtocol(addr)
            protocol.dataReceived = _HeadLimit(protocol)
            return protocol

    return BoundedFactory


class _HeadLimit:
    """Takes the bytes of a connection, and counts those before the body of each answer."""

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._receive = protocol.dataReceived
        self._parser: Any = None
        self._size = 0

    def __call__(self, data: bytes) -> None:
        parser = self._protocol._parser  # noqa: SLF001 - it knows where it is in the answer
        if parser is not self._parser:
            self._parser, self._size = parser, 0
        is_head = parser is not None and parser.state in _IN_HEAD
        self._size += len(data) if is_head else 0
        if is_head and self._size > _LONGEST_HEAD:
            self._protocol.abort()
        else:
            self._receive(data)
