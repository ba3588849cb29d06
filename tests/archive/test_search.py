"""Search in the archive itself: whoever writes to it, whoever asks it, the answer is that of a scan of the texts."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive.database import open_archive
from crawler.archive.migrations import migrations
from crawler.archive.query import parse
from crawler.archive.search import Filters, Order, count, facts, matching, per_year, search
from tests.support.scanning import put, put_many, queries, scan

SQLITE = shutil.which("sqlite3")

HOSTILE = [
    '"', '""', '"""', "AND", "NOT", "OR", "NOT 渡口", "渡口 AND", "*", "**", "(", ")", "(渡口", "-渡口", "title:渡口", "NEAR(", "NEAR(渡口 船, 2)",
    "'; DROP TABLE articles;--", "渡口\0船", "\0", "😀", "渡" * 10_000, "(" * 10_000, '" ' * 5_000, "渡口 OR " * 2_000, "渡口 NOT " * 2_000,
    "{title body}: 渡", "^渡口", "渡口 + 船", "\ud800", "%", "_", "\\", "渡口\n船", "-" * 300,
]  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    database = open_archive(tmp_path_factory.mktemp("many") / "archive.db")
    put_many(database)
    yield database
    database.close()


def test_a_thousand_words_are_found_where_a_scan_finds_them(many: Connection) -> None:
    for word in queries(many, 1, 1000):
        truth = scan(many, word)
        assert sorted(matching(many, parse(word))) == truth, word
        assert count(many, parse(word)) == len(truth)


@pytest.mark.parametrize("order", ["newest", "rank"])
def test_what_is_shown_is_what_is_found(many: Connection, order: Order) -> None:
    for word in queries(many, 8, 100):
        assert sorted(hit.id for hit in search(many, parse(word), order=order, most=999)) == scan(
            many, word
        ), word


def test_two_words_and_alternatives_and_without(many: Connection) -> None:
    for one, two in zip(queries(many, 2, 100), queries(many, 3, 100), strict=True):
        first, second = set(scan(many, one)), set(scan(many, two))
        assert set(matching(many, parse(f"{one} {two}"))) == first & second
        assert set(matching(many, parse(f"{one} OR {two}"))) == first | second
        assert set(matching(many, parse(f"{one} NOT {two}"))) == first - second


def test_the_view_answers_words_in_plain_sql(many: Connection) -> None:
    for word in queries(many, 4, 1000):
        rows = many.execute(
            "SELECT id FROM search WHERE words = ? ORDER BY id", (json.dumps(word),)
        )
        assert [row[0] for row in rows] == scan(many, word), word


@pytest.mark.skipif(SQLITE is None, reason="there is no sqlite3 shell")
def test_the_shell_answers_like_a_scan(many: Connection, archive: Path) -> None:
    words = queries(many, 5, 1000)
    many.execute("VACUUM INTO ?", (str(archive),))
    with sqlite3.connect(archive) as copy:
        copy.execute("CREATE TABLE asked (n INTEGER PRIMARY KEY, word TEXT, match TEXT)")
        copy.executemany(
            "INSERT INTO asked (word, match) VALUES (?, ?)", [(w, parse(w).match) for w in words]
        )
    copy.close()
    asked = (
        "SELECT n, (SELECT json_group_array(rowid) FROM articles_fts WHERE articles_fts MATCH match) AS by_match,"
        " (SELECT json_group_array(id) FROM search WHERE words = json_array(word)) AS by_view FROM asked ORDER BY n"
    )
    shell = subprocess.run(
        [str(SQLITE), "-json", str(archive), asked], capture_output=True, check=True
    )
    for word, row in zip(words, json.loads(shell.stdout), strict=True):
        truth = scan(many, word)
        assert sorted(json.loads(row["by_match"])) == truth, word
        assert sorted(json.loads(row["by_view"])) == truth, word


def test_sqlite_utils_answers_like_a_scan(many: Connection) -> None:
    articles = Database(many).table("articles")
    for word in queries(many, 6, 1000):
        ids = sorted(row["id"] for row in articles.search(parse(word).match))
        assert ids == scan(many, word), word
    assert sorted(row["id"] for row in articles.search("渡口")) == scan(many, "渡口"), "as typed"


def test_the_command_of_sqlite_utils_searches_articles(many: Connection, archive: Path) -> None:
    many.execute("VACUUM INTO ?", (str(archive),))
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "search", str(archive), "articles", "早班 渡口", "-c", "id"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert sorted(row["id"] for row in json.loads(done.stdout)) == scan(many, "早班", "渡口")


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:12]))
def test_nothing_that_is_typed_is_an_error(many: Connection, typed: str) -> None:
    for order in ("newest", "rank"):
        hits = search(many, parse(typed), order=order, most=999)
        assert len(hits) == count(many, parse(typed))


# -- whoever writes


def check(db: Any) -> None:
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_the_index_follows_what_is_written(db: Connection) -> None:
    put(db, "渡口的早班船", "江上起雾。", subtitle="停航三天")
    assert len(search(db, parse("停航"))) == 1
    db.execute("UPDATE articles SET body = '雾散了。', subtitle = NULL")
    assert [count(db, parse(word)) for word in ("起雾", "停航", "雾散")] == [0, 0, 1]
    db.execute("UPDATE articles SET id = 7")
    assert list(matching(db, parse("早班船"))) == [7]
    check(db)
    db.execute("DELETE FROM articles")
    assert count(db, parse("早班船")) == 0
    check(db)


def test_sqlite_utils_writes_and_rebuilds_the_index(db: Connection, archive: Path) -> None:
    put(db, "渡口的早班船", "江上起雾。")
    other = Database(archive)
    row = next(other.table("articles").rows)
    other.table("articles").upsert(row | {"body": "雾散了。"}, pk="id")
    other.table("articles").insert(row | {"title": "石桥通了"}, pk="id", replace=True)
    assert [count(db, parse(word)) for word in ("起雾", "石桥", "早班船")] == [1, 1, 0]
    other.table("articles").rebuild_fts()
    check(other.conn)
    other.close()
    assert count(db, parse("石桥")) == 1


@pytest.mark.skipif(SQLITE is None, reason="there is no sqlite3 shell")
def test_the_stock_shell_writes_searches_and_rebuilds(db: Connection, archive: Path) -> None:
    put(db, "渡口的早班船", "江上起雾。")
    script = (
        "UPDATE articles SET title = '石桥通了'; INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');"
        "INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check');"
        "SELECT id, title FROM search WHERE words = json_array('石桥通', '雾');"
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH '石桥';"
    )
    done = subprocess.run([str(SQLITE), str(archive), script], capture_output=True, check=True)
    assert done.stdout.decode() == "1|石桥通了\n1\n"
    assert count(db, parse("早班船")) == 0


def test_an_archive_from_before_the_search_is_indexed_when_it_is_opened(archive: Path) -> None:
    old = Database(archive)
    migrations.apply(old, stop_before="search_text")
    put(old.conn, "渡口的早班船", "江上起雾。")
    old.conn.commit()
    old.close()
    db = open_archive(archive)
    assert list(matching(db, parse("起雾"))) == [1]
    check(db)
    db.close()


# -- filters, order, what is shown


@pytest.fixture
def shelf(db: Connection) -> Connection:
    put(
        db,
        "渡口停航",
        "早班船停了。渡口没有人。",
        published_at="2024-03-01",
        source="江边日报",
        authors='["刘婷"]',
    )
    put(
        db,
        "石桥通了",
        "渡口冷清。",
        published_at="2024-03-31T09:10+08:00",
        channel='["新闻", "民生"]',
    )
    put(
        db,
        "雾",
        "渡口有雾。" + "岸上的人等了很久。" * 9,
        published_at="2024-04-02",
        status="partial",
        site="other.example",
    )
    put(db, None, "渡口的老照片。")
    return db


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), [3, 2, 1, 4]),
        (Filters(site="other.example"), [3]),
        (Filters(channel="民生"), [2]),
        (Filters(source="江边日报"), [1]),
        (Filters(author="刘婷"), [1]),
        (Filters(status="partial"), [3]),
        (Filters(since=date(2024, 3, 2)), [3, 2]),
        (Filters(until=date(2024, 3, 31)), [2, 1]),
        (Filters(since=date(2024, 3, 31), until=date(2024, 3, 31)), [2]),
        (Filters(site="paper.example", status="partial"), []),
        (Filters(until=date.max), [3, 2, 1]),
    ],
)
def test_filters_stand_beside_the_words(
    shelf: Connection, filters: Filters, ids: list[int]
) -> None:
    for typed in ("渡口", ""):
        assert [hit.id for hit in search(shelf, parse(typed), filters)] == ids
        assert list(matching(shelf, parse(typed), filters)) == ids
        assert count(shelf, parse(typed), filters) == len(ids)
    ranked = search(shelf, parse("渡口"), filters, order="rank")
    assert sorted(hit.id for hit in ranked) == sorted(ids)


def test_a_word_in_the_headline_ranks_first(shelf: Connection) -> None:
    assert search(shelf, parse("渡口"), order="rank")[0].id == 1
    assert search(shelf, parse("雾"), order="rank")[0].id == 3


def test_pages_of_results_follow_each_other(shelf: Connection) -> None:
    for order in ("newest", "rank"):
        whole = [hit.id for hit in search(shelf, parse("渡口"), order=order)]
        assert whole == [
            hit.id
            for skip in range(4)
            for hit in search(shelf, parse("渡口"), order=order, most=1, skip=skip)
        ]


def test_a_hit_shows_the_words_in_the_text(shelf: Connection) -> None:
    [hit] = search(shelf, parse("早班船 渡口"))
    assert [piece.text for piece in hit.marked_title if piece.marked] == ["渡口"]
    assert "".join(piece.text for piece in hit.snippet) == "早班船停了。渡口没有人。"
    assert [piece.text for piece in hit.snippet if piece.marked] == ["早班船", "渡口"]
    assert (hit.authors, hit.channel, hit.source) == (["刘婷"], [], "江边日报")


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(site="paper.example", status="complete"), Filters(site="none")]
)
def test_common_words_are_found_as_rare_ones_are(
    many: Connection, monkeypatch: pytest.MonkeyPatch, filters: Filters
) -> None:
    def answers() -> list[Any]:
        query = parse("渡")
        return [
            list(matching(many, query, filters)),
            count(many, query, filters),
            per_year(many, query, filters),
            sorted(map(str, facts(many, query, filters))),
        ]

    monkeypatch.setattr("crawler.archive.search._COMMON", 10**9)
    rare = answers()
    monkeypatch.setattr("crawler.archive.search._COMMON", 1)
    assert answers() == rare
    assert len(rare[0]) == rare[1] == len(rare[3])
    assert bool(rare[1]) == (filters.site != "none")


def test_width_case_and_padding_of_a_word_make_no_difference(db: Connection) -> None:
    put(db, "ＧＤＰ增长２０％", "刘　婷在Ｎew\u00a0York。")
    put(db, "GDP增长20%", "刘婷在New York。")
    for typed in (
        "gdp增长20%",
        "ＧＤＰ增长２０％",
        "Gdp 增长２0%",
        "刘婷",
        '"new york"',
        '"ＮＥＷ\u00a0ＹＯＲＫ"',
    ):
        assert sorted(matching(db, parse(typed))) == [1, 2], typed


def test_traditional_and_simplified_characters_are_not_the_same(db: Connection) -> None:
    put(db, "乡村发展")
    put(db, "鄉村發展")
    assert (list(matching(db, parse("发展"))), list(matching(db, parse("發展")))) == ([1], [2])
