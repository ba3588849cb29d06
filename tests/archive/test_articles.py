import json
from dataclasses import replace
from sqlite3 import Connection

import pytest

from crawler.archive import articles, frontier, runs
from crawler.archive.article_parts import read_pages
from crawler.model import Link, Run
from crawler.paging.assembly import Assembly
from tests.support.article_pages import page, url
from tests.support.pages import NOW
from tests.support.rows import rows
from tests.support.stored import article, changed_bytes, one, save


def test_an_article_is_stored_with_all_its_parts(db: Connection) -> None:
    assert save(db, article(1, 2, 3)) == "new"
    assert one(db, "SELECT status, pages_declared, missing_pages, revision FROM articles") == (
        "complete",
        3,
        "[]",
        1,
    )
    assert one(db, "SELECT count(*), min(page), max(page) FROM article_pages") == (3, 1, 3)
    assert one(db, "SELECT title, date_raw FROM links") == ("老渡口修了新码头", "03-01")
    assert one(db, "SELECT count(*) FROM removed_blocks WHERE rule = 'editor'") == (3,)
    assert one(
        db, "SELECT state, due_at FROM frontier WHERE url = 'http://paper.example/4711.html'"
    ) == (
        "stored",
        "2024-06-02T04:00:00Z",
    )


def test_spans_lead_from_the_body_to_the_pages(db: Connection) -> None:
    save(db, article(1, 2, 3))
    body = one(db, "SELECT body FROM articles")[0].split("\n")
    for number, first, last in db.execute(
        "SELECT page, first_paragraph, last_paragraph FROM article_pages"
    ):
        assert tuple(body[first : last + 1]) == page(number, 3).paragraphs


def test_the_same_article_again_changes_nothing(db: Connection) -> None:
    save(db, article(1, 2, 3))
    before = rows(db, "SELECT * FROM articles")
    assert save(db, article(1, 2, 3), version="2") == "unchanged"
    assert rows(db, "SELECT * FROM articles") == [before[0] | {"reader_version": "2"}]
    assert one(db, "SELECT count(*) FROM article_revisions") == (0,)


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(db: Connection) -> None:
    save(db, article(1, 2, 3, title="渡口的早班船"))
    assert save(db, changed_bytes(article(1, 2, 3, title="渡口的早班船（更正）"))) == "changed"
    assert one(db, "SELECT title, revision FROM articles") == ("渡口的早班船（更正）", 2)
    assert one(db, "SELECT title, revision, cause FROM article_revisions") == (
        "渡口的早班船",
        1,
        "paper",
    )


def test_a_partial_article_is_due_at_once_and_completed_by_the_page_that_comes(
    db: Connection,
) -> None:
    assert save(db, article(1, 3)) == "new"
    assert one(db, "SELECT status, missing_pages, missing_reason FROM articles") == (
        "partial",
        "[2]",
        "page-missing",
    )
    state, due_at, article_id = one(db, "SELECT state, due_at, article_id FROM frontier")
    assert (state, due_at) == ("partial", "2024-06-01T04:00:00Z")
    assembly = Assembly(100)
    for number, kept in read_pages(db, article_id).items():
        assembly.restore(number, kept)
    assert [(w.number, w.url) for w in assembly.wanted()] == [(2, url(2))]
    assert save(db, article(1, 2, 3)) == "completed"
    assert one(db, "SELECT status, revision FROM articles") == ("complete", 2)
    assert one(db, "SELECT cause, status FROM article_revisions") == ("completed", "partial")
    assert one(db, "SELECT state, due_at FROM frontier") == ("stored", "2024-06-02T04:00:00Z")


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param((1,), id="fewer pages than the stored part"),
        pytest.param((2, 3), id="another page missing"),
    ],
)
def test_less_never_replaces_more(db: Connection, worse: tuple[int, ...]) -> None:
    save(db, article(1, 2, 3))
    assert save(db, article(*worse)) == "unchanged"
    assert one(db, "SELECT status, missing_pages FROM articles") == ("complete", "[]")
    assert one(db, "SELECT count(*) FROM article_pages") == (3,)


def test_a_page_that_stays_missing_is_tried_less_and_less_and_then_settled(db: Connection) -> None:
    waits = []
    for _ in range(6):
        save(db, article(1, 3))
        waits.append(one(db, "SELECT due_at FROM frontier")[0])
    assert [w and w[:10] for w in waits] == [
        "2024-06-01",
        "2024-06-02",
        "2024-06-04",
        "2024-06-15",
        "2024-08-30",
        None,
    ]
    assert one(db, "SELECT state FROM frontier") == ("partial",)


def test_every_accepted_address_of_the_article_is_settled_with_it(db: Connection) -> None:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(
        db,
        [url(3), url(1)],
        site="paper.example",
        found_on="http://paper.example/",
        run=Run(run, NOW),
    )
    save(db, article(1, 2, 3))
    assert list(db.execute("SELECT url, state FROM frontier ORDER BY url")) == [
        (url(1), "stored"),
        (url(3), "stored"),
    ]


def test_readings_survive_the_archive(db: Connection) -> None:
    save(db, article(1, 2, 3))
    kept = articles.stored(db, url(1))
    assert kept is not None
    assert kept.pages[2].reading.paragraphs == page(2, 3).paragraphs
    assert kept.pages[2].reading.pager == page(2, 3).pager
    assert (
        json.loads(one(db, "SELECT reading FROM article_pages WHERE page = 2")[0])["pager"]["total"]
        == 3
    )


def test_a_failure_leaves_nothing_half_written(db: Connection) -> None:
    broken = article(1, 2, 3)
    broken = replace(
        broken, pages=(*broken.pages, broken.pages[0])
    )  # page 1 twice: the key forbids it
    with pytest.raises(Exception, match="UNIQUE"):
        save(db, broken)
    assert one(db, "SELECT count(*) FROM articles") == (0,)
    assert one(db, "SELECT count(*) FROM article_pages") == (0,)


@pytest.mark.parametrize(
    "first", ["http://paper.example/4711.html", "http://paper.example/4711_1.html"]
)
def test_page_one_under_its_other_address_is_the_same_article(db: Connection, first: str) -> None:
    """Found as 4711.html in a listing and as 4711_1.html in the pager of page 2, in either order."""
    twin = "http://paper.example/4711_1.html"
    plain = article(1, 2, 3)
    named = replace(
        plain,
        pages=(
            replace(plain.pages[0], fetch=replace(plain.pages[0].fetch, aliases=(twin,))),
            *plain.pages[1:],
        ),
    )
    numbered = replace(
        plain,
        url=twin,
        pages=(
            replace(plain.pages[0], fetch=replace(plain.pages[0].fetch, url=twin)),
            *plain.pages[1:],
        ),
    )
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.accept(db, [url(1), twin], site="paper.example", found_on=None, run=Run(run, NOW))
    for item in (named, numbered) if first == url(1) else (numbered, named):
        save(db, item)
    assert list(db.execute("SELECT url FROM articles")) == [(first,)]
    assert list(db.execute("SELECT DISTINCT state FROM frontier")) == [("stored",)]


@pytest.mark.parametrize(
    ("twin", "changes", "rows"),
    [
        pytest.param("http://paper.example/4711_1.html", {}, 1, id="with its number"),
        pytest.param(
            "http://paper.example/4711.html?page=1", {}, 1, id="with its number as a parameter"
        ),
        pytest.param(
            "http://paper.example/4711_1.html", {"title": "冷库封顶"}, 2, id="another headline"
        ),
        pytest.param(
            "http://paper.example/4711_1.html", {"body": "冷库昨天封了顶。"}, 2, id="another text"
        ),
        pytest.param(
            "http://paper.example/4711_01.html",
            {},
            2,
            id="a number that no system gives a first page",
        ),
        pytest.param(
            "http://paper.example/4711.html?id=1", {}, 2, id="a parameter that is no page"
        ),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_two_ways_to_write_a_first_page_are_one_article_when_the_text_proves_it(
    db: Connection, twin: str, changes: dict[str, str], rows: int, order: int
) -> None:
    """Nothing on either page names the other address."""
    day = {"published_at": "2024-03-05"}
    other = article(1, total=1, url=twin, **day, **changes)
    [page_one] = other.pages
    other = replace(other, pages=(replace(page_one, fetch=replace(page_one.fetch, url=twin)),))
    for item in (article(1, total=1, **day), other)[::order]:
        save(db, item)
    assert one(db, "SELECT count(*) FROM articles") == (rows,)


def test_the_same_bytes_read_otherwise_are_our_new_reading_and_no_change_of_the_paper(
    db: Connection,
) -> None:
    save(db, article(1, 2, 3))
    assert save(db, article(1, 2, 3, source="江边日报"), version="2") == "changed"
    assert one(db, "SELECT cause, source FROM article_revisions") == ("reader", None)
    assert one(db, "SELECT source, reader_version FROM articles") == ("江边日报", "2")


def test_a_caption_that_changed_alone_is_kept_up_to_date(db: Connection) -> None:
    save(db, article(1, 2, 3))
    again = changed_bytes(
        article(1, 2, 3, related=(Link(title="渡口又添了一班船", url=None, date_raw=None),))
    )
    assert save(db, again) == "unchanged"
    assert one(db, "SELECT title FROM links") == ("渡口又添了一班船",)


def test_a_pager_that_vanished_takes_no_page_away(db: Connection) -> None:
    save(db, article(1, 2, 3))
    only = article(1, total=1)
    assert only.status == "complete"
    assert save(db, changed_bytes(only)) == "unchanged"
    assert one(db, "SELECT count(*) FROM article_pages") == (3,)
    assert one(db, "SELECT pages_declared FROM articles") == (3,)


def test_an_article_that_was_shortened_is_a_new_version(db: Connection) -> None:
    save(db, article(1, 2, 3))
    assert save(db, changed_bytes(article(1, total=1, body="全文改写成了这一段。"))) == "changed"
    assert one(db, "SELECT status FROM article_revisions") == ("complete",)


def test_an_address_that_leads_to_another_article_by_now_leaves_the_stored_one_alone(
    db: Connection,
) -> None:
    old, new = "http://paper.example/1000.html", "http://paper.example/4711.html"
    save(db, article(1, total=1, url=old, title="老码头的最后一班船"))
    led = article(1, total=1)
    led = replace(
        led, pages=(replace(led.pages[0], fetch=replace(led.pages[0].fetch, aliases=(old,))),)
    )
    assert save(db, led) == "new"
    assert list(db.execute("SELECT url, title FROM articles ORDER BY id")) == [
        (old, "老码头的最后一班船"),
        (new, "渡口的早班船"),
    ]
    assert one(db, f"SELECT article_id FROM frontier WHERE url = '{old}'") == (1,)


def test_a_fragment_becomes_the_article_when_its_first_page_is_found(db: Connection) -> None:
    """Entered at page 3 while page 2 could not be had: stored under page 3's address, as far as it was known."""
    fragment = article(3, url=url(3), missing_pages=(1, 2))
    assert save(db, fragment) == "new"
    assert save(db, article(1, 2, 3)) == "completed"
    assert list(db.execute("SELECT url, status FROM articles")) == [(url(1), "complete")]
    assert set(db.execute("SELECT url, state FROM frontier")) == {
        (url(1), "stored"),
        (url(3), "stored"),
    }


def test_a_fragment_beside_the_article_is_absorbed_by_it(db: Connection) -> None:
    save(db, article(3, url=url(3), missing_pages=(1, 2), title="还没有读到题目"))
    db.execute("UPDATE articles SET title = '渡口的早班船'")
    save(db, article(1, 2, total=3, url="http://paper.example/4711.html?v=2"))
    save(db, article(1, 2, 3, url="http://paper.example/4711.html?v=2"))
    assert one(db, "SELECT count(*) FROM articles") == (1,)


def test_a_try_that_brought_a_page_begins_the_waiting_anew(db: Connection) -> None:
    for _ in range(3):
        save(db, article(1, total=4))
    assert one(db, "SELECT tries FROM frontier") == (3,)
    save(db, article(1, 2, total=4))
    assert one(db, "SELECT tries, due_at FROM frontier") == (1, "2024-06-01T04:00:00Z")


def test_a_stop_is_not_a_try(db: Connection) -> None:
    save(db, article(1, total=4, missing_reason="interrupted"))
    save(db, article(1, total=4, missing_reason="interrupted"))
    assert one(db, "SELECT tries, due_at, reason FROM frontier") == (
        0,
        "2024-06-01T04:00:00Z",
        "interrupted",
    )


def test_the_row_of_a_partial_article_says_what_happened_to_the_pages(db: Connection) -> None:
    save(db, article(1, 3, missing_detail="2: http-404"))
    assert one(db, "SELECT reason, error FROM frontier") == ("page-missing", "2: http-404")


def test_http_and_https_with_and_without_www_are_one_article(db: Connection) -> None:
    save(db, article(1, total=1))
    save(db, article(1, total=1, url="https://www.paper.example/4711.html"))
    assert one(db, "SELECT group_concat(url) FROM articles") == (url(1),)
    save(db, article(1, total=1, url="https://paper.example/4711.html", title="另一篇"))
    assert one(db, "SELECT count(*) FROM articles") == (2,)
