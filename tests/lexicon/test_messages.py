"""What sites say in place of articles, and the news that has the same words."""

import pytest

from crawler.errors import Refused
from crawler.lexicon.messages import MESSAGES, Message
from crawler.reasons import Reason
from crawler.text import fold
from tests.support.pages import PROSE, html, read

ROWS = pytest.mark.parametrize("row", MESSAGES, ids=lambda row: row.name)


@ROWS
def test_a_row_matches_its_example_and_not_its_counter_example(row: Message) -> None:
    assert row.pattern.search(fold(row.example))
    assert not row.pattern.search(fold(row.counter))


@ROWS
@pytest.mark.parametrize("head", ["", "发布时间：　来源："], ids=["no head", "empty head"])
def test_a_message_in_the_template_of_articles_is_refused(row: Message, head: str) -> None:
    with pytest.raises(Refused) as refused:
        read(html(f"<p>{row.example}</p>", title="提示", head=head))
    assert refused.value.refusal.reason in {
        Reason.NOTICE, Reason.SOFT_404, Reason.SOFT_ERROR, Reason.CHALLENGE, Reason.LOGIN_REQUIRED, Reason.NO_BODY,
    }  # fmt: skip


@ROWS
def test_news_with_the_words_of_a_message_is_an_article(row: Message) -> None:
    assert read(html(f"<p>　　{row.counter}</p>", title="江边短讯")).paragraphs == (row.counter,)


def test_a_date_above_a_message_makes_no_article_of_it() -> None:
    with pytest.raises(Refused) as refused:
        read(html("<p>该文章正在审核中，暂时无法查看。</p>"))
    assert refused.value.refusal.reason in {Reason.NOTICE, Reason.SOFT_404}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("镇里装上了防火墙", ("技术员给镇里的电脑装上了防火墙，可疑访问当天就被拦截了十二次。", PROSE[1])),
        ("抢注域名的人被抓", ("民警抓获一名抢注企业域名后高价出售的男子。", "他先后注册四十多个域名，逐个向企业索要转让费。")),
        ("打不开的网页", ("老会计点开链接，只看到一行字：“您访问的页面不存在。”他以为是自己按错了。", PROSE[2])),
        ("缴费平台今晚升级", ("缴费平台今晚十点起升级维护，明早六点恢复。维护期间窗口照常办理。",)),
        ("网站改版", ("县里的网站昨日改版，访问速度快了一倍，市民可以在首页查看办事进度。",)),
        ("致读者", ("因印刷厂设备故障，今日本报延迟出版，敬请读者谅解。",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_article_about_the_machinery_is_an_article(title: str, lines: tuple[str, ...]) -> None:
    assert (
        read(html("".join(f"<p>　　{line}</p>" for line in lines), title=title)).paragraphs == lines
    )


def test_a_short_item_without_a_date_that_speaks_to_nobody_is_an_article() -> None:
    line = "渡口的船今天起改走上游的新码头，票价不变，首班提前到清早五点半。"
    assert read(html(f"<p>　　{line}</p>", head="")).paragraphs == (line,)
