"""Prose is told from labels, headings, menus and imprints, by one definition with three degrees."""

import pytest

from crawler.html.markup import parse
from crawler.reading.features.prose import CLAUSE, SENTENCE, WEIGHED
from crawler.reading.lines import Line, page_lines

TEN = "第一班船天没亮就过江"


def line(markup: str) -> Line:
    (only,) = page_lines(parse(f"<p>{markup}</p>", "http://paper.example/a.html"))
    return only


@pytest.mark.parametrize(
    ("text", "sentence", "clause", "weighed"),
    [
        (TEN * 3 + "。", True, True, True),
        (TEN * 2 + "过了江，天才亮了！", False, True, True),  # short
        (TEN * 3, False, False, False),
        (TEN * 4, False, False, True),  # as long as no heading is
        (TEN + "，" + TEN, False, True, False),
        (TEN + "，" + TEN + "，天亮", False, True, True),
        ("来源：江边日报 2024-03-05", False, False, False),
    ],
)
def test_the_degrees_of_prose(text: str, sentence: bool, clause: bool, weighed: bool) -> None:
    degrees = (SENTENCE.holds(text), CLAUSE.holds(text), WEIGHED.holds(text))
    assert degrees == (sentence, clause, weighed)


def test_prose_inside_links_is_another_article() -> None:
    teaser = line(f'<a href="/b.html">{TEN * 4}，天亮了。</a>')
    assert (teaser.is_prose, teaser.has_clause, teaser.prose) == (False, False, 0)


def test_what_is_linked_inside_prose_does_not_count() -> None:
    story = line(f'{TEN * 4}，<a href="/b.html">天亮了</a>。')
    assert (story.is_prose, story.has_clause, story.prose) == (True, True, 42)


def test_an_imprint_is_a_sentence_and_no_evidence() -> None:
    imprint = line("互联网新闻信息服务许可证 江ICP备00000000号，未经许可，不得转载。")
    assert imprint.is_imprint
    assert imprint.prose == 0
