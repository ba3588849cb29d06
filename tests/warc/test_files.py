"""WARC files: what was written is read back, by us and by warcio; cut and damaged files lose no more than the record concerned."""

import errno
import gzip
import zlib
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crawler.errors import DamagedRecord, FullStorage, UnwritableArchive
from crawler.model import Raw
from crawler.warc import writing
from crawler.warc.reading import Flaw, WarcRecord, read, walk
from crawler.warc.writing import folder_of
from tests.support.warc import URL, accepted_by_warcio, capture, records, writer, written


@given(
    st.lists(st.binary(max_size=300), min_size=1, max_size=4),
    st.text(st.characters(min_codepoint=33, max_codepoint=255)),
)
def test_whatever_was_written_is_read_back(
    tmp_path_factory: Any, bodies: list[bytes], value: str
) -> None:
    folder, places = written(
        tmp_path_factory.mktemp("w"),
        *(capture(n, body, X_Value=value) for n, body in enumerate(bodies)),
    )
    assert [read(folder, place).body for place in places] == bodies
    assert [record.url for record in records(folder / places[0].file)[1:]] == [
        URL.format(n) for n in range(len(bodies))
    ]
    assert accepted_by_warcio(folder)


def test_the_body_is_kept_as_it_came_and_the_length_says_so(tmp_path: Path) -> None:
    packed = zlib.compress("渡口的早班船".encode())
    folder, [place] = written(
        tmp_path, capture(body=packed, Content_Encoding="deflate", Transfer_Encoding="chunked")
    )
    record = read(folder, place)
    assert record.body == packed
    assert dict(record.headers) == {
        "Content-Encoding": "deflate",
        "Content-Length": str(len(packed)),
    }
    assert (record.status, record.at, record.kind) == (200, "2024-06-01T04:00:01Z", "response")


def test_a_payload_that_did_not_change_is_a_record_that_refers_to_the_first(tmp_path: Path) -> None:
    files = writer(tmp_path)
    place = files.write(capture(1))
    again = capture(1, X_Served_By="another machine")
    assert files.write(again, read(files.folder, place)) == place
    files.close()
    revisit = records(files.folder / place.file)[-1]
    assert (revisit.kind, revisit.body, revisit.refers_to) == ("revisit", b"", URL.format(1))
    assert accepted_by_warcio(files.folder)


def test_a_payload_that_changed_is_a_record_of_its_own(tmp_path: Path) -> None:
    files = writer(tmp_path)
    place = files.write(capture(1))
    changed = files.write(capture(1, b"corrected"), read(files.folder, place))
    files.close()
    assert read(files.folder, changed).body == b"corrected"


def test_nothing_is_made_before_the_first_record(tmp_path: Path) -> None:
    files = writer(tmp_path)
    files.sync()
    files.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_large_enough_is_followed_by_another(tmp_path: Path) -> None:
    files = writer(tmp_path, limit=1000)
    places = [files.write(capture(n)) for n in range(4)]
    files.close()
    assert len({place.file for place in places}) > 1
    assert [read(files.folder, place).url for place in places] == [URL.format(n) for n in range(4)]
    assert all(records(path)[0].kind == "warcinfo" for path in files.folder.iterdir())


def test_the_folder_is_named_after_the_archive(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "papers.db") == tmp_path / "papers.warc"


# -- bad days


# Identifiers are random, so that lengths differ by a few bytes: where a file is hit is drawn in thousandths.
SOMEWHERE = st.integers(0, 999)


@given(SOMEWHERE)
def test_a_file_cut_anywhere_is_readable_to_its_last_whole_record(
    tmp_path_factory: Any, thousandths: int
) -> None:
    folder, places = written(tmp_path_factory.mktemp("w"), *(capture(n) for n in range(3)))
    path = folder / places[0].file
    size = 1 + path.stat().st_size * thousandths // 1000
    path.write_bytes(path.read_bytes()[:size])
    whole = [place for place in places if place.offset + place.length <= size]
    found = list(walk(path))
    assert [
        record.place
        for record in found
        if isinstance(record, WarcRecord) and record.kind == "response"
    ] == whole
    assert all(flaw.is_cut for flaw in found if isinstance(flaw, Flaw))


def unpacks_alike(one: bytes, other: bytes) -> bool:
    """Return whether two records differ in no more than the bits that fill up their last byte."""
    try:
        return gzip.decompress(one) == gzip.decompress(other)
    except (OSError, EOFError, zlib.error):
        return False


@given(st.integers(0, 2), SOMEWHERE, st.integers(0, 7))
def test_a_flipped_byte_costs_one_record_and_is_found(
    tmp_path_factory: Any, number: int, thousandths: int, bit: int
) -> None:
    folder, places = written(tmp_path_factory.mktemp("w"), *(capture(n) for n in range(3)))
    hit = places[number]
    at = hit.length * thousandths // 1000
    if 4 <= at < 10:
        at = 10  # the gzip header's time and system, which nobody reads
    path = folder / hit.file
    content = bytearray(path.read_bytes())
    record = slice(hit.offset, hit.offset + hit.length)
    before = bytes(content[record])
    content[hit.offset + at] ^= 1 << bit
    assume(not unpacks_alike(before, bytes(content[record])))
    path.write_bytes(content)
    with pytest.raises(DamagedRecord):
        read(folder, hit)
    found = list(walk(path))
    assert [flaw for flaw in found if isinstance(flaw, Flaw)]
    assert {r.place for r in found if isinstance(r, WarcRecord) and r.kind == "response"} == set(
        places
    ) - {hit}


def test_a_place_without_a_record_is_said(tmp_path: Path) -> None:
    folder, [place] = written(tmp_path, capture())
    with pytest.raises(DamagedRecord, match="no record of 9 bytes"):
        read(folder, Raw(place.file, place.offset, 9))
    with pytest.raises(DamagedRecord, match="No such file"):
        read(folder, Raw("lost.warc.gz", 0, 9))


def test_where_the_disk_is_full_the_file_ends_with_the_record_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Disk(FileIO):
        free = 10**6

        def write(self, data: Any) -> int:
            taken = super().write(data[: self.free])
            if taken < len(data):
                raise OSError(errno.ENOSPC, "No space left on device")
            return taken

    monkeypatch.setattr(writing, "FileIO", Disk)
    files = writer(tmp_path)
    place = files.write(capture(1))
    Disk.free = 10
    with pytest.raises(FullStorage, match="No space left"):
        files.write(capture(2))
    files.close()
    assert [record.url for record in records(files.folder / place.file)[1:]] == [URL.format(1)]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive.warc").write_text("a file")
    with pytest.raises(UnwritableArchive, match=r"archive\.warc.* cannot be written"):
        writer(tmp_path).write(capture())


LINES = b"a: b\r\n" * 400_000
ANSWER = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://paper.example/\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)


@pytest.mark.parametrize(
    "record",
    [
        bytes(2**21),
        b"WARC/1.1\r\n" + LINES,
        ANSWER % len(LINES) + LINES,
        (ANSWER % 6).replace(b"WARC-Target-URI", b"X") + b"HTTP\r\n",
    ],
    ids=["zeros", "headers without end", "an answer's headers without end", "no address"],
)
def test_what_is_no_record_is_a_flaw_and_the_next_one_is_read(
    tmp_path: Path, record: bytes
) -> None:
    folder, [place] = written(tmp_path, capture(1, b"text"))
    file = folder / place.file
    file.write_bytes(gzip.compress(record) + file.read_bytes())
    flaw, *others = walk(file)
    assert isinstance(flaw, Flaw)
    assert [entry.body for entry in others if isinstance(entry, WarcRecord)][-1] == b"text"
