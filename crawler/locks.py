"""Who works on what: two processes never do the same work on one archive.

Each piece of work (a spider's name, an address of a one-off crawl) is a file in `archive.locks/`, beside the archive, that is
locked while a process works on it. The kernel gives a lock back whatever ends its process, so that there are no stale ones; a
file that is left behind by a kill is taken by the next run.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from portalocker import AlreadyLocked, LockException, TemporaryFileLock

from crawler.clock import now, stamp
from crawler.errors import AlreadyRunning, LockedArchive, StorageError, UnwritableArchive

# Each lock is an open file; a longer list is locked as a whole.
_MOST = 200
_OPENING = ".opening"  # no name of a spider
_INTERVAL = 0.05
_PLAIN = re.compile(r"[\w.-]{1,100}")


@contextmanager
def working(archive: Path, work: Sequence[str]) -> Iterator[None]:
    """Hold the locks of some work while a block runs; raises AlreadyRunning when another process has one of them."""
    holder = json.dumps({"pid": os.getpid(), "started_at": stamp(now())})
    with _folder(archive) as folder, ExitStack() as held:
        try:
            for name in work if len(work) <= _MOST else ["\n".join(work)]:
                file = held.enter_context(_lock(folder / _file_name(name), name.partition("\n")[0]))
                file.write(holder)
                file.flush()
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield


@contextmanager
def opening(archive: Path, patience: float) -> Iterator[None]:
    """Be alone while an archive is looked at, made and brought up to date; wait for others at most `patience` seconds.

    SQLite itself does not wait there: changing the journal's mode fails at once when another process has the file open.
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
            raise UnwritableArchive(
                f"{lock.filename} cannot be locked: {error}; locks need a local disk."
            ) from error
        try:
            yield
        finally:
            lock.release()


def locks_of(archive: Path) -> Path:
    """Return the folder of an archive's locks; the archive may be named through a link."""
    return archive.resolve().with_suffix(".locks")


@contextmanager
def _folder(archive: Path) -> Iterator[Path]:
    """Return the folder of an archive's locks, made where it is missing; it goes again where there turns out to be no archive."""
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
            with suppress(OSError):  # another process is at it
                folder.rmdir()
        raise


def _unwritable(folder: Path, error: OSError) -> UnwritableArchive:
    return UnwritableArchive(
        f"{error.filename or folder} cannot be locked: {error.strerror}; check that its folder exists and that you may write there."
    )


def _lock(path: Path, work: str) -> TemporaryFileLock:
    lock = TemporaryFileLock(path, timeout=0)
    try:
        lock.acquire()
    except AlreadyLocked as error:
        raise AlreadyRunning(
            f"{work} is being crawled already, {_holder(path)}; nothing was requested."
        ) from error
    except LockException as error:
        raise UnwritableArchive(
            f"{path} cannot be locked: {error}; locks need a local disk."
        ) from error
    return lock


def _holder(path: Path) -> str:
    """Say who holds a lock; a process that has just taken it may not have said so yet."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(path.read_text("utf-8"))
        return f"by process {said['pid']} since {said['started_at']}"
    return "by another process"


def _file_name(work: str) -> str:
    plain = work if _PLAIN.fullmatch(work) else f"article-{sha256(work.encode()).hexdigest()[:32]}"
    return f"{plain}.lock"
