"""Checks before a crawl: the place of the archive, free room, a whole file. Writes nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from crawler.errors import ForeignArchive, FullStorage, UnwritableArchive

# Up to this size a file is read through before each crawl, about half a second; `scrapy verify`
# reads files of any size.
_MOST_TO_CHECK = 512 * 2**20
_MIB = 2**20


def check_place(path: Path) -> None:
    """Raise a StorageError when an archive cannot live at a path, whatever is in it."""
    if str(path) == ":memory:":
        raise UnwritableArchive(
            ":memory: is no file; ARCHIVE_DB names the archive's file, or ./:memory: one of that"
            " name."
        )
    if path.is_dir():
        raise UnwritableArchive(f"{path} is a folder; ARCHIVE_DB names the archive's file.")
    if path.exists() and not path.is_file():
        raise UnwritableArchive(f"{path} is no regular file; ARCHIVE_DB names the archive's file.")
    if path.is_file() and path.stat().st_nlink > 1:
        raise UnwritableArchive(
            f"{path} has a second name (a hard link), under which SQLite would not find its"
            " write-ahead log; copy it to a file of its own."
        )
    if path.is_file() and not path.stat().st_size and (filled := logs(path)):
        raise ForeignArchive(
            f"{path} is empty, but {filled[0].name} is not: it was cut; restore a backup."
        )


def logs(path: Path) -> list[Path]:
    """Return the logs beside a database that are not empty."""
    paths = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return [log for log in paths if log.is_file() and log.stat().st_size]


def check_room(path: Path, reserve: int) -> None:
    """Raise FullStorage when less than `reserve` MiB are free where the archive grows."""
    folder = path.resolve().parent
    if folder.is_dir() and (free := shutil.disk_usage(folder).free // _MIB) < reserve:
        raise FullStorage(
            f"Only {free} MiB are free in {folder}, and DISK_RESERVE wants {reserve}; free some"
            " space."
        )


def check_pages(path: Path) -> None:
    """Raise an error of SQLite's, or ForeignArchive, when the file is damaged.

    With a log beside the file the connection must not write: closing it would write the log into
    the file. Without a log it may: a connection that only reads would leave files behind.
    """
    if not path.is_file() or not 0 < path.stat().st_size <= _MOST_TO_CHECK:
        return
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        [result] = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise ForeignArchive(
            f"{path} is damaged; restore a backup, or save what is left with"
            f" `sqlite3 FILE .recover`. (SQLite: {result})"
        )
