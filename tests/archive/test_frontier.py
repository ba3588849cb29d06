from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any

import pytest

from crawler.archive import frontier, runs
from crawler.archive.frontier import Due
from crawler.model import Refusal, Run
from crawler.reasons import Reason
from tests.support.pages import NOW
from tests.support.rows import rows

SITE = "paper.example"
LIST, A, B = (
    "http://paper.example/index.html",
    "http://paper.example/1.html",
    "http://paper.example/2.html",
)


def begin(db: Connection) -> int:
    return runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)


def accept(db: Connection, run: int, *urls: str, now: datetime = NOW) -> list[Due]:
    return frontier.accept(db, urls, site=SITE, found_on=LIST, run=Run(run, now))


def row(db: Connection, url: str) -> dict[str, Any]:
    return rows(db, "SELECT * FROM frontier WHERE url = ?", [url])[0]


def test_an_address_is_taken_once_in_a_run(db: Connection) -> None:
    run = begin(db)
    assert accept(db, run, A, B) == [Due(A, LIST), Due(B, LIST)]
    assert accept(db, run, A, B) == []
    assert frontier.due(db, site=SITE, run=Run(run, NOW), most=10) == []


def test_what_a_crashed_run_had_taken_is_due_again(db: Connection) -> None:
    accept(db, begin(db), A, B)
    assert {due.url for due in frontier.due(db, site=SITE, run=Run(begin(db), NOW), most=10)} == {
        A,
        B,
    }


def test_what_is_due_longest_comes_first_however_many_are_taken(db: Connection) -> None:
    days = {"y": 1, "b": 4, "m": 3, "z": 5, "a": 2}
    for name, waited in days.items():
        accept(db, begin(db), f"http://paper.example/{name}.html", now=NOW - timedelta(days=waited))
    run = begin(db)
    for names in ("zb", "may"):
        found = frontier.due(db, site=SITE, run=Run(run, NOW), most=len(names))
        assert [due.url for due in found] == [f"http://paper.example/{name}.html" for name in names]
    assert frontier.due(db, site=SITE, run=Run(run, NOW), most=10) == []


def test_what_a_person_typed_and_is_not_there_is_no_debt_of_the_site_until_a_page_names_it(
    db: Connection,
) -> None:
    frontier.claim(db, [A], site=SITE, run=Run(begin(db), NOW))
    assert frontier.fail(db, [A], Refusal("http-404"), run=Run(begin(db), NOW)) == "gone"
    assert (row(db, A)["reason"], row(db, A)["due_at"]) == ("http-404", None)
    assert frontier.due(db, site=SITE, run=Run(begin(db), NOW), most=10) == []
    assert frontier.claim(db, [A], site=SITE, run=Run(begin(db), NOW)) == [
        Due(A, reason="http-404")
    ]  # asked for again, it is fetched again

    assert accept(db, begin(db), A) == [Due(A, LIST, reason="http-404")]
    assert frontier.fail(db, [A], Refusal("http-404"), run=Run(begin(db), NOW)) == "failed"
    assert row(db, A)["due_at"] is not None


def test_what_a_person_typed_and_could_not_be_asked_for_in_time_is_tried_again(
    db: Connection,
) -> None:
    frontier.claim(db, [A], site=SITE, run=Run(begin(db), NOW))
    assert frontier.fail(db, [A], Refusal("timeout"), run=Run(begin(db), NOW)) == "failed"
    assert [due.url for due in frontier.due(db, site=SITE, run=Run(begin(db), NOW), most=10)] == [A]


def test_sites_do_not_take_each_others_addresses(db: Connection) -> None:
    accept(db, begin(db), A)
    assert frontier.due(db, site="other.example", run=Run(begin(db), NOW), most=10) == []


def test_a_failing_address_is_tried_at_the_next_run_then_less_and_less_and_then_settled(
    db: Connection,
) -> None:
    run, now, waits = begin(db), NOW, []
    accept(db, run, A)
    for _ in range(6):
        frontier.fail(db, [A], Refusal("http-500"), run=Run(run, now))
        due_at = row(db, A)["due_at"]
        if due_at is None:
            break
        due = datetime.fromisoformat(due_at)
        waits.append((due - now).days)
        now = due
    assert waits == [0, 1, 3, 14, 90]
    assert (row(db, A)["state"], row(db, A)["due_at"]) == ("failed", None)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("http-500", "failed"),
        ("timeout", "failed"),
        ("http-404", "failed"),
        ("http-410", "gone"),
        (Reason.ROBOTS, "skipped"),
        (Reason.SOFT_404, "quarantined"),
        (Reason.NO_BODY, "quarantined"),
    ],
)
def test_the_reason_decides_the_state(db: Connection, reason: str, state: str) -> None:
    run = begin(db)
    accept(db, run, A)
    assert frontier.fail(db, [A], Refusal(reason, "as it was"), run=Run(run, NOW)) == state
    assert (row(db, A)["state"], row(db, A)["reason"], row(db, A)["error"]) == (
        state,
        reason,
        "as it was",
    )
    kept = rows(db, "SELECT url, reason, detail FROM quarantine")
    assert kept == (
        [{"url": A, "reason": reason, "detail": "as it was"}] if state == "quarantined" else []
    )


def test_a_page_that_does_not_exist_is_gone_when_all_tries_are_used(db: Connection) -> None:
    run = begin(db)
    accept(db, run, A)
    states = [
        frontier.fail(db, [A], Refusal("http-404"), run=Run(run, NOW + timedelta(days=i)))
        for i in range(6)
    ]
    assert states == ["failed"] * 5 + ["gone"]


def test_an_address_seen_again_keeps_its_state_and_says_when(db: Connection) -> None:
    accept(db, begin(db), A)
    later = NOW + timedelta(days=2)
    accept(db, begin(db), A, now=later)
    assert (row(db, A)["first_seen_at"], row(db, A)["last_seen_at"]) == (
        "2024-06-01T04:00:00Z",
        "2024-06-03T04:00:00Z",
    )


def test_an_address_a_person_names_is_taken_whatever_its_state(db: Connection) -> None:
    run = begin(db)
    accept(db, run, A)
    frontier.fail(db, [A], Refusal("http-410"), run=Run(run, NOW))
    frontier.claim(db, [A, B], site=SITE, run=Run(begin(db), NOW))
    assert (row(db, A)["state"], row(db, B)["state"]) == ("gone", "due")
