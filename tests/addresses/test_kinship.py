"""Which addresses are pages of one article, and which function makes them."""

import pytest

from crawler.addresses.kinship import MARKS, kinship
from crawler.addresses.sequences import fit

HOST = "http://www.paper.example"


@pytest.mark.parametrize(
    ("own", "page"),
    [
        ("/html/news/2024-03-05/4711.html", "/html/news/2024-03-05/4711_2.html"),
        ("/special/2024/4711/index.htm", "/special/2024/4711/p2.htm"),
        ("/feature/red-river-song/", "/feature/red-river-song/page2.html"),
        ("/c/202403/47.html", "/c/202403/47.html?p=2"),
        ("/node/12", "/node/12?page=0,1"),
        ("/2024/03/05/old-town/", "/2024/03/05/old-town/2/"),
        ("/wz/4711.html", "/wz/2_4711.html"),
        ("/news/202403054711.html", "/news/202403054711b.html"),
        ("/wenzhang/471.html", "/wenzhang/471(2).html"),
        ("/html/2024/a5f14c.html", "/html/2024/a5f14c_1.html"),
        ("/2003/sewage.htm", "/2003/sewage2.htm"),
    ],
)
def test_a_page_keeps_something_of_its_article(own: str, page: str) -> None:
    assert kinship(HOST + page, HOST + own) in MARKS


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("/news/202403/4711.shtml", "/news/202403/4712.shtml"),
        ("/t20240305_11.html", "/t20240305_12.html"),
        ("/view.php?id=7", "/view.php?id=8"),
        ("/view.php?c=1&id=7", "/view.php?c=1&id=8"),
        ("/news/", "/news/index_2.html"),
        ("/2017/12.html", "/2017/13.html"),
        ("/news/4711.html", "/photo/2024/9981/2.html"),
        ("/news/4711.html", "/news/4711.html?spm=2.7"),
    ],
)
def test_another_article_keeps_nothing(own: str, other: str) -> None:
    assert kinship(HOST + other, HOST + own) is None


@pytest.mark.parametrize(
    ("addresses", "number", "address"),
    [
        ({2: "/r?s=10", 3: "/r?s=20"}, 5, "/r?s=40"),
        ({2: "/r_02.htm", 4: "/r_04.htm"}, 3, "/r_03.htm"),
        ({2: "/n/12?page=0,1", 3: "/n/12?page=0,2"}, 4, "/n/12?page=0,3"),
        ({2: "/w_2.htm?page=2", 3: "/w_3.htm?page=3"}, 12, "/w_12.htm?page=12"),
    ],
)
def test_addresses_are_a_function_of_the_number(
    addresses: dict[int, str], number: int, address: str
) -> None:
    sequence = fit(addresses)
    assert sequence is not None
    assert sequence.at(number) == address


@pytest.mark.parametrize(
    "addresses",
    [{2: "/a_2.htm"}, {2: "/x/87", 3: "/x/87"}, {2: "/x/9", 3: "/x/7"}, {2: "/b.htm", 3: "/c.htm"}],
)
def test_addresses_that_do_not_count_have_none(addresses: dict[int, str]) -> None:
    assert fit(addresses) is None
