import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive.database import open_archive, read_archive, storage_errors, transaction
from crawler.archive.migrations import migrations
from crawler.errors import ForeignArchive, FullStorage, LockedArchive, NewerArchive, UnwritableArchive


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")


def digest(path: Path) -> bytes:
    return path.read_bytes()


def test_a_new_archive_is_strict_and_in_wal_mode(archive: Path, open_connections_closed: list[Any]) -> None:
    db = open_archive(archive)
    open_connections_closed.append(db)
    assert db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.conn.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    tables = db.conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%' AND name NOT LIKE '%_fts%'"
    ).fetchall()
    assert {name for name, _ in tables} >= {
        "articles",
        "article_pages",
        "article_revisions",
        "images",
        "links",
        "removed_blocks",
        "runs",
        "frontier",
        "quarantine",
    }
    assert all("STRICT" in sql for _, sql in tables)


def test_opening_again_changes_nothing(archive: Path) -> None:
    open_archive(archive).close()
    before = digest(archive)
    open_archive(archive).close()
    assert digest(archive) == before


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(
            lambda path: path.write_text("a letter, not a database, long enough to have a header " * 3),
            ForeignArchive,
            id="a text file",
        ),
        pytest.param(
            make_foreign,
            ForeignArchive,
            id="another program's database",
        ),
        pytest.param(lambda path: path.mkdir(), UnwritableArchive, id="a folder"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(archive: Path, make: Any, error: type[Exception]) -> None:
    make(archive)
    before = digest(archive) if archive.is_file() else None
    with pytest.raises(error, match=str(archive)):
        open_archive(archive)
    assert (digest(archive) if archive.is_file() else None) == before


def test_a_newer_archive_is_refused(archive: Path) -> None:
    db = open_archive(archive)
    db.table("_sqlite_migrations").insert(
        {"migration_set": migrations.name, "name": "add_holograms", "applied_at": "2031-01-01"}
    )
    db.close()
    with pytest.raises(NewerArchive, match="add_holograms"):
        open_archive(archive)


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableArchive, match="check that its folder exists"):
        open_archive(tmp_path / "nowhere" / "archive.db")


def test_reading_needs_an_archive_and_never_writes(archive: Path, open_connections_closed: list[Any]) -> None:
    with pytest.raises(UnwritableArchive, match="There is no archive"):
        read_archive(archive)
    open_archive(archive).close()
    db = read_archive(archive)
    open_connections_closed.append(db)
    with pytest.raises(sqlite3.OperationalError):
        db.conn.execute("DELETE FROM articles")


def test_a_transaction_is_all_or_nothing(archive: Path, open_connections_closed: list[Any]) -> None:
    db = open_archive(archive)
    open_connections_closed.append(db)
    with pytest.raises(ZeroDivisionError), transaction(db):
        db.conn.execute("INSERT INTO runs (spider, started_at) VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert db.conn.execute("SELECT count(*) FROM runs").fetchone()[0] == 0


def test_a_full_disk_and_a_lock_have_names_of_their_own(archive: Path, open_connections_closed: list[Any]) -> None:
    db = open_archive(archive)
    other = sqlite3.connect(archive, timeout=0, isolation_level=None)
    open_connections_closed += [db, other]
    db.conn.execute("PRAGMA max_page_count = 10")
    with pytest.raises(FullStorage, match="the disk is full"), storage_errors(archive), transaction(db):
        db.conn.execute("INSERT INTO runs (spider, started_at) VALUES (?, 'now')", ("x" * 500_000,))
    with transaction(db), pytest.raises(LockedArchive, match="locked by another program"), storage_errors(archive):
        other.execute("BEGIN IMMEDIATE")


def test_an_archive_of_an_earlier_version_is_migrated_and_its_articles_are_due_for_a_look(
    archive: Path, open_connections_closed: list[Any]
) -> None:
    old = Database(archive)
    migrations.apply(old, stop_before="revisit_articles")
    old.execute(
        "INSERT INTO articles (id, url, site, spider, body, status, body_sha256, reader_version, first_seen_at, changed_at)"
        " VALUES (1, 'http://paper.example/1.html', 'paper.example', 't', '', 'complete', '', '', '', '2024-06-01T04:00:00Z')"
    )
    old.execute(
        "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, article_id) VALUES"
        " ('http://paper.example/1.html', 'paper.example', 'stored', '', '', 1),"
        " ('http://paper.example/1_2.html', 'paper.example', 'stored', '', '', 1)"
    )
    old.close()
    db = open_archive(archive)
    open_connections_closed.append(db)
    due = db.conn.execute("SELECT due_at FROM frontier ORDER BY url").fetchall()
    assert due == [("2024-06-02T04:00:00Z",), (None,)]


def test_the_schema_can_be_made_by_sqlite_utils_alone(tmp_path: Path) -> None:
    db = Database(memory=True)
    migrations.apply(db)
    assert "articles" in db.table_names()
    db.close()
