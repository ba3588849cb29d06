"""Pagers as publishing systems print them, around invented addresses; the traps that were met in real ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.html.markup import parse
from crawler.model import Pager, Sign
from crawler.paging import pager_words
from crawler.paging.pager import find_pager
from crawler.reading.read import read_page
from tests.support.pages import NOW, PROSE, html, read

HERE = "http://www.paper.example/news/2024-03-05/4711.html"


def pager(markup: str, url: str = HERE) -> Pager:
    return find_pager(parse(html(after=markup), url))


def addresses(*numbers: int, stem: str = "/news/2024-03-05/4711") -> tuple[str, ...]:
    return tuple(f"http://www.paper.example{stem}{'' if n == 1 else f'_{n}'}.html" for n in numbers)


def empire(current: int, total: int, window: int = 6) -> str:
    """EmpireCMS, sys_ShowTextPage: the total, six numbers from current - 2, words."""
    link = {
        n: f'<a href="{addresses(n)[0].removeprefix("http://www.paper.example")}">'
        for n in range(1, total + 1)
    }
    parts = [f'<a title="Page">&nbsp;<b>{current}</b>/<b>{total}</b> </a>&nbsp;&nbsp;']
    if current > 1:
        parts += [f"{link[1]}首页</a>&nbsp;{link[current - 1]}上一页</a>"]
    low = max(1, current - 2)
    parts += [
        f"<b>{n}</b>" if n == current else f"{link[n]}{n}</a>"
        for n in range(low, min(total, low + window - 1) + 1)
    ]
    if current < total:
        parts += [f"{link[current + 1]}下一页</a>&nbsp;{link[total]}尾页</a>"]
    return "&nbsp;".join(parts)


@given(st.integers(2, 40).flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total))))
def test_empirecms_names_all_pages_from_any_of_them(page: tuple[int, int]) -> None:
    current, total = page
    found = pager(f'<div class="pages">{empire(current, total)}</div>', addresses(current)[0])
    assert (found.kind, found.current, found.total, found.evidence) == (
        "article",
        current,
        total,
        f"{current}/{total}",
    )
    assert found.pages_planned == addresses(*range(1, total + 1))
    assert found.next_url == (addresses(current + 1)[0] if current < total else None)


def test_a_pager_without_a_box_of_its_own_is_found_inside_the_text() -> None:
    page = html("".join(f"<p>　　{p}</p>" for p in PROSE) + f"<p>{empire(1, 3)}</p>")
    assert find_pager(parse(page, HERE)).pages_planned == addresses(1, 2, 3)


def test_dedecms_where_this_page_and_the_end_are_links_to_nowhere() -> None:
    markup = "<ul class='pagelist'><li><a>共3页: </a></li><li><a href='4711_2.html'>上一页</a></li><li><a href='4711.html'>1</a></li><li><a href='4711_2.html'>2</a></li><li class='thisclass'><a href='#'>3</a></li><li><a href='#'>下一页</a></li></ul>"
    found = pager(markup, addresses(3)[0])
    assert (found.current, found.total, found.next_url) == (3, 3, None)
    assert found.pages_planned == addresses(1, 2, 3)


def test_phpcms_without_rewritten_addresses() -> None:
    url = "http://www.paper.example/index.php?m=content&c=index&a=show&catid=21&id=5518"
    query = url.partition("/index")[2].replace("&", "&amp;")
    links = "".join(f'<a href="index{query}&amp;page={n}">{n}</a> ' for n in (2, 3))
    found = pager(
        f'<div id="pages"><a>上一页</a> <span>1</span> {links}<a href="index{query}&amp;page=2">下一页</a></div>',
        url,
    )
    assert (found.kind, found.total, found.next_url) == ("article", 3, f"{url}&page=2")


def test_phpcms_where_the_last_page_follows_itself() -> None:
    links = " ".join(
        f'<a href="/news/2024-03-05/4711_{n}.html">{n}</a>'
        if n > 1
        else '<a href="/news/2024-03-05/4711.html">1</a>'
        for n in (1, 2)
    )
    markup = f'<div id="pages"><a class="a1" href="/news/2024-03-05/4711_2.html">上一页</a> {links} <span>3</span> <a class="a1" href="/news/2024-03-05/4711_3.html">下一页</a></div>'
    found = pager(markup, addresses(3)[0])
    assert (found.current, found.next_url) == (3, None)


def test_phpcms_where_dots_hide_the_middle() -> None:
    markup = (
        '<div id="pages"><span>1</span> '
        + " ".join(f'<a href="4711_{n}.html">{n}</a>' for n in (2, 3))
        + ' ..<a href="4711_14.html">14</a> <a href="4711_2.html">下一页</a></div>'
    )
    found = pager(markup)
    assert found.total == 14
    assert found.pages_planned == addresses(*range(1, 15))


def test_trs_writes_its_pager_by_script_and_counts_from_zero() -> None:
    url = "http://www.paper.example/news/202403/t20240305_11.html"
    found = pager('<script>createPageHTML(3, 0, "t20240305_11", "html");</script>', url)
    assert (found.kind, found.current, found.total) == ("article", 1, 3)
    assert found.next_url == "http://www.paper.example/news/202403/t20240305_11_1.html"
    assert (
        pager(
            '<script>createPageHTML(3, 2, "t20240305_11", "html");</script>',
            url.replace(".html", "_2.html"),
        ).next_url
        is None
    )


def test_trs_whose_template_sets_the_counts_before_the_call() -> None:
    code = """var currentPage = 1;//所在页从0开始
        var countPage = 4//共多少页
        function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) { if (_nPageCount == null) return; }
        createPageHTML(countPage, currentPage, "t20240305_11", "html");"""
    found = pager(
        f"<script>{code}</script>", "http://www.paper.example/news/202403/t20240305_11_1.html"
    )
    assert (found.current, found.total) == (2, 4)
    assert found.next_url == "http://www.paper.example/news/202403/t20240305_11_2.html"


def test_a_script_whose_counts_are_set_nowhere_names_no_pages() -> None:
    assert (
        pager(
            '<script>createPageHTML(countPage, currentPage, "t20240305_11", "html")</script>'
        ).kind
        == "none"
    )


def test_pages_named_by_chinese_numerals() -> None:
    links = " ".join(
        f'<a href="4711_{n}.html">第{name}页</a>'
        for n, name in ((2, "二"), (3, "三"), (11, "十一"))
    )
    found = pager(f"<p>第一页 {links}</p>")
    assert (found.current, found.total, found.next_url) == (1, 11, addresses(2)[0])


def test_a_pager_below_the_text_in_its_own_cell_is_not_text() -> None:
    pager_words = "本文共 3 页　第 1 页　首页 上一页 <a href='4711_2.html'>下一页</a> <a href='4711_3.html'>末页</a>"
    for markup in (f"<p align=center>{pager_words}</p>", "<p>第一页 第二页 第三页</p>"):
        page = read_page(
            html("".join(f"<p>　　{p}</p>" for p in PROSE) + markup).encode(), HERE, now=NOW
        )
        assert page.paragraphs == PROSE


@pytest.mark.parametrize("printed", ["共 4 页　当前第 2 页", "本文共4页，第2页", "共4頁 第2頁"])
def test_a_total_that_stands_before_the_current_page_gives_all_pages_from_any_of_them(
    printed: str,
) -> None:
    here, step = "http://www.paper.example/show.asp?id=81&Page=", "<a href='show.asp?id=81&Page="
    found = pager(
        f"<p>{printed} {step}1'>上一页</a> {step}3'>下一页</a> {step}4'>末页</a></p>", f"{here}2"
    )
    assert (found.kind, found.current, found.total, found.evidence) == ("article", 2, 4, "2/4")
    assert found.pages_planned == tuple(f"{here}{n}" for n in range(1, 5))


@pytest.mark.parametrize(
    "button",
    [
        "<button onclick=\"window.location.href='4711_2.html'\">下一页</button>",
        "<input type=button value=下一页 onclick=\"location='4711_2.html'\">",
    ],
)
def test_a_button_leads_to_the_next_page(button: str) -> None:
    found = pager(f"<div>{button} <span>1/2</span></div>")
    assert (found.kind, found.total, found.next_url) == ("article", 2, addresses(2)[0])


def test_pages_are_named_by_a_number_behind_a_word() -> None:
    markup = "<p>第一页 <a href='sewage2.htm'>第二页</a> <a href='sewage3.htm'>第三页</a></p>"
    found = pager(markup, "http://www.paper.example/2003/sewage.htm")
    assert (found.kind, found.current, found.total) == ("article", 1, 3)
    assert found.next_url == "http://www.paper.example/2003/sewage2.htm"


def test_trs_with_one_page_has_no_pager_and_its_listing_is_a_list() -> None:
    assert pager('<script>createPageHTML(1, 0, "t20240305_11", "html")</script>').kind == "none"
    assert (
        pager(
            '<script>createPageHTML(120, 0, "index", "html")</script>',
            "http://www.paper.example/news/",
        ).kind
        == "list"
    )


def test_zero_based_anchors_are_read_by_the_numbers_they_show() -> None:
    found = pager(
        '<div><b>1</b> <a href="4711_1.html">2</a> <a href="4711_2.html">3</a> <a href="4711_1.html">下一页</a></div>'
    )
    assert found.pages_planned == (
        HERE,
        *addresses(1)[:0],
        "http://www.paper.example/news/2024-03-05/4711_1.html",
        "http://www.paper.example/news/2024-03-05/4711_2.html",
    )


@pytest.mark.parametrize(
    "word", ["下一页", "下页", "下一頁", "后页", "[下一页]", "下一页 >", "&gt;&gt;下一页"]
)
def test_the_words_for_the_next_page(word: str) -> None:
    assert pager(f'<p><a href="4711_2.html">{word}</a></p>').next_url == addresses(2)[0]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<a href="4712.html">下一篇</a>', id="next article"),
        pytest.param('<a href="4712.html">下一页</a>', id="the word, but another article"),
        pytest.param(
            '<a href="/life/">下一页</a> <a href="http://other.example/2">2</a>', id="another host"
        ),
        pytest.param(
            '<a href="#">上一页</a> 1/3 <a href="javascript:;">下一页</a>', id="a widget's arrows"
        ),
        pytest.param(
            '首页 | 上一页 <font color="red">1</font> 下一页 | 尾页',
            id="a one-page article's unlinked words",
        ),
        pytest.param(
            '<!-- <a href="4711_2.html">2</a> <a href="4711_2.html">下一页</a> -->',
            id="a pager that is commented out",
        ),
        pytest.param('<ul class="pagelist"></ul>', id="an empty box"),
        pytest.param(
            '<div id="comments"><a href="?cp=2">2</a> <a href="?cp=2">下一页</a></div>',
            id="the pager of the comments",
        ),
        pytest.param(
            '<a class="preart" href="/html/node_3.htm"><span>4</span>下一版</a>',
            id="the next page of the printed paper",
        ),
        pytest.param(
            '<a href="/1.html">渡口年鉴（全文）</a>', id="a headline that says whole text"
        ),
    ],
)
def test_what_is_no_page_of_this_article_is_not_followed(markup: str) -> None:
    found = pager(markup)
    assert found.kind != "article"
    assert found.next_url is None
    assert found.single_page_url is None


def test_a_listing_is_told_from_an_article_by_its_address_or_its_count() -> None:
    markup = '<a title="Total record">&nbsp;<b>45</b></a> <b>1</b> <a href="/news/index_2.html">2</a> <a href="/news/index_2.html">下一页</a> <a href="/news/index_3.html">尾页</a>'
    found = pager(markup, "http://www.paper.example/news/index.html")
    assert (found.kind, found.next_url) == ("list", "http://www.paper.example/news/index_2.html")
    assert (
        pager(
            '<div>共595条记录 <b>1</b> <a href="4711_2.html">2</a> <a href="4711_2.html">下一页</a></div>'
        ).kind
        == "list"
    )


def test_a_last_page_that_promises_more_elsewhere_ends_the_article() -> None:
    links = "".join(
        f'<a href="{u}">{t}</a> '
        for u, t in (
            ("4711.html", "首页"),
            ("4711_1.html", "上一页"),
            ("4711.html", "1"),
            ("4711_1.html", "2"),
        )
    )
    markup = f'<p>{links}<span>3</span> <a href="http://forum.paper.example">4</a> <a href="http://forum.paper.example">下一页</a> <a href="4711_2.html">尾页</a></p>'
    found = pager(markup, "http://www.paper.example/news/2024-03-05/4711_2.html")
    assert (found.current, found.total, found.next_url) == (3, 3, None)


def test_the_view_of_the_whole_text_is_named() -> None:
    markup = (
        '<div><a href="4711_2.html">下一页</a> <a href="4711_all.html">在本页阅读全文</a></div>'
    )
    assert pager(markup).single_page_url == "http://www.paper.example/news/2024-03-05/4711_all.html"


@pytest.mark.parametrize(
    ("markup", "url", "pages"),
    [
        pytest.param(
            '<span class="current">1</span> <a href="/2024/03/05/ferry/2/">2</a> <a href="/2024/03/05/ferry/3/">3</a>',
            "http://www.paper.example/2024/03/05/ferry/",
            3,
            id="path segments",
        ),
        pytest.param(
            '<b>1</b> <a href="view.php?aid=7&pageno=2">2</a> <a href="view.php?aid=7&pageno=2">下一页</a>',
            "http://www.paper.example/view.php?aid=7",
            2,
            id="a parameter",
        ),
        pytest.param(
            "<select onchange='go()'><option value='/view.php?aid=7&pageno=1'>1、早班船</option><option value='/view.php?aid=7&pageno=2'>2、冷库</option></select>",
            "http://www.paper.example/view.php?aid=7",
            2,
            id="a select box of sub-titles",
        ),
        pytest.param(
            '<b>第1页：早班船</b> <a href="4711_2.html">第2页：冷库</a> <a href="4711_3.html">第3页：账本</a>',
            HERE,
            3,
            id="a table of contents",
        ),
        pytest.param(
            '<b>1</b><a href="?p2">2</a><a href="?p2">下一页</a>', HERE, 2, id="a bare parameter"
        ),
        pytest.param(
            '<b>１</b> <a href="4711_2.html">２</a> <a href="4711_3.html">３</a> <a href="4711_2.html">下 一 页</a>',
            HERE,
            3,
            id="full-width digits and spaced words",
        ),
    ],
)
def test_other_ways_to_number_pages(markup: str, url: str, pages: int) -> None:
    found = pager(f"<div>{markup}</div>", url)
    assert found.kind == "article"
    assert len(found.pages_planned) == pages
    assert found.pages_planned[0] == url


def test_words_alone_are_believed_between_neighbours_of_a_short_address() -> None:
    found = pager(
        '<a href="a_2.html">上一页</a> <a href="a_4.html">下一页</a>',
        "http://www.paper.example/x7/a_3.html",
    )
    assert (found.kind, found.prev_url, found.next_url) == (
        "article",
        "http://www.paper.example/x7/a_2.html",
        "http://www.paper.example/x7/a_4.html",
    )


def test_words_alone_lead_back_as_well_as_on() -> None:
    found = pager(
        '<a href="4711_2.html">上一页</a> <a href="4711_4.html">下一页</a>', addresses(3)[0]
    )
    assert (found.current, found.total) == (None, None)  # 4711_1.html may be page 1 or page 2
    assert (found.prev_url, found.next_url) == (addresses(2)[0], addresses(4)[0])


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "data:text/html,x", "javascript:void(0)", "ftp://paper.example/2"],
)
def test_pages_that_are_declared_and_lead_to_no_web_address_are_known_to_be_missing(
    target: str,
) -> None:
    found = pager(
        f'<div class="pages">1/2 <span>1</span> <a href="{target}">2</a> <a href="{target}">下一页</a></div>'
    )
    assert (found.kind, found.current, found.total, found.next_url) == ("article", 1, 2, None)
    assert found.unreachable == ((2, "pager-bad-scheme"),)


def test_a_page_whose_link_leads_off_the_site_is_not_made_up() -> None:
    markup = '<div class="pages">2/3 <a href="4711.html">1</a> <span>2</span> <a href="http://elsewhere.example/3.html">3</a> <a href="http://elsewhere.example/3.html">下一页</a></div>'
    found = pager(markup, addresses(2)[0])
    assert (found.total, found.next_url) == (3, None)
    assert found.unreachable == ((3, "pager-offsite"),)


def test_a_first_page_that_only_a_script_leads_to_is_known_to_be_missing() -> None:
    markup = '<div class="pages"><a href="javascript:goPage(1)">1</a> <span>2</span> <a href="4711_3.html">3</a></div>'
    found = pager(markup, addresses(2)[0])
    assert (found.current, found.unreachable) == (2, ((1, "pager-bad-scheme"),))


@pytest.mark.parametrize("said", ["第十十页", "第十十一页", "第〇页", "第页", "第99999页"])
def test_a_number_that_is_none_is_no_page(said: str) -> None:
    assert pager_words.number(said) is None
    assert pager(f'<div class="pages"><a href="4711_2.html">{said}</a></div>').total is None


def test_page_links_may_carry_a_session() -> None:
    found = pager(
        '<b>1</b> <a href="4711_2.html;jsessionid=AB12?from=timeline">2</a> <a href="4711_2.html;jsessionid=AB12?from=timeline">下一页</a>'
    )
    assert (found.kind, found.total, found.current) == ("article", 2, 1)


def test_a_pager_above_and_below_the_text_is_one() -> None:
    page = html(
        before=f'<div class="pages">{empire(1, 3)}</div>',
        after=f'<div class="pages">{empire(1, 3)}</div>',
    )
    found = find_pager(parse(page, HERE))
    assert (found.pages_planned, found.evidence) == (addresses(1, 2, 3), "1/3")


def test_a_select_box_that_counts() -> None:
    options = "".join(
        f'<option value="{u}">{n}/4</option>' for n, u in enumerate(addresses(1, 2, 3, 4), 1)
    )
    assert pager(
        f'<div>第<select onchange="location=this.value">{options}</select>页</div>'
    ).pages_planned == addresses(1, 2, 3, 4)


@pytest.mark.parametrize(
    "query", ["from=timeline", "v=20240305", "from=groupmessage&isappinstalled=0"]
)
def test_how_a_reader_came_does_not_hide_the_pager(query: str) -> None:
    found = pager(f'<div class="pages">{empire(1, 3)}</div>', f"{HERE}?{query}")
    assert (found.current, found.total, found.next_url) == (1, 3, addresses(2)[0])


def test_a_parameter_that_other_links_use_is_the_articles_own() -> None:
    links = (
        '<a href="/view.php?id=4712">上一篇</a> <a href="/view.php?id=4711&page=2">下一页</a> 1/2'
    )
    found = pager(links, "http://www.paper.example/view.php?id=4711")
    assert found.next_url == "http://www.paper.example/view.php?id=4711&page=2"


@pytest.mark.parametrize("word", ["点击阅读余下全文 >>", "查看余下全文", "余下全文"])
def test_a_chain_of_pages_called_the_rest_of_the_text(word: str) -> None:
    first = pager(f'<p><a href="4711_2.html">{word}</a></p>')
    assert (first.kind, first.next_url, first.single_page_url) == ("article", addresses(2)[0], None)
    second = pager(f'<p><a href="4711_3.html">{word}</a></p>', addresses(2)[0])
    assert (second.kind, second.next_url) == ("article", addresses(3)[0])


def test_the_words_of_page_one_tell_how_numbers_are_written() -> None:
    found = pager('<p>1/3 <a href="4711_2.html">下页</a> <a href="4711_3.html">末页</a></p>')
    assert found.pages_planned == addresses(1, 2, 3)


@pytest.mark.parametrize(
    ("here", "pattern"),
    [
        pytest.param("/news/4711.html", "/news/4711/{}.html", id="a folder beside the page"),
        pytest.param("/news/4711/1.html", "/news/4711/{}.html", id="a folder of numbered pages"),
        pytest.param("/news/4711.html", "/news/4711_p{}.html", id="p and the number"),
        pytest.param("/news/4711.html", "/news/4711-page{}.html", id="page and the number"),
    ],
)
def test_rarer_ways_to_number_pages(here: str, pattern: str) -> None:
    links = f'<div>1 <a href="{pattern.format(2)}">2</a> <a href="{pattern.format(3)}">3</a> <a href="{pattern.format(2)}">下一页</a></div>'
    found = pager(links, f"http://www.paper.example{here}")
    assert (found.kind, found.next_url, found.total) == (
        "article",
        f"http://www.paper.example{pattern.format(2)}",
        3,
    )


def test_numbered_files_in_a_folder_of_a_year_are_articles() -> None:
    links = '<p><a href="/2024/13.html">下一页</a></p><ul><li><a href="/2024/14.html">船票涨价</a></li></ul>'
    assert pager(links, "http://www.paper.example/2024/12.html").kind == "none"


@pytest.mark.parametrize(
    ("links", "sign"),
    [
        pytest.param(
            '<b>1</b> <a href="/x/87">2</a> <a href="/x/99">3</a> <a href="/x/87">下一页</a>',
            Sign(kind="numbers", text="1 2 3 下一页", pages=3, here=1),
            id="a run of numbers",
        ),
        pytest.param(
            '共3页 <a href="/x/87">下一页</a>',
            Sign(kind="total", text="共3页 下一页", pages=3),
            id="a total",
        ),
    ],
)
def test_a_pager_that_is_not_understood_is_a_sign_and_its_links_are_only_tried(
    links: str, sign: Sign
) -> None:
    found = pager(f'<div class="pages">{links}</div>')
    assert found.next_url is None
    assert found.signs == (sign,)
    assert found.trials[0].urls[0] == "http://www.paper.example/x/87"


def test_the_pager_of_an_article_called_like_a_listing_is_said_to_be_unclear_unless_the_site_declares_it() -> (
    None
):
    here = "http://www.paper.example/wenhua/laojie.html"
    page = html(after='<p>1/2 <a href="laojie_2.html">下一页</a></p>').encode()
    unclear = read_page(page, here, now=NOW).pager
    assert (unclear.kind, unclear.unreachable) == ("list", ((2, "pager-unclear"),))
    declared = read_page(page, here, now=NOW, is_article=True).pager
    assert (declared.kind, declared.next_url) == (
        "article",
        "http://www.paper.example/wenhua/laojie_2.html",
    )


def test_a_link_with_an_impossible_port_is_no_page() -> None:
    assert (
        pager('<p><a href="http://www.paper.example:80a/4711_2.html">下一页</a></p>').next_url
        is None
    )


@pytest.mark.parametrize("count", ["总数：595", "共595条", "9" * 5000 + "条"])
def test_a_pager_that_counts_records_is_read_however_it_counts(count: str) -> None:
    links = " ".join(f"<a href='4711_{n}.html'>{n}</a>" for n in (2, 3))
    page = read(html(after=f'<div class="pages">{count} <b>1</b> {links}</div>'))
    assert page.paragraphs[:4] == PROSE
