"""Single pages read as a crawl reads them: nothing is followed, nothing stored."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler.clock import now
from crawler.crawl.boundary import read_or_refuse
from crawler.errors import Refused
from crawler.model import Page, Refusal
from crawler.network.outcome import content_type, failure_reason, refuse_unfit
from crawler.reading.explain import explain_page
from crawler.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Extract:
    """The reading or the refusal of a page, and its lines; a file may have no address."""

    url: str | None
    result: Page | Refusal
    lines: tuple[Line, ...] = ()


def extract_page(
    body: bytes, url: str | None, *, content_type: str | None = None, live: bool = False
) -> Extract:
    """Read a page from its bytes; a `live` page was just fetched, a saved one may be years old."""
    reading = partial(
        explain_page, body, url or "", now=now(), content_type=content_type, live=live
    )
    try:
        explained = read_or_refuse(reading)
    except Refused as error:
        return Extract(url, error.refusal)
    return Extract(url, explained.result, explained.lines)


def fetch_pages(urls: list[str], settings: Settings | None) -> dict[str, Extract]:
    """Fetch pages, with robots.txt and throttle as in a crawl, and read them; once in a process.

    An address without an extract was not answered before the crawl was stopped.
    """
    extracts: dict[str, Extract] = {}
    process = AsyncCrawlerProcess(settings)
    process.crawl(_PagesSpider, urls=urls, extracts=extracts)
    process.start()
    return extracts


class _PagesSpider(Spider):
    name = "extract"

    def __init__(self, urls: list[str], extracts: dict[str, Extract], **arguments: Any) -> None:
        super().__init__(**arguments)
        self.urls = urls
        self.extracts = extracts

    async def start(self) -> AsyncIterator[Any]:
        for url in self.urls:
            yield Request(
                url, self.parse, errback=self.failed, cb_kwargs={"asked": url}, dont_filter=True
            )

    def parse(self, response: Response, asked: str) -> None:
        try:
            refuse_unfit(response)
        except Refused as error:
            self.extracts[asked] = Extract(asked, error.refusal)
        else:
            header = content_type(response)
            self.extracts[asked] = extract_page(
                response.body, response.url, content_type=header, live=True
            )

    def failed(self, failure: Failure) -> None:
        asked = failure.request.cb_kwargs["asked"]  # type: ignore[attr-defined]
        self.extracts[asked] = Extract(asked, failure_reason(failure))
