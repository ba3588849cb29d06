"""The same few words at two addresses are an article at neither; reprints are articles at both."""

from dataclasses import replace
from datetime import timedelta
from sqlite3 import Connection
from typing import Any

import pytest

from crawler.archive import articles, frontier, runs
from crawler.model import Article, Run
from tests.support.pages import NOW
from tests.support.stored import HOME, at, one

OTHERS = tuple(HOME.replace("4711", str(number)) for number in range(4712, 4715))
UNSIGNED: dict[str, Any] = {
    "title": "渡口的牌子",
    "body": "今天的风把码头上的牌子吹歪了，等人来扶。",
    "published_at": None,
    "source": None,
    "authors": (),
}


def save(db: Connection, item: Article, days: int = 0) -> str:
    now = NOW + timedelta(days=days)
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=now)
    frontier.claim(db, [item.url], site=item.site, run=Run(run, now))
    return articles.save(db, item, reader_version="1", run=Run(run, now, (1,)))


def test_a_text_that_nobody_signed_is_an_article_at_no_address_once_it_stands_at_two(
    db: Connection,
) -> None:
    outcomes = [save(db, at(url, **UNSIGNED)) for url in (HOME, *OTHERS)]
    assert outcomes == ["new", "repeated", "repeated", "repeated"]
    assert one(db, "SELECT count(*) FROM articles") == (0,)
    assert one(db, "SELECT count(*), count(DISTINCT url) FROM quarantine_open") == (4, 4)
    states = db.execute("SELECT DISTINCT state, reason FROM frontier").fetchall()
    assert states == [("quarantined", "notice")]


@pytest.mark.parametrize(
    "changes",
    [
        {"published_at": "2024-03-05"},
        {"source": "江边日报"},
        {"authors": ("杨柳",)},
        {"body": "渡口的船今天改走上游的新码头，票价不变，班次照旧，岸上的人说这样更稳当。" * 10},
    ],
    ids="dated sourced signed long".split(),
)
def test_a_reprint_is_an_article_at_both_addresses(db: Connection, changes: dict[str, Any]) -> None:
    outcomes = [save(db, at(url, **UNSIGNED | changes)) for url in (HOME, OTHERS[0])]
    assert outcomes == ["new", "new"]


@pytest.mark.parametrize("changes", [{"title": "码头的牌子"}, {"site": "other.example"}])
def test_the_same_text_below_another_headline_or_on_another_site_is_an_article(
    db: Connection, changes: dict[str, Any]
) -> None:
    save(db, at(HOME, **UNSIGNED))
    assert save(db, replace(at(OTHERS[0], **UNSIGNED), **changes)) == "new"


def test_what_was_stored_before_yesterday_stays(db: Connection) -> None:
    save(db, at(HOME, **UNSIGNED))
    assert save(db, at(OTHERS[0], **UNSIGNED), days=3) == "new"
    assert one(db, "SELECT count(*) FROM articles") == (2,)
