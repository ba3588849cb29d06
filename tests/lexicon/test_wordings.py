"""Every kind of wording that papers put around a story, in every place and template it is found in; and the same words as news."""

from html import escape

import pytest

from tests.support.pages import PROSE, html, read

P0, P1, P2, P3 = PROSE


def indented(*lines: str) -> str:
    return "".join(f"<p>　　{line}</p>" for line in lines)


# kind -> wordings, as papers, portals and their apps print them below a story
BELOW = {
    "disclaimer": (
        "免责声明:本网对文中陈述、观点判断保持中立,不对所包含内容的准确性提供任何明示或暗示的保证。请读者仅作参考,并请自行承担全部责任。",
        "本网站转载图片、文字之类版权申明,本网站无法鉴别所上传图片的知识版权,如果侵犯,请及时通知我们,本网站将及时删除。",
        "【免责声明】本文仅代表作者本人观点，与江边网无关。",
        "本站郑重声明：所载文章、数据仅供参考，投资有风险，选择需谨慎。",
        "免责声明：本文来自渡口客户端自媒体，不代表江边网的观点和立场。",
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“渡口号”用户上传并发布，本平台仅提供信息存储服务。",
        "Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user of Dukou Hao",
        "本文为政务等机构在江边新闻上传并发布，仅代表该机构观点，不代表江边新闻的观点或立场。",
        "平台声明：该文观点仅代表作者本人，渡口号系信息发布平台，渡口网仅提供信息存储空间服务。",
        "网友评论仅供其表达个人看法，并不表明江边网立场。",
        "所有评论仅代表网友意见",
        "声明：本文由入驻渡口号的作者撰写，观点仅代表作者本人。",
        "图片来自网络，如有侵权，请联系删除。",
        "凡本网注明“来源：江边网”的所有作品，版权均属于江边网，未经本网授权不得转载、摘编。",
        "凡注明来源为其他媒体的作品，均转载自其他媒体。",
    ),
    "source": (
        "综合江边社、渡口日报报道",
        "（据《江边日报》）",
        "（渡口镇办公室 供稿）",
        "最后更新：2024-03-05 10:00",
    ),
    "copyright": (
        "未经江边网书面特别授权，请勿转载或建立镜像，违者依法必究",
        "未经许可，任何人不得复制、转载、或以其他方式使用本网站的内容。",
        "江边新闻报料：0000-00-0000 江边新闻，未经授权不得转载",
        "渡口健康网（www.dukou.example）原创内容，未经授权不得转载，违者必究。",
        "一、任何单位或个人，在任何公开传播平台上使用著作权归属于江边日报社",
        "版权声明：渡口网是本博客托管服务提供商。如本文牵涉版权问题，渡口网不承担相关责任，请版权拥有者直接与作者联系解决。",
        "© 1997-2024 江边日报社版权所有",
    ),
    "editor": (
        "责任编辑：杨柳_NF0815",
        "【编辑：杨柳】",
        "编辑 杨柳青 校对 何旭",
        "(编辑：杨柳)",
        "作者：未知 责任编辑：江上渔火",
        "本版编辑:杨柳",
    ),
    "toolbar": ("【发表评论】【关闭窗口】", "收藏 | 保存 | 打印 | 关闭"),
    "share": ("分享到: 0", "分享至好友和朋友圈", "扫一扫在手机打开当前页"),
    "qr": ("扫二维码上江边网", "扫描下方二维码看更多本地新闻"),
    "app": (
        "打开渡口APP，查看更多精彩内容",
        "(本文来自江边新闻，更多原创资讯请下载“江边新闻”APP)",
        "关注公众号查看全文",
        "看都看完了，点【在看】试试",
    ),
    "player": ("▶ 听新闻 00:00 / 02:47",),
    "related": ("• 相关阅读", "更多渡口新闻", "时间:02-03", "延伸阅读", "相关资讯请关注:渡口专区"),
    "neighbour": ("上一篇：老渡口修了新码头", "/阅读下一篇/", "【下一篇】"),
    "mood": ("您对答复是否满意：满意 不满意",),
    "series": ("系列报道：湖乡十年（一） 湖乡十年（三）",),
    "steps": (
        "【前一页】【1】【2】【3】【后一页】",
        "共 5 页 当前第 3 页 [首页] [上一页] [下一页]",
    ),
    "jump": ("页码：1 2 3 跳转到 页",),
    "pager": ("\u00a01/5 \u00a0\u00a0\u00a01\u00a02\u00a03\u00a04\u00a05\u00a0下一页\u00a0尾页",),
    "legal": (
        "违法和不良信息举报电话：0000-1234567 举报邮箱：jubao@dukou.example",
        "江边日报社版权所有 未经授权禁止复制和建立镜像 某ICP证:000000-5",
    ),
}
WORDINGS = [
    pytest.param(wording, id=f"{kind}: {wording[:16]}")
    for kind, each in BELOW.items()
    for wording in each
]
CONTAINERS = ('div class="content"', 'div id="article_content"', 'div class="main-left"', "td")
GLUED = [
    wording
    for kind in ("disclaimer", "editor")
    for wording in BELOW[kind]
    if wording[0] not in "N所"
]


def below(wording: str, story: tuple[str, ...], container: str) -> dict[str, str]:
    """Make the pages that have a wording below a story, by the place in which it stands."""
    line, text = escape(wording), indented(*story)
    broken = "<br>".join((*(f"　　{p}" for p in story), line))
    return {
        "paragraph": html(f"{text}<p>{line}</p>", container=container),
        "indented": html(f"{text}<p>　　{line}</p>", container=container),
        "line break": html(broken, container=container),
        "box": html(f'{text}<div class="x1">{line}</div>', container=container),
        "below the editor": html(f"{text}<p>责任编辑：杨柳</p><p>{line}</p>", container=container),
        "outside": html(text, container=container, after=f"<div>{line}</div>"),
        "foot": html(text, container=container, after=f'<div class="foot2"><p>{line}</p></div>'),
    }


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("story", [PROSE, PROSE[:1]], ids=["four paragraphs", "one paragraph"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_what_a_paper_prints_below_a_story_is_not_its_text(
    wording: str, story: tuple[str, ...], container: str
) -> None:
    for page in below(wording, story, container).values():
        assert read(page).paragraphs == story


@pytest.mark.parametrize("wording", GLUED)
@pytest.mark.parametrize("gap", ["", " ", "　　"])
def test_a_notice_glued_to_the_last_paragraph_is_cut_off(wording: str, gap: str) -> None:
    page = read(html(f"<p>　　{P0}</p><p>　　{P1}{gap}{wording}</p>"))
    assert page.paragraphs == (P0, P1)
    assert "".join(block.text for block in page.removed).replace(" ", "") == wording.replace(
        " ", ""
    )


@pytest.mark.parametrize("wording", BELOW["editor"])
@pytest.mark.parametrize("gap", ["", "　　", "</p><p>", "</p></div><div class='bj'>"])
def test_whoever_edited_is_read_wherever_the_line_stands(wording: str, gap: str) -> None:
    page = read(html(f"<p>　　{P0}</p><p>　　{P1}{gap}{wording}</p>"))
    assert page.editors in {("杨柳",), ("杨柳青",), ("江上渔火",)}
    assert page.paragraphs == (P0, P1)


def test_a_label_and_its_text_on_two_lines_go_together() -> None:
    page = read(
        html(indented(P0, P1) + "<p>特别声明</p><p>本文为政务号作者上传，仅代表该作者观点。</p>")
    )
    assert page.paragraphs == (P0, P1)
    assert len(page.removed) == 2


def test_a_promotion_that_reads_like_a_list_goes_with_its_heading() -> None:
    page = read(
        html(
            indented(P0, P1)
            + "<p>扫描下方二维码看更多</p><p>1、回复【渡船】查时刻</p><p>2、回复【鲜笋】查价钱</p><p>3、回复【冷库】查库位</p>"
        )
    )
    assert page.paragraphs == (P0, P1)


def test_long_legal_prose_behind_a_story_is_not_the_story() -> None:
    legal = (
        "一、任何单位或个人在公开传播平台上使用著作权归属于江边日报社的作品，须事先取得书面授权。",
        "二、未经授权，不得转载、摘编、复制或者建立镜像，违者将依法追究责任。",
    )
    assert read(
        html(indented(P0, P1, P2) + "<p>责任编辑：杨柳</p>" + indented(*legal))
    ).paragraphs == (P0, P1, P2)


@pytest.mark.parametrize("place", ["head", "first line"])
@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("来源:江边日报 - 渡口之窗", "source", "江边日报 - 渡口之窗"),
        ("文/图张望舒 阮青山", "authors", ("张望舒", "阮青山")),
        ("| 发布时间: 2024-03-05 | 浏览次数:", "published_at", "2024-03-05"),
        ("（原标题：渡口的第一班船）", "title", "渡口的早班船"),
    ],
)
def test_a_line_above_a_story_becomes_a_field(
    line: str, field: str, value: object, place: str
) -> None:
    page = read(
        html(head=line) if place == "head" else html(f"<p>{line}</p>{indented(*PROSE)}", head="")
    )
    assert page.paragraphs == PROSE
    assert getattr(page, field) == value


# The same words as news: in the middle of a story, at its beginning, at its end, and in a sentence of somebody.
KEPT = (
    "编者按：渡口百年，换过七条船。今起本报刊出三篇，讲讲摆渡人的故事。",
    "新楼盘的样板间违反规定，购房合同附件里还藏着一条免责条款",
    "派出所通过渡口发布、渡口公安等微信公众号发布防骗文章75篇",
    "请通过渡船官方网站（www.duchuan.example）和“渡船”客户端（在“渡船”字体上方标有船徽的图标）购票",
    "收藏以下链接，春运买票不慌",
    "他常把“一江春水载一船人”这句经典广告语挂在嘴边",
    "“船票八元一张”的话题在微博阅读量已经达五百多万",
    "记者还从船主提供的一份举报信中了解到，码头夜里也在卸沙",
    "纸张来源有旧账本、田字格和信封，五花八门",
    "（一）未经批准、授权处置问题线索，发现重大案情隐瞒不报",
    "未经业主同意，不得向他人提供住户的电话",
    "系统谋划,高位推动码头改造",
    "注：红线为大车绕行的路，蓝线为小车绕行的路",
    "人工智能生成的船票样式有三种",
    "凡注明船号的行李，都由渡口保管",
)


def within(line: str) -> dict[str, tuple[str, ...]]:
    """Make the stories that have a line as news, by the place in which it stands."""
    return {
        "paragraph": (P0, P1, line, P2, P3),
        "sentence": (P0, f"{line}。", P2, P3),
        "first": (f"{line}。", *PROSE),
        "last": (*PROSE, f"{line}。"),
        "quoted": (P0, P1, f"镇上的人说，{line}，这事大家都知道。", P2),
    }


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("line", KEPT)
def test_the_same_words_as_news_stay(line: str, container: str) -> None:
    for lines in within(line).values():
        assert read(html(indented(*lines), container=container)).paragraphs == lines


@pytest.mark.parametrize(
    "caption",
    [
        "“快来人啊”纸条。渡口派出所供图 江边网",
        "图片来源：渡船公司官网",
        "资料图：市民在寒风里等船。江边社记者 贾天 摄",
    ],
)
def test_a_credit_in_a_caption_stays_with_the_picture_and_is_no_source(caption: str) -> None:
    body = f'<p>　　{P0}</p><p style="text-align:center"><img src="/up/1.jpg"></p><p style="text-align:center">{caption}</p>'
    page = read(html(body + indented(P1, P2)))
    assert [image.caption for image in page.images] == [caption]
    assert page.source == "江边日报"
    assert page.paragraphs == (P0, P1, P2)


def test_what_a_machine_made_of_the_text_goes_with_its_box() -> None:
    box = '<div class="ai1"><span>AI摘要</span><p>渡口的第一班船运鲜笋过江，冷库正在修建。</p><small>内容由AI生成，仅供参考</small></div>'
    page = read(html(box + indented(*PROSE)))
    assert page.paragraphs == PROSE
    assert {block.rule for block in page.removed} == {"machine"}


def test_a_story_in_one_box_with_the_heading_of_a_summary_stays() -> None:
    page = read(html("<p>AI摘要</p>" + indented(*PROSE)))
    assert page.paragraphs == PROSE


def test_a_story_below_the_heading_of_a_summary_stays_though_more_of_it_follows_in_another_box() -> (
    None
):
    first, second = indented(P0, P1), indented(P2, P3)
    page = read(html(f'<div class="con"><p>AI摘要</p>{first}</div><div class="con">{second}</div>'))
    assert page.paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "（据水利部门初步统计数据）",
        "（综合楼项目已经完工交付）",
        "综合执法队员现场登记整理",
        "更多现场图片里的老人",
    ],
)
def test_a_last_line_that_begins_as_a_notice_does_stays(line: str) -> None:
    assert read(html(indented(*PROSE, line))).paragraphs == (*PROSE, line)


def test_a_first_paragraph_that_differs_from_the_next_in_its_numbers_is_no_echo() -> None:
    lines = tuple(
        f"石桥村有{n}户人家今年种了新茶，茶苗由合作社统一购买，农技员每周上山一次。"
        for n in (31, 42, 57)
    )
    assert read(html(indented(*lines))).paragraphs == lines


def test_a_heading_of_an_editors_note_stays_in_the_middle_of_a_story() -> None:
    lines = (P0, "编者按", P1, P2, P3)
    assert read(html(indented(*lines))).paragraphs == lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "一份“免责声明”骗了半条街",
            (P0, "这份免责声明写道：出了事与店家无关。", "律师说，这样的免责声明没有效力。"),
        ),
        ("报纸编辑部的四十年", (P0, "老报纸的末尾写着：责任编辑：杨柳。她在那里坐了三十年。", P1)),
        (
            "更正",
            (P0, "声明：三月五日本报刊登的渡船时刻有误，首班船应为六点。特此更正，并向读者致歉。"),
        ),
        ("书单里的相关阅读", (P0, "课本每一课的后面都有一栏“相关阅读”，孩子们最爱看。", P1)),
    ],
)
def test_a_story_about_a_notice_is_a_story(title: str, lines: tuple[str, ...]) -> None:
    assert read(html(indented(*lines), title=title)).paragraphs == lines
