"""All bytes of an archive."""

from pathlib import Path

from crawler.warc.reading import WarcRecord, walk


def bytes_of(archive: Path) -> bytes:
    """Everything there is of an archive, with the records of its WARC files unpacked."""
    files = b"".join(path.read_bytes() for path in archive.parent.glob("archive.db*"))
    found = (found for path in archive.with_suffix(".warc").iterdir() for found in walk(path))
    return files + b"".join(record.body for record in found if isinstance(record, WarcRecord))
