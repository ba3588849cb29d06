import pytest

from crawler.lexicon.rule import Rule
from crawler.model import Page
from crawler.reading.features.phrases import RULES
from tests.support.pages import PROSE, html, read

P0, P1, P2, P3 = PROSE


def page(*lines: str) -> Page:
    return read(html("".join(f"<p>{line}</p>" for line in lines)))


@pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: f"{rule.name}: {rule.phrases[0].example[:20]}"
)
def test_no_rule_takes_long_on_hostile_text(rule: Rule) -> None:
    for hostile in (
        "（" * 20_000,
        "免责声明" * 5_000,
        "编辑 " * 8_000,
        "大 中 小 " * 5_000,
        "相关" * 10_000 + "。",
        "a" * 50_000,
        "扫" * 30_000,
    ):
        rule.pattern.search(hostile)


@pytest.mark.parametrize(
    ("tail", "rule"),
    [
        ("责任编辑：杨柳", "editor"),
        ("（编辑：杨柳）", "editor"),
        ("编辑 杨柳 校对 何旭", "editor"),
        ("免责声明：本网刊载此文，不代表本网赞同其观点。", "disclaimer"),
        ("【特别声明】以上内容由用户上传，本平台只提供存放的地方。", "disclaimer"),
        ("江边日报网对文中陈述、观点判断保持中立，请读者自行承担全部责任。", "disclaimer"),
        ("图片来自网络，如有侵权，请联系我们。", "disclaimer"),
        ("未经江边日报书面授权，不得转载。", "copyright"),
        ("上一篇：老渡口修了新码头", "neighbour"),
        ("扫一扫在手机上看这条新闻", "qr"),
        ("下载江边日报客户端，看更多新闻", "app"),
        ("新闻热线：0000-1234567", "contribution"),
        ("1/5 1 2 3 4 5 下一页 尾页", "pager"),
        ("分享到：", "share"),
        ("【打印】【关闭窗口】", "share"),
    ],
)
def test_a_line_below_the_text_goes_and_is_kept_beside_it(tail: str, rule: str) -> None:
    read_page = page(P0, P1, tail)
    assert read_page.paragraphs == (P0, P1)
    assert [(block.rule, block.text) for block in read_page.removed] == [(rule, tail)]


def test_a_heading_takes_its_list_with_it() -> None:
    read_page = page(P0, P1, "延伸阅读", "老渡口修了新码头", "摆渡人的账本")
    assert read_page.paragraphs == (P0, P1)
    assert [block.rule for block in read_page.removed] == ["related"] * 3


def test_a_disclaimer_glued_to_the_last_paragraph_is_cut_off_after_its_sentence() -> None:
    glued = "本网转载此文只为传递信息，不代表本网观点。"
    read_page = page(P0, P1 + glued)
    assert read_page.paragraphs == (P0, P1)
    assert [block.text for block in read_page.removed] == [glued]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "社区给每家商户发了一份“免责声明”的样本，请大家看看合不合规矩。",
            id="a disclaimer is the subject",
        ),
        pytest.param(
            "编者按：渡口百年，换过七条船。今起本报刊出三篇，讲讲摆渡人的故事。",
            id="an editor's note opens the story",
        ),
        pytest.param(
            "县公安局通过微信公众号发布防骗文章七十五篇。", id="a WeChat account in a fact"
        ),
        pytest.param(
            "未经业主同意，不得向他人提供住户的电话，规定里写得明明白白。",
            id="a rule quoted by the story",
        ),
        pytest.param("纸张来源有旧账本、田字格和信封，孩子们都舍不得扔。", id="source as a noun"),
        pytest.param(
            "屏幕上有首页、上一页、下一页、尾页几个按钮，老人一个也不敢按。",
            id="pager words in a sentence",
        ),
    ],
)
def test_the_same_words_inside_the_story_stay(line: str) -> None:
    body = "".join(f"<p>　　{p}</p>" for p in (P0, line, P1, P2))
    assert read(html(body)).paragraphs == (P0, line, P1, P2)


def test_what_was_removed_is_in_the_page_with_its_rule() -> None:
    page = read(html("".join(f"<p>　　{p}</p>" for p in (P0, P1)) + "<p>责任编辑：杨柳</p>"))
    assert [(b.rule, b.text) for b in page.removed] == [("editor", "责任编辑：杨柳")]
    assert page.editors == ("杨柳",)
