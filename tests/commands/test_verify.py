"""`scrapy verify`: says that all is well when it is, and finds what is not."""

import argparse
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.commands.verify import Command
from crawler.maintenance.backup import back_up
from tests.support.article import ARTICLE, archive_one, pages
from tests.support.commands import Ran, Scrapy
from tests.support.read_only import sealed

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def verify(
    scrapy: Scrapy, saved: Saved, archive: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """An archive with an article of three pages, and the command that proves it, in this process."""
    assert archive_one(scrapy, saved(pages(3))).code == 0

    def run(of: Path = archive) -> Ran:
        command = Command()
        command.settings = Settings({"ARCHIVE_DB": str(of), "ARTICLE_MAX_PAGES": 100})
        capsys.readouterr()
        command.run([], argparse.Namespace(jobs=1))
        said = capsys.readouterr()
        return Ran(command.exitcode, said.out, said.err)

    return run


def change(archive: Path, *statements: str) -> None:
    """Change an archive behind our back."""
    db = sqlite3.connect(archive)
    try:
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def found(done: Ran) -> list[str]:
    assert (done.code, done.err) == (3, "")
    *faults, said = [line for line in done.out.splitlines() if "former reader" not in line]
    assert re.search(rf": {len(faults)} fault", said)
    return faults


def test_what_a_crawl_stored_is_all_right(scrapy: Scrapy) -> None:
    scrapy("crawl", "sample")
    done = scrapy("verify", replay=None)
    assert (done.code, done.err) == (0, "")
    assert done.out == "15 articles, 37 pages, 38 raw records in 1 file: all as they were stored.\n"


def test_a_partial_article_and_several_runs_are_all_right(scrapy: Scrapy, saved: Saved) -> None:
    archive_one(scrapy, saved(pages(4, without=(3,))))
    archive_one(
        scrapy,
        saved(
            {
                path: str(page).replace("十二筐", "十三筐")
                for path, page in pages(4, without=(2,)).items()
            }
        ),
    )
    done = scrapy("verify", "--jobs", "1", replay=None)
    assert (done.code, done.err) == (0, "")


def test_a_flipped_byte_in_a_warc_file_is_found(
    verify: Callable[..., Ran], rows: Rows, archive: Path
) -> None:
    [row] = rows("SELECT warc_file, warc_offset, warc_length FROM article_pages WHERE page = 2")
    flip(
        archive.with_suffix(".warc") / row["warc_file"],
        row["warc_offset"] + row["warc_length"] // 2,
    )
    [fault] = found(verify())
    assert fault.startswith(ARTICLE.replace(".html", "_2.html"))
    assert "raw bytes are damaged" in fault


@pytest.mark.parametrize("what", ["title", "body"])
def test_a_flipped_byte_in_the_database_is_found(
    verify: Callable[..., Ran], rows: Rows, archive: Path, what: str
) -> None:
    change(archive)
    [row] = rows(f"SELECT {what} AS text FROM articles")
    content = archive.read_bytes()
    # The row of `articles`, where the title stands before the text: title and text are in the readings and index as well.
    at = content.index(row["text"].encode() if what == "body" else "article渡口的早班船".encode())
    flip(archive, at + (10 if what == "body" else len("article") + 2))
    faults = found(verify())
    assert any(what in fault for fault in faults)


@pytest.mark.parametrize(
    ("column", "stored"),
    [("reading", '{"url":7}'), ("reading", "[]"), ("aliases", "{}"), ("aliases", "[1]")],
)
def test_a_page_row_that_cannot_be_read_is_a_fault_and_no_traceback(
    verify: Callable[..., Ran], archive: Path, column: str, stored: str
) -> None:
    change(archive, f"UPDATE article_pages SET {column} = '{stored}' WHERE page = 2")
    faults = found(verify())
    assert any("_2.html" in fault and "damaged" in fault for fault in faults)


def test_missing_pages_that_cannot_be_read_are_a_fault(
    verify: Callable[..., Ran], archive: Path
) -> None:
    change(archive, "UPDATE articles SET missing_pages = '{}'")
    assert any("missing pages is damaged" in fault for fault in found(verify()))


def test_a_deleted_page_row_is_found(verify: Callable[..., Ran], archive: Path) -> None:
    change(archive, "DELETE FROM article_pages WHERE page = 3")
    [fault] = found(verify())
    assert "page 3 is not there" in fault


def test_a_lost_warc_file_is_found(verify: Callable[..., Ran], archive: Path) -> None:
    [file] = archive.with_suffix(".warc").iterdir()
    file.unlink()
    assert len([fault for fault in found(verify()) if "raw bytes are lost" in fault]) == 3


def test_a_stale_index_is_found(verify: Callable[..., Ran], archive: Path) -> None:
    change(archive, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    assert any(
        "the index articles_fts: it is not that of the text" in fault for fault in found(verify())
    )


def test_states_that_contradict_each_other_are_found(
    verify: Callable[..., Ran], archive: Path
) -> None:
    change(archive, "UPDATE frontier SET state = 'due', due_at = NULL")
    faults = found(verify())
    assert any("without its row in the frontier" in fault for fault in faults)
    assert any("due, but never" in fault for fault in faults)


def test_a_row_without_its_parent_is_found(verify: Callable[..., Ran], archive: Path) -> None:
    change(archive, "INSERT INTO images VALUES (99, 1, 1, 'http://www.paper.example/1.jpg', NULL)")
    assert any("images, row" in fault for fault in found(verify()))


def test_a_file_cut_by_a_kill_is_no_fault(verify: Callable[..., Ran], archive: Path) -> None:
    [file] = archive.with_suffix(".warc").iterdir()
    with file.open("ab") as end:
        end.write(file.read_bytes()[:100])
    done = verify()
    assert done.code == 0
    assert "1 file with a part of a record at the end" in done.out


def test_it_leaves_every_byte_as_it_is(
    verify: Callable[..., Ran], archive: Path, tmp_path: Path
) -> None:
    copy = back_up(archive, tmp_path / "copy").database
    for path in (archive, copy):
        before = path.read_bytes()
        done = verify(path)
        assert (done.code, done.out) == (
            0,
            "1 article, 3 pages, 4 raw records in 1 file: all as they were stored.\n",
        )
        assert path.read_bytes() == before
    assert sorted(path.name for path in copy.parent.iterdir()) == ["archive.db", "archive.warc"]


def test_an_archive_of_an_earlier_version_is_proved_and_stays_one(
    verify: Callable[..., Ran], archive: Path
) -> None:
    db = sqlite3.connect(archive)
    db.executescript(
        "DROP TABLE baselines; DELETE FROM _sqlite_migrations WHERE name = 'accept_findings';"
    )
    db.close()
    before = archive.read_bytes()
    assert verify().code == 0
    assert archive.read_bytes() == before


def test_it_proves_what_is_where_nobody_can_write(
    verify: Callable[..., Ran], archive: Path
) -> None:
    with sealed(archive) as copy:
        done = verify(copy)
    assert (done.code, done.err) == (0, "")
    change(archive, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    with sealed(archive) as copy:
        assert any(
            "the index articles_fts: it is not that of the text" in fault
            for fault in found(verify(copy))
        )


def test_a_crawl_that_writes_meanwhile_is_not_waited_for(
    verify: Callable[..., Ran], archive: Path
) -> None:
    with closing(sqlite3.connect(archive, isolation_level=None)) as crawl:
        crawl.execute("BEGIN IMMEDIATE")
        crawl.execute("UPDATE articles SET title = '还没有写完'")
        assert verify().code == 0


def test_without_an_archive_nothing_is_made(scrapy: Scrapy, archive: Path) -> None:
    assert scrapy("verify", "--jobs", "1", replay=None).code == 5
    assert not archive.exists()
