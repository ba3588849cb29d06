"""Opening archive.db: what it must be, what it is brought up to, and SQLite's errors in the user's words."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from sqlite3 import Connection

from sqlite_utils import Database

from crawler.archive.migrations import APPLICATION_ID, migrations
from crawler.archive.preflight import check_pages, check_place, check_room, logs
from crawler.errors import (
    ForeignArchive,
    FullStorage,
    LockedArchive,
    NewerArchive,
    StorageError,
    UnwritableArchive,
)
from crawler.lexicon.rule_names import RuleName
from crawler.reasons import Named, Reason

LOGS = ("-wal", "-shm", "-journal")
"""How the files end that SQLite keeps beside a database while it is in use, and that a killed process leaves there."""

# How long a writer waits for another one, in seconds; a crawl's own transactions take milliseconds.
_PATIENCE = 30.0

_MEANINGS: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LockedArchive,
        "is locked by another program; close it, or try again later",
    ),
    sqlite3.SQLITE_LOCKED: (
        LockedArchive,
        "is locked by another program; close it, or try again later",
    ),
    sqlite3.SQLITE_READONLY: (
        UnwritableArchive,
        "cannot be written; check its owner and permissions, and those of its folder",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        UnwritableArchive,
        "cannot be opened; check that its folder exists and that you may write there",
    ),
    sqlite3.SQLITE_PERM: (UnwritableArchive, "cannot be opened; check its owner and permissions"),
    sqlite3.SQLITE_FULL: (
        FullStorage,
        "cannot grow: the disk is full; free some space and run the same command again",
    ),
    sqlite3.SQLITE_IOERR: (StorageError, "cannot be read or written: the disk reports an error"),
    sqlite3.SQLITE_CORRUPT: (
        ForeignArchive,
        "is damaged; restore a backup, or save what is left with `sqlite3 FILE .recover`",
    ),
    sqlite3.SQLITE_NOTADB: (
        ForeignArchive,
        "is no SQLite database; give another path with -s ARCHIVE_DB=PATH",
    ),
}


def open_archive(path: Path, patience: float = _PATIENCE) -> Connection:
    """Open the archive at `path` for writing, made or migrated as needed; wait `patience` seconds for other writers.

    Raises a StorageError that says what was met and what to do; a file that is not ours is never touched.
    """
    check_place(path)
    with storage_errors(path):
        connection = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False
        )
        with ExitStack() as unless_admitted:
            unless_admitted.callback(connection.close)
            _admit(connection, path)
            _prepare(connection)
            unless_admitted.pop_all()
    return connection


def open_existing(path: Path) -> Connection:
    """Open an archive that must be there for writing: what changes stored records makes no archive by a mistyped path."""
    check_there(path)
    return open_archive(path)


def check_there(path: Path) -> None:
    """Raise UnwritableArchive when there is no archive."""
    if not path.is_file():
        raise UnwritableArchive(f"There is no archive at {path}; `make crawl` makes one.")


def inspect(path: Path, *, reserve: int) -> None:
    """Raise a StorageError when a crawl into the archive at `path` would come to grief; nothing is touched."""
    check_place(path)
    check_room(path, reserve)
    with storage_errors(path):
        check_pages(path)


def read_archive(path: Path) -> Connection:
    """Open an existing archive for reading only."""
    check_there(path)
    with storage_errors(path), ExitStack() as unless_admitted:
        connection = sqlite3.connect(
            _reading(path), timeout=_PATIENCE, uri=True, check_same_thread=False
        )
        unless_admitted.callback(connection.close)
        _check(connection, path)
        # The file may be somebody else's, its views and triggers as well.
        connection.execute("PRAGMA trusted_schema = OFF")
        unless_admitted.pop_all()
    return connection


def read_current(path: Path) -> Connection:
    """Open an existing archive for reading only, as this version knows it: one made earlier is brought up to date first."""
    db = read_archive(path)
    if not pending_steps(db):
        return db
    db.close()
    open_archive(path).close()
    return read_archive(path)


def read_untouched(path: Path) -> Connection:
    """Open an existing archive for reading only, as this version knows it, and leave the file as it is, whatever version made it.

    One made earlier is brought up to date in a copy, which goes when it is closed.
    """
    db = read_archive(path)
    if not pending_steps(db):
        return db
    place = f"A copy of {path} in the folder for temporary files (SQLITE_TMPDIR)"
    with closing(db), storage_errors(place), ExitStack() as unless_updated:
        copy = sqlite3.connect(
            "", isolation_level=None
        )  # a file without a name, in the folder for temporary ones
        unless_updated.callback(copy.close)
        db.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        _update(copy)
        unless_updated.pop_all()
    return copy


@contextmanager
def storage_errors(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into StorageErrors that name the file and say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # That a text is no UTF-8 is Python's complaint, and has no code of SQLite's.
        unreadable = sqlite3.SQLITE_CORRUPT if "decode to UTF-8" in str(error) else 0
        code = getattr(error, "sqlite_errorcode", unreadable) & 0xFF
        if code not in _MEANINGS:
            raise
        kind, meaning = _MEANINGS[code]
        raise kind(f"{path} {meaning}. (SQLite: {error})") from error


@contextmanager
def transaction(db: Connection) -> Iterator[Connection]:
    """Run a block as one transaction that writes: all of it is committed, or nothing. Inside another one it is a part of that.

    IMMEDIATE, because a plain BEGIN that reads first and writes then fails at once when another writer came between.
    """
    if db.in_transaction:
        yield db
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def pending_steps(db: Connection) -> list[str]:
    """Name the steps that an archive of an older version still lacks."""
    return [step.name for step in migrations.pending(_shown(db))]


@contextmanager
def snapshot(db: Connection) -> Iterator[Connection]:
    """Run a block that only reads on one state of the archive, whatever a crawl commits meanwhile."""
    db.execute("BEGIN")
    try:
        yield db
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _admit(connection: Connection, path: Path) -> None:
    """Let an empty database in, which becomes an archive, and an archive of ours."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _check(connection, path)


def _check(connection: Connection, path: Path) -> None:
    """Refuse a file that is not ours, or that a newer version of this project has changed."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ForeignArchive(
            f"{path} is a database of another program; give another path with -s ARCHIVE_DB=PATH."
        )
    ours = {step.name for step in migrations.pending(Database(memory=True))}
    applied = {step.name for step in migrations.applied(_shown(connection))}
    if unknown := applied - ours:
        raise NewerArchive(
            f"{path} was made by a newer version of Weiye ({', '.join(sorted(unknown))}); update this one."
        )


def _prepare(db: Connection) -> None:
    """Set what a connection of ours relies on, and bring the archive up to date."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    _update(db)


def _update(db: Connection) -> None:
    """Bring the schema and the vocabulary up to date; where there is nothing to do, prove that the file can be written."""
    with transaction(db):
        migrations.apply(_shown(db))
        _name(db, "reasons", Reason)
        _name(db, "removal_rules", RuleName)


def _shown(db: Connection) -> Database:
    """Show a connection to sqlite-utils, whose migrations bring the schema up to date."""
    return Database(db, execute_plugins=False)


def _name(db: Connection, table: str, names: Iterable[Named]) -> None:
    """Enter names with their sentences into the table of a vocabulary."""
    rows = [(name.value, name.meaning) for name in names]
    db.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)


def _reading(path: Path) -> str:
    """Return the URI of a file to read; where nobody can write and nobody does, SQLite must not ask for the files it shares a log with.

    Who has the archive open shares a `-shm`, also while the log is empty; where that is there, it can be read without writing.
    """
    real = path.resolve()
    is_in_use = bool(logs(real)) or real.with_name(f"{real.name}-shm").exists()
    is_sealed = not os.access(real.parent, os.W_OK) and not is_in_use
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_sealed else ''}"
