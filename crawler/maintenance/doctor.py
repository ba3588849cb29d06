"""The checks of `scrapy doctor`: the machine, the settings, the archive, each one line and a grade. Nothing is written."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from crawler.archive.database import read_archive, storage_errors
from crawler.archive.doctor import Checkup, check_up, log_size, sqlite_version
from crawler.clock import now
from crawler.crawl.loading import Loader
from crawler.crawl.sites import declared
from crawler.errors import StorageError
from crawler.locks import locks_of
from crawler.network.offsite import may_visit, private_hosts
from crawler.text import counted
from crawler.versions import versions

Grade = Literal["ok", "look", "bad"]

_GIB = 2**30
_LEAST_FREE, _LITTLE_FREE = _GIB // 4, 2 * _GIB
_LARGE_LOG = _GIB // 4
_SILENT = timedelta(days=2)
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "ceph", "glusterfs")
# SQLite 3.7.0 to 3.51.2 can, very rarely, lose a write-ahead log that two processes reset at once.
_LOG_SAFE = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at: `ok`, `look` (somebody should), or `bad` (crawls fail)."""

    grade: Grade
    about: str
    said: str


def examine(settings: BaseSettings) -> list[Sign]:
    """Look at everything."""
    path = Path(settings["ARCHIVE_DB"])
    return [*_machine(path), *_declarations(settings), *_running(path), *_archive(path, settings)]


def _machine(path: Path) -> Iterator[Sign]:
    yield Sign(
        "ok",
        "versions",
        ", ".join(f"{k} {v}" for k, v in {"python": sys.version.split()[0], **versions()}.items()),
    )
    version = ".".join(map(str, sqlite_version()))
    yield Sign(
        "ok",
        "SQLite",
        version
        + (
            "" if sqlite_version() >= _LOG_SAFE else ", a rare fault of its log is mended in 3.51.3"
        ),
    )
    folder = path.absolute().parent
    if not folder.is_dir():
        yield Sign("bad", "folder", f"{folder} does not exist; make it, or set ARCHIVE_DB")
        return
    free = shutil.disk_usage(folder).free
    grade: Grade = "bad" if free < _LEAST_FREE else "look" if free < _LITTLE_FREE else "ok"
    yield Sign(grade, "disk", f"{free / _GIB:.1f} GiB free at {folder}")
    writable = os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    yield Sign(
        "ok" if writable else "bad",
        "rights",
        f"{path} can{'' if writable else 'not'} be written by this user",
    )
    if (kind := _file_system(folder)) is not None and kind.startswith(_NETWORK):
        yield Sign("look", "disk", f"{folder} is on {kind}: SQLite and locks need a local disk")


def _file_system(folder: Path) -> str | None:
    """Return the kind of file system a folder is on, where the machine tells."""
    with suppress(OSError):
        mounts = [
            line.split()[1:3] for line in Path("/proc/self/mounts").read_text("utf-8").splitlines()
        ]
        holding = [
            (len(point), kind) for point, kind in mounts if folder.resolve().is_relative_to(point)
        ]
        return max(holding)[1] if holding else None
    return None


def _declarations(settings: BaseSettings) -> Iterator[Sign]:
    names = get_spider_loader(settings).list()
    yield Sign("ok", "spiders", ", ".join(names))
    yield from (Sign("bad", "spiders", told) for told in Loader.broken.values())
    if not settings["CONTACT"]:
        yield Sign(
            "look", "CONTACT", "is empty: the owner of a server cannot tell whom to write to"
        )


def _running(path: Path) -> Iterator[Sign]:
    folder = locks_of(path)
    for lock in sorted(folder.glob("*.lock")) if folder.is_dir() else ():
        with suppress(OSError, ValueError, KeyError, TypeError):
            holder = json.loads(lock.read_text("utf-8"))
            if _lives(int(holder["pid"])):
                yield Sign(
                    "ok",
                    "running",
                    f"{lock.stem}: process {holder['pid']} since {holder['started_at']}",
                )


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _archive(path: Path, settings: BaseSettings) -> Iterator[Sign]:
    if not path.exists():
        yield Sign("look", "archive", f"there is none at {path}; the first crawl makes it")
        return
    moment = now()
    try:
        with closing(read_archive(path)) as db, storage_errors(path):
            found = check_up(db, moment)
    except StorageError as error:
        yield Sign("bad", "archive", str(error))
        return
    yield from _file(path, found)
    yield from _runs(found, settings, moment)


def _file(path: Path, found: Checkup) -> Iterator[Sign]:
    size = f"{path.stat().st_size / 2**20:.1f} MiB"
    yield Sign(
        "ok",
        "archive",
        f"{path}: {size}, {counted(found.articles, 'article')}, {found.partial:,} of them partial",
    )
    yield from (Sign("bad", "archive", f"{fault}; restore a backup") for fault in found.faults)
    if found.pending:
        yield Sign(
            "look",
            "archive",
            f"is of an older version; the next crawl brings it up to date ({', '.join(found.pending)})",
        )
    if (log := log_size(path)) > _LARGE_LOG:
        kept = f"the write-ahead log is {log / 2**20:.0f} MiB"
        yield Sign("look", "archive", f"{kept}: a long-running reader prevents a checkpoint")
    yield Sign(
        "ok", "work", f"{counted(found.due, 'address')} due, {found.quarantined:,} in quarantine"
    )


def _runs(found: Checkup, settings: BaseSettings, moment: datetime) -> Iterator[Sign]:
    if found.future_runs:
        yield Sign(
            "look",
            "clock",
            f"{counted(found.future_runs, 'run')} that began in the future: the clock of this machine was, or is, wrong",
        )
    if found.unended:
        yield Sign("ok", "runs", f"{found.unended:,} without an end: under way, or killed")
    for name in _regular(settings):
        if name not in found.last_good:
            yield Sign("ok", name, "was not crawled yet")
        elif (last := found.last_good[name]) is None:
            yield Sign("look", name, "never had a good run")
        elif moment - datetime.fromisoformat(last) > _SILENT:
            yield Sign("look", name, f"had its last good run on {last[:10]}")
        else:
            yield Sign("ok", name, f"had its last good run at {last}")


def _regular(settings: BaseSettings) -> Sequence[str]:
    """Name the spiders that crawl a declared site of the web."""
    allowed = private_hosts(settings)
    sites = declared(settings).items()
    return [
        name
        for name, site in sites
        if all(may_visit(source.url, allowed) for source in site.sources)
    ]
