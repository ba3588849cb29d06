"""How listings go on: numbers that fall, counts in scripts, words; and what nobody understands."""

import pytest

from crawler.html.markup import parse
from crawler.sources.list_pager import Following, following

HOST = "http://www.paper.example"
LINES = "".join(
    f'<li><a href="/info/1012/{n}.htm">渡口的第{n}班船开航了</a></li>' for n in range(9000, 9005)
)


def page(pager: str) -> str:
    return f'<html><meta charset="utf-8"><body><ul>{LINES}</ul>{pager}</body></html>'


def read(pager: str, url: str = f"{HOST}/news/index.html") -> Following:
    return following(parse(page(pager), url))


# -- numbers that fall


def falling_url(number: int, total: int) -> str:
    return "/xwdt.htm" if number == 1 else f"/xwdt/{total + 1 - number}.htm"


def falling(number: int, total: int, *, numbers: bool) -> str:
    """Write 博达's pager: page 1 has the folder's name, the last has the number 1."""

    def link(text: object, to: int) -> str:
        return f'<a href="{falling_url(to, total)}">{text}</a>'

    near = range(max(1, number - 2), min(total, number + 2) + 1)
    row = "".join(f"<b>{n}</b>" if n == number else link(n, n) for n in near) if numbers else ""
    before = link("首页", 1) + link("上页", number - 1) if number > 1 else ""
    after = link("下页", number + 1) + link("尾页", total) if number < total else ""
    return f'<div class="pb">共{total * 5}条 {before}{row}{after} {number}/{total}</div>'


@pytest.mark.parametrize("numbers", [True, False], ids=["numbers", "words"])
@pytest.mark.parametrize("total", [2, 3, 4, 9, 36])
def test_numbers_that_fall_are_followed_to_the_end(total: int, *, numbers: bool) -> None:
    walked: list[str] = []
    url: str | None = HOST + falling_url(1, total)
    while url is not None and len(walked) <= total:
        walked.append(url)
        found = read(falling(len(walked), total, numbers=numbers), url)
        assert found.sign is None
        url = found.url
    assert walked == [HOST + falling_url(n, total) for n in range(1, total + 1)]


# -- counts in scripts

COUNTED = """<script>var currentPage = {current};//所在页从0开始
var nextPage = currentPage+1; var countPage = {total};//共多少页
if(countPage>1&&currentPage!=(countPage-1))
document.write("<a href=\\"index"+"_" + nextPage + "."+"html\\">下一页</a>");</script>"""
CALLED = '<script>createPageHTML({total}, {current}, "index", "html");</script>'
APART = (
    "<script>var _PAGE_COUNT = '{total}', _PAGE_INDEX = '{current}';</script>"
    '<script>showPages("list")</script>'
)


@pytest.mark.parametrize("script", [COUNTED, CALLED, APART], ids=["variables", "call", "apart"])
@pytest.mark.parametrize("first", ["/news/index.html", "/news/"])
def test_counts_in_scripts_are_followed_to_the_end(script: str, first: str) -> None:
    walked: list[str] = []
    found = Following(f"{HOST}{first}")
    while found.url is not None and not found.is_guess and len(walked) <= 5:
        walked.append(found.url.removeprefix(HOST))
        found = read(script.format(current=len(walked) - 1, total=4), found.url)
    assert walked == [first, *(f"/news/index_{n}.html" for n in (1, 2, 3))]


# -- words, and what is not understood


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a href="list.asp?cid=3&amp;st=20">下一页</a>', f"{HOST}/news/list.asp?cid=3&st=20"),
        ('<a href="index_2.html">下一页</a>', f"{HOST}/news/index_2.html"),
        ('<a href="index.html">下一页</a>', None),
        ('<a href="http://other.example/2">下一页</a>', None),
        ('<a href="javascript:void(0)">下一页</a>', None),
        ('<a href="#">下一页</a> 共3页 第3页', None),
        ("", None),
    ],
    ids="parameter file itself elsewhere off last none".split(),
)
def test_a_word_leads_on_or_the_listing_ends(pager: str, following: str | None) -> None:
    assert read(f"<div>{pager}</div>") == Following(following)


@pytest.mark.parametrize(
    ("pager", "sign"),
    [
        ('<a href="javascript:goPage(2)">下一页</a>', "下一页 javascript:goPage(2)"),
        ('<a href="#" onclick="toPage(2)">下一页</a>', "下一页 toPage(2)"),
        ('<a href="javascript:__doPostBack(\'p\',\'2\')">2</a> 共9页', "2 javascript:__doPostBack('p','2')"),
        ('<input type="button" value="下一页" onclick="go(2)">', "下一页 go(2)"),
        ("<p>第1页 共9页</p>", "第1页共9页"),
    ],
    ids="script onclick postback button counts".split(),
)  # fmt: skip
def test_a_pager_that_is_not_understood_is_named(pager: str, sign: str) -> None:
    assert read(f"<div>{pager}</div>") == Following(sign=sign)


def test_numbers_of_a_row_of_pictures_are_no_pager() -> None:
    row = '<ul><li onclick="show(1)">1</li><li onclick="show(2)">2</li></ul>'
    assert read(row) == Following()
