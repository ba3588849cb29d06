"""WARC files as a run writes them: a record is a gzip member, synced before a row points to it."""

import os
from collections.abc import Mapping
from http import HTTPStatus
from io import BytesIO, FileIO
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler.durable import disk_errors, make, sync
from crawler.model import Capture, Raw
from crawler.warc.reading import WarcRecord

# Headers of the transfer, which Scrapy has undone: they are not true of the bytes that follow.
_OF_TRANSFER = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_ABOUT = {
    "format": "WARC File Format 1.1",
    "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "description": (
        "Pages of articles. Bodies are the bytes received, before content decoding. Header blocks"
        " are as Scrapy exposes them: names and values as received, not their order or their"
        " spelling; those of the transfer are made anew."
    ),
}


def folder_of(archive: Path) -> Path:
    """Return the folder of WARC files: `archive.warc/` beside `archive.db`, also behind a link."""
    return archive.resolve().with_suffix(".warc")


class Writer:
    """The WARC files of one run, made with the first record; another begins after `limit` bytes."""

    def __init__(self, folder: Path, name: str, *, limit: int, about: Mapping[str, str]) -> None:
        self.folder = folder
        self.name = name
        self.limit = limit
        self.about = _ABOUT | dict(about)
        self._file: FileIO | None = None
        self._files = 0
        self._dirty = False

    def write(self, capture: Capture, earlier: WarcRecord | None = None) -> Raw:
        """Write an answer and return its place.

        An answer with the payload of an `earlier` record becomes a revisit record; its place is
        that of the earlier one.
        """
        digest = digest_of(capture.body)
        with disk_errors(self.folder):
            file = self._open()
            if earlier is not None and earlier.digest == digest:
                self._append(file, _revisit(capture, digest, earlier))
                return earlier.place
            return self._append(file, _response(capture, digest))

    def sync(self) -> None:
        """Sync what was written."""
        if self._dirty and self._file is not None:
            with disk_errors(self.folder):
                os.fsync(self._file.fileno())
            self._dirty = False

    def close(self) -> None:
        """Sync and close the file."""
        if self._file is not None:
            self.sync()
            self._file.close()
            self._file = None

    def _open(self) -> FileIO:
        if self._file is not None and self._file.tell() >= self.limit:
            self.close()
        if self._file is None:
            self._files += 1
            make(self.folder)
            path = self.folder / f"{self.name}-{self._files:05}.warc.gz"
            self._file = FileIO(path, "xb")
            self._append(self._file, builder().create_warcinfo_record(path.name, self.about))
            sync(self.folder)
        return self._file

    def _append(self, file: FileIO, record: ArcWarcRecord) -> Raw:
        """Append a record; where the disk is full, the file ends with the record before."""
        data = memoryview(packed(record))
        offset, unwritten = file.tell(), data
        self._dirty = True
        try:
            while unwritten:
                unwritten = unwritten[file.write(unwritten) :]
        except OSError:
            file.truncate(offset)
            file.seek(offset)
            raise
        return Raw(Path(os.fsdecode(file.name)).name, offset, len(data))


class _Sha256Writer(WARCWriter):  # type: ignore[misc]
    """warcio's writer with the digest that the archive uses; its own default is SHA-1."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def packed(record: ArcWarcRecord, *, gzip: bool = True) -> bytes:
    """Return a record as bytes."""
    out = BytesIO()
    builder(out, gzip=gzip).write_record(record)
    return out.getvalue()


def digest_of(body: bytes) -> str:
    """Return the digest of a payload as WARC writes it: `sha256:` and base32."""
    digester = Digester("sha256")
    digester.update(body)
    return str(digester)


def builder(out: BytesIO | None = None, *, gzip: bool = True) -> WARCWriter:
    """Return warcio's writer, set up for the records of an archive."""
    return _Sha256Writer(out, gzip=gzip, warc_version="WARC/1.1")


def _response(capture: Capture, digest: str) -> ArcWarcRecord:
    return builder().create_warc_record(
        capture.url,
        "response",
        payload=BytesIO(capture.body),
        length=len(capture.body),
        http_headers=_http(capture),
        warc_headers_dict={"WARC-Date": capture.at, "WARC-Payload-Digest": digest},
    )


def _revisit(capture: Capture, digest: str, earlier: WarcRecord) -> ArcWarcRecord:
    return builder().create_revisit_record(
        capture.url,
        digest,
        earlier.url,
        earlier.at,
        http_headers=_http(capture),
        warc_headers_dict={"WARC-Date": capture.at},
    )


def _http(capture: Capture) -> StatusAndHeaders:
    headers = [(name, value) for name, value in capture.headers if name.lower() not in _OF_TRANSFER]
    headers.append(("Content-Length", str(len(capture.body))))
    status = f"{capture.status} {_PHRASES.get(capture.status, '')}".strip()
    return StatusAndHeaders(status, headers, protocol="HTTP/1.1")
