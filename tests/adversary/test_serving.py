"""The server answers as servers do, also what it does not have."""

import urllib.request
from urllib.error import HTTPError

import pytest

from adversary.families import FAMILIES
from adversary.serving import Sites, serve
from adversary.site import Site, invent

BY_NAME = {family.name: family for family in FAMILIES}


def _site(name: str) -> Site:
    return invent(BY_NAME[name], 1, 0, 2)


def test_an_unknown_address_is_not_found() -> None:
    site = _site("empire")
    address = site.page_address(site.articles[0], len(site.articles[0].pages) + 1)
    assert Sites([site]).reply(address).status == 404


def test_a_parameter_that_no_script_knows_is_ignored() -> None:
    site = _site("empire")
    sites, first = Sites([site]), site.page_address(site.articles[0], 1)
    assert sites.reply(f"{first}?page=2") == sites.reply(first)


def test_a_number_that_a_script_does_not_have_gives_the_page_without_it() -> None:
    site = _site("page-parameter")
    sites, first = Sites([site]), site.page_address(site.articles[0], 1)
    assert sites.reply(f"{first}&page=99") == sites.reply(first)
    assert sites.reply(f"{first}&page=2") != sites.reply(first)


@pytest.mark.parametrize(
    ("name", "words"), [("last-beyond-home", "新闻列表"), ("last-beyond-sorry", "不存在")]
)
def test_some_sites_answer_anything_with_200(name: str, words: str) -> None:
    site = _site(name)
    reply = Sites([site]).reply(f"http://{site.host}/nowhere.html")
    assert reply.status == 200
    assert words in reply.body.decode(site.style.codec)


def test_all_hosts_are_behind_one_proxy() -> None:
    site = _site("second-host")
    article = site.articles[0]
    with serve(Sites([site])) as proxy:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))
        for page in range(1, len(article.pages) + 1):
            with opener.open(site.page_address(article, page)) as answer:
                assert article.pages[page - 1][0].text in answer.read().decode(site.style.codec)
        with pytest.raises(HTTPError, match="404") as missing:
            opener.open(f"http://{site.second_host}/robots.txt")
        missing.value.close()
