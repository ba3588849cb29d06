"""What can happen to the archive's file, to the disk it is on and to the process that writes it: rows S of docs/faults.md."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive import frontier, runs
from crawler.archive.database import inspect, open_archive, storage_errors
from crawler.archive.migrations import migrations
from crawler.errors import ForeignArchive, FullStorage, StorageError, UnwritableArchive
from crawler.model import Article, Run
from tests.support.commands import ROOT
from tests.support.pages import NOW, html, read
from tests.support.stored import article, one, save

SITE = "paper.example"


def numbered(number: int) -> Article:
    item = article(
        1, 2, 3, url=f"http://paper.example/{number}.html", title=f"渡口的第{number}班船"
    )
    pages = [
        replace(p, fetch=replace(p.fetch, url=f"http://paper.example/{number}_{p.page}.html"))
        for p in item.pages
    ]
    return replace(item, pages=tuple(pages))


def filled(path: Path, count: int = 5) -> None:
    db = open_archive(path)
    for number in range(count):
        save(db, numbered(number))
    db.close()


def sound(path: Path) -> None:
    """Assert what holds after every row: the file is whole, and so is each article in it."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        torn = "SELECT url FROM articles a WHERE (SELECT count(*) FROM article_pages WHERE article_id = a.id) <> 3"
        assert db.execute(torn).fetchall() == []
        assert (
            db.execute(
                "SELECT url FROM articles EXCEPT SELECT url FROM frontier WHERE state = 'stored'"
            ).fetchall()
            == []
        )


# -- S02, S03: the disk


def test_a_disk_that_fills_at_any_write_leaves_articles_whole_or_not_there(archive: Path) -> None:
    filled(archive, 1)
    db = open_archive(archive)
    pages = one(db, "PRAGMA page_count")[0]
    outcomes = []
    for room in range(12):
        db.execute(f"PRAGMA max_page_count = {pages + room}")
        try:
            with storage_errors(archive):
                save(db, numbered(7))
            outcomes.append("stored")
            break
        except FullStorage:
            outcomes.append("full")
            assert one(db, "SELECT count(*) FROM articles") == (1,)
    db.close()
    assert outcomes[0] == "full"
    assert outcomes[-1] == "stored"
    sound(archive)


def test_too_little_room_is_said_before_anything_is_done(archive: Path) -> None:
    with pytest.raises(
        FullStorage, match=r"MiB are free in .*, and DISK_RESERVE wants 9999999999; free some space"
    ):
        inspect(archive, reserve=9_999_999_999)
    assert not archive.exists()


# -- S06, S16: the place


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_second_name(path: Path) -> None:
    filled(path, 1)
    path.with_name("again.db").hardlink_to(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.mkdir, "is a folder"),
        (make_pipe, "is no regular file"),
        (make_second_name, "has a second name"),
    ],
)
def test_a_place_where_no_archive_can_live_is_refused(
    archive: Path, make: Callable[[Path], None], said: str
) -> None:
    make(archive)
    with pytest.raises(StorageError, match=said):
        open_archive(archive)


def test_an_archive_in_memory_is_refused() -> None:
    with pytest.raises(UnwritableArchive, match="is no file"):
        open_archive(Path(":memory:"))


@pytest.mark.parametrize("name", ["档案.db", "a b.db", "what?.db", "no#1.db", "100%41.db"])
def test_an_odd_name_is_a_name(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name, 1)
    inspect(tmp_path / name, reserve=0)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_leads_to_the_one_archive(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real.db")
    filled(link, 1)
    assert link.is_symlink()
    sound(tmp_path / "real.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_said_and_can_be_read(archive: Path) -> None:
    filled(archive, 1)
    archive.chmod(0o444)
    with pytest.raises(UnwritableArchive, match="check its owner and permissions"):
        open_archive(archive)


def test_a_connection_that_may_not_write_says_so(archive: Path) -> None:
    filled(archive, 1)
    db = open_archive(archive)
    db.execute("PRAGMA query_only = ON")
    with (
        pytest.raises(UnwritableArchive, match="cannot be written; check its owner"),
        storage_errors(archive),
    ):
        save(db, numbered(2))
    db.close()


# -- S07, S12, S14: the files


def flip(path: Path, at: int, count: int = 64) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + count] = bytes(255 - byte for byte in data[at : at + count])
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty_beside_log(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"x" * 100)
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda path: flip(path, 0), id="the header"),
        pytest.param(lambda path: flip(path, 100), id="the first page"),
        pytest.param(lambda path: flip(path, 4096 * 3), id="another page"),
        pytest.param(cut, id="cut short"),
        pytest.param(lambda path: path.write_text("a letter\n" * 800), id="a text file"),
        pytest.param(empty_beside_log, id="empty beside a log that is not"),
    ],
)
def test_a_damaged_file_is_said_and_not_touched(
    archive: Path, harm: Callable[[Path], None]
) -> None:
    filled(archive)
    harm(archive)
    before = archive.read_bytes()
    with pytest.raises(ForeignArchive, match=r"recover|is no SQLite database|it was cut"):
        inspect(archive, reserve=0)
    assert archive.read_bytes() == before


def test_an_empty_file_becomes_an_archive(archive: Path) -> None:
    archive.touch()
    inspect(archive, reserve=0)
    filled(archive, 1)
    sound(archive)


def test_nonsense_in_the_log_costs_what_was_in_it_and_nothing_else(archive: Path) -> None:
    filled(archive, 2)
    archive.with_name("archive.db-wal").write_bytes(random.Random(1).randbytes(50_000))
    inspect(archive, reserve=0)
    open_archive(archive).close()
    sound(archive)
    with closing(sqlite3.connect(archive)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_a_log_that_a_crash_left_is_read_by_whoever_opens_the_file_next(
    archive: Path, tmp_path: Path
) -> None:
    db = open_archive(archive)
    save(db, numbered(1))
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("archive.db*"):
        shutil.copy(file, left / file.name)
    db.close()
    sound(left / "archive.db")
    with closing(sqlite3.connect(left / "archive.db")) as reader:
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_clean_end_leaves_one_file(archive: Path) -> None:
    filled(archive, 2)
    assert [file.name for file in archive.parent.iterdir()] == ["archive.db"]


# -- S27: power


def test_a_log_whose_end_never_reached_the_disk_costs_whole_articles_that_are_due_again(
    archive: Path, tmp_path: Path
) -> None:
    filled(archive, 0)
    db = open_archive(archive)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    urls = [f"http://paper.example/{number}.html" for number in range(4)]
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, urls, site=SITE, found_on=None, run=Run(run, NOW))
    for number in range(4):
        save(db, numbered(number))
    log, main = archive.with_name("archive.db-wal").read_bytes(), archive.read_bytes()
    db.close()
    seen = set()
    for part in range(40):
        copy = tmp_path / "after" / f"{part}.db"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(main)
        copy.with_name(f"{part}.db-wal").write_bytes(log[: len(log) * part // 39])
        sound(copy)
        with closing(sqlite3.connect(copy)) as found:
            states = dict(found.execute("SELECT url, state FROM frontier"))
            stored = {url for (url,) in found.execute("SELECT url FROM articles")}
        assert all(state == ("stored" if url in stored else "due") for url, state in states.items())
        seen.add((len(states), len(stored)))
    assert seen == {(0, 0), *((4, stored) for stored in range(5))}


# -- S08, S22: the schema

_DYING = """
import os, signal, sys
from pathlib import Path
from crawler.archive import database
count = 0
def hear(statement):
    global count
    count += 1
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
prepare = database._prepare
def listened(db):
    db.set_trace_callback(hear)
    prepare(db)
database._prepare = listened
database.open_archive(Path(sys.argv[1])).close()
"""


def schema(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


@pytest.mark.parametrize("statement", [5, 9, 14, 25, 40])
def test_a_kill_while_the_schema_changes_leaves_the_old_one(
    archive: Path, tmp_path: Path, statement: int
) -> None:
    old = Database(archive)
    migrations.apply(old, stop_before="revisit_articles")
    old.close()
    before = schema(archive)
    killed = subprocess.run(
        [sys.executable, "-c", _DYING, str(archive), str(statement)], cwd=ROOT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert schema(archive) == before
    open_archive(archive).close()
    open_archive(tmp_path / "new.db").close()
    assert schema(archive) == schema(tmp_path / "new.db")
    sound(archive)


# -- S17, S18: the text


def test_texts_of_any_size_are_stored_whole(archive: Path) -> None:
    db = open_archive(archive)
    body = "\n".join(["渡" * 400_000, "口" * 1000, "船到对岸"])
    save(db, article(1, total=1, title="早" * 3000, body=body))
    assert one(db, "SELECT length(title), body FROM articles") == (3000, body)
    db.close()


def test_characters_that_no_database_takes_never_reach_it(archive: Path) -> None:
    page = read(
        html(
            "<p>　　清早\x00的&#0;渡&#xD800;口&#x110000;，第一班船过了江，船上载着十二筐鲜笋。</p>"
        )
    )
    text = "".join(page.paragraphs)
    assert "渡" in text
    text.encode()
    assert "\x00" not in text


# -- S25: others at work


def test_a_vacuum_between_two_articles_loses_nothing(archive: Path) -> None:
    db = open_archive(archive)
    save(db, numbered(1))
    with closing(sqlite3.connect(archive)) as other:
        other.execute("VACUUM")
    save(db, numbered(2))
    db.close()
    sound(archive)


def test_an_article_that_fails_in_the_middle_leaves_no_row_of_it(archive: Path) -> None:
    db = open_archive(archive)
    broken = numbered(1)
    with pytest.raises(sqlite3.IntegrityError):
        save(db, replace(broken, pages=(*broken.pages, broken.pages[0])))
    assert [
        one(db, f"SELECT count(*) FROM {table}")
        for table in ("articles", "article_pages", "frontier")
    ] == [(0,)] * 3
    db.close()
