"""Articles given out to be read again, and what is done with what comes back."""

from dataclasses import replace
from sqlite3 import Connection
from typing import Any

import pytest

from crawler.archive import reparse
from crawler.model import ArchivedArticle
from crawler.paging.rebuild import rebuild
from tests.support.pages import NOW
from tests.support.rows import rows
from tests.support.stored import article, one, save

DAYS = (1, 3)


def held(db: Connection) -> ArchivedArticle:
    return next(reparse.holdings(db, reparse.chosen(db, site=None, since=None, urls=())))


def again(db: Connection, version: str = "1", **changes: Any) -> set[str]:
    holding = held(db)
    made = rebuild(holding, {n: got.reading for n, got in holding.pages.items()}, 100)
    return reparse.replace_reading(
        db, holding, replace(made, **changes), reader_version=version, days=DAYS, now=NOW
    )


@pytest.mark.parametrize("pages", [(1, 2, 3), (1, 3), (2,)])
def test_what_is_made_again_from_stored_pages_is_what_was_stored(
    db: Connection, pages: tuple[int, ...]
) -> None:
    save(db, article(*pages))
    before = rows(db, "SELECT * FROM articles"), rows(db, "SELECT * FROM frontier")
    assert again(db) == set()
    assert (
        rows(db, "SELECT * FROM articles"),
        rows(db, "SELECT * FROM frontier"),
    ) == before


def test_a_better_reading_is_a_version_with_the_cause_reader(db: Connection) -> None:
    save(db, article(1, 2, 3))
    before = one(db, "SELECT state, due_at FROM frontier")
    assert again(db, "2", source="江边日报") == {"source"}
    assert one(db, "SELECT source, revision, reader_version FROM articles") == ("江边日报", 2, "2")
    assert one(db, "SELECT cause, source FROM article_revisions") == ("reader", None)
    assert one(db, "SELECT state, due_at FROM frontier") == before


def test_the_same_reading_by_another_reader_is_no_version(db: Connection) -> None:
    save(db, article(1, 2, 3))
    assert again(db, "2") == set()
    assert one(db, "SELECT revision, reader_version FROM articles") == (1, "2")


def test_a_page_that_is_known_of_only_now_is_due(db: Connection) -> None:
    save(db, article(1, 2, 3))
    changed = again(
        db, status="partial", missing_pages=(4,), missing_reason="page-missing", pages_declared=4
    )
    assert changed == {"status", "missing_pages", "missing_reason", "pages_declared"}
    state, due_at = one(
        db, "SELECT state, due_at FROM frontier WHERE url = 'http://paper.example/4711.html'"
    )
    assert state == "partial"
    assert due_at is not None


def test_what_a_crawl_fetched_meanwhile_is_left_alone(db: Connection) -> None:
    save(db, article(1, 3))
    holding = held(db)
    made = rebuild(holding, {n: got.reading for n, got in holding.pages.items()}, 100)
    save(db, article(1, 2, 3))
    stored = rows(db, "SELECT * FROM articles")
    assert not reparse.replace_reading(
        db, holding, replace(made, title="另一个标题"), reader_version="2", days=DAYS, now=NOW
    )
    assert rows(db, "SELECT * FROM articles") == stored


def test_articles_are_chosen_by_site_day_and_any_of_their_addresses(db: Connection) -> None:
    save(db, article(1, 2, 3))
    number = held(db).id
    day = held(db).pages[1].fetch.fetched_at[:10]

    def chosen(**by: Any) -> list[int]:
        return reparse.chosen(db, **{"site": None, "since": None, "urls": (), **by})

    assert (
        chosen(site="paper.example")
        == chosen(since=day)
        == chosen(urls=[held(db).pages[2].fetch.url])
        == [number]
    )
    assert (
        chosen(site="other.example")
        == chosen(since="2999-01-01")
        == chosen(urls=["http://a.example/"])
        == []
    )
