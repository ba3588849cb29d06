import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Credits
from crawler.reading.features.credit_line import read as read_line
from crawler.reading.features.dateline import in_brackets, reporter
from crawler.reading.features.people import is_name, only_names, split_names
from crawler.reading.lines import Line
from tests.support.pages import PROSE, html, read


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("来源:江边日报 - 江边日报网", Credits(source="江边日报 - 江边日报网")),
        ("稿源：江边晚报", Credits(source="江边晚报")),
        (
            "文章来源：江边县融媒体中心　作者：梁小满",
            Credits(source="江边县融媒体中心", authors=("梁小满",)),
        ),
        (
            "2024年03月08日 09:15　　来源：江边日报　作者：刘　婷 点击:1234 字体：大 中 小",
            Credits(source="江边日报", authors=("刘婷",)),
        ),
        (
            "文/图 张望舒 阮青山",
            Credits(authors=("张望舒", "阮青山"), photographers=("张望舒", "阮青山")),
        ),
        ("本报记者 刘婷", Credits(authors=("刘婷",))),
        ("记者 欧阳文山 摄影报道", Credits(authors=("欧阳文山",), photographers=("欧阳文山",))),
        ("通讯员 何旭 李娜", Credits(correspondents=("何旭", "李娜"))),
        (
            "记者 章立 通讯员 何旭、李娜",
            Credits(authors=("章立",), correspondents=("何旭", "李娜")),
        ),
        ("责任编辑:杨柳_NF4425", Credits(editors=("杨柳",))),
        ("责编|陈梦圆", Credits(editors=("陈梦圆",))),
        ("编辑 王五洲 校对 赵六合", Credits(desk=("王五洲",))),
        ("【编辑：姚远】", Credits(desk=("姚远",))),
        ("作者：未知 责任编辑：江上渔火", Credits(editors=("江上渔火",))),
        ("来源于：渡口新闻网", Credits(source="渡口新闻网")),
        ("本报讯 记者 刘　婷", Credits(authors=("刘婷",))),
        ("记者 扎西次仁", Credits(authors=("扎西次仁",))),
        ("作者：阿依古丽·买买提", Credits(authors=("阿依古丽·买买提",))),
        ("作者：Chiang Wei-kuo", Credits(authors=("Chiang Wei-kuo",))),
        ("摄影/张望舒 文/阮青山", Credits(authors=("阮青山",), photographers=("张望舒",))),
        ("作者：梁小满\u00a0\u00a0\u001f 次阅读", Credits(authors=("梁小满",))),
        ("［责任编辑：杨柳］", Credits(editors=("杨柳",))),
        ("记者/章立 通讯员/何旭", Credits(authors=("章立",), correspondents=("何旭",))),
        ("文字/章立 图片/受访者提供", Credits(authors=("章立",))),
        ("（文/图 才让多杰）", Credits(authors=("才让多杰",), photographers=("才让多杰",))),
        ("来源：江边日报 江边网记者：刘婷", Credits(source="江边日报", authors=("刘婷",))),
        ("编辑：[杨柳]", Credits(desk=("杨柳",))),
        ("记者 张和平", Credits(authors=("张和平",))),
        ("记者 张和平和李与民", Credits(authors=("张和平", "李与民"))),
        ("记者 刘婷和何旭", Credits(authors=("刘婷", "何旭"))),
        ("作者：欧阳和平与李与民", Credits(authors=("欧阳和平", "李与民"))),
        ("张和平/文 李与民/图", Credits(authors=("张和平",), photographers=("李与民",))),
        ("来自：湖南", Credits()),
        ("记者：专线为什么开得这么早？", Credits()),
        ("纸张来源有素描本和田字格", Credits()),
        ("编辑部的灯还亮着", Credits()),
    ],
)
def test_a_line_of_credits(line: str, wanted: Credits) -> None:
    assert read_line(line).credit == wanted


@pytest.mark.parametrize(
    "line",
    [
        "文/图张望舒 阮青山",
        "本报记者 刘婷",
        "何旭阳",
        "杨战 申文 周霄 闵露",
        "（记者 刘婷 通讯员 何旭）",
        "江边台记者：刘婷 摄像：何旭",
        "责任编辑:杨柳",
    ],
)
def test_a_line_that_is_nothing_but_a_byline(line: str) -> None:
    assert Line(line, ()).byline


@pytest.mark.parametrize(
    "line",
    [
        "系统谋划，高位推动",
        "记者刘婷走进渡口，看见船老大正在卸货。",
        "来源于山里的水",
        "新闻",
        "白天",
        "产业支撑",
    ],
)
def test_a_line_of_the_story_is_no_byline(line: str) -> None:
    assert not Line(line, ()).byline


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("本报讯(何鹏飞)渡口的船又开了。", Credits(authors=("何鹏飞",))),
        (
            "本报讯（记者 刘婷 通讯员 何旭 李娜）渡口的船又开了。",
            Credits(authors=("刘婷",), correspondents=("何旭", "李娜")),
        ),
        ("江边网3月5日讯（记者梁小满 整合）渡口的船又开了。", Credits(authors=("梁小满",))),
        ("船老大（五十一岁）说，今年笋早。", Credits()),
    ],
)
def test_credits_in_the_brackets_of_a_paragraph(paragraph: str, wanted: Credits) -> None:
    assert in_brackets(paragraph) == wanted


def test_a_reporter_behind_a_dateline_in_brackets() -> None:
    assert reporter("（本報訊）記者陳少華報導：昨日上午，大橋順利合龍。") == Credits(
        authors=("陳少華",)
    )
    assert reporter("（三月五日）记者在渡口看到，船已经开了。") == Credits()


def test_a_line_of_labels_dates_and_counts_is_information() -> None:
    assert Line("2024-03-05 08:30 来源：江边日报 点击：12", ()).is_information
    assert not Line("2024年3月5日，第一班船开了。", ()).is_information


@pytest.mark.parametrize(
    "name", ["刘婷", "刘　婷", "欧阳文山", "阿依古丽·买买提", "Edgar Snow", "Sidney D. Gamble"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["新闻频道", "来源", "首页", "相关阅读", "安全", "农业", "罗山报", "的"]
)
def test_words_that_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_a_list_of_names_ends_where_the_names_end() -> None:
    assert split_names("刘　婷 何旭 3月5日") == ("刘婷", "何旭")
    assert only_names("刘婷 何旭 报道") == ()


@given(st.text(max_size=80))
def test_any_line_is_read_without_an_error(line: str) -> None:
    features = Line(line, ())
    assert features.is_information <= features.informs <= features.credit.speaks
    assert isinstance(features.byline, Credits)
    in_brackets(line)


def test_a_name_behind_a_square_below_the_headline_signs_the_article() -> None:
    page = read(html(head="<p>□ 芦  苇</p><p>2024-03-05　来源：江边日报</p>"))
    assert (page.authors, page.source) == (("芦苇",), "江边日报")


@pytest.mark.parametrize("line", ["江边报　2024-03-05　□ 葛 萍", "2024-03-05 江边报　葛　萍"])
def test_a_padded_name_beside_the_date_is_the_author(line: str) -> None:
    page = read(html(head=line))
    assert (page.authors, page.source, page.paragraphs) == (("葛萍",), "江边报", PROSE)


def test_names_that_a_page_lists_are_no_authors() -> None:
    row = "<tr><td>吴永强</td><td>龙小凤</td><td>田桂莲</td></tr>"
    page = read(
        html(
            f"<p>　　{PROSE[0]}</p><table>{row}{row.replace('小', '大')}</table><p>　　{PROSE[1]}</p>"
        )
    )
    assert page.authors == ()


def test_who_signs_the_last_paragraph_with_a_place_is_the_author() -> None:
    assert in_brackets("工人已经打好了地基。（雨山镇 龙耀祖）", last=True) == Credits(
        authors=("龙耀祖",)
    )
    assert in_brackets("工人已经打好了地基。（图中 龙耀祖）", last=True) == Credits()


@pytest.mark.parametrize("line", ["本报记者 张和平", "（记者 张和平 通讯员 李与民）", "李与民 摄"])
def test_a_byline_of_a_name_with_an_and_inside_leaves_the_text(line: str) -> None:
    page = read(html(f"<p>{line}</p>" + "".join(f"<p>　　{text}</p>" for text in PROSE)))
    assert page.paragraphs == PROSE
    assert {*page.authors, *page.photographers, *page.correspondents} <= {"张和平", "李与民"}
    assert page.authors or page.photographers


def test_two_things_and_no_name_may_head_a_chapter() -> None:
    lines = (PROSE[0], "江与海", *PROSE[1:])
    page = read(html("".join(f"<p>　　{text}</p>" for text in lines)))
    assert (page.paragraphs, page.authors) == (lines, ())
