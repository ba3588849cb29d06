import pytest

from crawler.addresses.shapes import looks_like_article
from crawler.site import Site
from crawler.sources.listing import is_article

ARTICLES = [
    "http://www.paper.example/news/sszh/2017-02-03/877618.html",
    "http://news.paper.example/content/2019-06/24/content_3468298.htm",
    "http://news.paper.example/system/2019/11/05/001127171.shtml",
    "http://sd.paper.example/sdnews/201906/t20190617_18838591.htm",
    "http://news.paper.example/sywh/202010/t3714488.htm",
    "https://news.paper.example/2025/12-06/2028903.html",
    "http://www.paper.example/2014/1218/149013.shtml",
    "http://www.paper.example/h/161/20190621/609292.html",
    "http://www.paper.example/sxxww/xwpd/ty/7950856.shtml",
    "https://news.paper.example/node_742c1a40f1/ae7e7ec561.shtml",
    "http://news.paper.example/c/n1178706/u1a14917200.html",
    "http://www.paper.example/staticpages/20201127/newgx5fc0730f-19964440.shtml",
    "http://szb.paper.example/pc/html/2025-04/09/content_743_883794.htm",
    "http://www.paper.example/html/1234.html",
    "http://www.paper.example/index.php?m=content&c=index&a=show&catid=12&id=345",
    "http://www.paper.example/show-12-345-1.html",
    "http://www.paper.example/article/FK6C3DQE0514R9OJ.html",
]
OTHERS = [
    "http://www.paper.example/",
    "http://www.paper.example/news/",
    "http://www.paper.example/news/index_2.html",
    "http://news.paper.example/node_4139.htm",
    "http://news.paper.example/node_18236_2.htm",
    "https://hn.paper.example/channel/7397.html",
    "http://news.paper.example/class/1915.html",
    "http://news.paper.example/shandong/list_564_1.shtml",
    "http://www.paper.example/staticmores/510/46510-1.shtml",
    "http://szb.paper.example/html/2025-04/09/node_1.htm",
    "http://www.paper.example/files/2020/0429/20200429175329.pdf",
    "http://comment.paper.example/FJ1P0UTC0001899O.html",
    "http://bbs.paper.example/thread-147110-1-1.html",
    "http://www.paper.example/news/2017-02-03/",
    "http://www.paper.example/zt/2019dwt/",
    "http://www.paper.example/download.aspx?id=828503",
]


@pytest.mark.parametrize("url", ARTICLES)
def test_an_article_is_told_by_its_address(url: str) -> None:
    assert looks_like_article(url)


@pytest.mark.parametrize("url", OTHERS)
def test_channels_columns_and_files_are_no_articles(url: str) -> None:
    assert not looks_like_article(url)


def test_a_declared_rule_decides_alone() -> None:
    site = Site(title="江边日报网", domains=("paper.example",), article=r"^/zt/\w+/$")
    assert is_article(site, "http://www.paper.example/zt/2019dwt/")
    assert not is_article(site, ARTICLES[0])


def test_another_site_has_no_articles_of_ours() -> None:
    site = Site(title="江边日报网", domains=("paper.example",))
    assert is_article(site, ARTICLES[0])
    assert not is_article(site, ARTICLES[0].replace("paper.example", "other.example"))
