from datetime import timedelta
from sqlite3 import Connection

import pytest

from crawler.archive import articles, frontier, quarantine, retry, runs
from crawler.archive.retry import Queued, Wanted
from crawler.model import Refusal, Run
from tests.support.article_pages import url
from tests.support.pages import NOW
from tests.support.stored import article, one, save

A, B, C = (f"http://paper.example/{n}.html" for n in "123")


def fail(
    db: Connection,
    address: str,
    reason: str,
    detail: str = "",
    *,
    site: str = "paper.example",
    times: int = 1,
) -> None:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, [address], site=site, found_on=None, run=Run(run, NOW))
    for day in range(times):
        refusal, now = Refusal(reason, detail), NOW + timedelta(days=day)
        frontier.fail(db, [address], refusal, run=Run(run, now))


def test_the_same_riddle_again_is_one_entry_with_the_newest_evidence(db: Connection) -> None:
    fail(db, A, "no-body", "1 box", times=2)
    fail(db, A, "challenge", "slider")
    assert [(h.reason, h.detail, h.at[:10]) for h in quarantine.held(db)] == [
        ("no-body", "1 box", "2024-06-02"),
        ("challenge", "slider", "2024-06-01"),
    ]
    assert [h.reason for h in quarantine.held(db, reason="challenge")] == ["challenge"]
    assert quarantine.held(db, site="other.example") == []


def test_an_article_that_comes_after_all_resolves_it(db: Connection) -> None:
    fail(db, url(1), "soft-error")
    fail(db, url(2), "soft-404")
    save(db, article(1, 2, 3))
    assert quarantine.held(db) == []
    assert one(db, "SELECT count(*), resolution FROM quarantine") == (2, "stored")


def test_what_a_person_dismisses_is_never_fetched_again(db: Connection) -> None:
    fail(db, A, "no-body")
    fail(db, B, "no-body")
    assert quarantine.dismiss(db, [A, C], now=NOW) == [A]
    assert [h.url for h in quarantine.held(db)] == [B]
    assert one(db, f"SELECT state, reason, due_at FROM frontier WHERE url = '{A}'") == (
        "skipped",
        "dismissed",
        None,
    )


def test_a_stored_article_whose_page_is_a_riddle_now_is_in_quarantine_and_stays_stored(
    db: Connection,
) -> None:
    save(db, article(1, 2, 3))
    fail(db, url(1), "challenge", "slider")
    assert [(h.url, h.reason) for h in quarantine.held(db)] == [(url(1), "challenge")]
    quarantine.dismiss(db, [url(1)], now=NOW)
    assert one(db, "SELECT state FROM frontier") == ("stored",)


def test_what_is_settled_is_due_again_when_a_person_says_so(db: Connection) -> None:
    fail(db, A, "timeout", times=6)
    fail(db, B, "no-body", times=6)
    fail(db, C, "http-410", site="other.example")
    assert (
        frontier.due(db, site="paper.example", run=Run(9, NOW + timedelta(days=999)), most=9) == []
    )
    assert retry.queue(db, Wanted(), now=NOW) == [
        Queued("paper.example", "failed", 1),
        Queued("paper.example", "quarantined", 1),
    ]
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    assert {d.url for d in frontier.due(db, site="paper.example", run=Run(run, NOW), most=9)} == {
        A,
        B,
    }
    assert one(db, f"SELECT tries FROM frontier WHERE url = '{A}'") == (0,)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(reason="timeout"), [A]),
        (Wanted(site="other.example"), []),
        (Wanted(state="gone"), [C]),
        (Wanted(urls=(C,)), [C]),
        (Wanted(urls=(A, C), state="gone"), [C]),
        (Wanted(urls=(A,), state="gone"), []),
        (Wanted(urls=(url(1),)), [url(1)]),
        (Wanted(urls=(url(2),)), []),
    ],
)
def test_a_retry_can_be_narrowed(db: Connection, wanted: Wanted, found: list[str]) -> None:
    fail(db, A, "timeout", times=6)
    fail(db, B, "no-body", times=6)
    fail(db, C, "http-410", site="other.example")
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, [url(2)], site="paper.example", found_on=None, run=Run(run, NOW))
    save(db, article(1, 2, 3))
    later = NOW + timedelta(days=1, seconds=-1)
    retry.queue(db, wanted, now=later)
    assert [
        row[0]
        for row in db.execute("SELECT url FROM frontier WHERE due_at = '2024-06-02T03:59:59Z'")
    ] == found


def test_addresses_that_were_never_accepted_are_named(db: Connection) -> None:
    fail(db, A, "timeout")
    assert retry.unknown(db, [A, B]) == [B]


def test_the_same_text_on_two_sites_is_a_group_with_the_first_seen_first(db: Connection) -> None:
    for day, (address, site, body) in enumerate(
        [
            ("http://b.example/1.html", "b.example", "清早六点，渡口的第一班船过了江。"),
            ("http://c.example/2.html", "c.example", "渡口停航一天。"),
            ("http://a.example/3.html", "a.example", "清早六点，渡口的第一班船过了江。"),
            ("http://d.example/4.html", "d.example", ""),
            ("http://e.example/5.html", "e.example", ""),
        ]
    ):
        run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
        item = article(1, total=1, url=address, site=site, body=body)
        articles.save(db, item, reader_version="1", run=Run(run, NOW + timedelta(days=day), ()))
    assert list(db.execute("SELECT copy, copies, site FROM copies ORDER BY body_sha256, copy")) == [
        (1, 2, "b.example"),
        (2, 2, "a.example"),
    ]
