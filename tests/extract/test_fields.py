"""Title, channel, pictures and related reading, each on a page with one trap."""

import pytest

from crawler.extract.title import strip_page
from tests.making import PROSE, html, read


def test_the_title_is_the_heading_not_the_title_element() -> None:
    assert read(html()).title == "渡口的早班船"


def test_without_a_heading_the_title_comes_from_the_title_element_without_the_site() -> None:
    page = html().replace("<h1>渡口的早班船</h1>", '<h1><img src="/t.jpg"></h1>')
    assert read(page).title == "渡口的早班船"


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("渡口的早班船(2)", "渡口的早班船"),
        ("渡口的早班船（第3页）", "渡口的早班船"),
        ("渡口改造规划（草案）", "渡口改造规划（草案）"),
        ("1/5", "1/5"),
    ],
)
def test_the_number_of_a_page_is_not_part_of_its_title(shown: str, title: str) -> None:
    assert strip_page(shown) == title


def test_the_channel_is_the_breadcrumb_without_home_and_text() -> None:
    crumbs = '<div class="weizhi">您的位置：<a href="/">首页</a> &gt; <a href="/news/">新闻</a> &gt; <a href="/news/city/">县城</a> &gt; 正文</div>'
    assert read(html(before=crumbs)).channel == ("新闻", "县城")


def test_a_navigation_bar_is_no_breadcrumb() -> None:
    bar = '<div>[<a href="/">首页</a>] | <a href="/a/">要闻</a> | <a href="/b/">乡镇</a> | <a href="/c/">图片</a></div>'
    assert read(html(before=bar)).channel == ()


def test_captions_go_to_their_pictures_and_not_into_the_text() -> None:
    body = (
        f"<p>　　{PROSE[0]}</p>"
        '<p style="text-align:center"><img src="/up/1.jpg" alt="渡口"></p><p style="text-align:center">第一班船靠岸。　本报记者 尹川 摄</p>'
        f"<p>　　{PROSE[1]}</p>"
    )
    page = read(html(body))
    assert page.paragraphs == (PROSE[0], PROSE[1])
    assert [(i.url, i.caption, i.position) for i in page.images] == [
        ("http://www.paper.example/up/1.jpg", "第一班船靠岸。　本报记者 尹川 摄", 1)
    ]


def test_icons_are_no_pictures_and_late_loaded_ones_are() -> None:
    body = f'<p><img src="/img/icon_share.png"><img src="/grey.gif" data-src="/up/2.jpg" width="600"></p><p>　　{PROSE[0]}</p><p>　　{PROSE[1]}</p>'
    assert [i.url for i in read(html(body)).images] == ["http://www.paper.example/up/2.jpg"]


def test_related_reading_is_kept_as_links_with_its_dates() -> None:
    related = (
        '<div class="xgyd"><h3>相关阅读</h3><ul><li><a href="/news/2024-03-01/1.html">老渡口修了新码头</a><p>上游来的水清了，码头也清了。…</p><span>时间:03-01</span></li>'
        '<li><a href="/news/2024-02-28/2.html">摆渡人的账本</a><span>时间:02-28</span></li></ul></div>'
    )
    page = read(html(after=related))
    assert [(k.title, k.date_raw) for k in page.related] == [("老渡口修了新码头", "03-01"), ("摆渡人的账本", "02-28")]
    assert page.paragraphs == PROSE


def test_a_headline_of_a_thousand_characters_is_no_text() -> None:
    page = read(html(title="渡口的船" * 250))
    assert page.title == "渡口的船" * 250
    assert page.paragraphs == PROSE


@pytest.mark.parametrize("printed", ["来源：江边日报", "江边日报"])
def test_a_declared_source_is_kept_without_its_label(printed: str) -> None:
    page = read(html(head=f'<span class="from">{printed}</span>'), source="span.from", body="div.content")
    assert page.source == "江边日报"
