"""Files that are there whole or not at all: written under another name, synced, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import FullStorage, UnwritableArchive

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES})
"""Errors of syncing a folder that cannot be read, or on a disk that does not sync folders.

A file that was renamed there has its new name all the same.
"""


def is_full(error: OSError) -> bool:
    """Return whether an error means that there is no room left."""
    return error.errno in _FULL


def sync(path: Path) -> None:
    """Sync a file, or a folder, which is the names in it, where the system allows it."""
    try:
        _sync(path)
    except OSError as error:
        if error.errno not in _NO_SYNC or not path.is_dir():
            raise


def make(folder: Path) -> None:
    """Make a folder that may be there already, with its parents, and sync their names."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in reversed(missing):
        sync(path.parent)


def put(part: Path, target: Path) -> None:
    """Replace the target by a file that is synced already, and sync the name."""
    part.replace(target)
    sync(target.parent)


@contextmanager
def whole(target: Path, part: Path) -> Iterator[Path]:
    """Yield `part` to write to; it replaces the target at the end, and is removed on failure."""
    try:
        yield part
        sync(part)
        put(part, target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the disk into errors of the archive: FullStorage, UnwritableArchive."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise FullStorage(
                f"{folder} cannot grow: {error.strerror}; free some space and run the same"
                " command again."
            ) from error
        raise UnwritableArchive(
            f"{error.filename or folder} cannot be written: {error.strerror}; check its owner and"
            " permissions, and those of its folder."
        ) from error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
