"""Second looks: what they cost, what they notice, and that no answer of the site takes the good copy away."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.archive.articles import Stored
from crawler.archive.revisits import Look
from crawler.crawl import revisit_job
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.reparse import Reread, Task
from crawler.crawl.revisit_job import RevisitJob
from crawler.model import Fetch, FetchedPage
from crawler.site import Site
from tests.support.commands import Scrapy
from tests.support.newspaper import Newspaper, article_pages, listing, path, serving
from tests.support.pages import URL, html, read
from tests.support.seen import INDEX, Seen, crawl, query, wait

# The story is told once, not once for each worker.
pytestmark = pytest.mark.xdist_group("revisits")

SAME, CORRECTED, GREW, SHRANK, HALVED, BLIND, UNSEEN, LATE = range(101, 109)
GONE, LEFT, SOFT, ASKED, BROKEN, MOVED = range(201, 207)
LONG, SHORT = range(101, 109), range(201, 207)
SOFT_404 = "<html><meta charset='utf-8'><title>提示</title><p>您访问的页面不存在。</p></html>"
CHALLENGE = (
    "<html><head><title>安全验证</title></head><body><div id='captcha'>请完成安全验证，拖动滑块完成拼图</div>"
    "<script>challenge()</script></body></html>"
)


def read_otherwise(archive: Path) -> None:
    """Let the stored articles have been read by an earlier version, which saw less."""
    query(archive, "UPDATE articles SET reader_version = '0.0.1+00000000'")
    query(archive, "UPDATE article_pages SET reading = json_remove(reading, '$.paragraphs[0]')")


def whole() -> dict[str, str]:
    pages = listing(*LONG, *SHORT)
    for article in LONG:
        pages |= article_pages(article, 3)
    for article in SHORT:
        pages |= article_pages(article, 1)
    return pages


def change(paper: Newspaper) -> None:
    """Let the paper do to each article what its name says."""
    paper.pages |= article_pages(
        CORRECTED, 3, note="更正：昨日本报所称十二筐应为十筐，特此说明并向读者致歉。"
    )
    paper.pages[path(LATE, 3)] = paper.pages[path(LATE, 3)].replace("十二筐", "十筐")
    paper.pages |= (
        article_pages(GREW, 4)
        | article_pages(SHRANK, 2)
        | article_pages(HALVED, 1)
        | article_pages(BLIND, 1)
    )
    paper.pages |= article_pages(UNSEEN, 3, title="渡口的加班船") | article_pages(
        999, 1, title="冷库封顶"
    )
    for lost in (path(SHRANK, 3), path(HALVED, 2), path(HALVED, 3), path(GONE)):
        del paper.pages[lost]
    paper.pages |= {path(SOFT): SOFT_404, path(ASKED): CHALLENGE}
    paper.faults = {path(LEFT): 410, path(BROKEN): 500, path(UNSEEN, 2): 500}
    paper.moved = {path(MOVED): path(999)}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Seen]]:
    """A paper crawled for the first time, at once again, when all is due, when much has changed, when all is as it was."""
    archive = tmp_path_factory.mktemp("story") / "archive.db"
    with serving(Newspaper(whole())) as paper:
        seen = [crawl(paper, archive), crawl(paper, archive)]
        wait(archive)
        seen.append(crawl(paper, archive))
        change(paper)
        wait(archive)
        seen.append(crawl(paper, archive))
        paper.pages, paper.faults, paper.moved = whole(), {}, {}
        wait(archive)
        yield [*seen, crawl(paper, archive)]


def test_before_its_time_nothing_is_looked_at(story: list[Seen]) -> None:
    assert story[0].ran.code == 0
    assert story[1].asked == {(INDEX, 200): 1}


def test_an_unchanged_article_costs_one_request_and_no_row(story: list[Seen]) -> None:
    first, again = story[0], story[2]
    assert (again.ran.code, again.ran.err) == (0, "")
    assert again.ran.out.startswith("Nothing is new.")
    assert again.asked == {(INDEX, 200): 1} | {(path(n), 304): 1 for n in (*LONG, *SHORT)}
    assert (again.rows, again.size, again.articles) == (first.rows, first.size, first.articles)
    assert {(row["state"], row["revisits"]) for row in again.frontier.values()} == {("stored", 1)}


def test_a_correction_is_a_revision_and_only_what_changed_is_sent(story: list[Seen]) -> None:
    now = story[3]
    assert {(p, status) for p, status in now.asked if f"/{CORRECTED}" in p} == {
        (path(CORRECTED), 200), (path(CORRECTED, 2), 304), (path(CORRECTED, 3), 304),
    }  # fmt: skip
    assert (CORRECTED, "paper", 3) in now.history
    assert now.articles[CORRECTED]["revision"] == 2
    assert "应为十筐" in now.articles[CORRECTED]["body"]
    assert now.frontier[CORRECTED]["revisits"] == 0


def test_a_page_that_appears_is_a_revision(story: list[Seen]) -> None:
    now = story[3]
    assert (
        now.articles[GREW]["pages_declared"],
        now.articles[GREW]["status"],
        now.pages[GREW],
    ) == (4, "complete", 4)
    assert (GREW, "paper", 3) in now.history


@pytest.mark.parametrize(("article", "left"), [(SHRANK, 2), (HALVED, 1)])
def test_a_page_that_vanishes_is_a_revision(story: list[Seen], article: int, left: int) -> None:
    now = story[3]
    assert (now.articles[article]["status"], now.pages[article]) == ("complete", left)
    assert (article, "paper", 3) in now.history


def test_a_pager_that_vanishes_while_its_pages_are_served_takes_no_page_away(
    story: list[Seen],
) -> None:
    now = story[3]
    assert (
        now.articles[BLIND]["pages_declared"],
        now.pages[BLIND],
        now.articles[BLIND]["revision"],
    ) == (3, 3, 1)


@pytest.mark.parametrize(
    "article", [GONE, LEFT, SOFT, ASKED, MOVED], ids="404 410 soft-404 challenge moved".split()
)
def test_an_article_that_is_gone_keeps_its_good_copy_and_may_come_back(
    story: list[Seen], article: int
) -> None:
    before, now, later = story[2], story[3], story[4]
    assert now.articles[article]["gone_at"] is not None
    assert now.articles[article] | {"gone_at": None} == before.articles[article]
    assert (now.frontier[article]["state"], now.frontier[article]["tries"]) == ("stored", 1)
    assert later.articles[article] == before.articles[article]
    assert (later.frontier[article]["reason"], later.frontier[article]["tries"]) == (None, 0)


def test_a_server_in_trouble_says_nothing_about_an_article(story: list[Seen]) -> None:
    assert story[3].articles[BROKEN] == story[2].articles[BROKEN]
    row = story[3].frontier[BROKEN]
    assert (row["state"], row["reason"], row["tries"]) == ("stored", "http-500", 1)


def test_a_look_that_could_not_see_every_page_changes_nothing_and_is_due_at_once(
    story: list[Seen],
) -> None:
    assert story[3].articles[UNSEEN] == story[2].articles[UNSEEN]
    row = story[3].frontier[UNSEEN]
    assert (row["state"], row["reason"], row["tries"]) == ("stored", "page-missing", 1)
    assert row["due_at"] < row["last_seen_at"] or row["due_at"][:10] == row["last_seen_at"][:10]


def test_what_vanished_is_in_the_summary_and_what_could_not_be_seen_is_a_problem(
    story: list[Seen],
) -> None:
    ran = story[3].ran
    assert ran.code == 3
    assert "4 gone from the site and kept" in ran.out
    problems = {
        line.split(": ")[1].rpartition("/")[2] for line in ran.err.splitlines() if ".html: " in line
    }
    assert problems == {f"{n}.html" for n in (ASKED, BROKEN, UNSEEN)}
    assert "the site did not give page 2, which the stored copy has; 2: http-500" in ran.err
    assert "stored without" not in ran.err


def test_what_was_changed_back_is_a_revision_again_and_nothing_else_is(story: list[Seen]) -> None:
    assert story[4].ran.code == 0
    assert Counter(article for article, _, _ in story[4].history) == {
        CORRECTED: 2,
        GREW: 2,
        SHRANK: 2,
        HALVED: 2,
    }
    assert {n: a["body"] for n, a in story[4].articles.items()} == {
        n: a["body"] for n, a in story[0].articles.items()
    }


def test_a_server_that_knows_no_versions_is_asked_for_one_page_and_the_last_look_for_all(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "archive.db"
    pages = listing(LATE) | article_pages(LATE, 3)
    with serving(Newspaper(pages, validators=False)) as paper:
        crawl(paper, archive, REVISIT_DAYS="1,3")
        paper.pages = {
            name: page.replace("</body>", "<!-- 2 --></body>") for name, page in paper.pages.items()
        }
        paper.pages[path(LATE, 3)] = paper.pages[path(LATE, 3)].replace("十二筐", "十筐")
        wait(archive)
        read_otherwise(archive)
        second = crawl(paper, archive, REVISIT_DAYS="1,3")
        wait(archive)
        third = crawl(paper, archive, REVISIT_DAYS="1,3")
    assert second.asked == {(INDEX, 200): 1, (path(LATE), 200): 1}
    assert (
        second.articles[LATE]["revision"] == 1
    )  # what another reader had made of it is no change of the paper's
    assert third.asked == {(INDEX, 200): 1} | {(path(LATE, n), 200): 1 for n in (1, 2, 3)}
    assert third.history == [(LATE, "paper", 3)]
    assert "十筐" in third.articles[LATE]["body"]


def test_an_article_whose_first_page_only_a_script_leads_to_is_partial_and_looked_at_like_any_other(
    tmp_path: Path,
) -> None:
    archive, second = tmp_path / "archive.db", path(LATE, 2)
    pages = {
        name: page.replace(path(LATE), "javascript:go(1)")
        for name, page in article_pages(LATE, 3).items()
    }
    pages = {
        name: page.replace("<b>2</b>/<b>3</b>", "")
        for name, page in pages.items()
        if name != path(LATE)
    }
    entry = listing(LATE)[INDEX].replace(path(LATE), second)
    with serving(Newspaper(pages | {INDEX: entry})) as paper:
        crawl(paper, archive)
        wait(archive)
        again = crawl(paper, archive)
    [article] = query(archive, "SELECT status, missing_pages, missing_reason FROM articles")
    assert article == {
        "status": "partial",
        "missing_pages": "[1]",
        "missing_reason": "pager-bad-scheme",
    }
    assert again.ran.code == 3


def test_raw_records_are_read_again_in_the_thread_of_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    page = read(html())
    fetch = Fetch(url=URL, fetched_at="2024-06-01T04:00:00Z", http_status=200, sha256="0")

    def noted(_: Task) -> Reread:
        threads.append(threading.current_thread().name)
        return Reread({1: page})

    monkeypatch.setattr(revisit_job, "reread", noted)
    settings = Settings({"ARCHIVE_DB": str(tmp_path / "archive.db"), "REVISIT_DAYS": "1"})
    client = ArchiveClient(SimpleNamespace(settings=settings))  # type: ignore[arg-type]
    host: Any = SimpleNamespace(
        archive=client,
        limit=9,
        parallel=1,
        site_of=lambda _: Site(title="江边日报网", domains=("paper.example",)),
    )
    stored = Stored(
        1,
        "complete",
        1,
        "of another reader",
        {1: FetchedPage(reading=replace(page, title="渡口"), fetch=fetch)},
    )
    look = RevisitJob(host, Look(URL), stored)
    assert asyncio.run(
        look._is_same(1, FetchedPage(reading=page, fetch=replace(fetch, sha256="1")))
    )
    assert threads == ["archive_0"]


@pytest.mark.parametrize("days", ["1,x", "-1", "1.5", "9" * 5000], ids=range(4))
def test_a_schedule_that_is_none_is_refused(scrapy: Scrapy, days: str) -> None:
    done = scrapy("crawl", "sample", REVISIT_DAYS=days)
    assert done.code == 2
    assert "must be whole days, such as 1,3,14,90" in done.err
