"""Saved pages that a command is given: files, read through gzip, and a manifest that lists them."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import DeclarationError


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A file, the name its line has in the output, and the address it was saved from."""

    name: str
    path: Path
    url: str | None


def read_manifest(manifest: Path) -> Iterator[SavedPage]:
    """List the pages of a manifest, lines of JSON; raises DeclarationError for any other line."""
    try:
        lines = read_bytes(manifest).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DeclarationError(
            f"{manifest} is not written in UTF-8, save it as that: {error.reason}."
        ) from error
    for number, text in enumerate(lines, 1):
        if text.strip():
            entry = _entry(text, f"{manifest}:{number}")
            yield SavedPage(entry["id"], manifest.parent / entry["file"], entry.get("url"))


def read_bytes(path: Path) -> bytes:
    """Read a file, unpacked if its name ends in .gz; raises DeclarationError when it cannot be."""
    try:
        body = path.read_bytes()
        return gzip.decompress(body) if path.suffix == ".gz" else body
    except OSError as error:
        raise DeclarationError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (EOFError, zlib.error) as error:
        raise DeclarationError(
            f"{path} cannot be read: it is no whole gzip file ({error})."
        ) from error


def _entry(text: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(text)
        return {"id": str(entry["id"]), "file": str(entry["file"]), "url": entry.get("url")}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DeclarationError(
            f'{where}: a line must be {{"id": …, "file": …, "url": …}}: {error!r}.'
        ) from error
