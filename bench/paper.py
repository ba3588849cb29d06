"""A newspaper of any size for measuring: generated text in EmpireCMS markup, from a server that costs next to nothing.

python -m bench.paper ARTICLES PAGES [LISTED]     prints its port, serves until its standard input closes, prints what was asked for
"""

import asyncio
import json
import random
import sys
from collections import Counter
from functools import cache

_LISTED = 50
_SYLLABLES = "山村河路水田茶桥学校农户合作社镇上春天秋天支部书记老人孩子医生工地引水渠苗圃集市修路技术员收入年底分红房子新家门口产业大棚桃树稻谷养蜂木匠电站"
_RELATED = 'div class="xgyd"'


def sentence(rng: random.Random, length: int) -> str:
    """Write one sentence of nonsense in Chinese characters."""
    return (
        "".join(rng.choices(_SYLLABLES, k=length // 2))
        + "，"
        + "".join(rng.choices(_SYLLABLES, k=length // 2))
        + "。"
    )


def paragraphs(article: int, page: int) -> list[str]:
    """Write the paragraphs of one page, the same for the same numbers."""
    rng = random.Random(article * 1000 + page)  # noqa: S311 - text, not secrets
    return ["".join(sentence(rng, rng.randint(20, 50)) for _ in range(3)) for _ in range(4)]


def address(article: int, page: int) -> str:
    suffix = "" if page == 1 else f"_{page}"
    return f"/news/local/2017-02-{article % 28 + 1:02d}/{100000 + article}{suffix}.html"


def _pager(article: int, page: int, total: int) -> str:
    parts = [f'<a title="Page">&nbsp;<b>{page}</b>/<b>{total}</b> </a>&nbsp;&nbsp;']
    if page > 1:
        parts.append(
            f'<a href="{address(article, 1)}">首页</a>&nbsp;<a href="{address(article, page - 1)}">上一页</a>&nbsp;'
        )
    low = max(1, page - 2)
    numbers = range(low, min(total, low + 5) + 1)
    parts += [
        f"<b>{n}</b>" if n == page else f'<a href="{address(article, n)}">{n}</a>' for n in numbers
    ]
    if page < total:
        parts.append(
            f'<a href="{address(article, page + 1)}">下一页</a>&nbsp;<a href="{address(article, total)}">尾页</a>'
        )
    return "&nbsp;".join(parts)


def title(article: int) -> str:
    """Write a headline."""
    return "".join(random.Random(article).choices(_SYLLABLES, k=12))  # noqa: S311 - text, not secrets


def article_page(article: int, page: int, total: int) -> str:
    """Write one page of an article, about 7 kB with its navigation and its related reading."""
    head = title(article)
    nav = "".join(f'<li><a href="/channel{i}/">频道{i}</a></li>' for i in range(20))
    related = "".join(
        f'<li><a href="{address(article + i, 1)}">{title(article + i)}</a><span>时间:02-03</span></li>'
        for i in range(1, 9)
    )
    body = "".join(f"<p>　　{text}</p>\n" for text in paragraphs(article, page))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{head} - 测量日报</title></head><body>
<ul class="nav">{nav}</ul><div class="weizhi"><a href="/">首页</a> &raquo; <a href="/news/">新闻</a></div>
<h1>{head}</h1><div class="headtitle"><span>2017-02-{article % 28 + 1:02d} 10:34:01</span> 来源:<a href="/">测量日报</a></div>
<div id="article_content">{body}<p>责任编辑：王小军</p></div><div class="pages">{_pager(article, page, total)}</div>
<{_RELATED}><h3>相关阅读</h3><ul>{related}</ul></div>
<div class="footer"><p>免责声明：本页为测量而生成，不代表任何观点。</p><p>版权所有 测量日报</p></div></body></html>"""


def listing_page(number: int, articles: int, listed: int = _LISTED) -> str:
    """Write one page of the listing."""
    last = (articles + listed - 1) // listed
    first = (number - 1) * listed
    items = "".join(
        f'<li><a href="{address(a, 1)}">{title(a)}</a></li>'
        for a in range(first, min(first + listed, articles))
    )
    following = (
        f'<a href="/news/index_{number + 1}.html">下一页</a> <a href="/news/index_{last}.html">尾页</a>'
        if number < last
        else ""
    )
    return f'<html><head><meta charset="utf-8"><title>新闻</title></head><body><div class="list"><ul>{items}</ul></div><div class="epages">{following}</div></body></html>'


class Paper:
    """All answers of the paper, made when they are first asked for."""

    def __init__(self, articles: int, pages: int, listed: int = _LISTED) -> None:
        self.articles, self.pages, self.listed = articles, pages, listed
        self.asked: Counter[str] = Counter()
        self.answer = cache(self._answer)

    def _answer(self, path: str) -> bytes:
        html = self._html(path)
        status = "200 OK" if html is not None else "404 Not Found"
        body = (html or "404").encode()
        kind = "text/plain" if path == "/robots.txt" else "text/html"
        return (
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )

    def _html(self, path: str) -> str | None:
        name = path.rpartition("/")[2].removesuffix(".html")
        stem, _, number = name.partition("_")
        if path == "/robots.txt":
            return "User-agent: *\nDisallow: /e/\n"
        if stem == "index":
            return listing_page(int(number or 1), self.articles, self.listed)
        return (
            article_page(int(stem) - 100000, int(number or 1), self.pages)
            if stem.isdigit()
            else None
        )


class _Connection(asyncio.Protocol):
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            path = head.split(b" ", 2)[1].decode()
            self.paper.asked[path] += 1
            self.transport.write(self.paper.answer(path))  # type: ignore[attr-defined]


async def _serve(articles: int, pages: int, listed: int = _LISTED) -> None:
    paper = Paper(articles, pages, listed)
    for article in range(articles):  # make them now, not while it is measured
        for page in range(1, pages + 1):
            paper.answer(address(article, page))
    server = await asyncio.get_running_loop().create_server(
        lambda: _Connection(paper), "127.0.0.1", 0
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    sys.stdout.write(json.dumps(paper.asked))


if __name__ == "__main__":
    asyncio.run(_serve(*map(int, sys.argv[1:])))
