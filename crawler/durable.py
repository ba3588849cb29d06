"""Files that are there whole or not at all: written under another name, brought to the disk, and named last."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import FullStorage, UnwritableArchive

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES})
"""Of a folder that may not be read, or on a disk that knows no sync of folders: what was named there is named all the same."""


def is_full(error: OSError) -> bool:
    """Return whether an error means that there is no room left."""
    return error.errno in _FULL


def sync(path: Path) -> None:
    """Bring a file to the disk, or a folder, which is the names in it, where the system lets us."""
    try:
        _sync(path)
    except OSError as error:
        if error.errno not in _NO_SYNC or not path.is_dir():
            raise


def make(folder: Path) -> None:
    """Make a folder that may be there already, and bring the names of what was made to the disk."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        sync(made.parent)


def put(part: Path, target: Path) -> None:
    """Let what is on the disk already take the target's place, for good."""
    part.replace(target)
    sync(target.parent)


@contextmanager
def whole(target: Path, part: Path) -> Iterator[Path]:
    """Yield a file's other name to write to, which takes the target's place when all is written; on any failure it goes."""
    try:
        yield part
        sync(part)
        put(part, target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Say what the disk said in the words of the archive."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise FullStorage(
                f"{folder} cannot grow: {error.strerror}; free some space and run the same command again."
            ) from error
        raise UnwritableArchive(
            f"{error.filename or folder} cannot be written: {error.strerror}; check its owner and permissions, and those of its folder."
        ) from error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
