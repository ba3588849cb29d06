"""Rows Q of docs/faults.md: who means harm at the desk, and an archive that somebody made who means it."""

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from datasette.app import Datasette
from parsel import Selector

from crawler.archive.database import open_archive, read_archive, storage_errors, transaction
from crawler.archive.query import parse
from crawler.archive.search import search
from crawler.desk.room import room
from crawler.errors import ForeignArchive
from tests.support.library import fill
from tests.support.reading_room import close
from tests.support.scanning import put

Get = Callable[[str], httpx.Response]

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# -- Q01: what is stored


def test_only_addresses_of_the_web_become_links_and_tell_nobody_where_one_came_from(
    get: Get,
) -> None:
    page = Selector(get("/article/21").text)
    assert "危险的链接" in "".join(page.css(".related ::text").getall())
    outside = page.css("a[href*='://']")
    assert len(outside) > 3
    for link in outside:
        assert link.attrib["href"].startswith("http")
        assert {"noopener", "noreferrer"} <= set(link.attrib["rel"].split())
    for path in (
        "/article/23",
        "/search?q=onload",
        "/coverage",
        "/archive/articles",
        "/archive/links",
    ):
        assert not Selector(get(path).text).css(
            "[onload], a[href^='javascript:'], a[href^='data:'], main svg[onload]"
        )


# -- Q07: writing


@pytest.mark.parametrize(
    "sql",
    [
        "delete from articles",
        "update articles set title = 'x'",
        "with x as (select 1) insert into runs (spider, started_at) select 'x', 'x'",
        "with x as (select 1) delete from articles",
        "attach 'other.db' as other",
        "vacuum into 'other.db'",
        "pragma writable_schema = on",
        "pragma journal_mode = delete",
        "pragma query_only = off",
        "select load_extension('evil')",
        "select writefile('evil', 'x')",
        "select readfile('/etc/passwd')",
        "select fts3_tokenizer('simple', x'00')",
        "insert into articles_fts (articles_fts) values ('rebuild')",
        "select 1; delete from articles",
    ],
)
def test_no_sql_that_is_typed_writes_or_loads_anything(
    get: Get, desk_archive: Path, sql: str
) -> None:
    before = digest(desk_archive)
    answer = get(f"/archive.json?_shape=array&sql={quote(sql)}")
    assert answer.status_code in {400, 403}
    assert digest(desk_archive) == before
    assert {path.suffix for path in desk_archive.parent.iterdir()} <= {".db", ".db-shm", ".db-wal"}


@pytest.mark.parametrize(
    "path", ["/", "/search", "/article/21", "/archive", "/archive/articles", "/archive/articles/21"]
)
def test_nothing_can_be_sent_to_the_reading_room(
    desk: Datasette, desk_archive: Path, path: str
) -> None:
    before = digest(desk_archive)

    async def send() -> int:
        answer: httpx.Response = await desk.client.post(
            path, data={"sql": "delete from articles", "title": "x"}
        )
        return answer.status_code

    assert asyncio.run(send()) == 405
    assert digest(desk_archive) == before


# -- Q08: work without end


def test_a_query_without_end_is_ended_and_others_are_served_meanwhile(desk: Datasette) -> None:
    async def both() -> list[httpx.Response]:
        return list(
            await asyncio.gather(
                *map(
                    desk.client.get, (f"/archive.json?sql={quote(ENDLESS)}", "/", "/search?q=脱贫")
                )
            )
        )

    endless, *others = asyncio.run(both())
    assert endless.status_code == 400
    assert "took too long" in endless.json()["error"]
    assert [answer.status_code for answer in others] == [200, 200]


@pytest.mark.parametrize(
    "sql",
    [
        "select hex(zeroblob(300000000))",
        "select a.body from articles a, articles b, articles c, articles d",
    ],
)
def test_no_answer_is_larger_than_a_machine_can_hold(get: Get, sql: str) -> None:
    answer = get(f"/archive.json?_shape=objects&sql={quote(sql)}")
    assert len(answer.content) < 10_000_000
    assert answer.status_code == 400 or answer.json()["truncated"]


def test_in_a_room_for_the_public_nobody_types_sql(desk_archive: Path) -> None:
    datasette = room(desk_archive, public=True)

    async def ask(path: str) -> httpx.Response:
        answer: httpx.Response = await datasette.client.get(path)
        return answer

    assert asyncio.run(ask("/archive.json?sql=select+1")).status_code == 403
    assert asyncio.run(ask("/archive/articles.json?_where=1%3D1")).status_code in {400, 403}
    assert asyncio.run(ask("/search?q=脱贫")).status_code == 200
    close(datasette)


# -- Q10: while others write


def test_a_page_shows_what_was_committed_while_another_program_writes(archive: Path) -> None:
    fill(archive)
    datasette = room(archive)
    writer = open_archive(archive)
    with transaction(writer):
        put(writer, "还没有写完的一篇", "脱贫", published_at="2030-01-01")

        async def ask(path: str) -> str:
            return str((await datasette.client.get(path)).text)

        for path in ("/", "/search?q=脱贫", "/coverage"):
            assert "还没有写完的一篇" not in asyncio.run(ask(path))
    assert "还没有写完的一篇" in asyncio.run(ask("/search?q=脱贫"))
    writer.close()
    close(datasette)


# -- Q11: an archive from somebody else


@pytest.fixture
def hostile(archive: Path) -> Path:
    """An archive whose maker put functions where somebody who only reads would run them."""
    fill(archive)
    with closing(sqlite3.connect(archive)) as db:
        db.executescript(
            "DROP VIEW runs_summary; CREATE VIEW runs_summary AS SELECT id, load_extension('evil') AS spider FROM runs;"
            "DROP VIEW coverage; CREATE VIEW coverage AS SELECT escape_fts('x') AS site FROM articles;"
            "CREATE TRIGGER evil AFTER INSERT ON runs BEGIN SELECT load_extension('evil'); END;"
        )
    return archive


@pytest.fixture
def guarded(hostile: Path) -> Iterator[Get]:
    datasette = room(hostile)

    async def ask(path: str) -> Any:
        return await datasette.client.get(path)

    yield lambda path: asyncio.run(ask(path))
    close(datasette)


def test_functions_in_the_views_of_a_strangers_archive_do_not_run(
    hostile: Path, guarded: Get
) -> None:
    before = digest(hostile)
    for view, said in (
        ("runs_summary", "load_extension"),
        ("coverage", "unsafe use of escape_fts"),
    ):
        answer = guarded(f"/archive/{view}.json")
        assert answer.status_code == 400
        assert said in answer.json()["error"]
    for path in ("/", "/coverage", "/search?q=脱贫", "/article/21"):
        assert guarded(path).status_code == 200
    assert digest(hostile) == before


def test_whoever_only_reads_trusts_nothing_that_came_with_the_file(hostile: Path) -> None:
    with closing(read_archive(hostile)) as db:
        ran: list[str] = []
        db.create_function("escape_fts", 1, ran.append)
        with pytest.raises(sqlite3.OperationalError, match="unsafe use of escape_fts"):
            db.execute("SELECT * FROM coverage").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            db.execute("UPDATE articles SET gone_at = first_seen_at")
        assert not ran


def test_text_that_is_none_is_said_to_be_damaged(archive: Path) -> None:
    db = open_archive(archive)
    put(db, "渡口", "早班船")
    db.execute("UPDATE articles SET source = CAST(x'ff' AS TEXT)")
    db.close()
    damaged = pytest.raises(ForeignArchive, match=r"is damaged.*UTF-8")
    with closing(read_archive(archive)) as found, damaged, storage_errors(archive):
        search(found, parse("渡口"))
