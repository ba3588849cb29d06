"""Before a crawl: is there a place for the archive, is there room, and is what is there whole? Nothing is written here."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from crawler.errors import ForeignArchive, FullStorage, UnwritableArchive

# Up to this many bytes a file is read through before each crawl, about half a second; `scrapy verify` reads any.
_MOST_TO_CHECK = 512 * 2**20
_MIB = 2**20


def check_place(path: Path) -> None:
    """Raise a StorageError when an archive cannot live at a path, whatever is in it."""
    if str(path) == ":memory:":
        raise UnwritableArchive(
            ":memory: is no file; ARCHIVE_DB names the archive's file, or ./:memory: one of that name."
        )
    if path.is_dir():
        raise UnwritableArchive(f"{path} is a folder; ARCHIVE_DB names the archive's file.")
    if path.exists() and not path.is_file():
        raise UnwritableArchive(f"{path} is no regular file; ARCHIVE_DB names the archive's file.")
    if path.is_file() and path.stat().st_nlink > 1:
        raise UnwritableArchive(
            f"{path} has a second name (a hard link), under which SQLite would not find its write-ahead log; copy it to a file of its own."
        )
    if path.is_file() and not path.stat().st_size and (left := logs(path)):
        raise ForeignArchive(
            f"{path} is empty, but {left[0].name} is not: it was cut; restore a backup."
        )


def logs(path: Path) -> list[Path]:
    """Return the logs beside a database that hold something."""
    known = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return [log for log in known if log.is_file() and log.stat().st_size]


def check_room(path: Path, reserve: int) -> None:
    """Raise FullStorage when less than `reserve` MiB are free where the archive grows."""
    folder = path.resolve().parent
    if folder.is_dir() and (free := shutil.disk_usage(folder).free // _MIB) < reserve:
        raise FullStorage(
            f"Only {free} MiB are free in {folder}, and DISK_RESERVE wants {reserve}; free some space."
        )


def check_pages(path: Path) -> None:
    """Raise an error of SQLite's, or ForeignArchive, when the file is damaged.

    A log that is left beside it would be written into it when a connection closes that may write; one that may not leaves files.
    """
    if not path.is_file() or not 0 < path.stat().st_size <= _MOST_TO_CHECK:
        return
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "rw"
    with closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    ) as connection:
        [found] = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise ForeignArchive(
            f"{path} is damaged; restore a backup, or save what is left with `sqlite3 FILE .recover`. (SQLite: {found})"
        )
