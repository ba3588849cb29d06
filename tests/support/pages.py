"""Small pages with invented text, for tests that need one trap and nothing else."""

from datetime import datetime

from crawler.clock import CHINA
from crawler.model import Page
from crawler.reading.read import read_page
from crawler.site import Layout

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=CHINA)
URL = "http://www.paper.example/news/2024-03-05/4711.html"

PROSE = (
    "清早六点，渡口的第一班船载着十二筐鲜笋过了江，船老大说这是今年最早的一批。",
    "合作社的账本上，去年一共卖出四千三百斤，比前年多了将近一倍，钱都分到了各家。",
    "“路修到家门口，车就开得进来。”站在晒场边的老会计一边拨算盘一边说。",
    "下个月，镇上还要在对岸添一座冷库，工人已经打好了地基，雨季之前就能封顶。",
)


def html(
    body: str | None = None,
    *,
    title: str = "渡口的早班船",
    head: str = "2024-03-05 08:30:00　来源：江边日报",
    after: str = "",
    before: str = "",
    charset: str = "utf-8",
    container: str = 'div class="content"',
) -> str:
    """Make a page as a small paper's template does, with navigation and footer."""
    tag = container.split(maxsplit=1)[0]
    inner = body if body is not None else "".join(f"<p>　　{text}</p>" for text in PROSE)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title} - 江边日报网</title></head><body>'
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/news/">新闻</a></li><li><a href="/life/">生活</a></li></ul>'
        f'{before}<h1>{title}</h1><div class="info">{head}</div><{container}>{inner}</{tag}>{after}'
        '<div class="footer"><p>江边日报社主办</p></div></body></html>'
    )


def read(page: str | bytes, url: str = URL, **declared: str) -> Page:
    """Read a page, with a layout of the given queries if there are any."""
    layouts = (Layout(**declared),) if declared else ()
    return read_page(
        page.encode() if isinstance(page, str) else page, url, now=NOW, layouts=layouts
    )
