"""Pagers whose links are scripts, selects and forms: the address is the string that is built of the number."""

import pytest

from crawler.html.markup import parse
from crawler.model import Pager
from crawler.paging.pager import find_pager
from tests.support.pages import html

HERE = "http://www.paper.example/news/2024-03-05/4711.html"
SECOND = "http://www.paper.example/news/2024-03-05/4711_2.html"
GO = (
    '<script>function go(n){location.href = n == 1 ? "4711.html" : "4711_" + n + ".html";}</script>'
)


def pager(markup: str) -> Pager:
    return find_pager(parse(html(after=markup), HERE))


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f'{GO}<div><b>1</b> <a href="javascript:go(2)">2</a> <a href="javascript:go(3)">3</a></div>',
            id="a function",
        ),
        pytest.param(
            f'{GO}<div><select onchange="go(this.value)"><option value=1 selected>1</option><option value=2>2</option>'
            "<option value=3>3</option></select></div>",
            id="a select box",
        ),
        pytest.param(
            "<div><b>1</b> <span onclick=\"location='4711_2.html'\">2</span> <span onclick=\"location='4711_3.html'\">3</span></div>",
            id="a handler",
        ),
        pytest.param(
            "<script>var total = 3, cur = 1; for (var n = 1; n <= total; n++) { var u = n == 1 ? '4711.html' : '4711_' + n + '.html';"
            " s += '<a href=\"' + u + '\">' + n + '</a>'; }</script>",
            id="a loop",
        ),
        pytest.param(
            '<script>var pageUrls = ["4711.html", "4711_2.html", "4711_3.html"]; var pageIndex = 0;</script>',
            id="a list",
        ),
        pytest.param(
            "<script>var countPage = 3, currentPage = 1, next = currentPage + 1;"
            " if (currentPage < countPage) { document.write('<a href=\"4711_' + next + '.html\">下一页</a>'); }</script>",
            id="the next page alone",
        ),
    ],
)  # fmt: skip
def test_the_address_that_a_script_builds_is_followed(markup: str) -> None:
    found = pager(markup)
    assert (found.kind, found.next_url) == ("article", SECOND)


def test_a_branch_that_is_never_taken_builds_nothing() -> None:
    code = "if (3 < 3) { document.write('<a href=\"4711_4.html\">下一页</a>'); }"
    assert pager(f"<script>{code} // page</script>").next_url is None


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<script>var _PAGE_COUNT = "3";</script>', id="a count in a script"),
        pytest.param("<p>共3页 当前第1页</p>", id="words without a link"),
        pytest.param('<div><b>1</b> <a href="javascript:goPage(2)">2</a> <a href="javascript:goPage(3)">3</a></div>', id="a function in a file"),
        pytest.param('<div><b>1</b> <a href="#p=2">2</a> <a href="#p=3">3</a></div>', id="fragments"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_a_sign_all_the_same(markup: str) -> None:
    found = pager(markup)
    assert found.next_url is None
    assert [sign.pages for sign in found.signs] == [3]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<div class="comment-list"><a href="javascript:c(2)">2</a> <a href="javascript:c(3)">3</a></div>', id="comments"),
        pytest.param(
            '<div><h3>更多新闻</h3><ul><li><a href="/a/1.html">渡口的票价今天起下调</a></li><li><a href="/a/2.html">冷库下月就能封顶</a></li></ul>'
            '<p>共35页 <a href="javascript:goList(2)">2</a> <a href="javascript:goList(3)">下一页</a></p></div>',
            id="a list",
        ),
        pytest.param('<div class="reward">1/3 <a href="javascript:;">下一页</a></div>', id="tips"),
        pytest.param("<script>var listTotalPage = 35;</script>", id="a list's count"),
        pytest.param("<p>第1页/共1页</p>", id="one page"),
        pytest.param("<!-- 1/7 <a href='4711_2.html'>2</a> -->", id="a comment in the markup"),
    ],
)  # fmt: skip
def test_what_belongs_to_something_else_is_no_sign(markup: str) -> None:
    found = pager(markup)
    assert (found.signs, found.unreachable, found.next_url) == ((), (), None)
