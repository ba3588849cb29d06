"""A consistent copy of an archive, made while a crawl runs: first the database, then the raw bytes that its rows point to.

The order is what makes it consistent: a record is on the disk before a row points to it, so that files copied after the database
hold at least what the copied rows need.
"""

import shutil
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.backup import copy_database, is_archive, replaceable
from crawler.archive.database import read_archive
from crawler.durable import disk_errors, make, whole
from crawler.errors import DeclarationError, ForeignArchive
from crawler.warc.writing import folder_of

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds: the copied database, and how many of its WARC files were new or had changed."""

    database: Path
    articles: int
    files: int
    copied: int
    bytes: int


def back_up(archive: Path, target: Path) -> Copied:
    """Copy an archive into a folder, beside what an earlier backup left there; each file appears whole or not at all."""
    database = target / archive.name
    _check(archive, target, database)
    with disk_errors(target), ExitStack() as held:
        make(target)
        with _fresh(database) as fresh:
            articles = copy_database(archive, fresh, database)
            held.enter_context(replaceable(database))
    return _raw_files(folder_of(archive), folder_of(database), database, articles)


def _check(archive: Path, target: Path, database: Path) -> None:
    """Refuse a folder in which no backup can be, before there is one for nothing, and an archive that cannot be read."""
    if target.is_file():
        raise DeclarationError(f"{target} is a file; name a folder to copy the archive into.")
    if target.resolve() == archive.resolve().parent:
        raise DeclarationError(f"{target} is the folder of the archive itself; name another one.")
    read_archive(archive).close()
    with disk_errors(target):
        if database.exists() and not is_archive(database):
            raise ForeignArchive(
                f"{database} is no archive of Weiye and is left as it is; name another folder."
            )
        if target.is_dir() and not database.exists() and _is_taken(target):
            raise DeclarationError(
                f"{target} holds other files and no archive; name a new folder, an empty one, or that of a backup."
            )


def _is_taken(folder: Path) -> bool:
    """Return whether a folder holds files, and no archive among them; what a killed backup left is none."""
    files = [path for path in folder.iterdir() if not path.suffix.startswith(_PART)]
    return bool(files) and not any(path.is_file() and is_archive(path) for path in files)


def _raw_files(source: Path, target: Path, database: Path, articles: int) -> Copied:
    files = sorted(source.glob("*.warc.gz"))
    changed = [file for file in files if _differs(file, target / file.name)]
    with disk_errors(target):
        if files:
            make(target)
        for file in changed:
            with _fresh(target / file.name) as fresh:
                shutil.copy2(file, fresh)
    size = sum((target / file.name).stat().st_size for file in changed)
    return Copied(database, articles, len(files), len(changed), database.stat().st_size + size)


def _differs(file: Path, copy: Path) -> bool:
    """Return whether a file has changed since it was copied; a record that was blanked leaves its size as it was."""
    if not copy.exists():
        return True
    new, old = file.stat(), copy.stat()
    return (new.st_size, new.st_mtime_ns) != (old.st_size, old.st_mtime_ns)


def _fresh(path: Path) -> AbstractContextManager[Path]:
    """Yield a name to write to, which becomes `path` when all is on the disk; what a killed backup left there goes."""
    part = path.with_name(f".{path.name}{_PART}")
    for left in path.parent.glob(f"{part.name}*"):
        left.unlink()
    return whole(path, part)
