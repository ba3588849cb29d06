"""Between a run and the archive: what somebody takes down while it is being stored."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.archive import frontier, runs, warc_pointers
from crawler.archive.database import open_archive
from crawler.archive.revisits import Look
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.spider import ArticleSpider
from crawler.errors import Refused
from crawler.maintenance.takedown import take_down as bury
from crawler.model import Article, Capture, Refusal, Run
from crawler.site import Site
from crawler.warc.writing import Writer, folder_of
from tests.support.archive_bytes import bytes_of
from tests.support.article_pages import url
from tests.support.pages import NOW
from tests.support.rows import rows
from tests.support.stored import article

SECRET = "第一班船的秘密".encode()


@pytest.fixture
def client(archive: Path) -> Iterator[ArchiveClient]:
    """The client of a run that has begun."""
    settings = Settings({"ARCHIVE_DB": str(archive), "REVISIT_DAYS": "1"})
    opened = ArchiveClient(SimpleNamespace(settings=settings))  # type: ignore[arg-type]
    with closing(open_archive(archive)) as db:
        opened._db = db
        opened._warc = Writer(folder_of(archive), "weiye-1", limit=2**30, about={})
        opened.run_id = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
        frontier.claim(db, [url(1)], site="paper.example", run=Run(opened.run_id, NOW))
        yield opened
        opened._warc.close()


def capture(number: int) -> Capture:
    return Capture(
        url=url(1), at="2024-06-01T04:00:00Z", status=200, headers=(), body=SECRET + b"%d" % number
    )


def fetched(number: int) -> Article:
    """An article as it comes from the paper for the nth time, always a little different."""
    item = article(1, total=1)
    [page] = item.pages
    return replace(
        item,
        pages=(
            replace(page, fetch=replace(page.fetch, sha256=str(number), capture=capture(number))),
        ),
    )


def refused(number: int) -> Refusal:
    return Refusal("soft-404", "页面不存在", capture=capture(number))


Store = Callable[[ArchiveClient, int], Any]
STORED: dict[str, Store] = {
    "keep": lambda client, n: client._save(client._db, fetched(n), "1"),  # type: ignore[arg-type]
    "keep_refused": lambda client, n: client._fail(client._db, [url(1)], refused(n)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("writing", STORED)
def test_what_is_taken_down_while_it_is_stored_leaves_no_byte(
    client: ArchiveClient, archive: Path, monkeypatch: pytest.MonkeyPatch, writing: str
) -> None:
    STORED[writing](client, 1)
    assert SECRET in bytes_of(archive)

    def take_down() -> None:
        with closing(open_archive(archive)) as db:
            bury(db, archive, url(1), "法院裁定")

    taking = threading.Thread(target=take_down)
    written = getattr(warc_pointers, writing)

    def meanwhile(*args: Any) -> Any:
        taking.start()
        taking.join(1)  # where it need not wait for us, it is done by then
        return written(*args)

    monkeypatch.setattr(warc_pointers, writing, meanwhile)
    with suppress(Refused):
        STORED[writing](client, 2)
    taking.join()
    assert SECRET not in bytes_of(archive)
    with closing(open_archive(archive)) as db:
        assert [
            next(iter(row.values()))
            for row in rows(db, "SELECT url FROM articles UNION SELECT url FROM quarantine")
        ] == []
        assert [row["state"] for row in rows(db, "SELECT state FROM frontier")] == ["skipped"]


@pytest.mark.parametrize("writing", STORED)
def test_of_what_was_taken_down_no_byte_is_written(
    client: ArchiveClient, archive: Path, writing: str
) -> None:
    STORED[writing](client, 1)
    with closing(open_archive(archive)) as db:
        bury(db, archive, url(1), "法院裁定")
    before = [path.stat().st_size for path in folder_of(archive).iterdir()]
    with suppress(Refused):
        STORED[writing](client, 2)
    assert [path.stat().st_size for path in folder_of(archive).iterdir()] == before


def test_what_was_taken_down_leaves_no_byte_when_a_new_address_leads_to_it(
    client: ArchiveClient, archive: Path
) -> None:
    STORED["keep"](client, 1)
    with closing(open_archive(archive)) as db:
        bury(db, archive, url(1), "法院裁定")
        alias = "http://paper.example/alias.html"
        frontier.claim(db, [alias], site="paper.example", run=Run(client.run_id, NOW))
        client._fail(db, [alias], refused(2))
        assert rows(db, "SELECT state, reason FROM frontier WHERE url = ?", [alias])[0] == {
            "state": "skipped", "reason": "taken-down"
        }  # fmt: skip
    assert SECRET not in bytes_of(archive)


class Paper(ArticleSpider):
    name, site = "paper", Site(title="江边日报网", domains=("paper.example",))


async def looked_at(client: ArchiveClient, *urls: str) -> list[str]:
    """What is asked for when second looks at some addresses are due."""
    spider = Paper()
    spider.crawler = SimpleNamespace(  # type: ignore[assignment]
        engine=SimpleNamespace(needs_backout=lambda: False),
        get_downloader_middleware=lambda _: None,
        get_extension=lambda _: client,
    )
    looks = spider._at_leisure([Look(url) for url in urls], spider._look)
    return [request.url async for request in looks]


def test_what_was_taken_down_since_its_second_look_came_due_is_passed_over(
    client: ArchiveClient, archive: Path
) -> None:
    other, item = "http://paper.example/4712.html", fetched(2)
    [page] = item.pages
    page = replace(page, fetch=replace(page.fetch, url=other))
    there = replace(item, url=other, title="冷库封顶", body="冷库今天封顶了。", pages=(page,))
    for stored in (fetched(1), there):
        client._save(client._db, stored, "1")  # type: ignore[arg-type]
    with closing(open_archive(archive)) as db:
        bury(db, archive, url(1), "法院裁定")
    assert asyncio.run(looked_at(client, url(1), other)) == [other]
