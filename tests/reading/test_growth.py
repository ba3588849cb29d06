"""Reading grows with the page: four times as much of anything costs four times as much, and never sixteen times."""

import time
from collections.abc import Callable

import pytest

from crawler.errors import Refused
from tests.support.pages import PROSE, html, read

STORY = "".join(f"<p>　　{text}</p>" for text in PROSE)
LINEAR = 4
MOST = 9.0
"""Between the four of what is linear and the sixteen of what is quadratic."""
TURNS = 4
"""One that is calm tells: a neighbour that takes half of the processor's cache spoils some."""


def numbered(markup: str, count: int) -> str:
    return "".join(markup.replace("{i}", str(i)) for i in range(count))


# name -> how many, and the page with as many of it. What was quadratic once, and its kin.
PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "pictures with captions": (3000, lambda n: html(STORY + numbered("<p><img src='/{i}.jpg'></p><p>第{i}条船 刘婷 摄</p>", n))),
    "pictures between paragraphs": (3000, lambda n: html(numbered(f"<p><img src='/{{i}}.jpg'></p><p>　　{{i}}{PROSE[0]}</p>", n))),
    "an address of a picture": (6000, lambda n: html(f"<img src='{'icon' * n}'>{STORY}")),
    "a click": (8000, lambda n: html(f'<span onclick="{"location" * n}">船</span>{STORY}')),
    "a source of the markup": (40_000, lambda n: html(f'<meta name="source" content="{"记者" * n}">{STORY}')),
    "a date of the markup": (40_000, lambda n: html(f'<meta name="publishdate" content="{"2024-03-05 " * n}">{STORY}')),
    "a date of JSON-LD": (40_000, lambda n: html(
        f'<script type="application/ld+json">{{"datePublished":"{"2024-03-05 " * n}"}}</script>{STORY}'
    )),
    "lines of one character": (8000, lambda n: html("<p>的</p>" * n + STORY)),
    "a byline": (8000, lambda n: html(STORY, head="记者 刘婷 " * n)),
    "links of a pager": (4000, lambda n: html(STORY, after=numbered("<a href='4711_{i}.html'>{i}</a> ", n))),
    "related reading": (4000, lambda n: html(STORY, after="<h3>相关阅读</h3>" + numbered("<li><a href='/{i}.html'>码头又来了第{i}条船</a></li>", n))),
}  # fmt: skip


def cost(page: str) -> float:
    """Return the seconds of this process that a page takes, the best of two: other processes only ever add."""
    body = page.encode()

    def once() -> float:
        began = time.process_time()
        read(body)
        return time.process_time() - began

    return min(once(), once())


@pytest.mark.parametrize(("count", "make"), PAGES.values(), ids=PAGES)
def test_what_there_is_more_of_costs_no_more_than_that(
    count: int, make: Callable[[int], str]
) -> None:
    few, many = make(count), make(LINEAR * count)
    assert not all(grows_faster(few, many) for _ in range(TURNS))


def grows_faster(few: str, many: str) -> bool:
    """Return whether a page costs more than it has more; what costs nearly nothing has no growth to measure."""
    return cost(many) >= MOST * cost(few) + 0.2


@pytest.mark.parametrize(
    ("markup", "what"),
    [("<i></i>" * 700_000, "tags"), ("<p>的</p>" * 130_000, "lines")],
    ids=["tags", "lines"],
)
def test_markup_of_more_tags_or_lines_than_any_page_has_is_refused(markup: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        read(html(markup + STORY))
    assert refused.value.refusal.reason == "too-complex"
    assert refused.value.refusal.detail.endswith(f" {what}")
