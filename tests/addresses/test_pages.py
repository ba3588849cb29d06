import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses.pages import lists, plain, readings


@pytest.mark.parametrize(
    ("url", "base", "value"),
    [
        ("http://p.example/a/877618_2.html", "http://p.example/a/877618.html", 2),
        ("http://p.example/show-12-34-2.html", "http://p.example/show-12-34.html", 2),
        ("http://p.example/2017/02/03/ferry/2/", "http://p.example/2017/02/03/ferry", 2),
        ("http://p.example/ferry.html/3", "http://p.example/ferry.html", 3),
        ("http://p.example/view.php?aid=123&pageno=2", "http://p.example/view.php?aid=123", 2),
        ("http://p.example/view.php?page=2&aid=123", "http://p.example/view.php?aid=123", 2),
        ("http://p.example/lq.asp?id=77&pg=2", "http://p.example/lq.asp?id=77", 2),
        ("http://p.example/1.html?p2", "http://p.example/1.html", 2),
        ("http://p.example/a/877618_2.html?2", "http://p.example/a/877618.html", 2),
    ],
)
def test_an_address_as_a_numbered_page(url: str, base: str, value: int) -> None:
    assert (base, value) in [(r.base, r.value) for r in readings(url)]


@pytest.mark.parametrize(
    "url",
    [
        "http://p.example/a/877618.html",
        "http://p.example/",
        "http://p.example/a/20170203.html",
        "http://p.example/v?id=7",
    ],
)
def test_an_address_without_a_page_number(url: str) -> None:
    assert readings(url) == ()


@given(
    st.sampled_from(
        [
            "http://p.example/a/4711_2.html",
            "http://p.example/a/4711-02.shtml",
            "http://p.example/ferry/2/",
            "http://p.example/v?id=7&page=2",
            "http://p.example/7.html?p2",
        ]
    ),
    st.integers(1, 99),
)
def test_an_address_made_for_a_number_reads_as_that_number(url: str, number: int) -> None:
    reading = readings(url)[0]
    made = reading.at(number)
    again = readings(made)[0]
    assert (plain(again.base), again.style, again.value) == (
        plain(reading.base),
        reading.style,
        number,
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://p.example/news/",
        "http://p.example/news/index_2.html",
        "http://p.example/list_48_2.html",
        "http://p.example/node_31100.htm",
        "http://p.example/information.html",
        "http://p.example/Category_38/Index_460.aspx",
        "http://p.example/index.php?m=content&c=index&a=lists&catid=21&page=2",
    ],
)
def test_addresses_of_listings(url: str) -> None:
    assert lists(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://p.example/news/2017-02-03/877618.html",
        "http://p.example/2017/02/03/ferry/",
        "http://p.example/how-the-ferry-came-back.html",
        "http://p.example/v?aid=3",
        "http://p.example/index.php?m=content&c=index&a=show&catid=21&id=5518",
        "http://p.example/index.php?s=/article/detail/id/231.html",
        "http://p.example/index.php?m=home&c=View&a=index&aid=12",
    ],
)
def test_addresses_of_articles(url: str) -> None:
    assert not lists(url)
