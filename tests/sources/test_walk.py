"""The order in which the pages of a source are read, and where a walk ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clock import window
from crawler.errors import DeclarationError
from crawler.site import Daily, Feed, Listing, Sitemap, Source
from crawler.sources.plan import Found, Link, Plan
from crawler.sources.walk import Walk, walk_of

TODAY = date(2024, 3, 10)
LIST = Listing(url="http://h/news/", max_pages=10)
Pages = Callable[[str], Found]


def plan(since: str | None = None, until: str | None = None, max_pages: int | None = None) -> Plan:
    return Plan(today=TODAY, window=window(since, until), max_pages=max_pages)


def listing(pages: int, per_page: int = 2) -> Pages:
    """A listing whose page n lists days that are n days ago."""

    def page(url: str) -> Found:
        n = int(url.rpartition("/")[2] or 1)
        links = tuple(
            Link(f"http://h/{n}-{i}.html", TODAY - timedelta(days=n)) for i in range(per_page)
        )
        return Found(links, (Link(f"http://h/news/{n + 1}"),) if n < pages else ())

    return page


def walked(
    walk: Walk, pages: Pages, known: set[str] | None = None, stop_after: int = 10_000
) -> list[str]:
    """Walk to the end, or until a run is cut short; give the pages that were read."""
    known = set() if known is None else known
    read: list[str] = []
    while len(read) < stop_after and (url := walk.next()) is not None:
        found = pages(url)
        wanted = set(walk.wanted(found))
        walk.take(url, found, len(wanted - known))
        known |= wanted
        read.append(url)
    return read


def test_an_ordinary_walk_reads_one_page_more_than_is_new() -> None:
    known = {link.url for n in range(3, 10) for link in listing(20)(f"http://h/news/{n}").articles}
    assert len(walked(walk_of(LIST, plan()), listing(20), known)) == 4
    assert (
        len(walked(walk_of(LIST, plan()), listing(20), known)) == 2
    )  # nothing new: the first page, and one of overlap


def test_after_a_walk_that_was_cut_short_known_pages_end_nothing() -> None:
    known = {link.url for n in range(1, 6) for link in listing(20)(f"http://h/news/{n}").articles}
    assert len(walked(walk_of(LIST, plan(), patient=True), listing(20), known)) == 10


def test_a_backfill_goes_as_deep_as_it_was_asked_to_whatever_is_known() -> None:
    known = {link.url for n in range(1, 20) for link in listing(20)(f"http://h/news/{n}").articles}
    assert len(walked(walk_of(LIST, plan(max_pages=15)), listing(20), set(known))) == 15
    assert len(walked(walk_of(LIST, plan(since="2017")), listing(20), set(known))) == 20


def test_days_end_a_walk_one_page_after_the_last_that_is_wanted() -> None:
    known: set[str] = set()
    read = walked(walk_of(LIST, plan("2024-03-04", "2024-03-07")), listing(592), known)
    assert len(read) == 8
    assert known == {f"http://h/{n}-{i}.html" for n in (3, 4, 5, 6) for i in (0, 1)}


def test_an_old_entry_that_is_pinned_to_the_top_does_not_end_a_walk() -> None:
    def page(url: str) -> Found:
        return Found(
            (Link("http://h/old.html", date(2001, 1, 1)), *listing(20)(url).articles),
            listing(20)(url).further,
        )

    assert len(walked(walk_of(LIST, plan("2024-03-04")), page)) == 8


@pytest.mark.parametrize("circle", [True, False])
def test_a_listing_without_an_end_ends(circle: bool) -> None:
    def page(url: str) -> Found:
        n = int(url.rpartition("/")[2] or 1)
        links = (Link(f"http://h/{n}.html"),) if circle else (Link("http://h/same.html"),)
        return Found(links, (Link(f"http://h/news/{n % 7 + 1 if circle else n + 1}"),))

    assert len(walked(walk_of(LIST, plan(since="2001")), page)) <= 8


@given(st.integers(1, 40), st.lists(st.integers(1, 9), max_size=4))
def test_a_backfill_cut_short_anywhere_and_resumed_sees_all_with_one_page_of_overlap(
    pages: int, cuts: list[int]
) -> None:
    known: set[str] = set()
    at, read = None, 0
    for cut in (*cuts, 10_000):
        walk = walk_of(LIST, plan(since="2001"))
        if at is not None:
            walk.resume(at)
        read += len(walked(walk, listing(pages), known, cut))
        at = walk.checkpoint
    assert len(known) == pages * 2
    assert read <= pages + len(cuts)


def test_the_pages_of_a_limited_backfill_are_counted_over_its_runs() -> None:
    first = walk_of(LIST, plan(max_pages=6))
    walked(first, listing(20), stop_after=4)
    second = walk_of(LIST, plan(max_pages=6))
    assert first.checkpoint is not None
    second.resume(first.checkpoint)
    assert walked(second, listing(20)) == ["http://h/news/4", "http://h/news/5", "http://h/news/6"]


def test_an_ordinary_run_leaves_no_checkpoint() -> None:
    walk = walk_of(LIST, plan())
    walked(walk, listing(3))
    assert walk.checkpoint is None


@pytest.mark.parametrize(("second", "numbers"), [(2, [2, 3, 4]), (1, [1, 2, 3])])
def test_pages_that_no_pager_names_are_made_until_one_is_not_there(
    second: int, numbers: list[int]
) -> None:
    source = Listing(url="http://h/news/", pages="http://h/news/index_{}.html", second=second)
    walk, read = walk_of(source, plan(since="2001")), []
    while (url := walk.next()) is not None:
        read.append(url)
        if len(read) == 4:
            assert walk.may_lack(url)
            break
        assert not (len(read) == 1 and walk.may_lack(url))
        walk.take(url, Found((Link(f"http://h/{len(read)}.html"),)), 1)
    assert read == ["http://h/news/", *(f"http://h/news/index_{n}.html" for n in numbers)]


def test_the_address_of_made_pages_must_have_a_place_for_the_number() -> None:
    with pytest.raises(DeclarationError, match="in place of the page"):
        Listing(url="http://h/news/", pages="http://h/news/index_2.html")


def test_a_feed_is_its_first_page_in_a_backfill_the_older_ones_as_well() -> None:
    feed = Feed(url="http://h/news/")
    assert len(walked(walk_of(feed, plan()), listing(5))) == 1
    assert len(walked(walk_of(feed, plan(since="2001")), listing(5))) == 5


def index(url: str) -> Found:
    if url.endswith("sitemap.xml"):
        months = [
            Link(f"http://h/{2024 - n}.xml", TODAY - timedelta(days=366 * n)) for n in range(5)
        ]
        return Found(further=(*reversed(months), Link("http://h/undated.xml")))
    year = int(url[-8:-4]) if url[-5].isdigit() else 2020
    return Found((Link(f"{url}#1", date(year, 3, 10)), Link(f"{url}#2", date(year, 2, 1))))


SITEMAP = Sitemap(url="http://h/sitemap.xml")


def test_of_an_index_the_sitemaps_that_changed_lately_are_read_newest_first() -> None:
    known: set[str] = set()
    assert walked(walk_of(SITEMAP, plan()), index, known) == [
        "http://h/sitemap.xml", "http://h/2024.xml", "http://h/undated.xml"
    ]  # fmt: skip
    assert known == {"http://h/2024.xml#1"}


def test_a_backfill_of_sitemaps_goes_back_and_goes_on_at_the_one_that_was_read_last() -> None:
    first = walk_of(SITEMAP, plan("2021", "2022"))
    assert walked(first, index, stop_after=3)[-1] == "http://h/2023.xml"
    second, known = walk_of(SITEMAP, plan("2021", "2022")), set[str]()
    assert first.checkpoint is not None
    second.resume(first.checkpoint)
    assert walked(second, index, known)[1:] == [
        f"http://h/{name}.xml" for name in (2023, 2022, 2021, "undated")
    ]
    assert known == {
        "http://h/2022.xml#1",
        "http://h/2022.xml#2",
        "http://h/2021.xml#1",
        "http://h/2021.xml#2",
    }


PAPER = Daily(url="http://h/html/%Y-%m/%d/node_1.htm", days=3)


def names(urls: list[str]) -> list[str]:
    return [url.partition("2024-03/")[2] for url in urls]


def issue(url: str) -> Found:
    folder = url.rpartition("/")[0]
    page = url[-5]
    return Found(
        tuple(Link(f"{folder}/c{page}{n}.htm") for n in (1, 2)),
        tuple(Link(f"{folder}/node_{n}.htm") for n in (1, 2, 3)),
    )


def test_todays_issue_is_read_whole_and_older_ones_when_they_have_something_new() -> None:
    known: set[str] = set()
    first = walked(walk_of(PAPER, plan()), issue, known)
    assert names(first) == [f"{day}/node_{n}.htm" for day in (10, "09", "08") for n in (1, 2, 3)]
    again = walked(walk_of(PAPER, plan()), issue, known)
    assert names(again) == [
        "10/node_1.htm",
        "10/node_2.htm",
        "10/node_3.htm",
        "09/node_1.htm",
        "08/node_1.htm",
    ]


def test_a_backfill_of_issues_covers_the_days_that_were_asked_for_and_resumes_at_an_issue() -> None:
    first, known = walk_of(PAPER, plan("2016-02-27", "2016-03-01")), set[str]()
    assert walked(first, issue, known, stop_after=5)[-1] == "http://h/html/2016-02/29/node_2.htm"
    second = walk_of(PAPER, plan("2016-02-27", "2016-03-01"))
    assert first.checkpoint is not None
    second.resume(first.checkpoint)
    assert walked(second, issue, known)[0] == "http://h/html/2016-02/29/node_1.htm"
    assert len(known) == 4 * 3 * 2


def test_a_day_without_an_issue_is_no_fault_a_page_without_one_is() -> None:
    walk = walk_of(PAPER, plan())
    assert walk.may_lack("http://h/html/2024-03/09/node_1.htm")
    assert not walk.may_lack("http://h/html/2024-03/09/node_2.htm")


def test_channels_choose_among_the_sources_by_name() -> None:
    sources: list[Source] = [
        LIST,
        Listing(url="http://h/news/sszh/index.html"),
        Feed(url="http://h/rss.xml", channel="滚动"),
    ]
    assert [source.name for source in sources] == ["news", "sszh", "滚动"]
    chosen = Plan(today=TODAY, channels=frozenset({"sszh", "滚动"})).chosen(sources)
    assert [source.name for source in chosen] == ["sszh", "滚动"]
    with pytest.raises(DeclarationError, match="the site has news, sszh, 滚动"):
        Plan(today=TODAY, channels=frozenset({"体育"})).chosen(sources)


@pytest.mark.parametrize(
    ("chosen", "template", "new", "short"),
    [
        (plan(), None, {"http://h/1-1.html"}, True),
        (plan(), None, {"http://h/1-0.html"}, False),
        (plan(), "http://h/news/{}", {"http://h/1-1.html"}, False),
        (plan(max_pages=1), None, {"http://h/1-1.html"}, False),
        (plan(since="2024-03-10"), None, set(), False),
        (plan(since="2017"), None, set(), True),
    ],
    ids="all-new last-known declared limit before-the-days backfill".split(),
)
def test_a_walk_stops_short_where_a_pager_is_unclear_and_more_may_be_behind_it(
    chosen: Plan, template: str | None, new: set[str], *, short: bool
) -> None:
    walk = walk_of(replace(LIST, pages=template), chosen)
    found = replace(listing(1)("http://h/news/"), unclear="下一页 javascript:goPage(2)")
    walk.take("http://h/news/", found, len(new))
    assert walk.stops_short(found, new) is short
