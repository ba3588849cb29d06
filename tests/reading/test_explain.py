"""A page explained says of each line what it is and because of what."""

from crawler.model import Page, Refusal
from crawler.reading.explain import Explanation, explain_page
from crawler.reading.roles import LineRole
from tests.support.pages import NOW, PROSE, URL, html


def explained(page: str) -> Explanation:
    return explain_page(page.encode(), URL, now=NOW)


def roles(page: str) -> dict[str, tuple[str | None, str]]:
    return {line.text: (line.role, line.because) for line in explained(page).lines}


STORY = "".join(f"<p>　　{text}</p>" for text in PROSE)
BREADCRUMB = (
    '<div class="weizhi">您的位置：<a href="/">首页</a> &gt; <a href="/news/">新闻</a></div>'
)


def test_every_line_of_a_page_has_a_role_and_a_reason() -> None:
    page = html(
        f"<p>——江边渡口的一年</p><p>本报记者 陶然</p>{STORY}<p>责任编辑：罗大勇</p>",
        before=BREADCRUMB,
        after='<div style="display:none">隐身的船</div><p><a href="/b.html">上一条船</a></p>',
    )
    explanation = explained(page)
    assert isinstance(explanation.result, Page)
    assert all(line.role and line.because for line in explanation.lines)
    said = {line.text: (line.role, line.because) for line in explanation.lines}
    assert said["渡口的早班船"][0] is LineRole.TITLE
    assert said["渡口的早班船"][1].startswith("score ")
    assert said["您的位置：首页 > 新闻"] == (LineRole.INFORMATION, "breadcrumb")
    assert said["2024-03-05 08:30:00　来源：江边日报"] == (
        LineRole.INFORMATION,
        "date of publication, printed, confirmed by the address",
    )
    assert said["——江边渡口的一年"] == (LineRole.SUBTITLE, "subtitle")
    assert said["本报记者 陶然"] == (LineRole.INFORMATION, "byline")
    assert said[PROSE[1]] == (LineRole.TEXT, f"weight {1.2 * len(PROSE[1]):.0f}")
    assert said["责任编辑：罗大勇"] == (LineRole.INFORMATION, "editor")
    assert said["隐身的船"][0] is LineRole.HIDDEN
    assert said["上一条船"][0] is LineRole.AFTER


def test_the_text_of_an_explanation_is_the_body_of_the_page() -> None:
    explanation = explained(html(f"{STORY}<p>相关阅读</p><p>扫一扫，关注江边日报</p>"))
    assert isinstance(explanation.result, Page)
    text = [line.text for line in explanation.lines if line.role is LineRole.TEXT]
    assert tuple(text) == explanation.result.paragraphs


def test_a_paragraph_with_boilerplate_glued_to_it_is_two_lines() -> None:
    glued = f"{PROSE[3]}（责任编辑：罗大勇）"
    said = roles(html(f"{STORY}<p>{glued}</p>".replace(f"<p>　　{PROSE[3]}</p>", "")))
    assert said[PROSE[3]][0] is LineRole.TEXT
    assert said["（责任编辑：罗大勇）"] == (LineRole.INFORMATION, "editor")
    assert glued not in said


def test_paragraphs_in_one_block_are_lines_of_their_own() -> None:
    said = roles(html(f"<p>　　{'　　'.join(PROSE)}</p>"))
    assert [said[text][0] for text in PROSE] == [LineRole.TEXT] * len(PROSE)


def test_the_cells_of_a_row_have_the_role_of_the_row() -> None:
    said = roles(html(f"{STORY}<table><tr><td>早班船</td><td>六点整</td></tr></table>{STORY}"))
    assert said["早班船"][0] is LineRole.TEXT
    assert said["六点整"] == said["早班船"]


def test_a_caption_says_by_what_it_is_known() -> None:
    said = roles(html(f'{STORY}<p><img src="/up/1.jpg"></p><p>第一班船靠岸。 尹川 摄</p>{STORY}'))
    assert said["第一班船靠岸。 尹川 摄"] == (LineRole.CAPTION, "has the words of captions")


def test_a_page_that_is_refused_shows_its_lines_all_the_same() -> None:
    explanation = explained(html("<p>您访问的页面不存在或已被删除。</p>", title="提示"))
    assert isinstance(explanation.result, Refusal)
    assert "您访问的页面不存在或已被删除。" in [line.text for line in explanation.lines]


def test_a_page_without_a_byte_of_text_has_no_lines() -> None:
    explanation = explain_page(b"", URL, now=NOW)
    assert isinstance(explanation.result, Refusal)
    assert explanation.lines == ()
