"""Locks: two processes never do the same work on one archive.

Each piece of work (the name of a spider, an address of a one-off crawl) is a file in
`archive.locks/`, beside the archive, that is locked while a process works on it. The kernel
releases a lock when its process ends, however it ends, so that no lock is ever stale. The next run
takes a file that a killed one left behind.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from portalocker import AlreadyLocked, LockException, TemporaryFileLock

from crawler.clock import now, stamp
from crawler.errors import AlreadyRunning, LockedArchive, StorageError, UnwritableArchive

_MOST_LOCKS = 200
"""Each lock is an open file; a longer list of addresses is locked as one."""
_OPENING = ".opening"  # no name of a spider
_INTERVAL = 0.05
_PLAIN = re.compile(r"[\w.-]{1,100}")


@contextmanager
def working(archive: Path, work: Sequence[str]) -> Iterator[None]:
    """Lock some work while a block runs; raises AlreadyRunning when another process has a lock."""
    names = work if len(work) <= _MOST_LOCKS else ["\n".join(work)]
    with _folder(archive) as folder, ExitStack() as locks:
        try:
            for name in names:
                _sign(locks.enter_context(_work_lock(folder, name)))
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield


@contextmanager
def opening(archive: Path, patience: float) -> Iterator[None]:
    """Be alone while an archive is checked, made and migrated; wait at most `patience` seconds.

    SQLite does not wait there: it fails at once to change the journal mode of a file that another
    process has open.
    """
    with _folder(archive) as folder:
        lock = TemporaryFileLock(
            folder / _OPENING, timeout=patience, check_interval=_INTERVAL, fail_when_locked=False
        )
        try:
            lock.acquire()
        except AlreadyLocked as error:
            raise LockedArchive(
                f"Another process has been opening {archive} for more than {patience:g} seconds."
            ) from error
        except LockException as error:
            raise _unlockable(folder / _OPENING, error) from error
        try:
            yield
        finally:
            lock.release()


def locks_of(archive: Path) -> Path:
    """Return the folder of an archive's locks; the archive may be named through a link."""
    return archive.resolve().with_suffix(".locks")


@contextmanager
def _folder(archive: Path) -> Iterator[Path]:
    """Yield the folder of locks, made if missing, and removed where the archive cannot be used."""
    folder = locks_of(archive)
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield folder
    except StorageError:
        if is_new:
            with suppress(OSError):  # another process uses it
                folder.rmdir()
        raise


def _work_lock(folder: Path, work: str) -> TemporaryFileLock:
    """Lock a piece of work; raises AlreadyRunning when another process has the lock."""
    path = folder / _file_name(work)
    lock = TemporaryFileLock(path, timeout=0)
    try:
        lock.acquire()
    except AlreadyLocked as error:
        name = work.partition("\n")[0]
        raise AlreadyRunning(
            f"{name} is being crawled already, {_holder(path)}; nothing was requested."
        ) from error
    except LockException as error:
        raise _unlockable(path, error) from error
    return lock


def _sign(file: IO[str]) -> None:
    """Write into the file of a lock which process has it."""
    file.write(json.dumps({"pid": os.getpid(), "started_at": stamp(now())}))
    file.flush()


def _unwritable(folder: Path, error: OSError) -> UnwritableArchive:
    return UnwritableArchive(
        f"{error.filename or folder} cannot be locked: {error.strerror}; check that its folder"
        " exists and that you may write there."
    )


def _unlockable(path: Path, error: LockException) -> UnwritableArchive:
    return UnwritableArchive(f"{path} cannot be locked: {error}; locks need a local disk.")


def _holder(path: Path) -> str:
    """Name the process that has a lock; one that has just taken it may not have written yet."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        holder = json.loads(path.read_text("utf-8"))
        return f"by process {holder['pid']} since {holder['started_at']}"
    return "by another process"


def _file_name(work: str) -> str:
    if _PLAIN.fullmatch(work):
        return f"{work}.lock"
    return f"article-{sha256(work.encode()).hexdigest()[:32]}.lock"
