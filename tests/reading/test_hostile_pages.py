"""Pages made to stop a reader: each is read whole, or refused with its reason, and in time.

The ceiling is no measurement: a reading that is linear takes a second or two here, one that is not takes hours.
"""

import time
from collections.abc import Callable

import pytest

from crawler.errors import Refused
from tests.support.pages import PROSE, html, read

CEILING = 60.0
STORY = "".join(f"<p>　　{text}</p>" for text in PROSE)
MILLION = 1_000_000


def repeated(markup: str, times: int) -> str:
    """Repeat markup; `{i}` in it is the number of the turn."""
    return (
        "".join(markup.replace("{i}", str(i)) for i in range(times))
        if "{i}" in markup
        else markup * times
    )


# What stands around four plain paragraphs, which are read all the same.
READ: dict[str, Callable[[], str]] = {
    "500,000 empty elements": lambda: html(repeated("<i></i>", 500_000) + STORY),
    "500,000 empty boxes": lambda: html(STORY + repeated("<div></div>", 500_000)),
    "500,000 line breaks": lambda: html(repeated("<br>", 500_000) + STORY),
    "500,000 comments": lambda: html(repeated("<!-- x -->", 500_000) + STORY),
    "100,000 attributes": lambda: html("<div " + repeated("a{i}='{i}' ", 100_000) + f">{STORY}</div>"),
    "100,000 attributes without a value": lambda: html(f"<div {repeated('a{i} ', 100_000)}>{STORY}</div>"),
    "20,000 links": lambda: html(STORY, after=repeated("<li><a href='/{i}.html'>码头又来了第{i}条船</a></li>", 20_000)),
    "20,000 page numbers": lambda: html(STORY, after=repeated("<a href='/news/2024-03-05/4711_{i}.html'>{i}</a> ", 20_000)),
    "10,000 next pages": lambda: html(STORY, after=repeated("<a href='/x{i}.html'>下一页</a> ", 10_000)),
    "10,000 pictures": lambda: html(STORY + repeated("<p><img src='/up/{i}.jpg'></p>", 10_000)),
    "10,000 headings of lists": lambda: html(STORY, after=repeated("<h3>相关阅读</h3>", 10_000)),
    "10,000 editors": lambda: html(STORY + repeated("<p>责任编辑：杨柳</p>", 10_000)),
    "10,000 headlines": lambda: html(STORY, before=repeated("<h1>渡口的早班船</h1>", 10_000)),
    "a style of 50,000 rules": lambda: html(f"<style>{repeated('.a{color:red}', 50_000)}</style>{STORY}"),
    "a script that never ends": lambda: html(STORY + f"<script>{repeated('createPageHTML(', 200_000)}"),
    "a script that counts to a number of 5,000 digits": lambda: html(
        STORY + f"<script>createPageHTML({'9' * 5000}, 0, '4711', 'html')</script>"
    ),
    "a picture 5,000 digits wide": lambda: html(f"<p><img src='/up/1.jpg' width='{'9' * 5000}'></p>" + STORY),
    "a million characters of structured data": lambda: html(
        STORY, before='<script type="application/ld+json">' + repeated('{"headline":', 80_000) + "</script>"
    ),
}  # fmt: skip


def timed(page: str | bytes) -> tuple[str, ...]:
    """Read a page, and see that it was in time."""
    began = time.process_time()
    try:
        return read(page).paragraphs
    finally:
        assert time.process_time() - began < CEILING


@pytest.mark.parametrize("make", READ.values(), ids=READ)
def test_what_stands_around_a_story_does_not_stop_its_reading(make: Callable[[], str]) -> None:
    assert timed(make()) == PROSE


def test_ten_megabytes_of_paragraphs_are_read_whole() -> None:
    lines = tuple(f"第{i}条船过了江，{PROSE[i % 4]}" for i in range(72_000))
    page = html("".join(f"<p>　　{line}</p>" for line in lines)).encode()
    assert len(page) > 9.5 * 2**20
    assert timed(page) == lines


@pytest.mark.parametrize(
    "piece", ["船", "a", "2", "，", "。", "（", "“", "\u3000", "船 ", "来源：", "记者 刘婷 ", "2024-03-05 08:30 ", "<", "1/5 "]
)  # fmt: skip
def test_a_million_characters_are_a_line_wherever_they_stand(piece: str) -> None:
    assert set(PROSE) <= set(timed(html(f"<p>{repeated(piece, MILLION // len(piece))}</p>{STORY}")))
    line = repeated(piece, MILLION // 20 // len(piece))
    for page in (
        html(STORY, title=f"船{line}船"),
        html(STORY, head=line),
        html(STORY, before=f"<div>首页 &gt; {line} &gt; 正文</div>"),
        html(f"<p><img src='/up/1.jpg'></p><p>{line} 摄</p>{STORY}"),
        html(
            STORY, after=f"<div><a href='/x_2.html'>{line}</a><a href='/x_2.html'>下一页</a></div>"
        ),
    ):
        assert set(PROSE) <= set(timed(page))


@pytest.mark.parametrize("tag", ["div", "span", "b", "p><font", "table><tr><td", "ul><li"])
def test_what_is_nested_deeper_than_any_page_is_refused_with_the_reason(tag: str) -> None:
    with pytest.raises(Refused) as refused:
        timed(html(repeated(f"<{tag}>", 100_000) + STORY))
    assert refused.value.refusal.reason == "too-complex"


def test_a_page_of_two_encodings_a_line_is_read_in_time() -> None:
    mixed = "渡口的船又开了\n".encode("gbk") + "渡口的船又开了\n".encode()
    assert timed(html().encode() + mixed * 100_000)[:4] == PROSE
