"""All invented sites behind one port: a forward proxy that never leaves this machine."""

import asyncio
import queue
import threading
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from adversary.article import Article
from adversary.family import Answer
from adversary.pages import article_page, list_page, neighbour_page, sorry_page, whole_page
from adversary.site import Site, key

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers."""

    status: int
    kind: str  # the Content-Type
    body: bytes


class Sites:
    """The answers of all sites, by address."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self.replies: dict[str, Reply] = {}
        self.everything: dict[
            str, Reply
        ] = {}  # what a host answers to any address it does not have
        self._by_path: dict[str, list[str]] = {}
        for site in sites:
            self._add_site(site)

    def reply(self, url: str) -> Reply:
        """Answer; a parameter that no script of the site knows is ignored, as scripts do."""
        exact = self.replies.get(key(url)) or self._ignoring_parameters(url)
        if exact:
            return exact
        host = urlsplit(url).netloc
        missing = Reply(
            404,
            "text/html",
            b"<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>",
        )
        return missing if url.endswith("/robots.txt") else self.everything.get(host, missing)

    def _ignoring_parameters(self, url: str) -> Reply | None:
        asked = set(parse_qsl(urlsplit(key(url)).query, keep_blank_values=True))
        candidates = self._by_path.get(_bare(url), [])
        fitting = [(len(_parameters(one)), one) for one in candidates if _parameters(one) <= asked]
        return self.replies[max(fitting)[1]] if fitting else None

    def _add(self, url: str, reply: Reply) -> None:
        if key(url) not in self.replies:
            self.replies[key(url)] = reply
            self._by_path.setdefault(_bare(url), []).append(key(url))

    def _add_site(self, site: Site) -> None:
        kinds = {
            Answer.HOME: list_page(site),
            Answer.SORRY: sorry_page(site),
            Answer.OTHER: neighbour_page(site, site.neighbours[1]),
        }
        standing = {answer: _page(site, html) for answer, html in kinds.items()}
        self._add(f"http://{site.host}/", standing[Answer.HOME])
        self._add(f"http://{site.host}/news/", standing[Answer.HOME])
        if site.family.unknown in standing:
            self.everything[site.host] = standing[site.family.unknown]
        for article in site.articles:
            self._add_article(site, article, standing)
        for neighbour in site.neighbours:
            self._add(site.page_address(neighbour, 1), _page(site, neighbour_page(site, neighbour)))

    def _add_article(self, site: Site, article: Article, standing: dict[Answer, Reply]) -> None:
        family, total = site.family, len(article.pages)
        shown = range(1, 2) if site.in_one else range(1, total + 1)
        replies = {page: _page(site, article_page(site, article, page)) for page in shown}
        answers = {**standing, Answer.FIRST: replies[1], Answer.LAST: replies[max(shown)]}
        if family.hole:
            replies[hole(article)] = answers.get(family.hole, Reply(404, "text/html", b"404"))
        for page, reply in replies.items():
            self._add(site.page_address(article, page), reply)
        if family.unknown in answers and not site.in_one:
            self._add(site.page_address(article, total + 1), answers[family.unknown])
        if family.whole:
            self._add(
                site.fill_address(family.whole, article), _page(site, whole_page(site, article))
            )
        for beside in family.beside:
            for page in range(1, beside.most + 1):
                self._add(site.address(beside.address, article, page), standing[Answer.HOME])


def hole(article: Article) -> int:
    """Return which page is not there where one is missing: a middle one."""
    return 2 + article.number % (len(article.pages) - 2)


def _page(site: Site, html: str) -> Reply:
    style = site.style
    kind = f"text/html; charset={style.codec}" if style.charset_in_header else "text/html"
    return Reply(200, kind, html.encode(style.codec, "xmlcharrefreplace"))


def _bare(url: str) -> str:
    return key(url).partition("?")[0]


def _parameters(url: str) -> set[tuple[str, str]]:
    return set(parse_qsl(urlsplit(url).query, keep_blank_values=True))


class _Connection(asyncio.Protocol):
    def __init__(self, sites: Sites, alive: set[asyncio.Transport]) -> None:
        self.sites = sites
        self.alive = alive
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.alive.add(transport)

    def connection_lost(self, _: Exception | None) -> None:
        self.alive.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            reply = self.sites.reply(head.split(b" ", 2)[1].decode())
            head_lines = (
                f"HTTP/1.1 {reply.status} -",
                f"Content-Type: {reply.kind}",
                f"Content-Length: {len(reply.body)}",
            )
            self.transport.write("\r\n".join((*head_lines, "", "")).encode() + reply.body)


@contextmanager
def serve(sites: Sites) -> "Iterator[str]":
    """Serve the sites from a thread; gives the address of the proxy."""
    began: queue.Queue[str] = queue.Queue()
    loop = asyncio.new_event_loop()
    end = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=[_serve(sites, began, end)])
    thread.start()
    try:
        yield began.get()
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()
        loop.close()


async def _serve(sites: Sites, began: "queue.Queue[str]", end: asyncio.Event) -> None:
    alive: set[asyncio.Transport] = set()
    server = await asyncio.get_running_loop().create_server(
        lambda: _Connection(sites, alive), "127.0.0.1", 0
    )
    began.put(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await end.wait()
    for transport in alive:
        transport.close()
    server.close()
    await server.wait_closed()
