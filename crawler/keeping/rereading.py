"""Pages read again from their raw bytes, on all cores: the same judgement as in a crawl, without the network.

A worker gets places and gives readings; everything that is merged, compared and stored is with the one process that writes.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector

from crawler.errors import DamagedRecord, Refused, WeiyeError
from crawler.fetching import page_of
from crawler.items import Fetch, Page
from crawler.middlewares.compression import WholeGzipMiddleware
from crawler.paging.rebuild import Holding
from crawler.site import Site
from crawler.sites import site_at
from crawler.warc.reading import Record, read

_AHEAD = 4
"""How many articles for each worker are given out before the first comes back: no more than that is held in memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """The pages of one article to read: where they came from and where their bytes are."""

    folder: Path
    site: Site
    pages: tuple[tuple[int, Fetch], ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """The pages as they are read now, or what is in the way: a page whose bytes are not there, or that is refused."""

    readings: dict[int, Page]
    obstacle: str | None = None


def reread(work: Task) -> Reread:
    """Read the pages of one article from their bytes."""
    try:
        return Reread({number: _page(work, fetch) for number, fetch in work.pages})
    except WeiyeError as error:
        return Reread({}, str(error))


def answer(record: Record) -> Response:
    """Give a record as the response that the crawl got after its middlewares: with a decoded body."""
    request = Request(record.url)
    headers = [(name, value) for name, value in record.headers if name.lower() != "content-length"]
    response = Response(record.url, record.status or 0, headers, record.body, request=request)
    decoded = _decompression().process_response(request, WholeGzipMiddleware().process_response(request, response))
    assert isinstance(decoded, Response)
    return decoded


def _page(work: Task, fetch: Fetch) -> Page:
    if fetch.raw is None:
        raise DamagedRecord(f"{fetch.url}: its raw bytes were not kept.")
    try:
        return page_of(
            answer(read(work.folder, fetch.raw)), work.site, datetime.fromisoformat(fetch.fetched_at)
        ).reading
    except Refused as refused:
        raise Refused(refused.reason, f"{fetch.url} {refused.detail}".strip()) from refused


@cache
def _decompression() -> HttpCompressionMiddleware:
    # It was small enough when it came; what is allowed now must not decide what can be read.
    crawler = Crawler(Spider, Settings({"DOWNLOAD_MAXSIZE": 0, "DOWNLOAD_WARNSIZE": 0}))
    crawler.stats = DummyStatsCollector(crawler)
    return HttpCompressionMiddleware.from_crawler(crawler)


# -- on all cores


def read_again(
    holdings: Iterable[Holding], folder: Path, sites: Sequence[Site], jobs: int
) -> Iterator[tuple[Holding, Reread]]:
    """Give stored articles with their pages as they are read now, in their order, read by `jobs` processes."""
    work = ((holding, _task(holding, folder, sites)) for holding in holdings)
    if jobs == 1:
        yield from ((holding, reread(one)) for holding, one in work)
        return
    # Spawned: a fork would take over threads and open databases of this process.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        submitted = ((holding, pool.submit(reread, one)) for holding, one in work)
        pending = deque(islice(submitted, jobs * _AHEAD))
        while pending:
            holding, future = pending.popleft()
            result = future.result()
            pending.extend(islice(submitted, 1))
            yield holding, result


def _task(holding: Holding, folder: Path, sites: Sequence[Site]) -> Task:
    pages = tuple((number, got.fetch) for number, got in holding.pages.items())
    return Task(folder, site_at(holding.url, sites), pages)
