"""The families are data that can be drawn, addressed and served."""

from collections import Counter

import pytest

from adversary.families import FAMILIES, KINDS
from adversary.family import Answer, Family, Honest
from adversary.serving import Sites, hole
from adversary.site import Site, invent, key

SEED = 11
SITES = [invent(family, SEED, 0, 1) for family in FAMILIES]
SERVED = Sites(SITES)
MULTIPLE = [site for site in SITES if site.family.honest is not Honest.ONE]


def _name(site: Site) -> str:
    return site.family.name


def test_there_are_many_families_of_each_kind_and_no_name_twice() -> None:
    counted = Counter(family.honest for family in FAMILIES)
    assert counted[Honest.EXACT] >= 120
    assert counted[Honest.FLAG] >= 20
    assert counted[Honest.ONE] >= 30
    assert max(Counter(family.name for family in FAMILIES).values()) == 1
    assert all(KINDS.values())


@pytest.mark.parametrize("site", MULTIPLE, ids=_name)
def test_each_page_has_an_address_of_its_own(site: Site) -> None:
    for article in site.articles:
        pages = range(1, len(article.pages) + 2)
        addresses = {key(site.page_address(article, page)) for page in pages}
        assert len(addresses) == (1 if site.in_one else len(pages))


@pytest.mark.parametrize("site", SITES, ids=_name)
def test_each_page_is_served_with_its_text(site: Site) -> None:
    for article in site.articles:
        for number in range(1, 2 if site.family.closed else len(article.pages) + 1):
            if site.family.hole and number == hole(article):
                continue
            reply = SERVED.reply(site.page_address(article, number))
            text = reply.body.decode(site.style.codec)
            assert reply.status == 200
            assert site.family.bundle is not None or article.pages[number - 1][-1].text in text


@pytest.mark.parametrize("site", [site for site in MULTIPLE if not site.in_one], ids=_name)
def test_a_page_holds_nothing_of_the_next_page(site: Site) -> None:
    for article in site.articles:
        first = SERVED.reply(site.page_address(article, 1)).body.decode(site.style.codec)
        assert article.pages[1][-1].text not in first


@pytest.mark.parametrize("site", [site for site in SITES if site.family.hole], ids=_name)
def test_a_hole_is_a_middle_page_that_is_not_what_was_written(site: Site) -> None:
    for article in site.articles:
        number = hole(article)
        reply = SERVED.reply(site.page_address(article, number))
        assert number == 2 or number < len(article.pages)
        assert reply.status == (404 if site.family.hole is Answer.MISSING else 200)
        assert article.pages[number - 1][-1].text not in reply.body.decode(
            site.style.codec, "replace"
        )


def test_articles_of_one_page_have_one_page() -> None:
    alone: list[Family] = [family for family in FAMILIES if family.honest is Honest.ONE]
    assert {family.pages for family in alone} == {(1, 1)}
