"""A line has its features, each read once; the body's lines are made of the page's."""

from collections import Counter

import pytest

from crawler.html.markup import parse
from crawler.reading.features import credit_line
from crawler.reading.lines import Line, page_lines
from crawler.reading.roles import LineRole
from tests.support.pages import PROSE, html, read


def lines(body: str) -> list[Line]:
    return page_lines(parse(f"<html><body>{body}</body></html>", "http://paper.example/a.html"))


def test_the_grammar_of_bylines_reads_each_line_of_a_page_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts: list[str] = []
    grammar = credit_line.read

    def counting(text: str) -> credit_line.Reading:
        texts.append(text)
        return grammar(text)

    monkeypatch.setattr(credit_line, "read", counting)
    page = read(html(after="<p>（记者 罗大勇）</p><p>责任编辑：陶然</p>"))
    assert (page.editors, page.paragraphs) == (("陶然",), PROSE)
    assert "（记者 罗大勇）" in texts
    assert max(Counter(texts).values()) == 1


def test_a_line_keeps_its_white_space_and_the_edges_of_its_elements() -> None:
    (line,) = lines("<p>　　作者：<b>罗大勇</b></p>")
    assert line.text == "作者：罗大勇"
    assert line.raw == "　　作者：罗大勇"
    assert line.edged == "　　作者：\x1f罗大勇"


def test_a_row_is_one_line_of_all_its_blocks() -> None:
    row = Line.row(lines('<p>渡口</p><p><a href="/b.html">早班船</a></p>'))
    assert row.text == "渡口\t早班船"
    assert len(row.blocks) == 2
    assert (row.link_chars, row.is_mostly_links) == (3, False)


def test_a_line_knows_what_stands_around_articles() -> None:
    editor, related, copyright_line, story = (
        Line(text, ()) for text in ("责任编辑：陶然", "相关阅读", "版权所有 江边日报社", PROSE[0])
    )
    assert editor.closes
    assert editor.closing_rule is not None
    assert editor.closing_rule.name == "editor"
    assert related.announces
    assert (story.closes, story.announces, story.is_imprint) == (False, False, False)
    assert copyright_line.opening_rule is None


def test_a_line_of_a_medium_or_of_names() -> None:
    assert Line("江边日报", ()).is_medium
    assert Line("罗大勇 陶然", ()).names == ("罗大勇", "陶然")
    assert Line("早班船过江", ()).names == ()


def test_a_decision_about_a_row_is_one_about_its_cells() -> None:
    cells = lines("<p>渡口</p><p>早班船</p>")
    row = Line.row(cells)
    row.decide(LineRole.CUT, "named")
    assert [(line.role, line.because) for line in (row, *cells)] == [(LineRole.CUT, "named")] * 3


def test_a_proposal_leaves_the_decisions_that_were_made() -> None:
    cells = lines("<p>渡口</p><p>早班船</p>")
    cells[0].decide(LineRole.TITLE, "score 3.0")
    row = Line.row(cells)
    row.propose(LineRole.INFORMATION, "a date")
    row.propose(LineRole.CUT, "named")
    assert [line.role for line in (row, *cells)] == [
        LineRole.INFORMATION,
        LineRole.TITLE,
        LineRole.INFORMATION,
    ]
