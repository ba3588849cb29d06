"""WARC files read back: one record by its place, or a whole file, past its damaged records.

Gzip members are unpacked here, since warcio takes a damaged or cut one for the end of the file.
warcio reads the record inside.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from crawler.errors import DamagedRecord
from crawler.model import Raw

_PIECE = 64 * 1024
_MARK = b"WARC/"
_END_OF_HEAD = b"\r\n\r\n"
_STATUS_DIGITS = 3
_LONGEST_HEAD = 64 * 1024
_LONGEST_ANSWER_HEAD = 2**20
_NO_RECORD = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    StopIteration,
    ValueError,
    AttributeError,  # an answer without an address
)
"""What warcio raises at the many things that are no record."""
_GZIP = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """A record with correct digests; `body` is as received, before content decoding."""

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
    """Bytes that are no whole record; `is_cut` when the file ends in them, as after a kill."""

    place: Raw
    what: str
    is_cut: bool


def read(folder: Path, place: Raw) -> WarcRecord:
    """Read the record at a place; raises DamagedRecord when it is not there as it was written."""
    return _parse(_unpack_at(folder, place), place, folder / place.file)


def unpacked(folder: Path, place: Raw) -> bytes:
    """Return the bytes of the record at a place, unpacked; raises DamagedRecord as `read` does."""
    data = _unpack_at(folder, place)
    _parse(data, place, folder / place.file)
    return data


def walk(path: Path) -> Iterator[WarcRecord | Flaw]:
    """Read a file from end to end; a damaged part is a Flaw, and the next record follows."""
    size, offset = path.stat().st_size, 0
    with path.open("rb") as file:
        while offset < size:
            entry = _entry(file, path, offset, size)
            yield entry
            offset = entry.place.offset + entry.place.length


def _entry(file: BinaryIO, path: Path, offset: int, size: int) -> WarcRecord | Flaw:
    """Read the record that begins at an offset, or what is there instead of one."""
    try:
        data, length, is_whole = _member(file, offset)
        if is_whole:
            return _parse(data, Raw(path.name, offset, length), path)
        fault = "the record is cut"
    except zlib.error as error:
        fault = f"the record is damaged ({error})"
    except DamagedRecord as error:
        fault = str(error)
    end = _next_member(file, offset + 1, size)
    return Flaw(Raw(path.name, offset, end - offset), fault, is_cut=end == size)


def _unpack_at(folder: Path, place: Raw) -> bytes:
    """Unpack the gzip member at a place; raises DamagedRecord when it is not whole."""
    path = folder / place.file
    where = f"{path}, at byte {place.offset}"
    try:
        with path.open("rb") as file:
            data, length, is_whole = _member(file, place.offset)
    except OSError as error:
        raise DamagedRecord(f"{path} cannot be read: {error.strerror}.") from error
    except zlib.error as error:
        raise DamagedRecord(f"{where}: the record is damaged ({error}).") from error
    if not is_whole or length != place.length:
        raise DamagedRecord(f"{where}: there is no record of {place.length} bytes.")
    return data


def _member(file: BinaryIO, offset: int) -> tuple[bytes, int, bool]:
    """Unpack the gzip member at an offset: content, length in the file, whether it is whole."""
    file.seek(offset)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    pieces, length = [], 0
    while not unpacker.eof and (piece := file.read(_PIECE)):
        pieces.append(unpacker.decompress(piece))
        length += len(piece)
    return b"".join(pieces), length - len(unpacker.unused_data), unpacker.eof


def _parse(data: bytes, place: Raw, path: Path) -> WarcRecord:
    """Read an unpacked record; raises DamagedRecord when it is none, or a digest is wrong."""
    where = f"{path}, at byte {place.offset}"
    if not _has_heads(data):
        raise DamagedRecord(f"{where}: what is there is no WARC record.")
    try:
        record = next(WARCIterator(BytesIO(data), check_digests=True))
        body = record.raw_stream.read()
    except _NO_RECORD as error:
        raise DamagedRecord(f"{where}: what is there is no WARC record.") from error
    if record.digest_checker.passed is False:
        raise DamagedRecord(f"{where}: {'; '.join(record.digest_checker.problems)}.")
    return _record(record, place, body)


def _record(record: ArcWarcRecord, place: Raw, body: bytes) -> WarcRecord:
    header, http = record.rec_headers.get_header, record.http_headers
    return WarcRecord(
        place=place,
        kind=record.rec_type,
        url=header("WARC-Target-URI") or "",
        at=header("WARC-Date") or "",
        digest=header("WARC-Payload-Digest"),
        refers_to=header("WARC-Refers-To-Target-URI"),
        status=_status(http.get_statuscode()) if http else None,
        headers=tuple(http.headers) if http else (),
        body=body,
    )


def _has_heads(data: bytes) -> bool:
    """Return whether the headers of a record end where they can, and those of the answer in it.

    warcio would look for their end, a line at a time, in all that follows.
    """
    end = data.find(_END_OF_HEAD, 0, _LONGEST_HEAD)
    if not data.startswith(_MARK) or end < 0:
        return False
    start = end + len(_END_OF_HEAD)
    if b"application/http" not in data[:end] or len(data) - start < _LONGEST_HEAD:
        return True
    return data.find(_END_OF_HEAD, start, start + _LONGEST_ANSWER_HEAD) >= 0


def _status(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == _STATUS_DIGITS else None


def _next_member(file: BinaryIO, offset: int, size: int) -> int:
    """Find where the next record begins, or the end of the file."""
    while offset < size:
        file.seek(offset)
        piece = file.read(_PIECE)
        index = piece.find(_GZIP)
        if index < 0:
            offset += max(1, len(piece) - len(_GZIP) + 1)  # a header may stand on the border
        elif _begins_record(file, offset + index):
            return offset + index
        else:
            offset += index + 1
    return size


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        start = unpacker.decompress(file.read(_PIECE), 64)
    except zlib.error:
        return False
    return start.startswith(_MARK)
