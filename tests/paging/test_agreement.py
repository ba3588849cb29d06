"""One article or two: what a correction may change, and what no correction changes."""

import pytest

from crawler.paging.agreement import is_other_article, is_same_article
from tests.support.pages import PROSE

TITLE, TEXT = "渡口的早班船", "\n".join(PROSE)
OTHER = (
    "小学的操场上新添了两架秋千，孩子们下课就跑去排队。",
    "木匠师傅说，秋千用的是老桥上拆下来的木头。",
)
NOTICE = "您的请求已被记录，请稍后再次打开本站。"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, TEXT.replace("十二筐", "十筐")),
        (TITLE, "\n".join((PROSE[0], *OTHER, PROSE[3]))),
        ("镇上的春天", TEXT),
        ("渡口的晚班船", "\n".join(OTHER)),
        (TITLE, "\n".join(OTHER)),
        ("镇上的春天", PROSE[0]),
        ("镇上的春天", "\n".join((*PROSE[:2], *OTHER))),
    ],
    ids="word|half|headline|headline-corrected|rewritten|cut-and-renamed|half-and-renamed".split(
        "|"
    ),
)
def test_a_correction_leaves_the_headline_or_some_of_the_text(title: str, text: str) -> None:
    assert not is_other_article(title, text, TITLE, TEXT)


@pytest.mark.parametrize(
    ("title", "text"),
    [("提示信息", NOTICE), (None, NOTICE), ("秋千", "\n".join(OTHER)), ("江边日报网", "")],
)
def test_what_shares_neither_is_another_article(title: str | None, text: str) -> None:
    assert is_other_article(title, text, TITLE, TEXT)


def test_pictures_without_headline_and_text_are_not_judged() -> None:
    assert not is_other_article(None, "", TITLE, "")


def test_one_article_at_two_addresses_has_one_headline_and_one_text() -> None:
    assert is_same_article(TITLE, TEXT, f"{TITLE}（图）", TEXT + "。")
    assert not is_same_article(TITLE, "\n".join(OTHER), TITLE, TEXT)
    assert not is_same_article("秋千", TEXT, TITLE, TEXT)
    assert not is_same_article(TITLE, "", TITLE, "")
