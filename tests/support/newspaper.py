"""A newspaper on this machine whose pages a test changes between crawls, with validators, faults and a log of its requests."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from pathlib import Path

from tests.support.pages import PROSE, html
from tests.support.server import Answer, served

_SPIDER = """\
from crawler.site import Listing, Site
from crawler.crawl.spider import ArticleSpider


class Paper(ArticleSpider):
    name = {name!r}
    site = Site(
        title="江边日报网",
        domains=({host!r},),
        listings=(Listing(url="http://{host}/news/index.html", items="div.list a"),),
        article=r"/\\d{{4}}-\\d\\d-\\d\\d/\\d+(?:_\\d+)?\\.html$",
    )
"""


@dataclass
class Newspaper:
    """What is served: `pages` by path, a status by path in `faults`, another path in `moved`; `log` holds path and status of each request, and `watch` is called at each."""

    pages: dict[str, str] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    log: list[tuple[str, int]] = field(default_factory=list)
    validators: bool = True
    watch: Callable[[], None] = lambda: None
    host: str = ""

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def answers(self) -> Counter[tuple[str, int]]:
        """Return the answers so far, robots.txt left out, and forget them."""
        seen = Counter(entry for entry in self.log if entry[0] != "/robots.txt")
        self.log.clear()
        return seen

    def answer(self, path: str, known: str | None) -> Answer:
        """Answer a request for a path; `known` is the version that the client has."""
        if path in self.moved:
            return Answer(status=301, headers={"Location": self.moved[path]})
        if path in self.faults or path not in self.pages:
            return Answer("<html></html>", self.faults.get(path, 404))
        body = self.pages[path].encode()
        tag = f'"{sha256(body).hexdigest()[:12]}"'
        headers = {"ETag": tag} if self.validators else {}
        if self.validators and known == tag:
            return Answer(status=304, headers=headers)
        return Answer(body, headers=headers)

    def declare(self, folder: Path, name: str = "paper") -> str:
        """Write a spider for this paper into a package of the folder, and give the setting that finds it."""
        package = folder / "papers"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        (package / f"{name}.py").write_text(_SPIDER.format(name=name, host=self.host), "utf-8")
        return "papers"


@contextmanager
def serving(paper: Newspaper) -> Iterator[Newspaper]:
    """Serve a paper while a block runs."""

    def answer(path: str, headers: Message) -> Answer:
        answer = paper.answer(path, headers["If-None-Match"])
        paper.log.append((path, answer.status))
        paper.watch()
        return answer

    with served(answer) as server:
        paper.host = server.host
        yield paper


_NAMES = "零甲乙丙丁戊己庚辛壬癸"


def path(article: int, page: int = 1) -> str:
    return f"/news/2024-03-05/{article}{'' if page == 1 else f'_{page}'}.html"


def article_pages(
    article: int, total: int, *, title: str | None = None, note: str = ""
) -> dict[str, str]:
    """Write the pages of an article; `note` is added to its first page."""
    written = {}
    for n in range(1, total + 1):
        links = " ".join(
            f"<b>{m}</b>" if m == n else f'<a href="{path(article, m)}">{m}</a>'
            for m in range(1, total + 1)
        )
        pager = f'<div class="pages"><b>{n}</b>/<b>{total}</b> {links}</div>' if total > 1 else ""
        texts = [f"{_NAMES[n]}、{text}" for text in PROSE[:2]] + ([note] if note and n == 1 else [])
        body = "".join(f"<p>　　{text}</p>" for text in texts)
        written[path(article, n)] = html(body, title=title or f"渡口的第{article}班船", after=pager)
    return written


def listing(*articles: int) -> dict[str, str]:
    """Write the listing's page."""
    links = "".join(f'<li><a href="{path(n)}">渡口的第{n}班船</a></li>' for n in articles)
    return {
        "/news/index.html": f'<html><meta charset="utf-8"><div class="list"><ul>{links}</ul></div></html>'
    }
