"""A consistent copy of an archive, made while a crawl runs: first the database, then raw bytes.

The order makes it consistent. A record is on the disk before a row points to it, so WARC files
that are copied after the database hold at least what its rows need.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.backup import copy_database, is_archive, replaceable
from crawler.archive.database import read_archive
from crawler.durable import disk_errors, make, whole
from crawler.errors import DeclarationError, ForeignArchive
from crawler.model import Raw
from crawler.text import counted
from crawler.warc.reading import WarcRecord, walk
from crawler.warc.writing import folder_of

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: its database, and how many of its WARC files were new or had changed."""

    database: Path
    articles: int
    files: int
    copied: int
    bytes: int
    kept: tuple[str, ...] = ()
    """Sentences about WARC files that got worse in the archive, and whose earlier copy stays."""


def back_up(archive: Path, target: Path) -> Backup:
    """Copy an archive into a folder, over an earlier backup; each file is whole or not there."""
    database = target / archive.name
    _check(archive, target, database)
    articles = _copy_archive(archive, database)
    folder = folder_of(database)
    files = _warc_files(folder_of(archive))
    changed = [file for file in files if _differs(file, folder / file.name)]
    lost = {file: _lost_records(file, folder / file.name) for file in changed}
    copied = [file for file in changed if not lost[file]]
    size = database.stat().st_size + _copy_files(copied, folder)
    kept = (*_worse(lost), *_gone(files, folder))
    return Backup(database, articles, len(files), len(copied), size, kept)


def _copy_archive(archive: Path, database: Path) -> int:
    """Copy the database, made whole under another name first; return the number of articles."""
    with disk_errors(database.parent), ExitStack() as locks:
        make(database.parent)
        with _replacing(database) as part:
            articles = copy_database(archive, part, database)
            locks.enter_context(replaceable(database))
    return articles


def _check(archive: Path, target: Path, database: Path) -> None:
    """Refuse an unfit folder before anything is made, and an archive that cannot be read."""
    if target.is_file():
        raise DeclarationError(f"{target} is a file; name a folder to copy the archive into.")
    if target.resolve() == archive.resolve().parent:
        raise DeclarationError(f"{target} is the folder of the archive itself; name another one.")
    read_archive(archive).close()
    with disk_errors(target):
        _check_contents(target, database)


def _check_contents(target: Path, database: Path) -> None:
    """Refuse a folder that holds other things than a backup."""
    if database.exists() and not is_archive(database):
        raise ForeignArchive(
            f"{database} is no archive of Weiye and is left as it is; name another folder."
        )
    if target.is_dir() and not database.exists() and _has_other_files(target):
        raise DeclarationError(
            f"{target} holds other files and no archive; name a new folder, an empty one, or"
            " that of a backup."
        )


def _has_other_files(folder: Path) -> bool:
    """Return whether a folder has files and no archive; parts of a killed backup do not count."""
    files = [path for path in folder.iterdir() if not path.suffix.startswith(_PART)]
    return bool(files) and not any(path.is_file() and is_archive(path) for path in files)


def _copy_files(files: list[Path], folder: Path) -> int:
    """Copy WARC files into a folder, which is made if there are any; return the number of bytes."""
    with disk_errors(folder):
        if files:
            make(folder)
        for file in files:
            with _replacing(folder / file.name) as part:
                shutil.copy2(file, part)
    return sum((folder / file.name).stat().st_size for file in files)


def _warc_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.warc.gz"))


def _differs(file: Path, copy: Path) -> bool:
    """Return whether a file changed since it was copied; blanking a record keeps the size."""
    if not copy.exists():
        return True
    new, old = file.stat(), copy.stat()
    return (new.st_size, new.st_mtime_ns) != (old.st_size, old.st_mtime_ns)


def _lost_records(file: Path, copy: Path) -> int:
    """Count the records that are whole in the copy and not in the file; blanked ones are whole."""
    return len(_whole_records(copy) - _whole_records(file)) if copy.exists() else 0


def _whole_records(path: Path) -> set[Raw]:
    return {entry.place for entry in walk(path) if isinstance(entry, WarcRecord)}


def _worse(lost: Mapping[Path, int]) -> Iterator[str]:
    for file, count in lost.items():
        if count:
            records = counted(count, "record")
            yield f"{file} has lost {records} since it was copied; the earlier copy is kept."


def _gone(files: Sequence[Path], folder: Path) -> Iterator[str]:
    names = {file.name for file in files}
    for copy in _warc_files(folder):
        if copy.name not in names:
            yield f"{copy.name} is gone from the archive since it was copied; its copy is kept."


def _replacing(path: Path) -> AbstractContextManager[Path]:
    """Yield a file to write that replaces `path` when it is synced; parts of a killed backup go."""
    part = path.with_name(f".{path.name}{_PART}")
    for stale in path.parent.glob(f"{part.name}*"):
        stale.unlink()
    return whole(path, part)
