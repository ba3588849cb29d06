"""Files that are there whole or not at all: written under another name, brought to the disk, and named last."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import FullStorage, UnwritableArchive

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def is_full(error: OSError) -> bool:
    """Return whether an error means that there is no room left."""
    return error.errno in _FULL


def sync(path: Path) -> None:
    """Bring a file to the disk, or a folder, which is the names in it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make(folder: Path) -> None:
    """Make a folder that may be there already, and bring its name to the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    sync(folder.parent)


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
