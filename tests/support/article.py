"""An article of several saved pages, and the crawl that archives it."""

from pathlib import Path

from tests.support.commands import Ran, Scrapy
from tests.support.pages import PROSE, html

ARTICLE = "http://www.paper.example/news/2024-03-05/4711.html"
FILE = "www.paper.example/news/2024-03-05/4711{}.html"


def pages(total: int, without: tuple[int, ...] = ()) -> dict[str, str | bytes]:
    """An article of several pages, some of which are not there."""
    names = {n: "4711.html" if n == 1 else f"4711_{n}.html" for n in range(1, total + 1)}

    def page(n: int) -> str:
        links = " ".join(
            f"<b>{m}</b>" if m == n else f'<a href="{names[m]}">{m}</a>' for m in names
        )
        body = "".join(f"<p>　　{'一二三四五六七八九'[n - 1]}、{text}</p>" for text in PROSE[:2])
        return html(body, after=f'<div class="pages"><b>{n}</b>/<b>{total}</b> {links}</div>')

    return {FILE.format("" if n == 1 else f"_{n}"): page(n) for n in names if n not in without}


def archive_one(scrapy: Scrapy, replay: Path, *more: str, url: str = ARTICLE, **chosen: str) -> Ran:
    return scrapy("crawl", "article", "-a", f"url={url}", *more, replay=replay, **chosen)
