import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive.database import (
    open_archive,
    pending_steps,
    read_archive,
    read_untouched,
    storage_errors,
    transaction,
)
from crawler.archive.migrations import migrations
from crawler.errors import (
    ForeignArchive,
    FullStorage,
    LockedArchive,
    NewerArchive,
    UnwritableArchive,
)
from tests.support.read_only import sealed, unprivileged
from tests.support.rows import rows


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")


def digest(path: Path) -> bytes:
    return path.read_bytes()


def test_a_new_archive_is_strict_and_in_wal_mode(
    archive: Path, open_connections_closed: list[Any]
) -> None:
    db = open_archive(archive)
    open_connections_closed.append(db)
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    tables = db.execute(
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
            lambda path: path.write_text(
                "a letter, not a database, long enough to have a header " * 3
            ),
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
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    archive: Path, make: Any, error: type[Exception]
) -> None:
    make(archive)
    before = digest(archive) if archive.is_file() else None
    with pytest.raises(error, match=str(archive)):
        open_archive(archive)
    assert (digest(archive) if archive.is_file() else None) == before


def test_a_newer_archive_is_refused(archive: Path) -> None:
    db = open_archive(archive)
    step = (migrations.name, "add_holograms", "2031-01-01")
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", step
    )
    db.close()
    with pytest.raises(NewerArchive, match="add_holograms"):
        open_archive(archive)


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableArchive, match="check that its folder exists"):
        open_archive(tmp_path / "nowhere" / "archive.db")


def test_reading_needs_an_archive_and_never_writes(
    archive: Path, open_connections_closed: list[Any]
) -> None:
    with pytest.raises(UnwritableArchive, match="There is no archive"):
        read_archive(archive)
    open_archive(archive).close()
    db = read_archive(archive)
    open_connections_closed.append(db)
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM articles")


@pytest.mark.parametrize("opened", [open_archive, read_archive])
def test_a_file_that_is_refused_is_let_go_of(
    archive: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], Database]
) -> None:
    make_foreign(archive)
    connections: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connections.append(connect(*args, **kwargs))
        return connections[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    with pytest.raises(ForeignArchive):
        opened(archive)
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        connections[0].execute("SELECT 1")


def test_a_transaction_is_all_or_nothing(archive: Path, open_connections_closed: list[Any]) -> None:
    db = open_archive(archive)
    open_connections_closed.append(db)
    with pytest.raises(ZeroDivisionError), transaction(db):
        db.execute("INSERT INTO runs (spider, started_at) VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert db.execute("SELECT count(*) FROM runs").fetchone()[0] == 0


def test_a_transaction_inside_another_is_a_part_of_it(
    archive: Path, open_connections_closed: list[Any]
) -> None:
    db = open_archive(archive)
    open_connections_closed.append(db)
    enter = "INSERT INTO runs (spider, started_at) VALUES (?, '')"
    with pytest.raises(ZeroDivisionError), transaction(db):
        with transaction(db):
            db.execute(enter, ("inner",))
        assert db.in_transaction
        raise ZeroDivisionError
    with transaction(db), transaction(db):
        db.execute(enter, ("both",))
    assert db.execute("SELECT spider FROM runs").fetchall() == [("both",)]
    assert not db.in_transaction


def test_a_full_disk_and_a_lock_have_names_of_their_own(
    archive: Path, open_connections_closed: list[Any]
) -> None:
    db = open_archive(archive)
    other = sqlite3.connect(archive, timeout=0, isolation_level=None)
    open_connections_closed += [db, other]
    db.execute("PRAGMA max_page_count = 10")
    with (
        pytest.raises(FullStorage, match="the disk is full"),
        storage_errors(archive),
        transaction(db),
    ):
        db.execute("INSERT INTO runs (spider, started_at) VALUES (?, 'now')", ("x" * 500_000,))
    with (
        transaction(db),
        pytest.raises(LockedArchive, match="locked by another program"),
        storage_errors(archive),
    ):
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
    due = db.execute("SELECT due_at FROM frontier ORDER BY url").fetchall()
    assert due == [("2024-06-02T04:00:00Z",), (None,)]


def test_the_schema_can_be_made_by_sqlite_utils_alone(tmp_path: Path) -> None:
    db = Database(memory=True)
    migrations.apply(db)
    assert "articles" in db.table_names()
    db.close()


def make_older(archive: Path) -> None:
    """Make an archive as an earlier version did, with an article in it."""
    old = Database(archive)
    migrations.apply(old, stop_before="measure_runs")
    old.execute(
        "INSERT INTO articles (url, site, spider, body, status, body_sha256, reader_version, first_seen_at, changed_at)"
        " VALUES ('http://paper.example/1.html', 'paper.example', 't', '渡口', 'complete', '', '', '', '')"
    )
    old.close()


def test_one_made_earlier_is_read_as_of_today_and_stays_what_it_is(archive: Path) -> None:
    make_older(archive)
    before = digest(archive)
    with closing(read_untouched(archive)) as db:
        assert pending_steps(db) == []
        assert db.execute("SELECT count(*) FROM search WHERE words = '\"渡口\"'").fetchone() == (1,)
        db.execute("DELETE FROM articles")
    assert digest(archive) == before
    assert [path.name for path in archive.parent.iterdir()] == ["archive.db"]


def test_one_of_today_is_not_copied(archive: Path) -> None:
    open_archive(archive).close()
    with closing(read_untouched(archive)) as db:
        assert db.execute("PRAGMA database_list").fetchone()[2] == str(archive)


def test_a_copy_that_finds_no_room_says_where_it_was_to_go(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(archive)

    def full(db: sqlite3.Connection) -> None:
        db.execute("PRAGMA max_page_count = 1")
        migrations.apply(Database(db, execute_plugins=False))

    monkeypatch.setattr("crawler.archive.database._update", full)
    with pytest.raises(
        FullStorage,
        match=r"A copy of .*archive\.db in the folder for temporary files .* cannot grow",
    ):
        read_untouched(archive)


def test_where_nobody_can_write_an_archive_can_be_read(archive: Path) -> None:
    open_archive(archive).close()
    with sealed(archive) as copy, closing(read_archive(copy)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_log_that_cannot_be_read_there_is_not_left_out(archive: Path) -> None:
    with closing(open_archive(archive)) as db:
        db.execute("INSERT INTO runs (spider, started_at) VALUES ('t', '')")
        with sealed(archive) as copy, closing(read_archive(copy)) as found:
            assert found.execute("SELECT count(*) FROM runs").fetchone() == (1,)
        archive.with_name("archive.db-shm").rename(archive.with_name("shm"))
        with sealed(archive) as copy, pytest.raises(UnwritableArchive, match="cannot be opened"):
            read_archive(copy)
        archive.with_name("shm").rename(archive.with_name("archive.db-shm"))


def test_what_somebody_else_writes_there_is_seen_though_the_log_was_empty() -> None:
    with TemporaryDirectory() as name, closing(open_archive(Path(name, "archive.db"))) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with sealed(Path(name, "archive.db")) as copy, closing(read_archive(copy)) as found:
            assert rows(found, "SELECT spider FROM runs") == []
        Path(name).chmod(0o555)
        with unprivileged(), closing(read_archive(Path(name, "archive.db"))) as found:
            db.execute("INSERT INTO runs (spider, started_at) VALUES ('t', '')")
            assert rows(found, "SELECT spider FROM runs") == [{"spider": "t"}]
        Path(name).chmod(0o755)
