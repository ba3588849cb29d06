import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive import articles, frontier, runs
from crawler.archive.database import open_archive
from crawler.items import Article, Link, RemovedBlock
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.making import NOW
from tests.paging.test_assembly import got, page, url


@pytest.fixture
def db(archive: Path) -> Iterator[Database]:
    database = open_archive(archive)
    yield database
    database.close()


def article(*numbers: int, total: int = 3, **changes: Any) -> Article:
    assembly = Assembly(100)
    for number in numbers:
        reading = replace(
            page(number, total),
            related=(Link(title="老渡口修了新码头", url=None, date_raw="03-01"),),
            removed=(RemovedBlock(rule="editor", text="责任编辑：杨柳"),),
        )
        assembly.restore(number, got(reading))
    return replace(merge(assembly, site="paper.example", spider="t"), **changes)


def save(db: Database, item: Article, version: str = "1") -> str:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    return articles.save(db, item, reader_version=version, run_id=run, now=NOW)


def one(db: Database, sql: str) -> Any:
    return db.conn.execute(sql).fetchone()


def test_an_article_is_stored_with_all_its_parts(db: Database) -> None:
    assert save(db, article(1, 2, 3)) == "new"
    assert one(db, "SELECT status, pages_declared, missing_pages, revision FROM articles") == ("complete", 3, "[]", 1)
    assert one(db, "SELECT count(*), min(page), max(page) FROM article_pages") == (3, 1, 3)
    assert one(db, "SELECT title, date_raw FROM links") == ("老渡口修了新码头", "03-01")
    assert one(db, "SELECT count(*) FROM removed_blocks WHERE rule = 'editor'") == (3,)
    assert one(db, "SELECT state, due_at FROM frontier WHERE url = 'http://paper.example/4711.html'") == (
        "stored",
        None,
    )


def test_spans_lead_from_the_body_to_the_pages(db: Database) -> None:
    save(db, article(1, 2, 3))
    body = one(db, "SELECT body FROM articles")[0].split("\n")
    for number, first, last in db.conn.execute("SELECT page, first_paragraph, last_paragraph FROM article_pages"):
        assert tuple(body[first : last + 1]) == page(number, 3).paragraphs


def test_the_same_article_again_changes_nothing(db: Database) -> None:
    save(db, article(1, 2, 3))
    before = list(db.query("SELECT * FROM articles"))
    assert save(db, article(1, 2, 3), version="2") == "unchanged"
    assert list(db.query("SELECT * FROM articles")) == before
    assert one(db, "SELECT count(*) FROM article_revisions") == (0,)


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(db: Database) -> None:
    save(db, article(1, 2, 3, title="渡口的早班船"))
    assert save(db, article(1, 2, 3, title="渡口的早班船（更正）")) == "changed"
    assert one(db, "SELECT title, revision FROM articles") == ("渡口的早班船（更正）", 2)
    assert one(db, "SELECT title, revision, cause FROM article_revisions") == ("渡口的早班船", 1, "paper")


def test_a_partial_article_is_due_at_once_and_completed_by_the_page_that_comes(db: Database) -> None:
    assert save(db, article(1, 3)) == "new"
    assert one(db, "SELECT status, missing_pages, missing_reason FROM articles") == ("partial", "[2]", "page-missing")
    state, due_at, article_id = one(db, "SELECT state, due_at, article_id FROM frontier")
    assert (state, due_at) == ("partial", "2024-06-01T04:00:00Z")
    assembly = Assembly(100)
    for number, kept in articles.pages(db, article_id).items():
        assembly.restore(number, kept)
    assert [(w.number, w.url) for w in assembly.wanted()] == [(2, url(2))]
    assert save(db, article(1, 2, 3)) == "completed"
    assert one(db, "SELECT status, revision FROM articles") == ("complete", 2)
    assert one(db, "SELECT cause, status FROM article_revisions") == ("completed", "partial")
    assert one(db, "SELECT state, due_at FROM frontier") == ("stored", None)


@pytest.mark.parametrize(
    "worse",
    [pytest.param((1,), id="fewer pages than the stored part"), pytest.param((2, 3), id="another page missing")],
)
def test_less_never_replaces_more(db: Database, worse: tuple[int, ...]) -> None:
    save(db, article(1, 2, 3))
    assert save(db, article(*worse)) == "unchanged"
    assert one(db, "SELECT status, missing_pages FROM articles") == ("complete", "[]")
    assert one(db, "SELECT count(*) FROM article_pages") == (3,)


def test_a_page_that_stays_missing_is_tried_less_and_less_and_then_settled(db: Database) -> None:
    waits = []
    for _ in range(6):
        save(db, article(1, 3))
        waits.append(one(db, "SELECT due_at FROM frontier")[0])
    assert [w and w[:10] for w in waits] == ["2024-06-01", "2024-06-02", "2024-06-04", "2024-06-15", "2024-08-30", None]
    assert one(db, "SELECT state FROM frontier") == ("partial",)


def test_every_accepted_address_of_the_article_is_settled_with_it(db: Database) -> None:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, [url(3), url(1)], site="paper.example", found_on="http://paper.example/", run_id=run, now=NOW)
    save(db, article(1, 2, 3))
    assert list(db.conn.execute("SELECT url, state FROM frontier ORDER BY url")) == [
        (url(1), "stored"),
        (url(3), "stored"),
    ]


def test_readings_survive_the_archive(db: Database) -> None:
    save(db, article(1, 2, 3))
    kept = articles.stored(db, url(1))
    assert kept is not None
    assert kept.pages[2].reading.paragraphs == page(2, 3).paragraphs
    assert kept.pages[2].reading.pager == page(2, 3).pager
    assert json.loads(one(db, "SELECT reading FROM article_pages WHERE page = 2")[0])["pager"]["total"] == 3


def test_a_failure_leaves_nothing_half_written(db: Database) -> None:
    broken = article(1, 2, 3)
    broken = replace(broken, pages=(*broken.pages, broken.pages[0]))  # page 1 twice: the key forbids it
    with pytest.raises(Exception, match="UNIQUE"):
        save(db, broken)
    assert one(db, "SELECT count(*) FROM articles") == (0,)
    assert one(db, "SELECT count(*) FROM article_pages") == (0,)


@pytest.mark.parametrize("first", ["http://paper.example/4711.html", "http://paper.example/4711_1.html"])
def test_page_one_under_its_other_address_is_the_same_article(db: Database, first: str) -> None:
    """Found as 4711.html in a listing and as 4711_1.html in the pager of page 2, in either order."""
    twin = "http://paper.example/4711_1.html"
    plain = article(1, 2, 3)
    named = replace(
        plain, pages=(replace(plain.pages[0], fetch=replace(plain.pages[0].fetch, aliases=(twin,))), *plain.pages[1:])
    )
    numbered = replace(
        plain,
        url=twin,
        pages=(replace(plain.pages[0], fetch=replace(plain.pages[0].fetch, url=twin)), *plain.pages[1:]),
    )
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, [url(1), twin], site="paper.example", found_on=None, run_id=run, now=NOW)
    for item in (named, numbered) if first == url(1) else (numbered, named):
        save(db, item)
    assert list(db.conn.execute("SELECT url FROM articles")) == [(first,)]
    assert list(db.conn.execute("SELECT DISTINCT state FROM frontier")) == [("stored",)]
