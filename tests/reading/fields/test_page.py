"""Title, channel, pictures and related reading, each on a page with one trap."""

import pytest

from crawler.reading.fields.title_text import strip_page
from tests.support.pages import PROSE, html, read


def test_the_title_is_the_heading_not_the_title_element() -> None:
    assert read(html()).title == "渡口的早班船"


def test_without_a_heading_the_title_comes_from_the_title_element_without_the_site() -> None:
    page = html().replace("<h1>渡口的早班船</h1>", '<h1><img src="/t.jpg"></h1>')
    assert read(page).title == "渡口的早班船"


def test_a_headline_in_two_lines_is_whole_where_the_site_stands_first_in_the_title_element() -> (
    None
):
    page = html(title="一袋麦种引出的官司<br>两位老农握手言和")
    head, _, rest = page.partition("</title>")
    titled = f"{head.partition('<title>')[0]}<title>江边网 - 一袋麦种引出的官司 两位老农握手言和</title>{rest}"
    assert read(titled).title == "一袋麦种引出的官司 两位老农握手言和"


@pytest.mark.parametrize(
    "site", ["江边在线--新闻中心", "江边在线 - 阅读文章", "江边热线新闻中心欢迎您"]
)
def test_a_bold_line_above_the_date_is_the_headline_where_the_title_element_has_only_the_site(
    site: str,
) -> None:
    story = "<br><br>".join(f"　　{text}" for text in PROSE)
    page = f"""<html><head><meta charset="utf-8"><title>{site}</title></head><body><table><tr><td><a href="/">首页</a>|<a href="/bbs/">论坛</a></td></tr></table><table><tr><td>
        <p align="center"><font size="5" color="#990000"><b>西渠的水提前到田</b></font></p><p align="center"><font size="2">2024年03月05日 09:20 江边日报</font></p><hr>{story}</td></tr></table></body></html>"""
    assert (read(page).title, read(page).paragraphs) == ("西渠的水提前到田", PROSE)


def test_a_line_of_dashes_that_the_title_element_holds_as_well_is_the_subtitle_and_no_headline() -> (
    None
):
    page = html(
        title="群山回响", head="<h3>——江边县十年变迁</h3><p>2024-03-05 08:30 来源：江边日报</p>"
    )
    page = page.replace("群山回响 - 江边日报网", "群山回响——江边县十年变迁-江边日报网")
    assert (read(page).title, read(page).subtitle) == ("群山回响", "——江边县十年变迁")


def test_a_title_element_with_the_name_of_an_account_is_no_headline() -> None:
    page = html(title="江边发布").replace(
        "<h1>江边发布</h1>", "<div>江边发布</div><h2>守住一座渡口</h2>"
    )
    assert read(page.replace("江边发布 - 江边日报网", "江边发布")).title == "守住一座渡口"


def test_a_bold_line_in_large_type_is_the_headline_where_no_date_is_printed() -> None:
    told = ("".join(PROSE[:2]), "".join(PROSE[2:]))
    story = "".join(f"<p><font size=2>　　{text}</font></p>" for text in told)
    top = "<marquee>欢迎光临石桥乡人民政府网站！热烈祝贺我乡被评为全县先进单位！</marquee>"
    page = f"<html><head><meta charset=utf-8><title>石桥乡</title></head><body>{top}<table><tr><td align=center><p><b><font size=4>西渠的水提前到田</font></b></p></td></tr><tr><td>{story}</td></tr></table></body></html>"
    assert (read(page).title, read(page).paragraphs) == ("西渠的水提前到田", told)


def test_a_welcome_in_large_type_is_no_headline() -> None:
    story = "".join(f"<p>　　{text}</p>" for text in PROSE)
    page = f"<html><head><meta charset=utf-8><title>江边网</title></head><body><p><font size=5>欢迎来到江边网</font></p><table><tr><td align=center><b>渡口的早班船</b></td></tr><tr><td>2024-03-05 08:30 来源：江边日报</td></tr><tr><td>{story}</td></tr></table></body></html>"
    assert read(page).title == "渡口的早班船"


def test_a_line_in_large_type_above_the_date_is_the_headline_though_it_is_not_bold() -> None:
    page = html().replace(
        "<h1>渡口的早班船</h1>",
        '<p align=center><font size="5" face="隶书">渡口的早班船</font></p>',
    )
    assert (
        read(page.replace("渡口的早班船 - 江边日报网", "江边信息港—今日新闻")).title
        == "渡口的早班船"
    )


@pytest.mark.parametrize(
    "line",
    ["<div class=s9>首班船提前到五点半开出</div>", "<tr><td>首班船提前到五点半开出</td></tr>"],
)
def test_a_line_alone_between_headline_and_date_is_the_subtitle(line: str) -> None:
    page = read(html(before="<table>", head=f"</div>{line}<div>2024-03-05 08:30 来源：江边日报"))
    assert (page.subtitle, page.paragraphs) == ("首班船提前到五点半开出", PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "<div>江边县人民政府办公室</div>",
        "<div>江政发〔2024〕7号</div>",
        "<div>分享到微信朋友圈新浪微博</div>",
        "<div>阅读本文大约需要五分钟</div>",
        "<div>本报“新春走基层”专栏</div>",
        "<div>江边县渡口镇 阮青山 何旭 张望舒</div>",
        "<div>江边晚报记者 刘婷 何旭</div>",
        "<div>点击次数：318 字体：大 中 小</div>",
        "<div>听新闻 点击播放 语音播报</div>",
        "<div>扫一扫在手机打开当前页</div>",
        "<div>正在加载语音播报请稍候</div>",
        "<div>江边市融媒体中心主办主管</div>",
        '<div class="share"><span>让更多的人看到这一篇</span></div>',
    ],
)
def test_an_office_a_number_a_byline_or_what_templates_print_is_no_subtitle(line: str) -> None:
    assert read(html(head=f"</div>{line}<div>2024-03-05 08:30 来源：江边日报")).subtitle is None


def test_the_only_date_is_the_one_of_publication_though_it_is_called_that_of_a_change() -> None:
    page = read(html(head="作者：刘婷　文章来源：江边日报　点击数：318　更新时间：2024-3-5"))
    assert (page.published_at, page.published_raw) == ("2024-03-05", "2024-3-5")
    both = read(html(head="发布时间：2024-03-05　更新时间：2024-03-07"))
    assert (both.published_at, both.updated_at) == ("2024-03-05", "2024-03-07")


def test_a_lesser_heading_between_headline_and_date_is_the_subtitle() -> None:
    page = html(head="<h4>首班船提前到五点半</h4><p>2024-03-05 08:30 来源：江边日报</p>")
    assert read(page).subtitle == "首班船提前到五点半"


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


@pytest.mark.parametrize(
    "crumbs",
    [
        pytest.param('<a href="/">首页</a> -- <a href="/city/">县城</a>', id="two dashes"),
        pytest.param(
            '<a href="/">江边日报网</a>/<a href="/city/">县城</a>/正文',
            id="bars that lead to the text",
        ),
        pytest.param("江边日报网 &gt; 县城 &gt; 正文", id="the site's name from <title>"),
        pytest.param(
            '当前位置：<a href="/">江边日报网</a> &gt; <a href="/city/">县城</a> &gt; 浏览文章',
            id="a word for the text",
        ),
        pytest.param(
            '<a href="/">首页</a> &gt; <a href="/city/">县城</a> &gt; 内容页',
            id="another word for it",
        ),
        pytest.param(
            '<nav class="breadcrumb"><ol><li><a href="/">江边日报网</a></li><li><a href="/city/">县城</a></li><li class="active">详情</li></ol></nav>',
            id="a list",
        ),
    ],
)
def test_a_breadcrumb_however_it_is_cut(crumbs: str) -> None:
    assert read(
        html(before=f"<div>{crumbs}</div>"), "http://news.paper.example/2024/0305/4711.html"
    ).channel == ("县城",)


def test_a_section_at_the_root_of_its_own_host_is_a_crumb() -> None:
    crumbs = '<div>当前位置：<a href="/">旅游频道</a> &gt; <a href="/city/">县城</a></div>'
    assert read(html(before=crumbs), "http://travel.paper.example/4711.html").channel == (
        "旅游频道",
        "县城",
    )


def test_a_navigation_bar_is_no_breadcrumb() -> None:
    bar = '<div>[<a href="/">首页</a>] | <a href="/a/">要闻</a> | <a href="/b/">乡镇</a> | <a href="/c/">图片</a></div>'
    assert read(html(before=bar)).channel == ()


def test_a_menu_without_bars_is_no_breadcrumb_and_folders_within_folders_are() -> None:
    menu = '<div><a href="/">首页</a> <a href="/yw/">要闻</a> <a href="/xz/">乡镇</a> <a href="/tp/">图片</a></div>'
    crumbs = (
        '<div><a href="/">首页</a> <a href="/news/">新闻</a> <a href="/news/xz/">乡镇</a></div>'
    )
    assert read(html(before=menu)).channel == ()
    assert read(html(before=crumbs)).channel == ("新闻", "乡镇")


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
    assert [(k.title, k.date_raw) for k in page.related] == [
        ("老渡口修了新码头", "03-01"),
        ("摆渡人的账本", "02-28"),
    ]
    assert page.paragraphs == PROSE


def test_a_headline_of_a_thousand_characters_is_no_text() -> None:
    page = read(html(title="渡口的船" * 250))
    assert page.title == "渡口的船" * 250
    assert page.paragraphs == PROSE


@pytest.mark.parametrize("printed", ["来源：江边日报", "江边日报"])
def test_a_declared_source_is_kept_without_its_label(printed: str) -> None:
    page = read(
        html(head=f'<span class="from">{printed}</span>'), source="span.from", body="div.content"
    )
    assert page.source == "江边日报"


def test_a_pen_name_counts_where_the_site_declares_the_authors() -> None:
    page = read(
        html(head='<span class="who">一叶小舟</span>'), authors="span.who", body="div.content"
    )
    assert page.authors == ("一叶小舟",)
