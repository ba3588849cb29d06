"""Runs that end well and are not: found when they are unlike the runs before, and only then."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Article
from crawler.monitoring.chance import Share
from crawler.monitoring.findings import LENGTH, OWN, Finding, History, Kind, find, shares
from crawler.monitoring.measures import WATCHED, Note, Vitals, edges
from crawler.reasons import Reason
from tests.support.stored import article

TODAY = date(2026, 7, 1)
LISTING = "http://www.paper.example/news/index.html"
ALL = frozenset(WATCHED)
USUAL = 600
_numbers = iter(range(10**9))


def note(*without: str, length: int = USUAL, edge: str | None = None) -> Note:
    number = next(_numbers)
    return Note(
        f"http://www.paper.example/{number}.html",
        ALL - {*without},
        length,
        frozenset({edge or f"第{number}段"}),
        None,
    )


def run(*notes: Note) -> Vitals:
    vitals = Vitals()
    vitals.articles.extend(notes)
    return vitals


def before(*runs: Share, name: str = "source", **more: object) -> History:
    """Runs before, newest first, in which everything is filled but one share."""
    return History(
        shares=[
            {**dict.fromkeys((*WATCHED, LENGTH, OWN), (of, of)), name: (count, of)}
            for count, of in runs
        ],
        body_medians=[USUAL] * len(runs),
        **more,  # type: ignore[arg-type]
    )


def kinds(found: list[Finding]) -> list[tuple[Kind, str]]:
    return [(finding.kind, finding.about) for finding in found]


GOOD = before(*[(4, 4)] * 30)


def test_a_run_like_those_before_finds_nothing() -> None:
    assert find(run(note(), note(), note("source"), note(length=200)), GOOD, TODAY) == []


def test_a_field_that_stopped_being_filled_is_found_in_the_first_run_that_meets_it() -> None:
    [found] = find(run(*(note("source") for _ in range(4))), GOOD, TODAY)
    assert (found.kind, found.about, found.detail) == (
        Kind.FIELD_EMPTY,
        "source",
        "in 0 of 4 articles, before in 99%",
    )
    assert str(found).startswith("source: A field that is usually filled stopped being so")


@pytest.mark.parametrize(
    ("history", "missing"),
    [
        pytest.param(before(*[(4, 4)] * 30), 1, id="one article without it among four"),
        pytest.param(before(*[(1, 4)] * 30), 4, id="a field that is seldom filled"),
        pytest.param(
            before(*[(3, 4)] * 30), 4, id="four of a field that every fourth article lacks"
        ),
        pytest.param(before(*[(4, 4)] * 4), 4, id="too few articles to know"),
        pytest.param(before(), 4, id="a first run"),
    ],
)
def test_what_chance_explains_is_no_finding(history: History, missing: int) -> None:
    notes = [note("source") for _ in range(missing)] + [note() for _ in range(4 - missing)]
    assert find(run(*notes), history, TODAY) == []


def test_runs_of_one_article_are_judged_together_with_those_just_before() -> None:
    hourly = [(1, 1)] * 100
    assert find(run(note("source")), before(*hourly), TODAY) == []
    assert find(run(note("source")), before((0, 1), *hourly), TODAY) == []
    assert kinds(find(run(note("source")), before((0, 1), (0, 1), *hourly), TODAY)) == [
        (Kind.FIELD_EMPTY, "source")
    ]
    assert find(run(note()), before((0, 1), (0, 1), (0, 1), *hourly), TODAY) == []  # filled again


def test_bodies_that_shrink_are_found() -> None:
    assert kinds(find(run(*(note(length=90) for _ in range(4))), GOOD, TODAY)) == [
        (Kind.BODIES_SHORTER, "body")
    ]
    assert find(run(*(note(length=200) for _ in range(4))), GOOD, TODAY) == []


def test_a_text_that_begins_to_close_every_article_is_found_and_quoted() -> None:
    [found] = find(run(*(note(edge="关注我们的公众号，看更多新闻") for _ in range(4))), GOOD, TODAY)
    assert (found.kind, found.detail) == (
        Kind.TEXT_REPEATED,
        "4 articles: 关注我们的公众号，看更多新闻",
    )
    alone = before(
        *[(1, 1)] * 60,
        edges={
            "http://a.example/1": frozenset({"扫一扫"}),
            "http://a.example/2": frozenset({"扫一扫"}),
        },
    )
    assert shares(run(note(edge="扫一扫")), alone)[OWN] == (
        0,
        1,
    )  # seen in the articles that were stored last


def test_an_article_read_again_does_not_repeat_itself() -> None:
    one = note(edge="就这样结束了")
    assert find(run(one), before(*[(1, 1)] * 60, edges={one.url: one.edges}), TODAY) == []


def sourced(links: int, new: int = 1) -> Vitals:
    vitals = Vitals()
    vitals.listed(LISTING, links, new)
    return vitals


def test_a_source_with_half_the_links_it_ever_had_is_found() -> None:
    history = History(links={LISTING: [20, 18, 20, 20, 20]})
    assert kinds(find(sourced(8), history, TODAY)) == [(Kind.FEWER_LINKS, LISTING)]
    assert find(sourced(9), history, TODAY) == []
    assert find(sourced(8), History(links={LISTING: [20, 20]}), TODAY) == []


def days(gap: int, quiet: int) -> list[date]:
    return [TODAY - timedelta(days=quiet + gap * n) for n in range(20)]


@pytest.mark.parametrize(
    ("gap", "quiet", "found"),
    [
        pytest.param(1, 8, True, id="a daily paper that is silent for more than a week"),
        pytest.param(1, 7, False, id="a holiday"),
        pytest.param(7, 14, False, id="a weekly paper that skips one issue"),
        pytest.param(7, 15, True, id="a weekly paper that skips two"),
    ],
)
def test_days_without_news_are_counted_by_the_rhythm_of_the_source(
    gap: int, quiet: int, found: bool
) -> None:
    history = History(news_days={LISTING: days(gap, quiet)})
    assert kinds(find(sourced(20, new=0), history, TODAY)) == (
        [(Kind.NO_NEWS, LISTING)] if found else []
    )
    assert find(sourced(20, new=1), history, TODAY) == []


def test_a_source_that_fails_and_one_that_is_empty_are_found_without_any_history() -> None:
    vitals = Vitals()
    vitals.lost(LISTING, Reason.NO_LINKS)
    vitals.lost("http://www.paper.example/life/", "http-503")
    assert kinds(find(vitals, History(), TODAY)) == [
        (Kind.SOURCE_EMPTY, LISTING),
        (Kind.SOURCE_FAILED, "http://www.paper.example/life/"),
    ]


@pytest.mark.parametrize("is_first", [True, False], ids=["the newest issue", "a deeper page"])
def test_a_source_of_which_another_page_was_read_is_judged_by_that(is_first: bool) -> None:
    vitals = Vitals()
    if is_first:
        vitals.lost(LISTING, "http-503")
    vitals.listed(LISTING, 8, 0)
    if not is_first:
        vitals.lost(LISTING, "http-503")
    assert find(vitals, History(), TODAY) == []
    known = History(links={LISTING: [20] * 5}, news_days={LISTING: days(1, 8)})
    assert kinds(find(vitals, known, TODAY)) == [
        (Kind.FEWER_LINKS, LISTING),
        (Kind.NO_NEWS, LISTING),
    ]
    assert vitals.sources[LISTING].reason == "http-503"


def test_the_links_of_a_source_are_those_of_its_first_page_and_news_of_all() -> None:
    vitals = sourced(20, 3)
    vitals.listed(LISTING, 7, 2)
    assert (vitals.links, vitals.sources[LISTING].new) == (20, 5)


def test_a_body_opens_and_ends_with_its_edges() -> None:
    assert edges("开头的一段话\n中间的一段话\n倒数第二段话\n（完）") == {
        "开头的一段话",
        "倒数第二段话",
    }
    assert edges("") == frozenset()


def test_a_long_run_takes_no_more_memory_than_its_last_articles() -> None:
    assert len(run(*(note() for _ in range(1200))).articles) == 1000


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_any_history_can_be_judged_and_a_good_run_is_never_a_finding(
    runs: list[Share], count: int, of: int
) -> None:
    history = before(*((min(pair), max(pair)) for pair in runs))
    notes = [note("source") for _ in range(of)]
    find(run(*notes, *(note() for _ in range(count))), history, TODAY)
    assert find(run(*(note() for _ in range(of))), history, TODAY) == []


def chance_findings(rate: float, articles: int, runs: int) -> Iterator[Finding]:
    """Years of runs in which nothing changes: each article has the field with the same chance."""
    rng = random.Random(4)
    history: list[Share] = []
    for _ in range(runs):
        notes = [note(*(() if rng.random() < rate else ("source",))) for _ in range(articles)]
        vitals = run(*notes)
        yield from find(vitals, before(*history[:30]), TODAY)
        history.insert(0, (sum("source" in n.filled for n in notes), articles))


@pytest.mark.parametrize(("rate", "articles"), [(0.99, 1), (0.9, 2), (0.7, 3), (0.55, 8)])
def test_years_of_chance_find_nothing(rate: float, articles: int) -> None:
    assert list(chance_findings(rate, articles, 800)) == []


def paged(pages: int, *, partial: bool = False) -> Note:
    return replace(note(), pages=pages, is_partial=partial)


def test_articles_that_are_all_cut_to_their_first_page_are_a_finding() -> None:
    usual = run(*(paged(n % 5 + 1) for n in range(24)))
    history = History(shares=[shares(usual, History())])
    assert find(run(*(paged(n % 4 + 1) for n in range(24))), history, TODAY) == []
    [found] = find(run(*(paged(1) for _ in range(24))), history, TODAY)
    assert (found.kind, found.about) == (Kind.FEWER_PAGES, "pages")
    assert "0 of 24 articles have several" in found.detail
    assert "1.0 pages an article, before 2.9" in found.detail


def test_few_articles_of_several_pages_are_missed_after_some_runs() -> None:
    usual = [shares(run(*(paged(3 if n < 5 else 1) for n in range(20))), History())] * 10
    assert find(run(paged(1), paged(1)), History(shares=usual), TODAY) == []
    cut = shares(run(*(paged(1) for _ in range(20))), History())
    found = find(run(*(paged(1) for _ in range(20))), History(shares=[cut, cut, *usual]), TODAY)
    assert [finding.kind for finding in found] == [Kind.FEWER_PAGES]


def test_many_partial_articles_are_a_finding_and_one_is_none() -> None:
    history = History(shares=[shares(run(*(paged(3) for _ in range(30))), History())] * 3)
    one = [paged(2, partial=True), *(paged(3) for _ in range(20))]
    assert find(run(*one), history, TODAY) == []
    [found] = find(run(*(paged(2, partial=n < 10) for n in range(20))), history, TODAY)
    assert (found.kind, found.detail.partition(",")[0]) == (Kind.MORE_PARTIAL, "10 of 20 articles")


@pytest.mark.parametrize(
    ("item", "noted"),
    [
        (article(1, 2, 3), (3, False)),
        (article(1, 3), (2, True)),
        (article(1, total=1), (1, False)),
        (article(1, pages_declared=5, status="complete", missing_pages=()), (5, False)),
    ],
    ids="whole partial one view-of-the-whole".split(),
)
def test_the_pages_of_an_article_are_noted(item: Article, noted: tuple[int, bool]) -> None:
    vitals = Vitals()
    vitals.article(item)
    [seen] = vitals.articles
    assert (seen.pages, seen.is_partial) == noted
