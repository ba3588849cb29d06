"""Two processes never do the same work at once, and a dead one holds up nobody."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import AlreadyRunning, ForeignArchive, LockedArchive, UnwritableArchive
from crawler.locks import locks_of, opening, working
from tests.support.article import ARTICLE, pages
from tests.support.commands import Command, Scrapy
from tests.support.holding_paper import HoldingPaper, begin

Rows = Callable[..., list[dict[str, Any]]]
Start = Callable[..., Command]


@pytest.fixture
def paper() -> Iterator[HoldingPaper]:
    served = HoldingPaper()
    yield served
    served.close()


def test_the_same_work_twice_is_exit_6_naming_who_is_at_it_and_nothing_is_done(
    start: Start, scrapy: Scrapy, rows: Rows, paper: HoldingPaper
) -> None:
    first = begin(start, paper)
    asked, runs = len(paper.asked), rows("SELECT * FROM runs")
    second = scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host)
    assert (second.code, second.out) == (6, "")
    assert (
        f"scrapy crawl: {paper.url} is being crawled already, by process {first.pid} since 20"
        in second.err
    )
    assert len(second.err.splitlines()) == 1
    assert (len(paper.asked), rows("SELECT * FROM runs")) == (asked, runs)


def test_where_there_turns_out_to_be_no_archive_no_folder_of_locks_stays(archive: Path) -> None:
    with pytest.raises(ForeignArchive), working(archive, ["slrbs"]), opening(archive, 1):
        raise ForeignArchive
    assert not locks_of(archive).exists()
    with working(archive, ["slrbs"]), pytest.raises(ForeignArchive), opening(archive, 1):
        raise ForeignArchive
    assert locks_of(archive).exists()  # somebody else's work is in it


def test_a_stopped_process_is_still_at_it_and_a_killed_one_is_not(
    start: Start, scrapy: Scrapy, paper: HoldingPaper, archive: Path
) -> None:
    first = begin(start, paper)
    first.send_signal(signal.SIGSTOP)
    assert (
        scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host).code
        == 6
    )
    first.kill()
    first.wait(60)
    paper.go.set()
    assert (
        len(list(archive.with_name("archive.locks").iterdir())) == 1
    )  # the dead process left its file
    assert (
        scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host).code
        == 0
    )
    assert not list(archive.with_name("archive.locks").iterdir())


def test_other_addresses_and_other_spiders_go_on_meanwhile(
    start: Start, scrapy: Scrapy, rows: Rows, paper: HoldingPaper, saved: Callable[..., Path]
) -> None:
    begin(start, paper)
    assert scrapy("crawl", "article", "-a", f"url={ARTICLE}", replay=saved(pages(1))).code == 0
    assert scrapy("crawl", "sample").code == 0


def test_a_spider_is_locked_by_its_name_in_each_archive(tmp_path: Path) -> None:
    with working(tmp_path / "a.db", ["slrbs"]), working(tmp_path / "b.db", ["slrbs"]):
        with (
            pytest.raises(AlreadyRunning, match="slrbs is being crawled already, by process"),
            working(tmp_path / "a.db", ["slrbs"]),
        ):
            pass
        (tmp_path / "link.db").symlink_to(tmp_path / "a.db")
        with pytest.raises(AlreadyRunning), working(tmp_path / "link.db", ["slrbs"]):
            pass
    with working(tmp_path / "a.db", ["slrbs"]):
        assert (tmp_path / "a.locks" / "slrbs.lock").exists()


def test_lists_that_share_an_address_are_the_same_work_and_a_refused_one_holds_nothing(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "archive.db"
    with working(archive, ["http://a.example/1", "http://a.example/2"]):
        with (
            pytest.raises(AlreadyRunning, match=r"http://a\.example/2 is"),
            working(archive, ["http://a.example/3", "http://a.example/2"]),
        ):
            pass
        with working(archive, ["http://a.example/3"]):
            pass


def test_a_long_list_takes_one_file_not_one_for_each_address(tmp_path: Path) -> None:
    addresses = [f"http://a.example/{n}" for n in range(5000)]
    with working(tmp_path / "archive.db", addresses):
        assert len(list((tmp_path / "archive.locks").iterdir())) == 1
        with pytest.raises(AlreadyRunning), working(tmp_path / "archive.db", addresses):
            pass


@pytest.mark.parametrize("content", ["", "not JSON", "[]", "{}"])
def test_a_holder_that_did_not_say_who_it_is_is_another_process(
    tmp_path: Path, content: str
) -> None:
    with working(tmp_path / "archive.db", ["slrbs"]):
        (tmp_path / "archive.locks" / "slrbs.lock").write_text(content, "utf-8")
        with (
            pytest.raises(AlreadyRunning, match="by another process"),
            working(tmp_path / "archive.db", ["slrbs"]),
        ):
            pass


def test_a_place_that_cannot_be_locked_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive.locks").write_text("in the way", "utf-8")
    with (
        pytest.raises(UnwritableArchive, match=r"archive\.locks cannot be locked: File exists"),
        working(tmp_path / "archive.db", ["slrbs"]),
    ):
        pass
    with (
        pytest.raises(UnwritableArchive, match="check that its folder exists"),
        working(tmp_path / "no" / "archive.db", ["slrbs"]),
    ):
        pass


def test_an_archive_is_opened_by_one_process_at_a_time_and_others_wait(archive: Path) -> None:
    locks_of(archive).mkdir()
    with (
        opening(archive, 5.0),
        pytest.raises(
            LockedArchive, match=r"Another process has been opening .* for more than 0\.1 seconds\."
        ),
    ):
        opening(archive, 0.1).__enter__()
    with opening(archive, 5.0):
        assert [path.name for path in locks_of(archive).iterdir()] == [".opening"]
    assert list(locks_of(archive).iterdir()) == []
