"""Pages inside one document are one article; what is hidden for another reason stays hidden."""

import pytest

from crawler.model import Page
from crawler.reading.read import read_page
from tests.support.pages import NOW, PROSE, html

HERE = "http://www.paper.example/news/2024-03-05/4711.html"
FIRST, SECOND = ("".join(f"<p>　　{text}</p>" for text in half) for half in (PROSE[:2], PROSE[2:]))
NUMBERS = '<div><a href="javascript:show(1)">1</a> <a href="javascript:show(2)">2</a></div>'


def read(inside: str) -> Page:
    return read_page(html(inside).encode(), HERE, now=NOW)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(
            f'<div id="page1">{FIRST}</div><div id="page2" style="display:none">{SECOND}</div>{NUMBERS}',
            id="by style",
        ),
        pytest.param(
            f"<section>{FIRST}</section><section hidden>{SECOND}</section>{NUMBERS}", id="by attribute"
        ),
        pytest.param(
            f'<style>.hide{{display:none}}</style><div class="part">{FIRST}</div><div class="part hide">{SECOND}</div>{NUMBERS}',
            id="by a class",
        ),
        pytest.param(
            f'{FIRST}<div class="rest" style="display:none">{SECOND}</div><a href="javascript:void(0)">展开全文</a>',
            id="a rest to unfold",
        ),
        pytest.param(
            f'<a name="p1"></a>{FIRST}<a name="p2"></a>{SECOND}<div><a href="#p1">1</a> <a href="#p2">2</a></div>',
            id="places in a page that is shown",
        ),
        pytest.param(f"{FIRST}<p>_ueditor_page_break_tag_</p>{SECOND}", id="an editor's mark"),
    ],
)  # fmt: skip
def test_all_pages_of_a_document_are_read_and_nothing_is_missing(inside: str) -> None:
    page = read(inside)
    assert page.paragraphs == PROSE
    assert page.pager.signs == ()


def test_hidden_text_that_no_button_shows_is_none() -> None:
    assert read(f'{FIRST}<div style="display:none">{SECOND}</div>').paragraphs == PROSE[:2]


def test_numbers_that_nothing_explains_are_a_sign() -> None:
    page = read(FIRST + SECOND + NUMBERS)
    assert [(sign.kind, sign.pages) for sign in page.pager.signs] == [("numbers", 2)]
