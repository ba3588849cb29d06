"""WARC files read back: one record by its place, or a whole file from end to end, past what is damaged in it.

A gzip member is unpacked here, since warcio takes a damaged or cut one for the end of the file; what is in it is read by warcio.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from crawler.errors import DamagedRecord
from crawler.model import Raw

_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """A record whose digests were found right; `body` is the entity body as received, before content decoding."""

    place: Raw
    kind: str
    url: str
    at: str
    digest: str | None
    refers_to: str | None
    status: int | None
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Flaw:
    """Bytes of a file that are no whole record; `is_cut` when the file ends in them, as after a kill."""

    place: Raw
    what: str
    is_cut: bool


def read(folder: Path, place: Raw) -> WarcRecord:
    """Read the record at a place; raises DamagedRecord when it is not there, or not as it was written."""
    return _parsed(_at(folder, place), place, folder / place.file)


def unpacked(folder: Path, place: Raw) -> bytes:
    """Return the record at a place as it is in the file, unpacked, once it is proved to be as it was written."""
    data = _at(folder, place)
    _parsed(data, place, folder / place.file)
    return data


def _at(folder: Path, place: Raw) -> bytes:
    path = folder / place.file
    try:
        with path.open("rb") as file:
            data, length, is_whole = _member(file, place.offset)
    except OSError as error:
        raise DamagedRecord(f"{path} cannot be read: {error.strerror}.") from error
    except zlib.error as error:
        raise DamagedRecord(
            f"{path}, at byte {place.offset}: the record is damaged ({error})."
        ) from error
    if not is_whole or length != place.length:
        raise DamagedRecord(
            f"{path}, at byte {place.offset}: there is no record of {place.length} bytes."
        )
    return data


def walk(path: Path) -> Iterator[WarcRecord | Flaw]:
    """Read a file from end to end; what is damaged is a Flaw, after which the next record is looked for."""
    size, offset = path.stat().st_size, 0
    with path.open("rb") as file:
        while offset < size:
            found = _record(file, path, offset)
            if isinstance(found, str):
                following = _next_member(file, offset + 1, size)
                place = Raw(path.name, offset, following - offset)
                yield Flaw(place, found, is_cut=following == size)
                offset = following
            else:
                yield found
                offset += found.place.length


def _record(file: BinaryIO, path: Path, offset: int) -> WarcRecord | str:
    """Read what begins at an offset, or say what is wrong with it."""
    try:
        data, length, is_whole = _member(file, offset)
        return (
            _parsed(data, Raw(path.name, offset, length), path) if is_whole else "the record is cut"
        )
    except zlib.error as error:
        return f"the record is damaged ({error})"
    except DamagedRecord as error:
        return str(error)


def _member(file: BinaryIO, offset: int) -> tuple[bytes, int, bool]:
    """Unpack the gzip member at an offset: its content, its length in the file, and whether it is whole."""
    file.seek(offset)
    unpacker, parts, taken = zlib.decompressobj(zlib.MAX_WBITS | 16), [], 0
    while not unpacker.eof and (piece := file.read(_PIECE)):
        parts.append(unpacker.decompress(piece))
        taken += len(piece)
    return b"".join(parts), taken - len(unpacker.unused_data), unpacker.eof


def _parsed(data: bytes, place: Raw, path: Path) -> WarcRecord:
    where = f"{path}, at byte {place.offset}"
    try:
        record = next(WARCIterator(BytesIO(data), check_digests=True))
        body = record.raw_stream.read()
    except (ArchiveLoadFailed, StatusAndHeadersParserException, StopIteration, ValueError) as error:
        raise DamagedRecord(f"{where}: what is there is no WARC record.") from error
    if record.digest_checker.passed is False:
        raise DamagedRecord(f"{where}: {'; '.join(record.digest_checker.problems)}.")
    said, http = record.rec_headers.get_header, record.http_headers
    return WarcRecord(
        place=place,
        kind=record.rec_type,
        url=said("WARC-Target-URI") or "",
        at=said("WARC-Date") or "",
        digest=said("WARC-Payload-Digest"),
        refers_to=said("WARC-Refers-To-Target-URI"),
        status=int(http.get_statuscode()) if http else None,
        headers=tuple(http.headers) if http else (),
        body=body,
    )


def _next_member(file: BinaryIO, offset: int, size: int) -> int:
    """Find where the next record begins, or the end of the file."""
    while offset < size:
        file.seek(offset)
        piece = file.read(_PIECE)
        at = piece.find(_GZIP)
        if at >= 0 and _begins_record(file, offset + at):
            return offset + at
        offset += at + 1 if at >= 0 else max(1, len(piece) - len(_GZIP) + 1)
    return size


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_PIECE), 64)
    except zlib.error:
        return False
    return start.startswith(b"WARC/")
