"""What paging found as a pager leaves the text, wherever it stands; what only looks like one stays."""

import pytest

from crawler.model import Page
from crawler.reading.read import read_page
from tests.support.pages import NOW, PROSE, html

HERE = "http://www.paper.example/news/2024-03-05/4711_2.html"


def read(inside: str) -> Page:
    body = "".join(f"<p>　　{text}</p>" for text in PROSE) + inside
    return read_page(html(body).encode(), HERE, now=NOW)


@pytest.mark.parametrize(
    "pager",
    [
        pytest.param('<p><a href="4711.html">1</a> 2</p>', id="the last of two pages"),
        pytest.param('<p><a href="4711.html">[1]</a> [2] <a href="4711_3.html">[3]</a></p>', id="numbers in brackets"),
        pytest.param('<p>第 2 頁，共 3 頁 <a href="4711_3.html">下一頁</a></p>', id="traditional"),
        pytest.param('<p>打分：<a href="#">1</a> <a href="#">2</a> <a href="#">3</a></p>', id="a vote"),
    ],
)  # fmt: skip
def test_a_pager_inside_the_text_leaves(pager: str) -> None:
    assert read(pager).paragraphs == PROSE


def test_a_line_with_a_score_stays() -> None:
    assert (
        read("<p>　　决赛打成了3/2，观众都站了起来。</p>").paragraphs[-1]
        == "决赛打成了3/2，观众都站了起来。"
    )
