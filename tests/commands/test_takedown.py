"""`scrapy takedown`: what is taken down is nowhere any more, and does not come back."""

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.archive import monitoring, takedown
from crawler.archive.database import open_archive, read_archive, snapshot
from crawler.commands.takedown import Command
from crawler.errors import LockedArchive
from crawler.maintenance.takedown import take_down
from crawler.model import Raw
from crawler.monitoring.findings import Finding, Kind
from crawler.monitoring.measures import Vitals
from crawler.warc.blanking import blank
from crawler.warc.reading import Flaw, WarcRecord, walk
from tests.support.archive_bytes import bytes_of
from tests.support.article import ARTICLE, FILE, archive_one, pages
from tests.support.commands import Scrapy
from tests.support.pages import PROSE, html
from tests.support.warc import accepted_by_warcio

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]

OTHER = "http://www.paper.example/news/2024-03-06/1.html"


def two_versions(scrapy: Scrapy, saved: Saved) -> Path:
    """An article of two pages, corrected once and seen unchanged once, beside another article."""
    other: dict[str, str | bytes] = {
        "www.paper.example/news/2024-03-06/1.html": html(
            "<p>　　账本补齐了，一共四十二本，从今天起谁都可以来翻。</p>", title="账本"
        )
    }
    for site in (
        pages(2) | other,
        pages(2)
        | {FILE.format(""): str(pages(2)[FILE.format("")]).replace("十二筐", "十三筐")}
        | other,
    ):
        replay = saved(site)
        assert scrapy("crawl", "article", "-a", f"urls={ARTICLE},{OTHER}", replay=replay).code == 0
    archive_one(scrapy, replay)
    return replay


def test_text_versions_and_bytes_are_gone_and_the_rest_stays(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    replay = two_versions(scrapy, saved)
    [article] = rows("SELECT * FROM articles WHERE url = ?", ARTICLE)
    before = (
        rows("SELECT * FROM articles WHERE url = ?", OTHER),
        rows("SELECT * FROM article_pages WHERE url = ?", OTHER),
    )
    assert (article["revision"], bytes_of(archive).count(PROSE[1].encode()) > 4) == (2, True)

    done = scrapy(
        "takedown", ARTICLE.replace(".html", "_2.html"), "--reason", "法院裁定", replay=None
    )
    assert (done.code, done.err) == (0, "")
    assert f"{ARTICLE} was taken down (tombstone 1)" in done.out
    assert "6 raw records" in done.out
    assert "Backups and copies of this archive are not touched" in done.out
    shown = scrapy(
        "show", ARTICLE.upper().replace("HTML", "html").replace("NEWS", "news"), replay=None
    )
    assert (shown.code, "was taken down on" in shown.err, "(tombstone 1)" in shown.err) == (
        2,
        True,
        True,
    )

    assert PROSE[1].encode() not in bytes_of(archive)
    pairs = "SELECT count(*) AS n FROM articles_fts WHERE articles_fts MATCH '\"账本\"'"
    assert rows(pairs) == [{"n": 1}]  # the other article's
    assert (rows("SELECT * FROM articles"), rows("SELECT * FROM article_pages")) == before
    assert rows("SELECT count(*) AS n FROM article_revisions") == [{"n": 0}]
    assert accepted_by_warcio(archive.with_suffix(".warc"))
    assert not [
        f
        for path in archive.with_suffix(".warc").iterdir()
        for f in walk(path)
        if isinstance(f, Flaw)
    ]
    [stone] = rows("SELECT * FROM tombstones")
    assert (
        stone["body_sha256"]
        == article["body_sha256"]
        == sha256(article["body"].encode()).hexdigest()
    )
    assert (stone["url"], stone["reason"], stone["records"], stone["finished_at"] is None) == (
        ARTICLE,
        "法院裁定",
        "[]",
        False,
    )

    again = archive_one(scrapy, replay)
    assert (again.code, "taken-down" in again.err, "法院裁定" in again.err) == (4, True, True)
    assert PROSE[1].encode() not in bytes_of(archive)
    assert rows("SELECT DISTINCT state, reason, due_at FROM frontier WHERE url <> ?", OTHER) == [
        {"state": "skipped", "reason": "taken-down", "due_at": None}
    ]


def test_it_does_not_come_back_by_another_address(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    replay = saved(pages(3))
    archive_one(scrapy, replay)
    scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None)
    assert archive_one(scrapy, replay, url=ARTICLE.replace(".html", "_3.html")).code == 4
    assert rows("SELECT requests FROM runs ORDER BY id DESC LIMIT 1") == [{"requests": 0}]
    assert rows("SELECT * FROM articles") == []
    assert (
        "Nothing is to be tried again"
        in scrapy("retry", ARTICLE, "--state", "skipped", replay=None).out
    )


@pytest.mark.parametrize("named", ["--finish", ARTICLE])
def test_interrupted_it_can_be_finished(
    scrapy: Scrapy, saved: Saved, archive: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    archive_one(scrapy, saved(pages(3)))
    done: list[Raw] = []

    def interrupted(folder: Path, place: Raw, note: str) -> bool:
        if done:
            raise KeyboardInterrupt
        done.append(place)
        return blank(folder, place, note)

    monkeypatch.setattr("crawler.maintenance.takedown.blank", interrupted)
    db = open_archive(archive)
    try:
        with pytest.raises(KeyboardInterrupt):
            take_down(db, archive, ARTICLE, "法院裁定")
        assert [len(stone.records) for stone in takedown.tombstones(db)] == [3]
    finally:
        db.close()
    assert (
        "a takedown is not finished; scrapy takedown --finish"
        in scrapy("verify", "--jobs", "1", replay=None).out
    )
    assert PROSE[1].encode() in bytes_of(archive)
    done_at_last = scrapy("takedown", named, replay=None)
    assert re.search(r"3 raw records (of it )?removed\.\n$", done_at_last.out)
    assert PROSE[1].encode() not in bytes_of(archive)
    assert scrapy("verify", "--jobs", "1", replay=None).code == 0


@pytest.mark.parametrize(
    "named", [("--finish",), (ARTICLE,), (ARTICLE.replace(".html", "_2.html"), "--reason", "再次")]
)
def test_what_comes_back_with_a_file_from_a_backup_is_removed_again(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path, named: tuple[str, ...]
) -> None:
    archive_one(scrapy, saved(pages(3)))
    [file] = archive.with_suffix(".warc").iterdir()
    backup = file.read_bytes()
    scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None)
    file.write_bytes(backup)
    found = scrapy("verify", "--jobs", "1", replay=None)
    assert (
        found.code,
        found.out.count("raw bytes of it are there; scrapy takedown --finish removes them"),
    ) == (3, 3)

    done = scrapy("takedown", *named, replay=None)
    assert (done.code, done.err, "3 raw records" in done.out) == (0, "", True)
    assert PROSE[1].encode() not in bytes_of(archive)
    assert scrapy("verify", "--jobs", "1", replay=None).code == 0
    assert rows("SELECT reason, records, finished_at IS NULL AS open FROM tombstones") == [
        {"reason": "法院裁定", "records": "[]", "open": 0}
    ]
    assert "o raw bytes" in scrapy("takedown", *named, replay=None).out


def test_while_somebody_reads_a_takedown_is_not_finished_and_says_so(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_one(scrapy, saved(pages(1)))
    monkeypatch.setattr(
        "crawler.commands.takedown.open_existing", lambda path: open_archive(path, 0.1)
    )
    command = Command()
    command.settings = Settings({"ARCHIVE_DB": str(archive)})
    with closing(read_archive(archive)) as reader, snapshot(reader):
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        working = command.work([ARTICLE], Namespace(finish=False, reason="法院裁定"))
        assert "was taken down (tombstone 1)" in next(working)
        for going_on in (working, command.work([], Namespace(finish=True, reason=None))):
            with pytest.raises(LockedArchive, match=r"write-ahead log .* scrapy takedown --finish"):
                list(going_on)
        assert rows("SELECT finished_at FROM tombstones") == [{"finished_at": None}]
    assert "a takedown is not finished" in scrapy("verify", "--jobs", "1", replay=None).out
    assert scrapy("takedown", "--finish", replay=None).code == 0
    assert rows("SELECT finished_at IS NULL AS open FROM tombstones") == [{"open": 0}]
    assert PROSE[1].encode() not in bytes_of(archive)


def test_a_takedown_interrupted_while_files_are_read_finds_the_rest_at_the_next_try(
    scrapy: Scrapy, saved: Saved, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records that no row points to are known to nobody until the files were read."""
    archive_one(scrapy, replay := saved(pages(2)))
    archive_one(scrapy, replay)

    def interrupted(path: Path) -> Iterator[WarcRecord | Flaw]:
        raise KeyboardInterrupt
        yield

    with monkeypatch.context() as patched, closing(open_archive(archive)) as db:
        patched.setattr("crawler.maintenance.takedown.walk", interrupted)
        with pytest.raises(KeyboardInterrupt):
            take_down(db, archive, ARTICLE, "法院裁定")
    assert (
        scrapy("takedown", "--finish", replay=None).out
        == "1 takedown finished: 4 raw records removed.\n"
    )
    assert scrapy("verify", "--jobs", "1", replay=None).code == 0


def test_what_runs_found_does_not_quote_it_any_more(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    page = str(pages(1)[FILE.format("")])
    for version in (page, page.replace("渡口的第一班船", "对岸的第一班船")):
        archive_one(scrapy, saved({FILE.format(""): version}))
    bodies = [
        row["body"]
        for row in rows("SELECT body FROM article_revisions UNION ALL SELECT body FROM articles")
    ]
    quoted = [body.split("\n")[0][:80] for body in bodies]
    assert quoted[0] != quoted[1]
    details = [*(f"2 articles: {text}" for text in quoted), "7 articles: 别处的话：一行。"]
    with closing(open_archive(archive)) as db:
        found = [
            Finding(Kind.TEXT_REPEATED, f"body {n}", detail) for n, detail in enumerate(details)
        ]
        monitoring.record(
            db, 1, Vitals(), {}, [*found, Finding(Kind.BODIES_SHORTER, "body", "2 of 3 articles")]
        )
    assert scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None).code == 0
    assert [row["detail"] for row in rows("SELECT detail FROM run_findings ORDER BY kind, about")] == [
        "2 of 3 articles", "2 articles", "2 articles", "7 articles: 别处的话：一行。"
    ]  # fmt: skip
    assert not any(text.encode() in bytes_of(archive) for text in quoted)


def test_copies_of_the_text_elsewhere_are_named(scrapy: Scrapy, saved: Saved) -> None:
    copy = "http://www.other.example/2024/1.html"
    site: dict[str, str | bytes] = {
        FILE.format(""): html(),
        "www.other.example/2024/1.html": html(),
    }
    scrapy("crawl", "article", "-a", f"urls={ARTICLE},{copy}", replay=saved(site))
    assert (
        f"The same text is also stored at {copy}"
        in scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None).out
    )


def test_a_page_in_quarantine_can_be_taken_down(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    archive_one(scrapy, saved({FILE.format(""): "<html><body><p>系统维护中</p></body></html>"}))
    assert "系统维护中".encode() in bytes_of(archive)
    assert scrapy("takedown", ARTICLE, "--reason", "误收", replay=None).code == 0
    assert "系统维护中".encode() not in bytes_of(archive)
    assert rows("SELECT * FROM quarantine") == []


def test_what_is_not_there_cannot_be_taken_down(scrapy: Scrapy, archive: Path) -> None:
    open_archive(archive).close()
    done = scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None)
    assert (done.code, done.err) == (2, f"scrapy takedown: Nothing is held at {ARTICLE}.\n")
    assert (
        scrapy("takedown", "--finish", replay=None).out
        == "No raw bytes are left of what was taken down.\n"
    )


def test_without_a_reason_nothing_is_taken_down(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    archive_one(scrapy, saved(pages(1)))
    for reason in ((), ("--reason", " ")):
        done = scrapy("takedown", ARTICLE, *reason, replay=None)
        assert (done.code, done.err.startswith("scrapy takedown: Say why")) == (2, True)
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 1}]
