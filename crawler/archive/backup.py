"""A copy of the database through SQLite's own backup, which copies one state of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from crawler.archive.database import LOGS, read_archive, storage_errors
from crawler.archive.migrations import APPLICATION_ID
from crawler.durable import sync
from crawler.errors import ForeignArchive

_ID_AT = 68  # in the header of every SQLite file


def is_archive(path: Path) -> bool:
    """Return whether a file calls itself an archive of ours."""
    with path.open("rb") as file:
        file.seek(_ID_AT)
        return file.read(4) == APPLICATION_ID.to_bytes(4)


def copy_database(source: Path, target: Path, earlier: Path) -> int:
    """Copy an archive to a new file, check the copy, and return the number of its articles.

    The copy will replace `earlier`, which must be an archive of ours if it exists.
    """
    if earlier.exists():
        read_archive(earlier).close()
    archive = read_archive(source)
    try:
        with storage_errors(target), closing(sqlite3.connect(target)) as copy:
            archive.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be carried away
            result = copy.execute("PRAGMA quick_check").fetchone()[0]
            articles = copy.execute("SELECT count(*) FROM articles").fetchone()[0]
    finally:
        archive.close()
    if result != "ok":
        raise ForeignArchive(
            f"{source} is damaged, so that its copy is: {result}. Nothing was replaced."
        )
    return int(articles)


@contextmanager
def replaceable(path: Path) -> Iterator[None]:
    """Lock an earlier copy while another replaces it, and leave no log beside it.

    SQLite would write the log into the new copy. So it goes into the earlier copy first, and there
    is a whole copy at any moment. Raises LockedArchive when another program uses the copy.
    """
    with ExitStack() as locks:
        if path.exists():
            locks.enter_context(_alone(path))
        for ending in LOGS:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        sync(path.parent)
        yield


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with storage_errors(path), closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("BEGIN EXCLUSIVE")
        yield
