"""Jobs of one article that meet: while its pages are fetched, and while it is on its way into the archive."""

import asyncio
from collections.abc import Callable, Coroutine
from types import SimpleNamespace
from typing import Any, cast

from scrapy.http import HtmlResponse, Request, Response

from crawler.archive import articles, frontier
from crawler.archive.articles import Stored
from crawler.crawl.article_job import ArticleHost, ArticleJob
from crawler.crawl.endings import Endings
from crawler.errors import Refused
from crawler.model import Article, FetchedPage
from crawler.network.outcome import page_of
from crawler.reading.read import PendingPage
from crawler.reasons import Reason
from crawler.site import Site
from tests.support.pages import NOW, PROSE, html

FIRST, SECOND, THIRD = (
    f"http://www.paper.example/news/4711{tail}.html" for tail in ("", "_2", "_3")
)
SITE = Site(title="江边日报网", domains=("paper.example",))


def page(number: int) -> str:
    links = "".join(
        f'<a href="{url}">{n}</a> '
        for n, url in enumerate((FIRST, SECOND, THIRD), 1)
        if n != number
    )
    body = "".join(f"<p>　　{'零甲乙丙'[number]}、{text}</p>" for text in PROSE[:2])
    return html(body, after=f'<div class="pages"><b>{number}</b>/<b>3</b> {links}</div>')


PAGES = {FIRST: page(1), SECOND: page(2), THIRD: page(3)}


def response(url: str) -> Response:
    return HtmlResponse(url, body=PAGES[url].encode(), request=Request(url))


class Desk:
    """What jobs need of a spider, and what they did to it."""

    name, limit, parallel, refetches = "paper", 9, 2, False

    def __init__(self, *, is_open: bool = True) -> None:
        self.jobs: dict[str, ArticleJob] = {}
        self.partials: set[str] = set()
        self.endings = Endings()
        self.crawler = SimpleNamespace(engine=SimpleNamespace(download_async=self._download))
        self.reader = SimpleNamespace(read=self._read)
        self.stop = SimpleNamespace(is_over=False, in_time=self._in_time)
        self.archive = SimpleNamespace(is_open=is_open, run=self._run, moment=None)
        self.asked: list[str] = []
        self.adopted: list[str] = []
        self.holds: Stored | None = None

    def site_of(self, _: str) -> Site:
        return SITE

    async def _download(self, request: Request) -> Response:
        self.asked.append(request.url)
        return response(request.url)

    async def _read(self, reading: PendingPage, size: int) -> Any:
        return reading()

    async def _in_time(self, answer: Coroutine[Any, Any, Any]) -> Any:
        if self.stop.is_over:
            answer.close()
            raise Refused(Reason.INTERRUPTED)
        return await answer

    async def _run(self, function: Callable[..., Any], *args: Any, run: None = None) -> Any:
        assert run is None
        if function is articles.stored:
            return await self._stored(*args)
        assert function is frontier.adopt
        return await self._adopt(*args)

    async def _stored(self, _: str) -> Stored | None:
        await asyncio.sleep(0)
        return self.holds

    async def _adopt(self, address: str, _: int) -> None:
        self.adopted.append(address)


def job(desk: Desk, url: str) -> tuple[ArticleJob, FetchedPage]:
    return ArticleJob(cast("ArticleHost", desk), url), page_of(response(url), SITE, NOW)


async def made(job: ArticleJob, first: FetchedPage) -> list[Article]:
    return [article async for article in job.run(first)]


async def handing_over(desk: Desk) -> ArticleJob:
    """Let a job make the article; it is not stored yet."""
    first, got = job(desk, FIRST)
    [article] = await made(first, got)
    assert (article.status, desk.asked) == ("complete", [SECOND, THIRD])
    desk.asked.clear()
    return first


async def coming_late(desk: Desk, *urls: str) -> list["asyncio.Task[list[Article]]"]:
    """Let jobs begin at other addresses of the article, and come as far as they do by themselves."""
    tasks = [asyncio.create_task(made(*job(desk, url))) for url in urls]
    for _ in range(100):
        await asyncio.sleep(0)
    return tasks


def test_who_comes_while_an_article_is_being_stored_waits_and_fetches_nothing() -> None:
    async def meet(desk: Desk) -> None:
        first = await handing_over(desk)
        late = await coming_late(desk, SECOND, THIRD)
        assert not any(task.done() for task in late)
        desk.holds = Stored(1, "complete", 3, "", {})
        first.leave()
        assert await asyncio.gather(*late) == [[], []]

    desk = Desk()
    asyncio.run(meet(desk))
    assert (desk.asked, sorted(desk.adopted), desk.jobs) == ([], [SECOND, THIRD], {})


def test_what_was_dropped_is_made_by_who_waited_for_it() -> None:
    async def meet(desk: Desk) -> None:
        first = await handing_over(desk)
        [late] = await coming_late(desk, SECOND)
        first.leave()
        assert [article.url for article in await late] == [FIRST]

    desk = Desk()
    asyncio.run(meet(desk))
    assert desk.asked == [FIRST, THIRD]


def test_a_run_that_ends_waits_for_no_other_visit() -> None:
    async def meet(desk: Desk) -> None:
        await handing_over(desk)
        desk.stop.is_over = True
        [late] = await coming_late(desk, SECOND)
        assert await late == []

    desk = Desk()
    asyncio.run(meet(desk))
    assert (desk.asked, desk.adopted) == ([], [])


def test_where_nothing_is_stored_nobody_is_waited_for() -> None:
    async def meet(desk: Desk) -> None:
        await handing_over(desk)
        assert desk.jobs == {}

    asyncio.run(meet(Desk(is_open=False)))
