"""Records of a WARC file blanked in place, by a record of the same length.

No other record moves: all pointers into the file stay true, and a run that writes to it meanwhile
is not disturbed.
"""

import os
import zlib
from io import BytesIO
from pathlib import Path

from crawler.durable import disk_errors
from crawler.model import Raw
from crawler.warc.writing import builder, packed

# A gzip header (deflate, no time, unknown system) with a comment behind it, of any length.
_HEADER = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"


def blank(folder: Path, place: Raw, note: str) -> bool:
    """Overwrite a record by one that holds a note; False when it is not there. It can be repeated.

    Where the file ends inside the record, it ends there afterwards, too.
    """
    path = folder / place.file
    if not path.exists():
        return False
    length = min(place.length, path.stat().st_size - place.offset)
    if length <= 0:
        return False
    with disk_errors(folder), path.open("r+b") as file:
        file.seek(place.offset)
        file.write(_filler(note, place.length)[:length])
        file.flush()
        os.fsync(file.fileno())
    return True


def _filler(note: str, length: int) -> bytes:
    """Make a record of a given length, one gzip member; zeros where not even an empty one fits."""
    for text in (note, ""):
        content = text.encode()
        record = builder().create_warc_record(
            "", "metadata", payload=BytesIO(content), length=len(content)
        )
        member = _member(packed(record, gzip=False), length)
        if member is not None:
            return member
    return bytes(length)


def _member(data: bytes, length: int) -> bytes | None:
    """Make a gzip member of a given length; None when it is too short for the data."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(data) + deflater.flush()
    trailer = zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")
    padding = length - len(_HEADER) - 1 - len(deflated) - len(trailer)
    if padding < 0:
        return None
    return _HEADER + b" " * padding + b"\0" + deflated + trailer
