"""Assembling an article from a simulated site: whatever comes, in whatever order, or does not come."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Image, Page, Pager
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.support.article_pages import TITLE, got, page, text, url
from tests.support.assembling import assemble


def site_of(total: int) -> dict[str, Page]:
    return {url(n): page(n, total) for n in range(1, total + 1)}


_wholes = st.integers(1, 12).flatmap(
    lambda total: st.tuples(st.just(total), st.integers(1, total), st.sets(st.integers(1, total)))
)


@given(_wholes)
def test_what_is_missing_is_exactly_what_did_not_come(case: tuple[int, int, set[int]]) -> None:
    total, entered, lost = case
    lost -= {entered}
    article = assemble(
        {u: p for u, p in site_of(total).items() if u not in {url(n) for n in lost}}, url(entered)
    )
    assert article.missing_pages == tuple(sorted(lost))
    assert article.status == ("partial" if lost else "complete")
    assert article.pages_declared == total
    assert article.url == url(1)
    assert [p.page for p in article.pages] == [n for n in range(1, total + 1) if n not in lost]
    assert article.body == "\n".join(
        line for n in range(1, total + 1) if n not in lost for line in text(n)
    )


@given(st.permutations(range(1, 8)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    assembly = Assembly(100)
    assembly.start(got(page(order[0], 7)))
    for number in order[1:]:
        assembly.add(number, got(page(number, 7)))
    assert merge(assembly, site="s", spider="t").body == "\n".join(
        line for n in range(1, 8) for line in text(n)
    )


@given(st.integers(2, 9), st.data())
def test_pages_that_only_name_their_neighbours_are_walked_both_ways(
    total: int, data: st.DataObject
) -> None:
    entered = data.draw(st.integers(1, total))
    site = {
        u: replace(
            p, pager=replace(p.pager, total=None, pages_planned=(), page_urls=(), evidence="下一页")
        )
        for u, p in site_of(total).items()
    }
    article = assemble(site, url(entered))
    assert (article.status, article.pages_declared, len(article.pages)) == ("complete", None, total)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        pytest.param(
            replace(page(2, 3), paragraphs=text(1)),
            "page-repeated",
            id="page 2 serves page 1's text",
        ),
        pytest.param(
            replace(page(2, 3), paragraphs=tuple(f"{line}（已读9次）" for line in text(1))),
            None,
            id="page 2 has text of its own",
        ),
        pytest.param(
            replace(page(2, 3), paragraphs=()), "page-empty", id="page 2 has a pager and no text"
        ),
        pytest.param(
            replace(
                page(2, 3),
                title="县城添了座冷库",
                paragraphs=("另一篇的话。",),
                pager=Pager(kind="article", page_urls=("http://paper.example/9.html",)),
            ),
            "page-of-other-article",
            id="page 2 is another article",
        ),
        pytest.param(
            replace(page(2, 3), title="第二章 冷库"),
            None,
            id="page 2 has a sub-title for a title, and our pager",
        ),
        pytest.param(
            replace(page(2, 3), updated_at="2024-03-06T08:00+08:00"),
            "changed-during-crawl",
            id="page 2 is of a later version",
        ),
        pytest.param(
            replace(page(2, 3), title="县城添了座冷库", published_at="2023-01-01"),
            None,
            id="page 2 has another headline, our pager, and no date to compare",
        ),
    ],
)
def test_a_page_is_judged_before_it_is_merged(broken: Page, reason: str | None) -> None:
    article = assemble(site_of(3) | {url(2): broken}, url(1))
    assert article.missing_reason == reason
    assert article.missing_pages == (() if reason is None else (2,))


def test_a_trap_of_endless_pages_ends_at_the_limit_and_is_reported() -> None:
    article = assemble(site_of(30), url(1), limit=10)
    assert len(article.pages) == 10
    assert article.missing_pages == tuple(range(11, 31))
    assert article.missing_reason == "page-limit"


def test_more_pages_declared_than_named_are_missing() -> None:
    article = assemble(
        {url(n): page(n, 2, pager=replace(page(n, 2).pager, total=3)) for n in (1, 2)}, url(1)
    )
    assert (article.missing_pages, article.missing_reason) == ((3,), "page-count-mismatch")


def test_a_page_that_redirects_to_one_we_have_is_missing() -> None:
    assembly = Assembly(100)
    assembly.start(got(page(1, 2)))
    assembly.add(2, got(page(1, 2), at=url(1)))
    assert {n: refused.reason for n, refused in assembly.missing.items()} == {2: "page-missing"}


def whole(total: int) -> Page:
    return Page(
        url=url("all"),
        title=TITLE,
        paragraphs=tuple(line for n in range(1, total + 1) for line in text(n)),
    )


def with_single(site: dict[str, Page]) -> dict[str, Page]:
    return {
        u: replace(p, pager=replace(p.pager, single_page_url=url("all"))) for u, p in site.items()
    }


def test_a_single_page_view_that_holds_both_ends_is_taken() -> None:
    article = assemble(with_single(site_of(5)) | {url("all"): whole(5)}, url(1))
    assert (article.status, article.pages_declared, article.url) == ("complete", 5, url(1))
    assert [p.fetch.url for p in article.pages] == [url("all")]
    assert article.pages[0].fetch.aliases[0] == url(1)
    assert article.body == "\n".join(line for n in range(1, 6) for line in text(n))


def test_a_single_page_view_that_lacks_the_end_is_not_believed() -> None:
    short = replace(whole(5), paragraphs=whole(5).paragraphs[:-2])
    article = assemble(with_single(site_of(5)) | {url("all"): short}, url(3))
    assert [p.page for p in article.pages] == [1, 2, 3, 4, 5]


def test_the_rest_of_the_text_as_the_only_other_page_is_page_two() -> None:
    first = Page(
        url=url(1), title=TITLE, paragraphs=text(1), pager=Pager(single_page_url=url("all"))
    )
    article = assemble(
        {
            url(1): first,
            url("all"): Page(url=url("all"), title=TITLE, paragraphs=text(2) + text(3)),
        },
        url(1),
    )
    assert article.body == "\n".join(text(1) + text(2) + text(3))


def test_another_address_of_a_page_is_an_alias() -> None:
    second = page(
        2,
        2,
        pager=replace(
            page(2, 2).pager,
            pages_planned=("http://paper.example/4711_1.html", url(2)),
            prev_url="http://paper.example/4711_1.html",
        ),
    )
    article = assemble({url(1): page(1, 2), url(2): second}, url(1))
    assert article.pages[0].fetch.aliases == ("http://paper.example/4711_1.html",)


def test_pictures_keep_their_place_between_the_pages() -> None:
    pictured = {
        url(n): replace(
            page(n, 2),
            images=(Image(url=f"http://paper.example/{n}.jpg", caption=None, position=1),),
        )
        for n in (1, 2)
    }
    article = assemble(pictured, url(1))
    assert [(i.url[-5:], i.page, i.position) for i in article.images] == [
        ("1.jpg", 1, 1),
        ("2.jpg", 2, 4),
    ]


def words_only(total: int, *, based: int = 1) -> dict[str, Page]:
    """Make a site whose pages name their neighbours and do not know their numbers; `based` 0: 4711, 4711_1, 4711_2 …"""

    def at(n: int) -> str:
        return (
            "http://paper.example/4711.html"
            if n == 1
            else f"http://paper.example/4711_{n - 1 + based}.html"
        )

    pages = {}
    for n in range(1, total + 1):
        pager = Pager(
            kind="article",
            current=1 if n == 1 else 2 if n == 2 else None,
            next_url=at(n + 1) if n < total else None,
            prev_url=at(n - 1) if n > 1 else None,
            evidence="下一页",
        )
        pages[at(n)] = Page(url=at(n), title=TITLE, paragraphs=text(n), pager=pager)
    return pages


@pytest.mark.parametrize("based", [0, 1])
@given(total=st.integers(2, 8), data=st.data())
def test_pages_that_do_not_know_their_numbers_are_numbered_when_the_first_is_found(
    based: int, total: int, data: st.DataObject
) -> None:
    site = words_only(total, based=based)
    article = assemble(site, data.draw(st.sampled_from(sorted(site))))
    assert (article.url, article.status) == ("http://paper.example/4711.html", "complete")
    assert [p.page for p in article.pages] == list(range(1, total + 1))
    assert article.body == "\n".join(line for n in range(1, total + 1) for line in text(n))


def test_a_way_back_that_is_broken_leaves_the_page_before_missing() -> None:
    site = words_only(5)
    del site["http://paper.example/4711_3.html"]
    article = assemble(site, "http://paper.example/4711_4.html")
    assert (article.url, article.missing_pages) == ("http://paper.example/4711_3.html", (1,))
    assert [p.page for p in article.pages] == [2, 3]


def test_no_article_is_complete_without_its_first_page() -> None:
    second = replace(Pager(kind="article", current=2, evidence="numbers"), next_url=url(3))
    third = Pager(kind="article", current=3, evidence="numbers", prev_url=url(2))
    article = assemble({url(2): page(2, 3, pager=second), url(3): page(3, 3, pager=third)}, url(2))
    assert (article.status, article.missing_pages, article.missing_reason) == (
        "partial",
        (1,),
        "pager-unclear",
    )


def test_a_walk_that_ends_on_a_page_without_a_pager_may_have_more() -> None:
    site = words_only(3)
    last = "http://paper.example/4711_3.html"
    site[last] = replace(site[last], pager=Pager())
    article = assemble(site, "http://paper.example/4711.html")
    assert (article.missing_pages, article.missing_reason) == ((4,), "pager-unclear")


def rest_of(first: Page) -> Page:
    return replace(first, pager=Pager(single_page_url=url("rest")))


def test_the_rest_of_the_text_is_page_two() -> None:
    site = {
        url(1): rest_of(page(1, 1)),
        url("rest"): replace(page(2, 1), url=url("rest"), pager=Pager()),
    }
    article = assemble(site, url(1))
    assert (article.status, len(article.pages), article.body.count("\n")) == ("complete", 2, 5)


def test_the_rest_of_the_text_that_cannot_be_had_is_missing() -> None:
    article = assemble({url(1): rest_of(page(1, 1))}, url(1))
    assert (article.missing_pages, article.missing_reason, article.missing_detail) == (
        (2,),
        "page-missing",
        "2: http-404",
    )


def test_the_rest_of_the_text_that_is_another_article_is_missing() -> None:
    other = replace(page(2, 1), url=url("rest"), title="县城添了座冷库", pager=Pager())
    article = assemble({url(1): rest_of(page(1, 1)), url("rest"): other}, url(1))
    assert (article.missing_pages, article.missing_reason) == ((2,), "page-of-other-article")


def test_a_page_that_redirects_to_another_number_is_missing_and_that_one_is_not() -> None:
    assembly = Assembly(100)
    assembly.start(got(page(1, 3)))
    assembly.add(2, got(page(3, 3)))
    assembly.add(3, got(page(3, 3)))
    assert {n: str(refused.reason) for n, refused in assembly.missing.items()} == {
        2: "page-missing"
    }


def test_pages_of_results_that_differ_in_their_numbers_are_no_repeats() -> None:
    table = {
        url(n): replace(
            page(n, 2),
            paragraphs=(f"第{n}组 0{n}:12.3{n} 12{n}.5 88{n}", f"合计 9{n}.{n}1 {n}{n}{n}"),
        )
        for n in (1, 2)
    }
    assert assemble(table, url(1)).status == "complete"


def test_a_page_of_one_line_that_stood_before_is_no_repeat() -> None:
    site = site_of(2) | {url(2): replace(page(2, 2), paragraphs=text(1)[:1])}
    assert assemble(site, url(1)).status == "complete"


def test_headlines_that_begin_alike_are_two_articles() -> None:
    other = replace(
        page(2, 2),
        title="渡口的晚班船",
        pager=Pager(kind="article", page_urls=("http://paper.example/9.html",)),
    )
    article = assemble(site_of(2) | {url(2): other}, url(1))
    assert article.missing_reason == "page-of-other-article"


def test_a_time_of_change_that_only_page_one_states_is_no_change() -> None:
    site = site_of(3) | {url(1): replace(page(1, 3), updated_at="2024-03-06T08:00+08:00")}
    assert assemble(site, url(1)).status == "complete"


def test_a_single_page_view_knows_the_addresses_of_all_pages() -> None:
    site = with_single(site_of(3)) | {url("all"): whole(3)}
    article = assemble(site, url(3))
    assert {url(1), url(3)} <= {*article.pages[0].fetch.aliases}


def test_a_stop_leaves_what_came_and_says_so() -> None:
    assembly = Assembly(100)
    assembly.start(got(page(1, 4)))
    assembly.add(2, got(page(2, 4)))
    assembly.interrupt()
    article = merge(assembly, site="s", spider="t")
    assert (article.missing_pages, article.missing_reason) == ((3, 4), "interrupted")
