from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from crawler.archive import articles, frontier, revisits, runs, takedown
from crawler.archive.database import open_archive
from crawler.archive.revisits import Look
from crawler.model import Refusal, Run
from tests.support.article_pages import url
from tests.support.pages import NOW
from tests.support.rows import rows
from tests.support.stored import article, changed_bytes, one

DAYS = (1, 3, 14, 90)


@pytest.fixture
def db(archive: Path) -> Iterator[Connection]:
    database = open_archive(archive)
    articles.save(
        database, article(1, 2, 3), reader_version="1", run=Run(begin(database), NOW, DAYS)
    )
    yield database
    database.close()


def begin(db: Connection) -> int:
    return runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)


def take(db: Connection, now: datetime, run: int | None = None) -> list[Look]:
    return revisits.take(db, site="paper.example", run=Run(run or begin(db), now, DAYS), most=10)


def confirm(db: Connection, now: datetime) -> None:
    revisits.confirm(db, url(1), article(1, 2, 3).pages[0].fetch, run=Run(begin(db), now, DAYS))


def test_looks_come_less_and_less_often_and_end(db: Connection) -> None:
    now, waits, last = NOW, [], []
    while (due_at := one(db, "SELECT due_at FROM frontier")[0]) is not None:
        due = datetime.fromisoformat(due_at)
        assert take(db, due - timedelta(seconds=1)) == []
        waits.append((due - now).days)
        now = due
        [look] = take(db, now)
        last.append(look.is_last)
        confirm(db, now)
    assert waits == [1, 3, 14, 90]
    assert last == [False, False, False, True]


def test_a_look_is_taken_once_in_a_run_and_no_listing_takes_it(db: Connection) -> None:
    run, later = begin(db), NOW + timedelta(days=2)
    assert take(db, later, run) == [Look(url(1))]
    assert take(db, later, run) == []
    assert (
        frontier.accept(
            db, [url(1)], site="paper.example", found_on=None, run=Run(begin(db), later)
        )
        == []
    )
    assert frontier.due(db, site="paper.example", run=Run(begin(db), later), most=10) == []


def test_the_article_that_is_due_longest_is_looked_at_first(db: Connection) -> None:
    names = ("y", "a", "m")
    for days, name in enumerate(names):
        other = article(1, url=f"http://paper.example/{name}.html", title=name, total=1)
        other = replace(
            other,
            pages=tuple(replace(p, fetch=replace(p.fetch, url=other.url)) for p in other.pages),
        )
        articles.save(
            db,
            other,
            reader_version="1",
            run=Run(begin(db), NOW - timedelta(days=len(names) - days), DAYS),
        )
    found = take(db, NOW + timedelta(days=1))
    assert [look.url for look in found] == [
        *(f"http://paper.example/{name}.html" for name in names),
        url(1),
    ]


def test_a_change_begins_the_schedule_anew(db: Connection) -> None:
    later = NOW + timedelta(days=2)
    confirm(db, later)
    changed = changed_bytes(article(1, 2, 3, title="渡口的早班船（更正）"))
    articles.save(db, changed, reader_version="1", run=Run(begin(db), later, DAYS))
    assert one(db, "SELECT revisits, due_at FROM frontier") == (0, "2024-06-04T04:00:00Z")


def test_a_look_that_a_person_asked_for_leaves_the_schedule_alone(db: Connection) -> None:
    articles.save(
        db,
        article(1, 2, 3),
        reader_version="1",
        run=Run(begin(db), NOW + timedelta(hours=1), DAYS),
    )
    assert one(db, "SELECT revisits, due_at FROM frontier") == (0, "2024-06-02T04:00:00Z")


def test_what_stays_gone_is_news_once_is_tried_less_and_less_and_then_left_alone(
    db: Connection,
) -> None:
    now, said = NOW, []
    for _ in range(6):
        said.append(frontier.fail(db, [url(1)], Refusal("http-404"), run=Run(begin(db), now)))
        now += timedelta(days=100)
    assert said == ["vanished", *["still-gone"] * 5]
    assert one(db, "SELECT state, reason, tries, due_at FROM frontier") == (
        "stored",
        "http-404",
        6,
        None,
    )
    assert one(db, "SELECT gone_at FROM articles") == ("2024-06-01T04:00:00Z",)


def test_what_came_back_is_not_gone(db: Connection) -> None:
    frontier.fail(db, [url(1)], Refusal("http-404"), run=Run(begin(db), NOW))
    confirm(db, NOW)
    assert one(db, "SELECT gone_at FROM articles") == (None,)


def test_what_was_taken_down_during_a_look_stays_down(db: Connection) -> None:
    [number] = one(db, "SELECT id FROM articles")
    frontier.accept(db, [url(2)], site="paper.example", found_on=None, run=Run(begin(db), NOW))
    takedown.bury(db, url(1), reason="法院裁定", now=NOW)
    before = rows(db, "SELECT * FROM frontier")
    confirm(db, NOW + timedelta(days=2))
    frontier.adopt(db, url(2), number, run=Run(begin(db), NOW))
    assert rows(db, "SELECT * FROM frontier") == before


def test_without_a_schedule_nothing_is_looked_at_again(tmp_path: Path) -> None:
    database = open_archive(tmp_path / "other.db")
    articles.save(database, article(1), reader_version="1", run=Run(begin(database), NOW, ()))
    articles.save(
        database, article(1, total=1), reader_version="1", run=Run(begin(database), NOW, ())
    )
    assert one(database, "SELECT DISTINCT due_at FROM frontier WHERE state = 'stored'") == (None,)
    database.close()
