"""The body, on pages with one trap each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import Refused
from crawler.reading.read import read_page
from tests.support.pages import NOW, PROSE, html, read

P0, P1, P2, P3 = PROSE


def paragraphs(body: str, **page: str) -> tuple[str, ...]:
    return read(html(body, **page)).paragraphs


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("".join(f"<p>　　{p}</p>" for p in PROSE), id="paragraphs"),
        pytest.param("<br><br>".join(f"&#12288;&#12288;{p}" for p in PROSE), id="line breaks"),
        pytest.param("".join(f"<div>{p}</div>" for p in PROSE), id="divs"),
        pytest.param(
            "".join(f"<p><span><font>{p}</font></span></p><p>&nbsp;</p>" for p in PROSE),
            id="wrapped, with empty ones between",
        ),
        pytest.param(
            f"<div><p>{P0}</p><p>{P1}</p></div><div><p>{P2}</p><p>{P3}</p></div>", id="in two boxes"
        ),
    ],
)
def test_paragraphs_however_they_are_marked_up(body: str) -> None:
    assert paragraphs(body) == PROSE


def test_links_of_navigation_and_lists_are_not_the_body() -> None:
    hot = (
        '<div class="hot"><ul>'
        + "".join(
            f'<li><a href="/news/{i}.html">热闹的码头又来了第{i}条大船，快来看看吧</a></li>'
            for i in range(12)
        )
        + "</ul></div>"
    )
    assert read(html(after=hot, before=hot)).paragraphs == PROSE


def test_a_sub_head_stays_and_so_does_a_quoted_box() -> None:
    body = f"<p>　　{P0}</p><p><strong>冷库要来了</strong></p><p>　　{P1}</p><blockquote>{P2}</blockquote>"
    assert paragraphs(body) == (P0, "冷库要来了", P1, P2)


def test_the_dash_led_line_is_the_subtitle_and_the_line_of_names_the_byline() -> None:
    page = read(
        html(
            f"<p>——江边渡口的一年</p><p>　　文/图　张望舒 阮青山</p><p>　　{P0}</p><p>　　{P1}</p>"
        )
    )
    assert page.subtitle == "——江边渡口的一年"
    assert page.authors == page.photographers == ("张望舒", "阮青山")
    assert page.paragraphs == (P0, P1)
    assert {b.rule for b in page.removed} == {"subtitle", "byline"}


def test_the_headline_once_more_in_the_body_is_not_text() -> None:
    assert paragraphs(f"<p>渡口的早班船</p><p>　　{P0}</p><p>　　{P1}</p>") == (P0, P1)


def test_a_row_of_a_table_is_a_line() -> None:
    table = (
        "<table><tr><th>线路</th><th>首班</th></tr><tr><td>一号线</td><td>6:20</td></tr></table>"
    )
    assert paragraphs(f"<p>　　{P0}</p>{table}<p>　　{P1}</p>") == (
        P0,
        "线路\t首班",
        "一号线\t6:20",
        P1,
    )


def test_lines_of_a_poem_are_kept_apart() -> None:
    assert paragraphs(f"<p>　　{P0}</p><p>江水清又清<br>船来人不停</p><p>　　{P1}</p>") == (
        P0,
        "江水清又清",
        "船来人不停",
        P1,
    )


def test_a_very_short_notice_is_an_article() -> None:
    assert paragraphs("<p>今日停水两小时。</p>", container='div id="article_content"') == (
        "今日停水两小时。",
    )


def test_a_declared_body_wins_and_what_it_declares_away_goes() -> None:
    page = html(
        f'<p>　　{P0}</p><div class="vote"><p>您觉得这条新闻怎么样？请投票，结果明天公布。</p></div>',
        after=f"<div class='other'><p>{P1}{P2}{P3}</p></div>",
    )
    assert read(page, body="div.content", remove="div.vote").paragraphs == (P0,)


def test_why_this_was_taken_for_the_body_is_said() -> None:
    assert read(html()).evidence == "div.content: 100% of the prose, 4 paragraphs"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param(
            "<html><body><ul><li><a href='/1.html'>一</a></li></ul></body></html>",
            "no-body",
            id="links only",
        ),
        pytest.param(
            html("<p>您访问的页面不存在或已被删除。</p>", title="提示"), "soft-404", id="soft 404"
        ),
        pytest.param(
            html("<p>访问过于频繁，请稍后再试。</p>", title="安全验证"), "challenge", id="challenge"
        ),
        pytest.param(
            html("<p>网站正在升级维护中，请稍后访问。</p>", title="公告"),
            "soft-error",
            id="maintenance",
        ),
        pytest.param(
            html("<p>请先登录后再查看。</p>", title="用户登录"), "login-required", id="login"
        ),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(page: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(page)
    assert refused.value.refusal.reason == reason


def test_a_story_about_a_missing_page_is_a_story() -> None:
    story = "".join(
        f"<p>　　{p}</p>" for p in (*PROSE, *(f"{p}他点开一看，页面不存在。" for p in PROSE))
    )
    assert len(read(html(story, title="点开网页，页面不存在")).paragraphs) == 8


@given(st.binary(max_size=600))
def test_any_bytes_give_a_page_or_a_reason(body: bytes) -> None:
    try:
        page = read_page(body, "http://paper.example/1.html", now=NOW)
    except Refused as refused:
        assert refused.refusal.reason
    else:
        assert page.paragraphs or page.images


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "<b>",
        "</b>",
        "<a href='/x_2.html'>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "渡口的船。",
        "下一页",
        "来源：江边日报",
        "1/5",
        "<img src=a.jpg>",
        "免责声明：",
        "&#xD83D;",
        "\x00",
    ]
)


@given(st.lists(TAGS, max_size=60))
def test_any_markup_gives_text_that_is_on_the_page_in_that_order(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        page = read_page(source.encode(), "http://paper.example/x.html", now=NOW)
    except Refused:
        return
    assert page == read_page(source.encode(), "http://paper.example/x.html", now=NOW)
    position = 0
    for paragraph in page.paragraphs:
        for line in paragraph.split("\t"):
            for piece in line.split():
                for character in piece.replace("\ufffd", ""):
                    position = source.find(character, position)
                    assert position >= 0, (paragraph, source)


def broken(width: int, *paragraphs: str) -> str:
    """Break paragraphs into lines of one width, as text that was typed for a terminal is."""
    lines = [text[i : i + width] for text in paragraphs for i in range(0, len(text), width)]
    return "<BR>\n".join(lines)


LONG = (
    "".join(PROSE[:2]),
    "".join(PROSE[2:]),
    (
        "老会计的算盘用了三十一年，珠子磨得发亮，框上还留着当年用小刀刻下的一行字：公家的账，一分也不能错。"
        "收工以后，他把账本锁进木箱，沿着河堤慢慢走回家去，对岸的灯一盏一盏亮了起来，最后一班船正好靠岸。"
    ),
)


@pytest.mark.parametrize("width", [24, 33, 40])
def test_lines_that_were_broken_by_hand_are_paragraphs_again(width: int) -> None:
    assert read(html(broken(width, *(f"　　{text}" for text in LONG)))).paragraphs == LONG


def test_rows_of_a_programme_are_no_broken_lines() -> None:
    rows = tuple(
        f"6月{day}日上午8:30至11:30 县体育场北侧看台入口处 {what}预赛"
        for day, what in zip("12345", ("跳高", "跳远", "铅球", "标枪", "拔河"), strict=True)
    )
    assert read(html("<br>".join((PROSE[0], *rows, PROSE[1])))).paragraphs == (
        PROSE[0],
        *rows,
        PROSE[1],
    )


def test_verses_of_one_length_are_no_broken_lines() -> None:
    verses = tuple(
        f"{line}，{line}"
        for line in (
            "一湖春水碧如罗",
            "鸥鹭归来伴棹歌",
            "昔日渔郎今护岸",
            "满船明月不张罗",
            "渡口年年花自发",
        )
    )
    assert read(html("<br>".join((*PROSE, *verses, PROSE[0])))).paragraphs == (
        *PROSE,
        *verses,
        PROSE[0],
    )


def test_a_centred_line_of_date_and_source_is_information_and_no_line_of_a_headline() -> None:
    # A line that papers print above a story comes back where one page alone has it; a date never does.
    line = "发布时间：2024-03-05 08:30:00 来源：江边日报"
    table = (
        '<table><tr><td align="center"><h1>渡口的早班船</h1></td></tr>'
        f'<tr><td align="center">{line}</td></tr><tr><td><p>{PROSE[0]}</p></td></tr></table>'
    )
    page = read(f"<html><title>渡口的早班船</title><body>{table}</body></html>")
    assert page.paragraphs == (PROSE[0],)
    [removed] = page.removed
    assert removed.text == line
    assert removed.rule in {"byline", "information"}
