"""What the answers to robots.txt mean, as RFC 9309 says."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.core.downloader import Slot
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from crawler import settings as ours
from crawler.errors import RequestRefused
from crawler.network.robots import RobotsMiddleware

HOST = "http://www.paper.example"
STORY = f"{HOST}/news/2024-03-05/4711.html"


def robots(answer: Response | Exception, **chosen: Any) -> RobotsMiddleware:
    """A middleware whose crawl answers robots.txt so."""

    async def download(request: Request) -> Response:
        assert request.url == f"{HOST}/robots.txt"
        if isinstance(answer, Exception):
            raise answer
        return answer

    settings = Settings()
    settings.setmodule(ours)
    settings.setdict(chosen, "cmdline")
    downloader = SimpleNamespace(
        slots={"www.paper.example": Slot(2, 1.0, 0.5)}, per_slot_settings={}
    )
    crawler = SimpleNamespace(
        settings=settings,
        stats=StatsCollector(get_crawler()),
        spider=None,
        engine=SimpleNamespace(download_async=download, downloader=downloader),
        get_downloader_middleware=lambda _: None,
    )
    return RobotsMiddleware(crawler)  # type: ignore[arg-type]


def reason(middleware: RobotsMiddleware, url: str = STORY) -> str | None:
    """Why the address is refused, None when it is not."""
    try:
        asyncio.run(middleware.process_request(Request(url)))
    except RequestRefused as refused:
        return refused.refusal.reason
    return None


def said(body: str | bytes = b"", status: int = 200) -> Response:
    return Response(
        f"{HOST}/robots.txt", status, body=body if isinstance(body, bytes) else body.encode()
    )


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_robots_txt_that_is_not_there_allows_all(status: int) -> None:
    assert reason(robots(said("User-agent: *\nDisallow: /", status))) is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 521])
def test_a_robots_txt_that_cannot_be_had_now_forbids_all(status: int) -> None:
    assert reason(robots(said("", status))) == "robots-unreachable"


@pytest.mark.parametrize(
    "error",
    [DownloadTimeoutError("30 s"), IgnoreRequest("max redirections reached"), OSError("reset")],
)
def test_no_answer_and_a_redirect_loop_forbid_all(error: Exception) -> None:
    assert reason(robots(error)) == "robots-unreachable"


@pytest.mark.parametrize(
    ("body", "forbidden"),
    [
        pytest.param("", False, id="empty"),
        pytest.param("<html><body>欢迎</body></html>", False, id="a page has no rules"),
        pytest.param(b"\x00\xff\x9d" * 400, False, id="garbage"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /news/\n", True, id="a byte order mark"),
        pytest.param("# 禁止\n".encode("gbk") + b"User-agent: *\nDisallow: /news/\n", True, id="rules after a comment in GBK"),
        pytest.param("User-agent: *\rDisallow: /news/\r", True, id="lines of old machines"),
        pytest.param("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow:\n", False, id="another robot's group"),
        pytest.param("User-agent: *\nDisallow:\n\nUser-agent: weiye\nDisallow: /\n", True, id="our group, in lower case"),
        pytest.param("User-agent: Weiye\nDisallow:\n\nUser-agent: *\nDisallow: /\n", False, id="our group instead of the general one"),
        pytest.param("User-agent: other\nUser-agent: Weiye\nDisallow: /\n", True, id="a group of two robots"),
        pytest.param("User-agent: Weiye\nDisallow: /a\n\nUser-agent: Weiye\nDisallow: /news/\n", True, id="groups of one robot are one"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /news/\n", False, id="the longer rule"),
        pytest.param("User-agent: *\nDisallow: /news/\nAllow: /news/\n", False, id="a tie allows"),
        pytest.param("User-agent: *\nDisallow: /*.html$\n", True, id="wildcards"),
        pytest.param("User-agent: *\nDisallow: /NEWS/\n", False, id="paths are case sensitive"),
        pytest.param("User-agent: *\nDisallow: /news/\n" + "#" * 9_000_000, True, id="9 MB, of which the rules are read"),
        pytest.param("#\n" * 300_000 + "User-agent: *\nDisallow: /\n", False, id="rules behind the first 500 KiB"),
        pytest.param("#\n" * 255_990 + "User-agent: *\nDisallow: /news/2024\n", False, id="a rule that is cut is none"),
    ],
)  # fmt: skip
def test_rules_are_obeyed(body: str | bytes, forbidden: bool) -> None:
    assert reason(robots(said(body))) == ("robots" if forbidden else None)


def test_robots_txt_is_asked_for_once() -> None:
    answers = [said("User-agent: *\nDisallow: /news/2\n")]
    middleware = robots(answers[0])

    async def ask() -> list[bool]:
        allowed = []
        for path in ("/news/1.html", "/news/2.html", "/news/3.html"):
            try:
                await middleware.process_request(Request(HOST + path))
            except RequestRefused:
                allowed.append(False)
            else:
                allowed.append(True)
            middleware.crawler.engine.download_async = None  # type: ignore[assignment]
        return allowed

    assert asyncio.run(ask()) == [True, False, True]


def test_a_crawl_delay_slows_the_host_down_without_jitter_and_is_safe_from_autothrottle() -> None:
    middleware = robots(said("User-agent: *\nCrawl-delay: 20\n"))
    request = Request(STORY)
    asyncio.run(middleware.process_request(request))
    downloader = middleware.crawler.engine.downloader
    slot = downloader.slots["www.paper.example"]
    assert (slot.delay, slot.jitter, slot.concurrency) == (20, 0, 1)
    assert downloader.per_slot_settings["www.paper.example"]["delay"] == 20
    assert request.meta["autothrottle_dont_adjust_delay"]


@pytest.mark.parametrize("delay", ["0.5", "-3", "nan", "soon"])
def test_a_crawl_delay_that_is_shorter_than_ours_or_none_changes_nothing(delay: str) -> None:
    middleware = robots(said(f"User-agent: *\nCrawl-delay: {delay}\n"))
    assert reason(middleware) is None
    assert middleware.crawler.engine.downloader.slots["www.paper.example"].delay == 1


def test_a_crawl_delay_beyond_the_limit_is_obeyed_by_fetching_nothing() -> None:
    assert reason(robots(said("User-agent: *\nCrawl-delay: 86400\n"))) == "crawl-delay"
    assert (
        reason(robots(said("User-agent: *\nCrawl-delay: 86400\n"), CRAWL_DELAY_MAX=90_000)) is None
    )
