"""What a site shows in place of stored articles: the copies stay, and somebody hears of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.newspaper import Newspaper, article_pages, listing, path, serving
from tests.support.pages import PROSE, html
from tests.support.seen import Seen, crawl, query, wait

pytestmark = pytest.mark.xdist_group("replaced")

STRANGE, SHORT_NOTICE, OTHER, REUSED = range(301, 305)
WORD, HALF, RENAMED, REWRITTEN = range(401, 405)
REPLACED, CORRECTED = (STRANGE, SHORT_NOTICE, OTHER, REUSED), (WORD, HALF, RENAMED, REWRITTEN)
ALL = (*REPLACED, *CORRECTED)
LINES = (
    "小学的操场上新添了两架秋千，孩子们下课就跑去排队，连校长也去荡了一回。",
    "木匠师傅说，秋千用的是老桥上拆下来的木头，一根也没有浪费。",
)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>　　{line}</p>" for line in lines)


def changed() -> dict[str, str]:
    """Let the site show something else at some addresses, and corrections at the others."""
    title = "渡口的第{}班船".format
    text = tuple(f"甲、{line}" for line in PROSE[:2])
    return {
        path(STRANGE): html(paragraphs("本页的阅读权已由运营商回收，详情以运营商的答复为准。"), title="权限回收", head=""),
        path(SHORT_NOTICE): html(paragraphs("稍候片刻。"), title="江边日报网", head=""),
        path(OTHER): html(paragraphs(*LINES), title="操场上的秋千"),
        path(REUSED): html(paragraphs(*LINES[::-1]), title="老桥的木头"),
        path(WORD): html(paragraphs(text[0].replace("十二筐", "十筐"), text[1]), title=title(WORD)),
        path(HALF): html(paragraphs(text[0], LINES[0]), title="一班船与一架秋千"),
        path(RENAMED): html(paragraphs(*text), title="春天里的摆渡人"),
        path(REWRITTEN): html(paragraphs(*LINES), title=title(REWRITTEN)),
    }  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Seen, Seen]]:
    archive = tmp_path_factory.mktemp("replaced") / "archive.db"
    pages = listing(*ALL)
    for number in ALL:
        pages |= article_pages(number, 1)
    with serving(Newspaper(pages)) as paper:
        first = crawl(paper, archive)
        paper.pages |= changed()
        wait(archive)
        yield archive, first, crawl(paper, archive)


@pytest.mark.parametrize("article", REPLACED)
def test_what_shares_neither_headline_nor_text_replaces_nothing(
    story: tuple[Path, Seen, Seen], article: int
) -> None:
    archive, first, second = story
    assert second.articles[article] == first.articles[article]
    row = second.frontier[article]
    assert (row["state"], row["reason"] in {"replaced", "notice"}) == ("stored", True)
    assert row["due_at"] is not None
    [held] = query(archive, f"SELECT * FROM quarantine WHERE url LIKE '%/{article}.html'")
    assert held["reason"] == row["reason"]
    assert held["warc_file"] is not None


@pytest.mark.parametrize("article", CORRECTED)
def test_a_correction_is_a_version(story: tuple[Path, Seen, Seen], article: int) -> None:
    second = story[2]
    assert second.articles[article]["revision"] == 2
    assert (article, "paper", None) in second.history


def test_several_replaced_articles_of_a_site_are_a_finding(story: tuple[Path, Seen, Seen]) -> None:
    archive, _, second = story
    assert second.ran.code == 3
    [found] = query(archive, "SELECT * FROM run_findings")
    assert (found["kind"], found["detail"]) == ("articles-replaced", "4 articles")
    assert "articles-replaced" in second.ran.err


def test_asking_for_the_address_replaces_nothing_either(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    pages = listing(OTHER) | article_pages(OTHER, 2)
    with serving(Newspaper(pages)) as paper:
        first = crawl(paper, archive)
        paper.pages |= changed()
        ran = run(
            archive, "crawl", "article", "-a", f"url={paper.url}{path(OTHER)}",
            replay=None, private=paper.host, RETRY_TIMES="0",
        )  # fmt: skip
    assert ran.code != 0
    assert "(replaced" in ran.err
    [row] = query(archive, "SELECT * FROM articles")
    assert row == first.articles[OTHER]
