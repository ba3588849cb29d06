"""Readings of an article's pages, as a visit of a simulated site gets them."""

from dataclasses import replace

from crawler.model import Fetch, FetchedPage, Page, Pager

TITLE = "渡口的早班船"


def url(number: int | str) -> str:
    return (
        "http://paper.example/4711.html"
        if number == 1
        else f"http://paper.example/4711_{number}.html"
    )


def text(number: int) -> tuple[str, ...]:
    return tuple(
        f"第{'一二三四五六七八九十'[number % 10]}页第{'甲乙丙丁'[i]}段，{'船帆江岸路桥'[number % 6] * (i + 1)}都在这里。"
        for i in range(3)
    )


def page(number: int, total: int, **changes: object) -> Page:
    pager = Pager(
        kind="article",
        current=number,
        total=total,
        page_urls=tuple(url(n) for n in range(1, total + 1)),
        pages_planned=tuple(url(n) for n in range(1, total + 1)),
        next_url=url(number + 1) if number < total else None,
        prev_url=url(number - 1) if number > 1 else None,
        evidence=f"{number}/{total}",
    )
    whole = Page(url=url(number), title=TITLE, paragraphs=text(number), pager=pager)
    return replace(whole, **changes)  # type: ignore[arg-type]


def got(reading: Page, at: str | None = None) -> FetchedPage:
    return FetchedPage(
        reading=reading,
        fetch=Fetch(
            url=at or reading.url, fetched_at="2024-03-05T00:00:00Z", http_status=200, sha256="0"
        ),
    )
