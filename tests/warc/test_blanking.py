"""A record that is taken out: another one stands in its place, and nothing else moves."""

from pathlib import Path

import pytest

from crawler.warc.blanking import blank
from crawler.warc.reading import Flaw, WarcRecord, walk
from tests.support.warc import accepted_by_warcio, capture, written

NOTE = "removed: 2024-06-01T04:00:00Z\r\n"


def test_the_record_is_gone_and_the_others_are_where_they_were(tmp_path: Path) -> None:
    folder, places = written(tmp_path, *(capture(n) for n in range(3)))
    path = folder / places[0].file
    before = path.read_bytes()
    assert blank(folder, places[1], NOTE)
    after = path.read_bytes()
    start, end = places[1].offset, places[1].offset + places[1].length
    assert (after[:start], after[end:], len(after)) == (before[:start], before[end:], len(before))
    kinds = [(found.kind, found.body) for found in walk(path) if isinstance(found, WarcRecord)]
    assert kinds[2] == ("metadata", NOTE.encode())
    assert accepted_by_warcio(folder)
    assert blank(folder, places[1], NOTE)
    assert [found.place for found in walk(path)][1:] == places


@pytest.mark.parametrize("left", [1, 40])
def test_a_file_that_ends_in_the_record_loses_what_is_there_and_ends_there_still(
    tmp_path: Path, left: int
) -> None:
    folder, places = written(tmp_path, *(capture(n) for n in range(2)))
    path, last = folder / places[0].file, places[-1]
    content = path.read_bytes()[: last.offset + left]
    path.write_bytes(content)
    assert blank(folder, last, NOTE)
    assert (len(path.read_bytes()), path.read_bytes()[: last.offset]) == (
        len(content),
        content[: last.offset],
    )
    assert left == 1 or path.read_bytes() != content
    assert [found.is_cut for found in walk(path) if isinstance(found, Flaw)] == [True]


def test_a_record_that_is_not_there_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    folder, places = written(tmp_path, *(capture(n) for n in range(2)))
    path, last = folder / places[0].file, places[-1]
    path.write_bytes(path.read_bytes()[: last.offset])
    before = path.read_bytes()
    assert (blank(folder, last, NOTE), path.read_bytes()) == (False, before)
    path.unlink()
    assert not blank(folder, last, NOTE)
    assert not path.exists()
