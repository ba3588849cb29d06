"""An archive for readers: twenty small articles over two years, one of five pages in two versions, a partial and a hostile one."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.archive import articles, runs
from crawler.archive.database import open_archive
from crawler.model import Article, Fetch, FetchedPage, Image, Link, Page, Pager, RemovedBlock, Run
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.support.pages import NOW

HOSTILE = "<script>document.title='owned'</script>"
SEED = "小河口村的脱贫账本"


def url(name: str, number: int) -> str:
    return (
        f"http://paper.example/{name}.html"
        if number == 1
        else f"http://paper.example/{name}_{number}.html"
    )


def made(
    name: str,
    title: str,
    pages: dict[int, tuple[str, ...]],
    *,
    total: int | None = None,
    **said: object,
) -> Article:
    """Make an article of the given pages, of `total`, as a visit would."""
    total = total or max(pages)
    urls = tuple(url(name, n) for n in range(1, total + 1))
    pager = Pager(
        kind="article", total=total, page_urls=urls, pages_planned=urls, evidence=f"1/{total}"
    )
    assembly = Assembly(100)
    for number, paragraphs in pages.items():
        reading = Page(url=url(name, number), title=title, paragraphs=paragraphs)
        if total > 1:
            reading = replace(reading, pager=replace(pager, current=number))
        reading = replace(reading, **said)  # type: ignore[arg-type]
        fetch = Fetch(
            url=reading.url,
            fetched_at="2024-03-05T00:00:00Z",
            http_status=200,
            sha256=f"{number}" * 64,
        )
        assembly.restore(number, FetchedPage(reading=reading, fetch=fetch))
    return merge(assembly, site="paper.example", spider="t")


def seed(last: str = "年底，村里在祠堂门口贴出了最后一页账。") -> Article:
    """Make the article of five pages; its last paragraph is the paper's to change."""
    pages = {
        n: (
            f"第{n}页：账本上写着，第{n}组今年脱贫{n * 3}户，一户一行。",
            f"老支书把第{n}页念了两遍，大家才散。",
        )
        for n in range(1, 5)
    }
    return made(
        "seed",
        SEED,
        pages | {5: (last,)},
        subtitle="五页写完一个村",
        published_at="2017-02-03T10:34+08:00",
        published_raw="2017-02-03 10:34",
        source="渡口日报",
        authors=("杨柳", "顾青山"),
        photographers=("顾青山",),
        channel=("首页", "县区新闻"),
        images=(Image(url="http://paper.example/a.jpg", caption="祠堂门口的账", position=1),),
        related=(
            Link(title="上一本账", url="http://paper.example/before.html", date_raw="01-02"),
            Link(title="危险的链接", url="javascript:alert(1)", date_raw=None),
        ),
        removed=(RemovedBlock(rule="disclaimer", text="声明：本文所载数字以县里公布的为准。"),),
    )


def hostile() -> Article:
    return made(
        "hostile",
        f"标题里有{HOSTILE}",
        {1: (f'正文里有{HOSTILE}，还有"><svg onload=alert(1)>，都是字。',)},
        published_at="2018-05-01",
        source='"><svg onload=alert(1)>',
        authors=("=HYPERLINK(1)",),
    )


def fill(path: Path) -> None:
    """Put the library at a path: a copy of one that is written once."""
    path.write_bytes(_library())


@cache
def _library() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.db")
        _write(path)
        return path.read_bytes()


def _write(path: Path) -> None:
    db = open_archive(path)
    moment = NOW
    for item in [
        *(
            made(
                f"s{n}",
                f"第{n}则渡口消息",
                {1: (f"第{n}天，渡口开了{n + 1}班船。",)},
                published_at=f"201{6 + n % 2}-0{1 + n % 9}-11",
                source="渡口日报",
            )
            for n in range(20)
        ),
        seed(),
        made(
            "lost",
            "少了一页的报道",
            {1: ("第一页说脱贫。",), 3: ("第三页说修路。",)},
            total=3,
            published_at="2017-03-01",
        ),
        hostile(),
        seed("年底，村里在祠堂门口贴出了第五页账。"),
    ]:
        run = runs.begin(db, spider="t", arguments={}, versions={}, now=moment)
        if item.title == SEED and run > 22:
            pages = [replace(p, fetch=replace(p.fetch, sha256="9" * 64)) for p in item.pages]
            item = replace(item, pages=tuple(pages))  # noqa: PLW2901
        articles.save(db, item, reader_version="1", run=Run(run, moment, (1,)))
        runs.finish(db, run, reason="finished", counts={"articles/new": 1}, requests=1, now=moment)
        moment += timedelta(hours=1)
    db.close()
