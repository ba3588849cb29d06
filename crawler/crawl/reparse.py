"""A page read again from its raw bytes: the same judgement as in a crawl, without the network."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector

from crawler.crawl.boundary import read_or_refuse
from crawler.errors import DamagedRecord, Refused, WeiyeError
from crawler.model import Fetch, Page
from crawler.network.compression import CompressionMiddleware, WholeGzipMiddleware
from crawler.network.outcome import page_of
from crawler.site import Site
from crawler.warc.reading import WarcRecord, read


@dataclass(frozen=True, slots=True)
class Task:
    """The pages of one article to read: where they came from and where their bytes are."""

    folder: Path
    site: Site
    pages: tuple[tuple[int, Fetch], ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """The pages as they are read now, or the obstacle: missing bytes, or a refusal."""

    readings: dict[int, Page]
    obstacle: str | None = None


def reread(work: Task) -> Reread:
    """Read the pages of one article from their bytes."""
    try:
        return Reread({number: _page(work, fetch) for number, fetch in work.pages})
    except WeiyeError as error:
        return Reread({}, str(error))


def answer(record: WarcRecord) -> Response:
    """Return a record as the response that the crawl got, with its body decompressed."""
    request = Request(record.url)
    headers = [(name, value) for name, value in record.headers if name.lower() != "content-length"]
    response = Response(record.url, record.status or 0, headers, record.body, request=request)
    decoded = _decompression().process_response(
        request, WholeGzipMiddleware().process_response(request, response)
    )
    assert isinstance(decoded, Response)
    return decoded


def _page(work: Task, fetch: Fetch) -> Page:
    if fetch.raw is None:
        raise DamagedRecord(f"{fetch.url}: its raw bytes were not kept.")
    try:
        record = read(work.folder, fetch.raw)
        moment = datetime.fromisoformat(fetch.fetched_at)
        return read_or_refuse(partial(page_of, answer(record), work.site, moment)).reading
    except Refused as error:
        detail = f"{fetch.url} {error.refusal.detail}".strip()
        raise Refused(error.refusal.reason, detail) from error


@cache
def _decompression() -> CompressionMiddleware:
    # It was small enough when it came; what is allowed now must not decide what can be read.
    crawler = Crawler(Spider, Settings({"DOWNLOAD_MAXSIZE": 0, "DOWNLOAD_WARNSIZE": 0}))
    crawler.stats = DummyStatsCollector(crawler)
    return CompressionMiddleware.from_crawler(crawler)
