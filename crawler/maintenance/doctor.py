"""The checks of `scrapy doctor`: machine, settings and archive, a graded line each. Reads only."""

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

_MIB, _GIB = 2**20, 2**30
_LEAST_FREE, _LITTLE_FREE = _GIB // 4, 2 * _GIB
_LARGE_LOG = _GIB // 4
_SILENT = timedelta(days=2)
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "ceph", "glusterfs")
# SQLite 3.7.0 to 3.51.2 can, very rarely, lose a write-ahead log that two processes reset at once.
_LOG_SAFE = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one check: `ok`, `look` (a person should), or `bad` (crawls fail)."""

    grade: Grade
    about: str
    text: str


def examine(settings: BaseSettings) -> list[Check]:
    """Run all checks."""
    path = Path(settings["ARCHIVE_DB"])
    return [*_machine(path), *_declarations(settings), *_running(path), *_archive(path, settings)]


# -- the machine


def _machine(path: Path) -> Iterator[Check]:
    yield _versions()
    yield _sqlite()
    folder = path.absolute().parent
    if not folder.is_dir():
        yield Check("bad", "folder", f"{folder} does not exist; make it, or set ARCHIVE_DB")
        return
    yield _disk(folder)
    yield _rights(path, folder)
    system = _file_system(folder)
    if system is not None and system.startswith(_NETWORK):
        yield Check("look", "disk", f"{folder} is on {system}: SQLite and locks need a local disk")


def _versions() -> Check:
    python = sys.version.split()[0]
    names = {"python": python, **versions()}
    return Check("ok", "versions", ", ".join(f"{name} {v}" for name, v in names.items()))


def _sqlite() -> Check:
    text = ".".join(map(str, sqlite_version()))
    if sqlite_version() < _LOG_SAFE:
        text += ", a rare fault of its log is mended in 3.51.3"
    return Check("ok", "SQLite", text)


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    return Check(_grade_of(free), "disk", f"{free / _GIB:.1f} GiB free at {folder}")


def _grade_of(free: int) -> Grade:
    if free < _LEAST_FREE:
        return "bad"
    return "look" if free < _LITTLE_FREE else "ok"


def _rights(path: Path, folder: Path) -> Check:
    paths = [folder, path] if path.exists() else [folder]
    if all(os.access(one, os.W_OK) for one in paths):
        return Check("ok", "rights", f"{path} can be written by this user")
    return Check("bad", "rights", f"{path} cannot be written by this user")


def _file_system(folder: Path) -> str | None:
    """Return the type of file system a folder is on; None where the machine does not say."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8").splitlines()
    except OSError:
        return None
    mounts = [line.split()[1:3] for line in lines]
    resolved = folder.resolve()
    holding = [(len(point), name) for point, name in mounts if resolved.is_relative_to(point)]
    return max(holding)[1] if holding else None


# -- settings and processes


def _declarations(settings: BaseSettings) -> Iterator[Check]:
    names = get_spider_loader(settings).list()
    yield Check("ok", "spiders", ", ".join(names))
    yield from (Check("bad", "spiders", text) for text in Loader.broken.values())
    if not settings["CONTACT"]:
        text = "is empty: the owner of a server cannot tell whom to write to"
        yield Check("look", "CONTACT", text)


def _running(path: Path) -> Iterator[Check]:
    folder = locks_of(path)
    for lock in sorted(folder.glob("*.lock")) if folder.is_dir() else ():
        with suppress(OSError, ValueError, KeyError, TypeError):
            holder = json.loads(lock.read_text("utf-8"))
            if _lives(int(holder["pid"])):
                text = f"{lock.stem}: process {holder['pid']} since {holder['started_at']}"
                yield Check("ok", "running", text)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


# -- the archive


def _archive(path: Path, settings: BaseSettings) -> Iterator[Check]:
    if not path.exists():
        yield Check("look", "archive", f"there is none at {path}; the first crawl makes it")
        return
    moment = now()
    try:
        with closing(read_archive(path)) as db, storage_errors(path):
            checkup = check_up(db, moment)
    except StorageError as error:
        yield Check("bad", "archive", str(error))
        return
    yield from _file(path, checkup)
    yield from _runs(checkup)
    for name in _regular(settings):
        yield _last_run(name, checkup, moment)


def _file(path: Path, checkup: Checkup) -> Iterator[Check]:
    yield _size(path, checkup)
    yield from (Check("bad", "archive", f"{fault}; restore a backup") for fault in checkup.faults)
    if checkup.pending:
        steps = ", ".join(checkup.pending)
        text = f"is of an older version; the next crawl brings it up to date ({steps})"
        yield Check("look", "archive", text)
    yield from _log(path)
    due = counted(checkup.due, "address")
    yield Check("ok", "work", f"{due} due, {checkup.quarantined:,} in quarantine")


def _size(path: Path, checkup: Checkup) -> Check:
    size = f"{path.stat().st_size / _MIB:.1f} MiB"
    articles = f"{counted(checkup.articles, 'article')}, {checkup.partial:,} of them partial"
    return Check("ok", "archive", f"{path}: {size}, {articles}")


def _log(path: Path) -> Iterator[Check]:
    size = log_size(path)
    if size > _LARGE_LOG:
        text = f"the write-ahead log is {size / _MIB:.0f} MiB"
        yield Check("look", "archive", f"{text}: a long-running reader prevents a checkpoint")


def _runs(checkup: Checkup) -> Iterator[Check]:
    if checkup.future_runs:
        runs = f"{counted(checkup.future_runs, 'run')} that began in the future"
        yield Check("look", "clock", f"{runs}: the clock of this machine was, or is, wrong")
    if checkup.disordered_runs:
        runs = f"{counted(checkup.disordered_runs, 'run')} that began before the run before"
        yield Check("look", "clock", f"{runs}: the clock of this machine was, or is, behind")
    if checkup.unended:
        yield Check("ok", "runs", f"{checkup.unended:,} without an end: under way, or killed")


def _last_run(name: str, checkup: Checkup, moment: datetime) -> Check:
    if name not in checkup.last_good:
        return Check("ok", name, "was not crawled yet")
    last = checkup.last_good[name]
    if last is None:
        return Check("look", name, "never had a good run")
    if moment - datetime.fromisoformat(last) > _SILENT:
        return Check("look", name, f"had its last good run on {last[:10]}")
    return Check("ok", name, f"had its last good run at {last}")


def _regular(settings: BaseSettings) -> Sequence[str]:
    """Name the spiders that crawl a declared site of the web."""
    allowed = private_hosts(settings)
    return [
        name
        for name, site in declared(settings).items()
        if all(may_visit(source.url, allowed) for source in site.sources)
    ]
