"""One article, one row: other addresses lead to it when headline and text agree, and a takedown holds at all of them."""

from sqlite3 import Connection

import pytest

from crawler.archive import articles, frontier, runs, takedown
from crawler.errors import Refused
from crawler.model import Article, Run
from crawler.reasons import Reason
from tests.support.pages import NOW
from tests.support.stored import HOME, at, one

VARIANTS = (
    f"{HOME}?from=rss",
    f"{HOME}?t=1709600000",
    "http://m.paper.example/news/4711.html",
    "https://wap.paper.example/news/4711.html?from=timeline",
    "http://3g.paper.example/news/4711.html",
    "http://www.paper.example/m/news/4711.html",
)
ELSEWHERE = "http://feed.paper.example/x/9.html"


def save(db: Connection, item: Article) -> str:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    frontier.claim(db, [item.url], site="paper.example", run=Run(run, NOW))
    return articles.save(db, item, reader_version="1", run=Run(run, NOW, (1,)))


@pytest.mark.parametrize("url", VARIANTS)
@pytest.mark.parametrize("first", [True, False], ids=["home first", "variant first"])
def test_an_edition_or_a_parameter_leads_to_the_stored_article(
    db: Connection, url: str, first: bool
) -> None:
    order = (HOME, url) if first else (url, HOME)
    assert [save(db, at(each)) for each in order] == ["new", "unchanged"]
    assert one(db, "SELECT count(*), min(url), min(revision) FROM articles") == (1, order[0], 1)
    adopted = f"SELECT state, article_id FROM frontier WHERE url = '{order[1]}'"
    assert one(db, adopted) == ("stored", 1)


@pytest.mark.parametrize("first", [True, False], ids=["home first", "copy first"])
def test_the_address_that_a_page_claims_leads_to_the_stored_article(
    db: Connection, first: bool
) -> None:
    both = at(HOME), at(ELSEWHERE, claimed=HOME)
    assert [save(db, each) for each in (both if first else both[::-1])] == ["new", "unchanged"]
    assert one(db, "SELECT count(*) FROM articles") == (1,)


def test_an_edition_that_says_a_little_less_is_no_version(db: Connection) -> None:
    item = at(HOME)
    save(db, item)
    cut = item.body[:-2]
    assert save(db, at(VARIANTS[2], body=cut, source=None)) == "unchanged"
    assert one(db, "SELECT body, revision FROM articles") == (item.body, 1)


@pytest.mark.parametrize(
    "changes",
    [{"title": "镇上的秋千"}, {"body": "小学的操场上新添了两架秋千，孩子们下课就跑去排队。"}],
)
def test_another_headline_or_text_is_another_article(
    db: Connection, changes: dict[str, str]
) -> None:
    save(db, at(HOME))
    assert save(db, at(VARIANTS[0], **changes)) == "new"
    assert save(db, at(ELSEWHERE, claimed=HOME, **changes)) == "new"


def test_a_reprint_under_another_number_is_an_article_of_its_own(db: Connection) -> None:
    save(db, at(HOME))
    assert save(db, at(HOME.replace("4711", "4712"))) == "new"
    assert one(db, "SELECT count(*) FROM copies") == (2,)


@pytest.mark.parametrize("url", [*VARIANTS, ELSEWHERE])
def test_what_was_taken_down_is_refused_by_its_text(db: Connection, url: str) -> None:
    save(db, at(HOME))
    takedown.bury(db, HOME, reason="court order", now=NOW)
    with pytest.raises(Refused) as refused:
        save(db, at(url))
    assert refused.value.refusal.reason == Reason.TAKEN_DOWN
    assert one(db, "SELECT count(*) FROM articles") == (0,)


def test_a_copy_that_stayed_when_another_was_taken_down_is_looked_at_as_before(
    db: Connection,
) -> None:
    other = at(HOME.replace("4711", "4712"))
    save(db, at(HOME))
    save(db, other)
    takedown.bury(db, HOME, reason="court order", now=NOW)
    assert save(db, other) == "unchanged"
