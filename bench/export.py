"""The peer of storing, for `scrapy runspider`: the same crawl without an archive, for a feed export."""

from collections.abc import AsyncIterator
from typing import Any

from bench.spiders import PaperSpider


class ExportSpider(PaperSpider):
    """Read and merge every article as ours does, and store none: they go where a feed export writes them."""

    name = "export"

    async def start(self) -> AsyncIterator[Any]:
        """Begin without an archive."""
        async for request in self.requests():
            yield request
