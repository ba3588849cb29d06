"""The database copied through SQLite's own backup, which sees one state of it whatever is committed meanwhile."""

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
    """Copy an archive to a new file, prove the copy, and give the number of its articles.

    `earlier` is the file that the copy will replace: one that is no archive of ours is never replaced.
    """
    if earlier.exists():
        read_archive(earlier).close()
    archive = read_archive(source)
    try:
        with storage_errors(target), closing(sqlite3.connect(target)) as copy:
            archive.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be carried away
            said = copy.execute("PRAGMA quick_check").fetchone()[0]
            articles = copy.execute("SELECT count(*) FROM articles").fetchone()[0]
    finally:
        archive.close()
    if said != "ok":
        raise ForeignArchive(
            f"{source} is damaged, so that its copy is: {said}. Nothing was replaced."
        )
    return int(articles)


@contextmanager
def replaceable(path: Path) -> Iterator[None]:
    """Hold an earlier copy while another takes its place, and leave no log beside it: SQLite would write that into the other.

    What a log holds goes into the earlier copy first, so that there is a whole one at any moment. Raises LockedArchive when
    somebody uses it.
    """
    with ExitStack() as held:
        if path.exists():
            held.enter_context(_alone(path))
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
