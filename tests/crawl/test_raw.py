"""The raw bytes of pages, as a crawl keeps them."""

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from crawler.model import Raw
from crawler.warc.reading import WarcRecord, read, walk
from tests.support.article import ARTICLE, FILE, archive_one, pages
from tests.support.commands import Scrapy
from tests.support.pages import html
from tests.support.warc import accepted_by_warcio

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]

PLACE = "warc_file, warc_offset, warc_length"


def kept(archive: Path, row: dict[str, Any]) -> WarcRecord:
    return read(
        archive.with_suffix(".warc"), Raw(row["warc_file"], row["warc_offset"], row["warc_length"])
    )


def kinds(archive: Path) -> list[str]:
    files = sorted(archive.with_suffix(".warc").iterdir())
    return [
        record.kind for file in files for record in walk(file) if isinstance(record, WarcRecord)
    ]


def test_each_page_of_an_article_leads_to_its_bytes(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    site = pages(3)
    assert archive_one(scrapy, saved(site)).code == 0
    stored = rows(f"SELECT url, sha256, {PLACE} FROM article_pages ORDER BY page")
    assert [kept(archive, row).body for row in stored] == [
        str(page).encode() for page in site.values()
    ]
    assert [kept(archive, row).url for row in stored] == [row["url"] for row in stored]
    assert [sha256(kept(archive, row).body).hexdigest() for row in stored] == [
        row["sha256"] for row in stored
    ]
    assert accepted_by_warcio(archive.with_suffix(".warc"))


def test_bytes_are_kept_as_received_when_they_were_compressed(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    packed = gzip.compress(html().encode())
    file = FILE.format("")
    headers = {"headers": {"Content-Encoding": "gzip", "Content-Type": "text/html"}}
    assert (
        archive_one(scrapy, saved({file: packed, f"{file}.meta.json": json.dumps(headers)})).code
        == 0
    )
    [row] = rows(f"SELECT sha256, {PLACE} FROM article_pages")
    record = kept(archive, row)
    assert record.body == packed
    assert ("Content-Encoding", "gzip") in record.headers
    assert row["sha256"] == sha256(html().encode()).hexdigest()
    assert accepted_by_warcio(archive.with_suffix(".warc"))


def test_an_article_that_did_not_change_is_kept_once(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    replay = saved(pages(2))
    archive_one(scrapy, replay)
    before = rows(f"SELECT {PLACE} FROM article_pages ORDER BY page")
    archive_one(scrapy, replay)
    assert rows(f"SELECT {PLACE} FROM article_pages ORDER BY page") == before
    assert kinds(archive) == ["warcinfo", "response", "response", "warcinfo", "revisit", "revisit"]


def test_a_replaced_version_still_leads_to_its_bytes(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    archive_one(scrapy, saved({FILE.format(""): html()}))
    archive_one(scrapy, saved({FILE.format(""): html(title="渡口的早班船（更正）")}))
    [before] = json.loads(rows("SELECT pages FROM article_revisions")[0]["pages"])
    assert kept(archive, before).body == html().encode()
    [now] = rows(f"SELECT {PLACE} FROM article_pages")
    assert "更正" in kept(archive, now).body.decode()


def test_a_page_that_comes_later_leaves_the_others_where_they_are(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    archive_one(scrapy, saved(pages(3, without=(2,))))
    archive_one(scrapy, saved(pages(3)))
    places = [
        kept(archive, row) for row in rows(f"SELECT {PLACE} FROM article_pages ORDER BY page")
    ]
    assert [record.body for record in places] == [str(page).encode() for page in pages(3).values()]


def test_what_is_quarantined_is_kept_as_evidence(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    no_article = "<html><head><title>江边日报</title></head><body><p>系统维护中</p></body></html>"
    assert archive_one(scrapy, saved({FILE.format(""): no_article})).code == 4
    [row] = rows(f"SELECT url, {PLACE} FROM quarantine")
    assert row["url"] == ARTICLE
    assert kept(archive, row).body == no_article.encode()


def test_nothing_is_kept_of_what_is_not_there(scrapy: Scrapy, saved: Saved, archive: Path) -> None:
    assert archive_one(scrapy, saved({})).code == 4
    assert not archive.with_suffix(".warc").exists()


def test_it_can_be_switched_off(scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path) -> None:
    assert archive_one(scrapy, saved(pages(2)), ARCHIVE_WARC="0").code == 0
    assert not archive.with_suffix(".warc").exists()
    assert rows(f"SELECT DISTINCT {PLACE} FROM article_pages") == [
        {"warc_file": None, "warc_offset": None, "warc_length": None}
    ]


def test_bytes_that_were_not_kept_are_kept_when_they_come_again(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    replay = saved(pages(2))
    archive_one(scrapy, replay, ARCHIVE_WARC="0")
    archive_one(scrapy, replay)
    assert [kept(archive, row).status for row in rows(f"SELECT {PLACE} FROM article_pages")] == [
        200,
        200,
    ]
    assert rows("SELECT revision FROM articles") == [{"revision": 1}]


def test_a_cut_file_of_a_killed_run_blocks_nothing(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    archive_one(scrapy, saved(pages(2)))
    [file] = archive.with_suffix(".warc").iterdir()
    file.write_bytes(file.read_bytes()[:-100])
    assert archive_one(scrapy, saved(pages(2))).code == 0
    assert [kept(archive, row).status for row in rows(f"SELECT {PLACE} FROM article_pages")] == [
        200,
        200,
    ]
