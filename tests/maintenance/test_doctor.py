"""`scrapy doctor`: always an answer on one screen, a grade for each thing, and never a byte written."""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler import clock
from crawler.archive import runs
from crawler.archive.database import open_archive
from crawler.locks import working
from crawler.maintenance import doctor
from crawler.maintenance.doctor import Check, examine
from tests.support.commands import Scrapy

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def look(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, list[Check]]]:
    """Examine the test's archive at noon of a day, and give the signs by what they are about."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.set("ARCHIVE_DB", str(archive))
    settings.set("CONTACT", "archive@paper.example")
    monkeypatch.setattr(clock, "_source", [lambda: NOW])

    def examined() -> dict[str, list[Check]]:
        signs: dict[str, list[Check]] = {}
        for sign in examine(settings):
            signs.setdefault(sign.about, []).append(sign)
        return signs

    return examined


def run(archive: Path, began: datetime, code: int | None, spider: str = "slrbs") -> None:
    db = open_archive(archive)
    number = runs.begin(db, spider=spider, arguments={}, versions={}, now=began)
    if code is not None:
        runs.finish(db, number, reason="finished", counts={}, requests=1, now=began, exit_code=code)
    db.close()


def test_a_new_machine_has_no_archive_yet_and_nothing_is_made(
    scrapy: Scrapy, archive: Path
) -> None:
    done = scrapy("doctor", CONTACT="archive@paper.example")
    assert done.code == 3
    assert "look  archive   there is none at" in done.out
    assert len(done.out.splitlines()) < 24
    assert not list(archive.parent.glob("archive*"))


def test_all_is_well_after_a_good_run(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    run(archive, NOW - timedelta(hours=1), 0)
    before = sha256(archive.read_bytes()).hexdigest()
    signs = look()
    assert {sign.grade for about in signs for sign in signs[about] if about != "disk"} == {"ok"}
    assert signs["slrbs"] == [Check("ok", "slrbs", "had its last good run at 2026-03-05T11:00:00Z")]
    assert sha256(archive.read_bytes()).hexdigest() == before


def test_a_spider_that_had_no_good_run_for_two_days_is_looked_at(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    run(archive, NOW - timedelta(days=3), 3)
    run(archive, NOW - timedelta(hours=1), 4)
    run(archive, NOW - timedelta(hours=1), None)
    signs = look()
    assert signs["slrbs"] == [Check("look", "slrbs", "had its last good run on 2026-03-02")]
    assert signs["runs"] == [Check("ok", "runs", "1 without an end: under way, or killed")]


def test_a_spider_that_failed_since_its_first_run_is_looked_at_and_one_that_never_ran_is_not(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    open_archive(archive).close()
    assert look()["slrbs"] == [Check("ok", "slrbs", "was not crawled yet")]
    run(archive, NOW - timedelta(hours=1), 4)
    assert look()["slrbs"] == [Check("look", "slrbs", "never had a good run")]


def test_runs_of_the_future_tell_of_a_clock_that_was_wrong(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    run(archive, NOW + timedelta(days=3650), 0)
    assert look()["clock"][0].grade == "look"


def test_a_run_before_the_run_before_it_tells_of_a_clock_that_is_behind(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    run(archive, NOW - timedelta(days=2), 0)
    assert "clock" not in look()
    run(archive, NOW - timedelta(days=9000), 0)
    assert [check.text.split(":")[0] for check in look()["clock"]] == [
        "1 run that began before the run before"
    ]


def test_who_crawls_now_is_told_and_dead_processes_are_not(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    with working(archive, ["slrbs"]):
        (archive.with_name("archive.locks") / "gone.lock").write_text(
            '{"pid": 4194304, "started_at": "2026"}', "utf-8"
        )
        [sign] = look()["running"]
        assert sign.text.startswith("slrbs: process ")


def test_a_file_that_is_no_archive_or_is_damaged_is_bad(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    archive.write_text("a letter to the editor, and no database at all\n" * 30)
    assert look()["archive"][0].grade == "bad"
    archive.unlink()
    run(archive, NOW, 0)
    content = bytearray(archive.read_bytes())
    content[8192:20000] = b"\x00" * (20000 - 8192)
    archive.write_bytes(content)
    assert "bad" in {sign.grade for sign in look()["archive"]}


def test_an_older_archive_is_brought_up_to_date_by_the_next_crawl_not_by_the_doctor(
    archive: Path, look: Callable[..., dict[str, list[Check]]]
) -> None:
    run(archive, NOW, 0)
    with sqlite3.connect(archive) as db:
        db.execute(
            "DELETE FROM _sqlite_migrations WHERE name = (SELECT name FROM _sqlite_migrations ORDER BY rowid DESC LIMIT 1)"
        )
    db.close()
    assert [sign.grade for sign in look()["archive"]] == ["ok", "look"]


def test_a_log_that_no_checkpoint_empties_is_looked_at(
    archive: Path, look: Callable[..., dict[str, list[Check]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(archive, NOW, 0)
    monkeypatch.setattr(doctor, "log_size", lambda _: 300 * 2**20)
    said = "the write-ahead log is 300 MiB: a long-running reader prevents a checkpoint"
    assert look()["archive"][-1] == Check("look", "archive", said)


@pytest.mark.parametrize(("free", "grade"), [(2**40, "ok"), (2**30, "look"), (2**20, "bad")])
def test_little_space_is_looked_at_and_none_is_bad(
    look: Callable[..., dict[str, list[Check]]],
    monkeypatch: pytest.MonkeyPatch,
    free: int,
    grade: str,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(2**41, 0, free))
    assert look()["disk"][0].grade == grade


def test_a_network_file_system_is_looked_at(
    look: Callable[..., dict[str, list[Check]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_file_system", lambda _: "nfs4")
    assert look()["disk"][-1].grade == "look"
