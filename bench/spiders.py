"""The two sides of the crawl measurement: a spider that only fetches, and ours, on the same paper."""

import os
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Spider
from scrapy.http import Request, Response

from bench.paper import address
from crawler.crawl.spider import ArticleSpider
from crawler.site import Listing, Site

PORT = os.environ.get("BENCH_PORT", "0")
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "0"))
PAGES = int(os.environ.get("BENCH_PAGES", "0"))
HOST = f"127.0.0.1:{PORT}"


class BareSpider(Spider):
    """Fetch every page and do nothing with it."""

    name = "bare"

    async def start(self) -> AsyncIterator[Any]:
        """Ask for all pages."""
        for article in range(ARTICLES):
            for page in range(1, PAGES + 1):
                yield Request(f"http://{HOST}{address(article, page)}", dont_filter=True)

    def parse(self, response: Response, **_: Any) -> None:
        """Do nothing."""


class PaperSpider(ArticleSpider):
    """Archive every article, with the whole pipeline."""

    name = "paper"
    site = Site(
        title="测量日报",
        domains=(HOST,),
        listings=(
            Listing(url=f"http://{HOST}/news/index.html", items="div.list a", max_pages=100_000),
        ),
        article=r"/\d+(?:_\d+)?\.html$",
    )
