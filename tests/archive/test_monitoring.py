"""What a run enters about itself, and what the next one is compared with."""

import json
import re
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

from crawler.archive import monitoring, report, runs
from crawler.archive.database import read_archive
from crawler.clock import stamp
from crawler.console.views.report import tell_period, tell_run
from crawler.monitoring.findings import Finding, Kind
from crawler.monitoring.measures import Note, Vitals
from tests.support.pages import NOW
from tests.support.rows import rows

LISTING = "http://www.paper.example/news/index.html"


def vitals(new: int = 2, links: int = 20) -> Vitals:
    noted = Vitals()
    noted.listed(LISTING, links, new)
    noted.articles.append(
        Note(
            "http://www.paper.example/1.html", frozenset({"title"}), 300, frozenset(), "2024-05-30"
        )
    )
    return noted


def run(
    db: Connection, day: int = 0, *, spider: str = "slrbs", found: tuple[Finding, ...] = (), reason: str = "finished",
    arguments: dict[str, str] | None = None, noted: Vitals | None = None, measured: bool = True,
) -> int:  # fmt: skip
    when = NOW + timedelta(days=day)
    number = runs.begin(
        db, spider=spider, arguments=arguments or {}, versions={"weiye": "1"}, now=when
    )
    counts = {
        "articles/new": 2,
        "articles/changed": 1,
        "articles/completed": 1,
        "articles/quarantined": 1,
    }
    runs.finish(
        db, number, reason=reason, counts=counts, requests=7, now=when + timedelta(minutes=3)
    )
    monitoring.record(db, number, noted or vitals(), {"title": (1, 1)} if measured else {}, found)
    code = 3 if found else 0
    runs.finish(
        db,
        number,
        reason="late",
        counts=counts,
        requests=7,
        now=when + timedelta(minutes=4),
        exit_code=code,
    )
    return number


FOUND = Finding(Kind.FIELD_EMPTY, "source", "in 0 of 4 articles, before in 99%")


def test_a_run_enters_its_totals_and_what_it_measured(db: Connection) -> None:
    run(db)
    [row] = rows(
        db,
        "SELECT requests, new, changed, partial, failed, links, body_median, newest, shares FROM runs",
    )
    assert row == {
        "requests": 7, "new": 2, "changed": 2, "partial": 0, "failed": 1, "links": 20, "body_median": 300, "newest": "2024-05-30",
        "shares": '{"title": [1, 1]}',
    }  # fmt: skip
    assert rows(db, "SELECT source, links, new, reason FROM run_sources") == [
        {"source": LISTING, "links": 20, "new": 2, "reason": None}
    ]


def test_a_run_is_compared_with_good_ones_of_the_same_spider_and_arguments(db: Connection) -> None:
    good = [run(db, day) for day in range(3)]
    run(db, 3, found=(FOUND,))
    run(db, 4, reason="shutdown")
    run(db, 5, spider="other")
    run(db, 6, arguments={"max_pages": "50"})
    this = run(db, 7)
    before = monitoring.history(db, this, [LISTING, "http://www.paper.example/life/"])
    assert len(before.shares) == len(before.body_medians) == len(good)
    assert before.shares[0] == {"title": (1, 1)}
    assert before.links == {LISTING: [20, 20, 20], "http://www.paper.example/life/": []}
    assert before.usual_length == 300


def test_what_a_person_accepts_is_the_measure_of_later_runs_and_nothing_before_it_is(
    db: Connection,
) -> None:
    run(db, 0)
    found = [run(db, day, found=(FOUND,)) for day in (1, 2)]
    run(db, 2, arguments={"max_pages": "50"})  # other work has no say
    run(db, 2, noted=vitals(new=0), measured=False)  # nor has a run without news
    assert monitoring.history(db, run(db, 3, found=(FOUND,)), [LISTING]).links == {
        LISTING: [20, 20]
    }
    assert monitoring.accept(db, "slrbs", now=NOW) == {"field-empty": ["source"]}
    good = run(db, 4)
    run(db, 5, found=(FOUND,))  # what is found later is not accepted
    before = monitoring.history(db, run(db, 6), [LISTING])
    assert len(before.shares) == len([*found, 3, good])


def test_there_is_nothing_to_accept_where_nothing_was_found_by_comparing(db: Connection) -> None:
    run(db, 0, found=(FOUND,))
    run(db, 1)
    run(db, 2, found=(Finding(Kind.NO_NEWS, LISTING, "20 days"),))  # which goes by no run
    assert monitoring.accept(db, "slrbs", now=NOW) == {}
    assert rows(db, "SELECT * FROM baselines") == []


def test_the_days_of_news_are_counted_once_and_newest_first(db: Connection) -> None:
    for day in (0, 0, 1, 400):
        run(db, day)
    run(db, 401, noted=vitals(new=0))
    this = run(db, 402)
    days = monitoring.history(db, this, [LISTING]).news_days[LISTING]
    assert [(day - NOW.date()).days for day in days] == [400]  # a year back, no further
    assert (
        len(monitoring.history(db, 3, [LISTING]).news_days[LISTING]) == 1
    )  # two runs of a day are one day


def test_the_end_of_a_run_that_could_not_enter_it_is_entered_afterwards(db: Connection) -> None:
    number = runs.begin(db, spider="slrbs", arguments={}, versions={}, now=NOW)
    assert rows(db, "SELECT ended_at FROM runs") == [{"ended_at": None}]
    runs.finish(
        db, number, reason="shutdown", counts={"articles/new": 1}, requests=5, exit_code=7, now=NOW
    )
    [row] = rows(
        db, "SELECT reason, exit_code, new, requests, ended_at IS NOT NULL AS has_end FROM runs"
    )
    assert row == {"reason": "shutdown", "exit_code": 7, "new": 1, "requests": 5, "has_end": 1}


def test_the_report_of_a_run_says_what_it_did_found_and_could_not_get(db: Connection) -> None:
    number = run(db, found=(FOUND,))
    with db:
        db.execute(
            "INSERT OR IGNORE INTO reasons VALUES ('http-404', 'The server answered 404 Not Found.')"
        )
        for url, state, due in (
            ("http://a.example/1", "failed", None),
            ("http://a.example/2", "stored", None),
        ):
            db.execute(
                "INSERT INTO frontier (url, site, state, reason, first_seen_at, last_seen_at, due_at, run_id)"
                " VALUES (?, 'a.example', ?, 'http-404', '2024', '2024', ?, ?)",
                (url, state, due, number),
            )
    found = report.run_report(db, number, 10)
    assert found is not None
    assert json.loads(json.dumps(found.run))["shares"] == {"title": [1, 1]}
    told = tell_run(found, NOW)
    assert told.startswith(
        "Run 1 of slrbs, 2024-06-01 04:00 UTC: finished after 0:03:00, exit code 3.\n7 requests; articles: 2 new, 2 changed"
    )
    assert (
        "  source: A field that is usually filled stopped being so: the template may have changed. (field-empty: in 0 of 4"
        in told
    )
    assert "http://a.example/1  failed   The server answered 404 Not Found." in told
    assert "http://a.example/2" not in told
    settled = report.period(db, NOW, None, 10).settled
    assert [row["url"] for row in settled] == ["http://a.example/1"]


def test_the_report_of_a_run_names_its_columns_and_says_when_what_failed_is_tried_next(
    db: Connection,
) -> None:
    number = run(db)
    with db:
        db.execute("INSERT OR IGNORE INTO reasons VALUES ('timeout', 'No answer in time.')")
        for n, due in enumerate((None, stamp(NOW), stamp(NOW + timedelta(days=3)))):
            db.execute(
                "INSERT INTO frontier (url, site, state, reason, first_seen_at, last_seen_at, due_at, run_id)"
                " VALUES (?, 'a.example', 'failed', 'timeout', '2024', '2024', ?, ?)",
                (f"http://a.example/{n}", due, number),
            )
    found = report.run_report(db, number, 10)
    assert found is not None
    told = tell_run(found, NOW)
    assert re.search(r"^source +links +new +trouble$", told, re.MULTILINE)
    assert re.findall(r"in time\. +(.*)", told) == ["none", "the next run", "2024-06-04 04:00 UTC"]


def test_the_report_of_a_period_has_a_row_for_each_spider_and_counts_what_was_found(
    db: Connection,
) -> None:
    run(db, -40)
    for day in range(3):
        run(db, day, found=(FOUND,) if day else ())
    run(db, 3, spider="other")
    found = report.period(db, NOW, None, 10)
    assert [(row["spider"], row["runs"], row["good"], row["new"], row["last_exit_code"]) for row in found.spiders] == [
        ("other", 1, 1, 2, 0), ("slrbs", 3, 1, 6, 3),
    ]  # fmt: skip
    assert [(row["about"], row["runs"]) for row in found.findings] == [("source", 2)]
    assert "in 2 runs, 2024-06-02 04:00 UTC to 2024-06-03 04:00 UTC" in tell_period(found)
    assert "No run." in tell_period(report.period(db, NOW + timedelta(days=90), None, 10))
    assert [row["spider"] for row in report.period(db, NOW, "other", 10).spiders] == ["other"]


def test_the_last_run_is_that_of_the_spider_if_one_is_named(db: Connection) -> None:
    assert report.last_run(db, None) is None
    run(db, spider="slrbs")
    run(db, spider="other")
    assert (
        report.last_run(db, None),
        report.last_run(db, "slrbs"),
        report.last_run(db, "none"),
    ) == (2, 1, None)
    assert report.run_report(db, 9, 10) is None


def test_a_report_is_read_without_writing(archive: Path, db: Connection) -> None:
    run(db)
    reading = read_archive(archive)
    try:
        assert report.run_report(reading, 1, 10) is not None
    finally:
        reading.close()
