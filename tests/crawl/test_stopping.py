"""A crawl that is stopped, or whose archive is taken away in the middle: what was had is kept, the next run goes on."""

import json
import resource
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl.stopping import seconds_until
from tests.support.article import FILE, pages
from tests.support.commands import Command, Scrapy
from tests.support.holding_paper import HOLDS, HoldingPaper, begin

Rows = Callable[..., list[dict[str, Any]]]
Start = Callable[..., Command]


@pytest.fixture
def paper() -> Iterator[HoldingPaper]:
    served = HoldingPaper()
    yield served
    served.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_lets_the_article_under_way_be_finished(
    start: Start, rows: Rows, paper: HoldingPaper, number: int
) -> None:
    process = begin(start, paper)
    process.send_signal(number)
    threading.Timer(0.5, paper.go.set).start()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (7, "")
    assert "The run was stopped before its end" in out
    assert rows("SELECT status, missing_reason FROM articles") == [
        {"status": "complete", "missing_reason": None}
    ]
    assert rows("SELECT reason, exit_code FROM runs") == [{"reason": "shutdown", "exit_code": 7}]


def test_what_a_stop_has_no_time_for_is_all_that_the_next_run_fetches(
    start: Start, scrapy: Scrapy, rows: Rows, paper: HoldingPaper
) -> None:
    process = begin(start, paper, STOP_GRACE="0.5")
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)  # the answer that hangs is not waited for
    assert (process.returncode, err) == (7, "")
    [article] = rows("SELECT status, missing_reason FROM articles")
    assert article == {"status": "partial", "missing_reason": "interrupted"}
    assert rows("SELECT state, tries FROM frontier") == [{"state": "partial", "tries": 0}]
    before = {path for path in paper.asked if "news" in path} - {HOLDS}
    paper.asked.clear()
    paper.go.set()
    done = scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host)
    assert (done.code, done.err) == (0, "")
    assert rows("SELECT status, revision FROM articles") == [{"status": "complete", "revision": 2}]
    assert not before & set(paper.asked)


def first_page_hangs(start: Start, paper: HoldingPaper, **settings: str) -> Command:
    url = f"http://{paper.host}{HOLDS}"
    return start(
        "crawl",
        "article",
        "-a",
        f"url={url}",
        replay=None,
        private=paper.host,
        STOP_GRACE="0.5",
        **settings,
    )


def test_an_answer_that_hangs_before_anything_came_does_not_hold_the_stop_up(
    start: Start, rows: Rows, paper: HoldingPaper
) -> None:
    process = first_page_hangs(start, paper)
    assert paper.reached.wait(60)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (7, "")
    assert rows("SELECT state, tries FROM frontier") == [{"state": "due", "tries": 0}]
    assert rows("SELECT reason, exit_code, requests FROM runs") == [
        {"reason": "shutdown", "exit_code": 7, "requests": 2}
    ]


def test_a_run_that_is_not_stopped_takes_its_time(
    start: Start, rows: Rows, paper: HoldingPaper
) -> None:
    process = begin(start, paper, STOP_GRACE="0")
    threading.Timer(4, paper.go.set).start()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert rows("SELECT status FROM articles") == [{"status": "complete"}]


def test_a_limit_ends_a_run_as_a_signal_does(start: Start, rows: Rows, paper: HoldingPaper) -> None:
    process = begin(start, paper, STOP_GRACE="0.5", CLOSESPIDER_PAGECOUNT="2")
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (7, "")
    assert rows("SELECT status, missing_reason FROM articles") == [
        {"status": "partial", "missing_reason": "interrupted"}
    ]
    assert rows("SELECT reason, exit_code FROM runs") == [
        {"reason": "closespider_pagecount", "exit_code": 7}
    ]


@pytest.mark.parametrize("limit", ["CLOSESPIDER_TIMEOUT", "RUN_UNTIL"])
def test_a_run_ends_in_time_whatever_hangs(
    start: Start, rows: Rows, paper: HoldingPaper, limit: str
) -> None:
    settings = {"CLOSESPIDER_TIMEOUT": "0.5"}
    if limit == "RUN_UNTIL":
        settings = {
            "RUN_UNTIL": "06:30",
            "EXTENSIONS": '{"tests.support.clock_extension.HalfPastSix": 0, "crawler.crawl.archive_client.ArchiveClient": 0}',
        }
    process = first_page_hangs(start, paper, **settings)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (7, "")
    assert rows("SELECT count(*) AS n FROM frontier WHERE state <> 'due'") == [{"n": 0}]
    [run] = rows("SELECT reason, exit_code FROM runs")
    assert (run["reason"] == "run_until", run["exit_code"]) == (limit == "RUN_UNTIL", 7)


@pytest.mark.parametrize(
    ("end", "moment", "seconds"),
    [("06:30", "05:30", 3600), ("06:30", "06:30", 86400), ("00:00:10", "23:59:50", 20)],
)
def test_a_run_ends_the_next_time_the_clock_shows_it(end: str, moment: str, seconds: int) -> None:
    assert (
        seconds_until(time.fromisoformat(end), datetime.fromisoformat(f"2026-03-05T{moment}"))
        == seconds
    )


def test_a_second_signal_ends_at_once_without_a_stack_trace(
    start: Start, rows: Rows, paper: HoldingPaper
) -> None:
    process = begin(start, paper)
    process.send_signal(signal.SIGTERM)
    threading.Timer(0.5, process.send_signal, [signal.SIGTERM]).start()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 7
    assert "Traceback" not in err
    assert rows("SELECT exit_code FROM runs") == [{"exit_code": 7}]


def test_a_killed_run_costs_nothing_that_was_stored(
    start: Start, scrapy: Scrapy, rows: Rows, paper: HoldingPaper
) -> None:
    process = begin(start, paper)
    process.kill()
    process.wait(60)
    paper.go.set()
    assert (
        scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host).code
        == 0
    )
    assert rows("SELECT status FROM articles") == [{"status": "complete"}]
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


@pytest.mark.skipif(
    not hasattr(resource, "prlimit"),
    reason="needs a limit on another process, which only Linux has",
)
def test_an_archive_that_is_lost_in_the_middle_is_one_sentence_and_exit_5(
    start: Start, scrapy: Scrapy, rows: Rows, paper: HoldingPaper, archive: Path
) -> None:
    process = begin(start, paper)
    size = archive.with_name("archive.db-wal").stat().st_size
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, size))  # as if the disk were full
    paper.go.set()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, len(err.splitlines())) == (5, 1)
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 0}]
    assert (
        scrapy("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host).code
        == 0
    )
    assert rows("SELECT status FROM articles") == [{"status": "complete"}]


@pytest.mark.parametrize("seconds", [1.0, None], ids=["for a second", "for ever"])
def test_another_program_that_holds_the_archive_is_waited_for_and_not_for_ever(
    start: Start, rows: Rows, paper: HoldingPaper, archive: Path, seconds: float | None
) -> None:
    code = 0 if seconds else 5
    process = begin(start, paper, ARCHIVE_PATIENCE="2" if code else "30")
    with closing(sqlite3.connect(archive, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        paper.go.set()
        if seconds is not None:
            threading.Timer(seconds, other.execute, ["COMMIT"]).start()
        _, err = process.communicate(timeout=60)
    assert (process.returncode, len(err.splitlines())) == (code, 1 if code else 0)
    if code:
        assert "is locked by another program; close it, or try again later" in err
        assert rows("SELECT state FROM frontier") == [{"state": "due"}]
        again = start("crawl", "article", "-a", f"url={paper.url}", replay=None, private=paper.host)
        assert again.wait() == 0
    assert rows("SELECT status FROM articles") == [{"status": "complete"}]


def test_a_reader_that_reads_all_the_time_disturbs_nothing_and_is_not_disturbed(
    scrapy: Scrapy, rows: Rows, archive: Path
) -> None:
    assert scrapy("crawl", "sample", CLOSESPIDER_ITEMCOUNT="3").code == 7
    held = rows("SELECT count(*) AS n FROM articles")
    with closing(sqlite3.connect(archive, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert [{"n": n} for (n,) in reader.execute("SELECT count(*) FROM articles")] == held
        assert scrapy("crawl", "sample").code == 0
        assert [{"n": n} for (n,) in reader.execute("SELECT count(*) FROM articles")] == held
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 15}]
    assert not archive.with_name("archive.db-wal").exists()


def test_a_damaged_archive_is_said_before_anything_is_requested(
    scrapy: Scrapy, archive: Path
) -> None:
    assert scrapy("crawl", "sample").code == 0
    archive.write_bytes(archive.read_bytes()[: 4096 * 9])
    before = archive.read_bytes()
    done = scrapy("crawl", "sample")
    assert (done.code, len(done.err.splitlines())) == (5, 1)
    assert "save what is left with `sqlite3 FILE .recover`" in done.err
    assert archive.read_bytes() == before


def listing(page: int, last: int) -> str:
    following = f'<a href="index_{page + 1}.html">下一页</a>' if page < last else ""
    return (
        f'<html><meta charset="utf-8"><div class="list"><ul><li><a href="/news/a/2024-03-05/{100 + page}.html">第{page}条</a></li></ul></div>'
        f'<div class="pages">{page}/{last} {following}</div></html>'
    )


def test_articles_behind_a_listing_page_that_failed_are_found_by_the_next_run(
    scrapy: Scrapy, rows: Rows, saved: Callable[[dict[str, Any]], Path]
) -> None:
    names = {
        n: "127.0.0.1/news/index.html" if n == 1 else f"127.0.0.1/news/index_{n}.html"
        for n in range(1, 7)
    }
    article = pages(1)[FILE.format("")]
    site = {name: listing(n, 6) for n, name in names.items()} | {
        f"127.0.0.1/news/a/2024-03-05/{100 + n}.html": str(article).replace(
            "渡口的早班船", f"渡口的第{n}班船"
        )
        for n in names
    }
    broken = saved({**site, names[4] + ".meta.json": json.dumps({"status": 404})})
    assert scrapy("crawl", "sample", replay=broken).code == 3
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 3}]
    (broken / (names[4] + ".meta.json")).unlink()
    assert scrapy("crawl", "sample", replay=broken).code == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 6}]
