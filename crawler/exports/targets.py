"""Targets of an export: a file or a folder that is whole or not there, or the standard output."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from crawler.durable import is_full, put, whole
from crawler.errors import DeclarationError, FullStorage, OutputClosed, UnwritableTarget


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Yield the standard output; raises OutputClosed when its reader has ended (`| head`).

    Every OSError of the block counts as one of writing.
    """
    try:
        sys.stdout.flush()  # earlier output comes first
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError as error:
        _abandon()
        raise OutputClosed from error
    except OSError as error:
        _abandon()
        kind = FullStorage if is_full(error) else UnwritableTarget
        raise kind(f"The standard output cannot be written: {error.strerror or error}.") from error


def emit(piece: str | bytes) -> None:
    """Write a piece to the standard output at once, in UTF-8 whatever the locale."""
    with standard_output() as out:
        out.write(piece if isinstance(piece, bytes) else piece.encode(errors="replace"))


def _abandon() -> None:
    """Discard what is in the buffer, also when the interpreter ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Yield a file to write that replaces the target at the end; after a failure the old one stays.

    A pipe or a device, which nothing can replace, is written as it is.
    """
    if target.is_dir():
        raise DeclarationError(f"{target} is a folder; name a file.")
    with _target_errors(target):
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                yield out
            return
        with whole(target, _beside(target)) as part, part.open("xb") as out:
            yield out


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to fill that becomes the target at the end; a filled target is refused."""
    if target.exists() and not _is_empty_folder(target):
        raise DeclarationError(f"{target} is there already; name a new folder, or empty this one.")
    with _target_errors(target):
        part = _beside(target)
        part.mkdir()
        try:
            yield part
            os.sync()  # once, not for each of a hundred thousand files
            put(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _beside(target: Path) -> Path:
    return target.parent / f".weiye-{token_hex(6)}.part"


@contextmanager
def _target_errors(target: Path) -> Iterator[None]:
    """Turn errors of the disk into FullStorage and UnwritableTarget."""
    try:
        yield
    except OSError as error:
        unchanged = "What was there before is as it was."
        if is_full(error):
            raise FullStorage(
                f"{target} cannot be written: the disk is full ({error.strerror}). {unchanged}"
            ) from error
        raise UnwritableTarget(
            f"{target} cannot be written: {error.strerror or error}. {unchanged}"
        ) from error
