"""Indents by blanks, by attribute, by the page's own style sheet, by the names of classes."""

import pytest

from crawler.model import Page
from crawler.reading.read import read_page
from tests.support.pages import NOW, PROSE, html

HERE = "http://www.paper.example/news/2024-03-05/4711.html"


def read(first: str, other: str, sheet: str = "") -> Page:
    body = "".join(f"<p{first if n == 0 else other}>{text}</p>" for n, text in enumerate(PROSE))
    page = html(f"<style>{sheet}</style>{body}")
    return read_page(page.encode(), HERE, now=NOW)


@pytest.mark.parametrize(
    ("first", "other", "sheet", "indented"),
    [
        pytest.param("", ' style="text-indent:2em"', "", False, id="by attribute"),
        pytest.param(' class="t2"', ' class="t1"', ".t1{text-indent:2em}", False, id="by a class"),
        pytest.param(' class="t1"', ' class="t1"', ".t1{text-indent:2em}", True, id="as the others"),
        pytest.param(
            ' class="on"', "", ".content p{text-indent:2em} p.on{text-indent:0}", False, id="by an exception"
        ),
        pytest.param("", "", ".content p{text-indent:2em}", None, id="all alike tells nothing"),
        pytest.param(' class="no-indent"', ' class="indent"', "", False, id="by the names of classes"),
        pytest.param("", "", "", None, id="no indents"),
    ],
)  # fmt: skip
def test_whether_a_page_opens_with_an_indent(
    first: str, other: str, sheet: str, indented: bool | None
) -> None:
    assert read(first, other, sheet).opens_indented is indented
