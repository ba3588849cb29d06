"""The newspaper that is crawled: generated articles of one to six pages, listed fifty to a page."""

import random
from functools import cache

from bench import paper
from tests.support.newspaper import Newspaper

_LISTED = 50


@cache
def lengths(articles: int, seed: int) -> tuple[int, ...]:
    """Say how many pages each article has."""
    rng = random.Random(seed)
    return tuple(rng.randint(1, 6) for _ in range(articles))


def newspaper(articles: int, seed: int, first: int = 0) -> Newspaper:
    """Write a paper; `first` is the number of its first article."""
    pages = {
        paper.address(first + n, page): paper.article_page(first + n, page, total)
        for n, total in enumerate(lengths(articles, seed))
        for page in range(1, total + 1)
    }
    last = (articles + _LISTED - 1) // _LISTED
    for number in range(1, last + 1):
        shown = range(first + (number - 1) * _LISTED, first + min(number * _LISTED, articles))
        items = "".join(
            f'<li><a href="{paper.address(n, 1)}">{paper.title(n)}</a></li>' for n in shown
        )
        following = f'<a href="/news/index_{number + 1}.html">下一页</a>' if number < last else ""
        name = "index.html" if number == 1 else f"index_{number}.html"
        pages[f"/news/{name}"] = (
            '<html><head><meta charset="utf-8"><title>新闻</title></head><body>'
            f'<div class="list"><ul>{items}</ul></div><div class="epages">{following}</div></body></html>'
        )
    return Newspaper(pages)
