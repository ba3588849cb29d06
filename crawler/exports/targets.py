"""Where an export goes: a file or a folder that is there whole or not at all, or the standard output."""

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
    """Yield the standard output to a block that does nothing but write; raises OutputClosed where nobody reads on (`| head`)."""
    try:
        sys.stdout.flush()  # what was printed before comes first
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
    """Write a piece to the standard output, at once, and in UTF-8 whatever the locale."""
    with standard_output() as out:
        out.write(piece if isinstance(piece, bytes) else piece.encode(errors="replace"))


def _abandon() -> None:
    """Let what is still in the buffer go nowhere, also when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Yield a file to write that takes the target's place when all is written; until then, and on any failure, the old one stays."""
    if target.is_dir():
        raise DeclarationError(f"{target} is a folder; name a file.")
    with _in_our_words(target):
        if (
            target.exists() and not target.is_file()
        ):  # a pipe or a device, which nothing can take the place of
            with target.open("wb") as out:
                yield out
            return
        with whole(target, _beside(target)) as part, part.open("xb") as out:
            yield out


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to fill that becomes the target when all is written; a folder that holds something is left alone."""
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise DeclarationError(f"{target} is there already; name a new folder, or empty this one.")
    with _in_our_words(target):
        part = _beside(target)
        part.mkdir()
        try:
            yield part
            os.sync()  # once, not for each of a hundred thousand files
            put(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _beside(target: Path) -> Path:
    return target.parent / f".weiye-{token_hex(6)}.part"


@contextmanager
def _in_our_words(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise FullStorage(
                f"{target} cannot be written: the disk is full ({error.strerror}). What was there before is as it was."
            ) from error
        raise UnwritableTarget(
            f"{target} cannot be written: {error.strerror or error}. What was there before is as it was."
        ) from error
