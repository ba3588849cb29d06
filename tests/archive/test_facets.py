import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from crawler.archive.database import open_archive, transaction
from crawler.archive.facets import Choice, choices
from crawler.archive.query import parse
from crawler.archive.search import EVERYTHING, FACTS, Filters, count
from tests.support.rows import rows

_TEXTS = ("渡口的早班船", "渡口停航", "渡口通了桥")


@pytest.fixture
def db(archive: Path) -> Iterator[Connection]:
    database = open_archive(archive)
    with transaction(database):
        for number, (site, channel, source, day) in enumerate(
            [
                ("b.example", ["首页", "民生"], "渡口日报", "2017-02-03"),
                ("b.example", ["首页", "民生"], None, "2018-02-03T10:34+08:00"),
                ("a.example", [], "渡口日报", None),
            ]
        ):
            database.execute(
                "INSERT INTO articles (url, site, spider, channel, source, published_at, body, status, body_sha256, reader_version,"
                " first_seen_at, changed_at) VALUES (?, ?, 't', ?, ?, ?, ?, 'complete', '', '', '', '')",
                (
                    f"http://{site}/{number}",
                    site,
                    json.dumps(channel, ensure_ascii=False),
                    source,
                    day,
                    _TEXTS[number],
                ),
            )
    yield database
    database.close()


EVERY = dict.fromkeys(FACTS, EVERYTHING)


def test_what_occurs_can_be_chosen_with_its_number_of_articles(db: Connection) -> None:
    assert choices(db, parse(""), EVERY) == {
        "site": [Choice("b.example", 2), Choice("a.example", 1)],
        "channel": [Choice("民生", 2), Choice("首页", 2)],
        "source": [Choice("渡口日报", 2)],
    }


def test_numbers_are_those_of_the_articles_that_a_choice_leaves(db: Connection) -> None:
    """By the search itself: whoever chooses a value finds as many articles as it said."""
    typed, filters = "渡口", Filters(source="渡口日报")
    offered = choices(db, parse(typed), EVERY | {"site": filters, "channel": filters})
    assert offered["source"] == [Choice("渡口日报", 2)], "another source can be chosen instead"
    for name, values in offered.items():
        for choice in values if name != "source" else ():
            chosen: dict[str, Any] = {name: choice.value}
            assert count(db, parse(typed), replace(filters, **chosen)) == choice.articles, name
    assert choices(db, parse("早班"), EVERY)["site"] == [Choice("b.example", 1)]


def test_too_many_articles_are_not_counted(db: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.facets._COUNTED", 1)
    assert choices(db, parse("渡口"), EVERY)["site"] == [
        Choice("b.example", None),
        Choice("a.example", None),
    ]
    assert choices(db, parse("早班"), EVERY)["site"] == [Choice("b.example", 1)]


def test_choices_are_read_from_indices_alone(db: Connection) -> None:
    """In an archive of 100,000 articles the texts are half a gigabyte."""
    for what in FACTS:
        plan = db.execute(
            f"EXPLAIN QUERY PLAN SELECT {what}, count(*) FROM articles GROUP BY {what}"
        ).fetchall()
        assert any("USING COVERING INDEX" in step[-1] for step in plan), (what, plan)


def test_the_list_of_articles_shows_no_text(db: Connection) -> None:
    listed = rows(db, "SELECT * FROM articles_list")
    assert [row["published_at"] for row in listed] == ["2018-02-03T10:34+08:00", "2017-02-03", None]
    assert "body" not in listed[0]
