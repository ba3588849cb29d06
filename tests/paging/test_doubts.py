"""Complete only when every sign is explained; tried addresses are believed only for what is recognisably the sibling."""

from dataclasses import replace

import pytest

from crawler.model import Pager, Sign, Trial
from tests.support.article_pages import page, url
from tests.support.assembling import assemble

COUNTED = Sign(kind="script", text="countPage=2", pages=2, here=1)


def guessed(*signs: Sign) -> Pager:
    return Pager(signs=signs, trials=(Trial(kind="guessed", urls=(url(2),)),))


def test_a_sign_that_nothing_explains_makes_the_article_partial_and_is_named() -> None:
    article = assemble({url(1): page(1, 1, pager=Pager(signs=(COUNTED,)))}, url(1))
    assert (article.status, article.missing_pages) == ("partial", (2,))
    assert article.missing_reason == "pager-unclear"
    assert article.missing_detail == "2: script: countPage=2"


def test_a_guessed_address_is_believed_when_its_page_says_that_it_is_the_next() -> None:
    second = page(2, 2, pager=Pager(signs=(replace(COUNTED, here=2),)))
    article = assemble({url(1): page(1, 2, pager=guessed(COUNTED)), url(2): second}, url(1))
    assert (article.status, len(article.pages)) == ("complete", 2)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(page(2, 2, pager=Pager()), id="it says nothing"),
        pytest.param(page(2, 2, pager=Pager(signs=(replace(COUNTED, here=3),))), id="it says 3"),
        pytest.param(page(2, 2, title="县城添了座冷库", pager=Pager(signs=(replace(COUNTED, here=2),))), id="another headline"),
    ],
)  # fmt: skip
def test_a_guessed_address_is_not_believed_otherwise(second: object) -> None:
    article = assemble({url(1): page(1, 2, pager=guessed(COUNTED)), url(2): second}, url(1))  # type: ignore[dict-item]
    assert (article.status, len(article.pages), article.missing_pages) == ("partial", 1, (2,))


def test_nothing_is_tried_without_a_sign() -> None:
    article = assemble({url(1): page(1, 2, pager=guessed()), url(2): page(2, 2)}, url(1))
    assert (article.status, len(article.pages)) == ("complete", 1)


def test_a_page_that_only_the_last_page_names_ends_the_article() -> None:
    signs = (Sign(kind="total", text="1/2", pages=2),)
    site = {url(n): page(n, 2) for n in (1, 2)}
    site[url(1)] = replace(site[url(1)], pager=replace(site[url(1)].pager, signs=signs))
    last = site[url(2)].pager
    site[url(2)] = replace(
        site[url(2)], pager=replace(last, total=3, pages_planned=(*last.pages_planned, url(3)))
    )
    article = assemble(site, url(1))
    assert (article.status, article.pages_declared) == ("complete", 2)


@pytest.mark.parametrize(
    ("sign", "status"),
    [
        (Sign(kind="next", text="下一页", url=url(2)), "complete"),
        (COUNTED, "partial"),
        (Sign(kind="words", text="（未完待续）"), "partial"),
    ],
    ids=["its own word", "a count of a script", "words of the text"],
)
def test_a_link_to_another_article_explains_the_signs_of_pagers_alone(
    sign: Sign, status: str
) -> None:
    pager = Pager(signs=(sign,), trials=(Trial(kind="stated", urls=(url(2),)),))
    other = page(2, 2, title="县城添了座冷库", pager=Pager())
    article = assemble({url(1): page(1, 2, pager=pager), url(2): other}, url(1))
    assert (article.status, len(article.pages)) == (status, 1)
