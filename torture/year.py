"""A year of a newspaper, and of the crawls that archive it, by one clock that is moved by hand.

python -m torture.year ARCHIVE DAYS     crawls, and prints what happened as JSON

The paper publishes, corrects and deletes every day; it has a new template from July on, and its list has a new address from October
on. An operator reads what a run reports and has corrected the declaration by the next one.
"""

import asyncio
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor

from bench.paper import sentence
from crawler import clock
from crawler.clock import CHINA
from crawler.console.verdict import CrawlVerdict
from crawler.crawl.spider import ArticleSpider
from crawler.site import Layout, Listing, Site
from tests.support.newspaper import Newspaper, serving

BEGIN = datetime(2025, 1, 1, 21, 30, tzinfo=CHINA)
REDESIGN, MOVE = date(2025, 7, 1), date(2025, 10, 1)
HOURLY = range(100, 107)
"""The days of the week that is crawled every hour."""
OLD_LIST, NEW_LIST = "/news/index.html", "/xinwen/list.html"
_LISTED = 20
_OLD = Layout(body="#content", source="span.from")
_NEW = Layout(body="div.detail", source="i.paper")
_FOOT = '<div class="side"><b>本文刊于</b><i class="paper">江边日报</i></div>'
_CHANNELS = ("县域", "民生", "文化")


@dataclass
class Piece:
    """An article of the paper: when it is published, corrected and deleted, and whether it is listed for one crawl only."""

    number: int
    at: datetime
    pages: int
    corrected: datetime | None
    deleted: datetime | None
    fleeting: bool
    paragraphs: list[list[str]]
    note: str = ""
    seen: bool = False

    @property
    def path(self) -> str:
        return f"/news/{self.at:%Y-%m-%d}/{1000 + self.number}.html"

    def page_path(self, page: int) -> str:
        return self.path if page == 1 else self.path.replace(".html", f"_{page}.html")

    def written(self) -> dict[str, str]:
        """Write its pages, in the template of its day."""
        return {self.page_path(page): self._page(page) for page in range(1, self.pages + 1)}

    def _page(self, page: int) -> str:
        texts = [*self.paragraphs[page - 1], *([self.note] if self.note and page == 1 else [])]
        body = "".join(f"<p>　　{text}</p>" for text in texts)
        links = "".join(
            f'<a href="{self.page_path(n)}">{n}</a> ' if n != page else f"<b>{n}</b> "
            for n in range(1, self.pages + 1)
        )
        pager = f'<div class="pages">{page}/{self.pages} {links}</div>' if self.pages > 1 else ""
        if self.at.date() < REDESIGN:
            head = f'<div class="info"><span>{self.at:%Y-%m-%d %H:%M}</span> 来源：<span class="from">江边日报</span></div>'
            return _around(self.title, f'{head}<div id="content">{body}</div>{pager}')
        head = f'<div class="top"><time>{self.at:%Y-%m-%d %H:%M}</time></div>'
        return _around(self.title, f'{head}<div class="detail">{body}</div>{pager}{_FOOT}')

    @property
    def title(self) -> str:
        return f"{_CHANNELS[self.number % 3]}第{self.number}号：{self.paragraphs[0][0][:8]}"


def _around(title: str, inner: str) -> str:
    nav = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in _CHANNELS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - 江边日报网</title></head><body><ul class="nav">{nav}</ul>'
        f'<h1>{title}</h1>{inner}<div class="footer"><p>江边日报社主办</p></div></body></html>'
    )


@dataclass
class World:
    """The paper over time, and what was true of it."""

    days: int
    paper: Newspaper = field(default_factory=Newspaper)
    visible: set[str] = field(default_factory=set)
    corrections: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._rng = random.Random(365)
        self.pieces = [
            piece
            for day in range(self.days)
            for piece in self._pieces_of(BEGIN.date() + timedelta(days=day), day)
        ]
        self._written: set[int] = set()

    def _pieces_of(self, day: date, number: int) -> Iterator[Piece]:
        rng = self._rng
        for n in range(rng.randint(3, 5)):
            at = datetime(
                day.year, day.month, day.day, rng.randint(6, 20), rng.randint(0, 59), tzinfo=CHINA
            )
            pages = 3 if rng.random() < 0.15 else 1
            luck = rng.random()
            corrected = at + timedelta(days=rng.choice((1.5, 2.5, 10))) if luck < 0.2 else None
            deleted = at + timedelta(days=5) if luck > 0.97 else None
            texts = [
                [sentence(rng, rng.randint(40, 90)) for _ in range(rng.randint(3, 7))]
                for _ in range(pages)
            ]
            yield Piece(number * 10 + n, at, pages, corrected, deleted, rng.random() < 0.1, texts)

    def advance(self, moment: datetime) -> None:
        """Let everything happen that happened until a moment."""
        for piece in self.pieces:
            if piece.number not in self._written and piece.at <= moment:
                self._written.add(piece.number)
                self.paper.pages |= piece.written()
            if piece.corrected is not None and piece.corrected <= moment and not piece.note:
                piece.note = f"更正：第{piece.number}号里的数字应为{piece.number + 7}，特此说明。"
                self.paper.pages |= piece.written()
                self.corrections[self.paper.url + piece.path] = piece.corrected.isoformat()
            if piece.deleted is not None and piece.deleted <= moment:
                self.deleted.add(self.paper.url + piece.path)
                for page in range(1, piece.pages + 1):
                    self.paper.pages.pop(piece.page_path(page), None)
        self._list(moment)

    def _list(self, moment: datetime) -> None:
        shown = [
            p
            for p in self.pieces
            if p.at <= moment and p.path in self.paper.pages and not (p.fleeting and p.seen)
        ]
        shown = sorted(shown, key=lambda piece: piece.at, reverse=True)[:_LISTED]
        for piece in shown:
            piece.seen = True
            self.visible.add(self.paper.url + piece.path)
        items = "".join(f'<li><a href="{piece.path}">{piece.title}</a></li>' for piece in shown)
        page = f'<html><head><meta charset="utf-8"></head><body><div class="list"><ul>{items}</ul></div></body></html>'
        self.paper.pages.pop(OLD_LIST, None)
        self.paper.pages[OLD_LIST if moment.date() < MOVE else NEW_LIST] = page

    def declaration(self, moment: datetime) -> Site:
        """Return the declaration of a day: the operator corrects it the day after the run that met a change."""
        path = OLD_LIST if moment.date() <= MOVE else NEW_LIST
        return Site(
            title="江边日报网",
            domains=(self.paper.host,),
            listings=(Listing(url=self.paper.url + path, items="div.list a"),),
            article=r"/\d{4}-\d\d-\d\d/\d+(?:_\d+)?\.html$",
            layouts=(_OLD,) if moment.date() <= REDESIGN else (_NEW, _OLD),
        )


def moments(days: int) -> Iterator[datetime]:
    """Return the moments of the crawls: every evening, and in one week every hour."""
    for day in range(days):
        evening = BEGIN + timedelta(days=day)
        yield from (evening - timedelta(hours=23 - hour) for hour in range(23) if day in HOURLY)
        yield evening


async def live(world: World, archive: Path) -> list[dict[str, Any]]:
    """Crawl at each moment, and give what each run came to."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    own = {
        "ARCHIVE_DB": str(archive),
        "ALLOW_PRIVATE_HOSTS": world.paper.host,
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
    }
    settings.update({**own, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}, priority="cmdline")
    runner = AsyncCrawlerRunner(settings)
    runs = []
    for moment in moments(world.days):
        clock.follow(lambda moment=moment: moment)  # type: ignore[misc]
        world.advance(moment)
        spider = type(
            "YearSpider", (ArticleSpider,), {"name": "year", "site": world.declaration(moment)}
        )
        crawler = runner.create_crawler(spider)
        verdict = CrawlVerdict(crawler)
        await runner.crawl(crawler)
        verdict.reach(summary=False)
        runs.append(
            {"moment": moment.isoformat(), "code": verdict.exit_code, "lines": verdict.lines}
        )
    return runs


def main(archive: Path, days: int) -> None:
    """Live through the days, and print what happened."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

    with serving(Newspaper()) as paper:
        world = World(days, paper)
        loop = asyncio.get_event_loop()
        living = loop.create_task(live(world, archive))
        living.add_done_callback(lambda _: reactor.stop())  # type: ignore[misc]
        reactor.run()  # type: ignore[misc]
    told = {
        "runs": living.result(), "visible": sorted(world.visible), "corrections": world.corrections,
        "deleted": sorted(world.deleted),
    }  # fmt: skip
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
