"""Records taken out of a WARC file in place: another record of the same length stands there, and no other one moves.

Every pointer into the file stays true, and a run that writes to it meanwhile is not disturbed.
"""

import os
import zlib
from io import BytesIO
from pathlib import Path

from crawler.durable import disk_errors
from crawler.model import Raw
from crawler.warc.writing import builder, packed

# A gzip header that is followed by a comment, which may be of any length: deflate, no time, unknown system.
_HEADER = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"


def blank(folder: Path, place: Raw, note: str) -> bool:
    """Overwrite a record with one that holds a note alone; False when it is not there any more. Done twice, it is the same.

    Where the file ends in the middle of the record, it ends there still.
    """
    path = folder / place.file
    there = min(place.length, path.stat().st_size - place.offset) if path.exists() else 0
    if there <= 0:
        return False
    with disk_errors(folder), path.open("r+b") as file:
        file.seek(place.offset)
        file.write(_filler(note, place.length)[:there])
        file.flush()
        os.fsync(file.fileno())
    return True


def _filler(note: str, length: int) -> bytes:
    """Make a record of a given length, as one gzip member; where not even an empty one fits, there are zeros."""
    for text in (note, ""):
        content = text.encode()
        record = builder().create_warc_record(
            "", "metadata", payload=BytesIO(content), length=len(content)
        )
        if (member := _member(packed(record, gzip=False), length)) is not None:
            return member
    return bytes(length)


def _member(data: bytes, length: int) -> bytes | None:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(data) + deflater.flush()
    trailer = zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")
    padding = length - len(_HEADER) - 1 - len(deflated) - len(trailer)
    return _HEADER + b" " * padding + b"\0" + deflated + trailer if padding >= 0 else None
