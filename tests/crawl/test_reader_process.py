"""Pages read in a process beside the crawl: as they would be read in it, and nothing of it is left behind."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from multiprocessing import active_children
from time import sleep

import pytest
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler.crawl import reader as module
from crawler.crawl.reader import Reader
from crawler.errors import Refused, RequestRefused
from crawler.model import Page
from crawler.reading.read import read_page
from crawler.reasons import Reason
from tests.support.commands import ROOT
from tests.support.pages import NOW, PROSE, URL, html, read

READING = partial(read_page, html().encode(), URL, now=NOW)
MISSING = partial(
    read_page,
    b"<title>404</title><p>\xe9\xa1\xb5\xe9\x9d\xa2\xe4\xb8\x8d\xe5\xad\x98\xe5\x9c\xa8",
    URL,
    now=NOW,
)


def made(**chosen: object) -> Reader:
    crawler = Crawler(
        Spider, Settings({"READ_BESIDE": True, "READ_TIMEOUT": 30, "READ_HERE_MAX": 2**18} | chosen)
    )
    crawler.stats = MemoryStatsCollector(crawler)
    return Reader(crawler)


@asynccontextmanager
async def beside(**chosen: object) -> AsyncIterator[Reader]:
    """Return a reader whose process is there."""
    reader = made(**chosen)
    reader.start()
    while not reader.is_beside:  # noqa: ASYNC110 - only the process knows when it is there
        await asyncio.sleep(0.05)
    try:
        yield reader
    finally:
        reader.close()


def test_a_page_is_read_beside_the_crawl_as_in_it() -> None:
    async def crawl() -> list[Page]:
        async with beside() as reader:
            return await asyncio.gather(*(reader.read(READING) for _ in range(20)))

    assert asyncio.run(crawl()) == [read(html())] * 20
    for process in active_children():
        process.join(60)
    assert not active_children(), "it ends with the reader"


def test_a_page_that_is_refused_there_is_refused_here_with_its_reason() -> None:
    async def crawl() -> tuple[str, str]:
        async with beside() as reader:
            with pytest.raises(Refused) as refused:
                await reader.read(MISSING)
            return refused.value.refusal.reason, str(refused.value)

    with pytest.raises(Refused) as here:
        MISSING()
    assert asyncio.run(crawl()) == (here.value.refusal.reason, str(here.value))


def test_a_page_larger_than_a_pipe_holds_is_read_and_others_behind_it() -> None:
    large = html("".join(f"<p>{text * 400}</p>" for text in PROSE))

    async def crawl() -> list[Page]:
        async with beside() as reader:
            readings = [
                partial(read_page, page.encode(), URL, now=NOW) for page in (large, html(), large)
            ]
            return await asyncio.gather(*map(reader.read, readings))

    assert asyncio.run(crawl()) == [read(large), read(html()), read(large)]


def test_when_the_process_is_killed_every_page_is_read_all_the_same() -> None:
    async def crawl() -> list[Page]:
        async with beside() as reader:
            await reader.read(READING)
            waiting = [asyncio.ensure_future(reader.read(READING)) for _ in range(10)]
            await asyncio.sleep(0)
            active_children()[0].kill()
            return [*await asyncio.gather(*waiting), await reader.read(READING)]

    assert asyncio.run(crawl()) == [read(html())] * 11


def test_a_mistake_of_ours_costs_its_page_and_is_counted() -> None:
    async def crawl() -> tuple[str, Page, int]:
        async with beside() as reader:
            with pytest.raises(Refused) as refused:
                await reader.read(partial(read_page, None, URL, now=NOW))  # type: ignore[arg-type]
            bugs = reader._crawler.stats.get_value("weiye/bugs")
            return refused.value.refusal.reason, await reader.read(READING), bugs

    assert asyncio.run(crawl()) == ("reader-failed", read(html()), 1)


def test_a_page_that_takes_too_long_is_refused_and_the_others_are_read() -> None:
    async def crawl() -> tuple[str, list[int]]:
        async with beside(READ_TIMEOUT=1) as reader:
            stuck = asyncio.ensure_future(reader.read(partial(sleep, 600)))
            others = [asyncio.ensure_future(reader.read(partial(abs, -n))) for n in range(3)]
            with pytest.raises(Refused) as refused:
                await stuck
            return refused.value.refusal.reason, await asyncio.gather(*others)

    assert asyncio.run(crawl()) == ("too-complex", [0, 1, 2])


def test_a_page_over_which_the_process_dies_twice_is_refused_and_the_others_are_read() -> None:
    async def crawl() -> tuple[str, list[Page]]:
        async with beside() as reader:
            deadly = asyncio.ensure_future(reader.read(partial(os._exit, 1)))
            others = [asyncio.ensure_future(reader.read(READING)) for _ in range(3)]
            with pytest.raises(Refused) as refused:
                await deadly
            return refused.value.refusal.reason, await asyncio.gather(*others)

    assert asyncio.run(crawl()) == ("reader-failed", [read(html())] * 3)


def test_a_large_page_is_never_read_in_the_crawl_where_nothing_could_interrupt_it() -> None:
    async def crawl() -> tuple[int, int]:
        reader = made()
        here = await reader.read(os.getpid, size=2**18)
        there = await reader.read(os.getpid, size=2**18 + 1)
        reader.close()
        return here, there

    here, there = asyncio.run(crawl())
    assert here == os.getpid() != there


def test_what_nobody_waits_for_any_more_stops_nothing() -> None:
    async def crawl() -> Page:
        async with beside() as reader:
            given_up = asyncio.ensure_future(reader.read(READING))
            await asyncio.sleep(0)
            given_up.cancel()
            return await reader.read(READING)

    assert asyncio.run(crawl()) == read(html())


CRAWL = """
import asyncio
from multiprocessing import active_children
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from crawler.crawl.reader import Reader
from tests.crawl.test_reader_process import READING, made

async def crawl():
    reader = made()
    reader.start()
    while not reader.is_beside:
        await asyncio.sleep(0.05)
    print(active_children()[0].pid, flush=True)
    while True:
        await asyncio.gather(*(reader.read(READING) for _ in range(50)))

if __name__ == "__main__":
    asyncio.run(crawl())
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_process_leaves_with_a_crawl_that_is_killed_and_says_nothing(
    end: signal.Signals,
) -> None:
    both = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", CRAWL], cwd=ROOT, stdout=both, stderr=both, text=True
    ) as crawl:
        assert crawl.stdout is not None
        pid = int(crawl.stdout.readline())
        os.kill(pid, signal.SIGINT)  # as a terminal does, to both
        sleep(0.2)
        os.kill(pid, 0)  # it is there still
        crawl.send_signal(end)
        _, said = crawl.communicate(
            timeout=60
        )  # its streams are closed when the last of both has ended
    assert said == ""


@pytest.mark.parametrize(
    ("share", "allowed", "started"),
    [(0.5, True, 1), (0.1, True, 0), (0.5, False, 0)],
    ids=["busy", "polite", "not allowed"],
)
def test_a_process_is_started_once_where_reading_takes_much_of_the_time(
    monkeypatch: pytest.MonkeyPatch, share: float, allowed: bool, started: int
) -> None:
    time, starts = [0.0], list[float]()

    class Never:
        """A process that never is ready."""

        is_ready = False

        def __init__(self, seconds: float) -> None:
            starts.append(time[0])

    monkeypatch.setattr(module, "perf_counter", lambda: time[0])
    monkeypatch.setattr(module, "ReaderProcess", Never)
    reader = made(READ_BESIDE=allowed)

    def reading() -> Page:
        time[0] += share
        return Page(url=URL)

    async def crawl() -> None:
        for _ in range(100):
            await reader.read(reading)
            time[0] += 1 - share

    asyncio.run(crawl())
    assert len(starts) == started


def test_refusals_travel_between_processes_whole() -> None:
    for refused in (
        Refused(Reason.TIMEOUT, "30 s", NOW),
        RequestRefused(Reason.ROBOTS, URL),
        Refused(Reason.EMPTY),
    ):
        there = pickle.loads(pickle.dumps(refused))
        assert (type(there), there.refusal, str(there)) == (
            type(refused), refused.refusal, str(refused)
        )  # fmt: skip
