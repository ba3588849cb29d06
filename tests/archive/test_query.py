import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.query import parse, pattern, phrase
from crawler.archive.snippets import Piece, marked, snippet

READ = [
    pytest.param("脱贫", '(("脱贫"))', id="two characters are one pair"),
    pytest.param("乡村振兴", '(("乡村 村振 振兴"))', id="more are a phrase of pairs"),
    pytest.param("渡", '(("渡"*))', id="one is the beginning of any pair"),
    pytest.param("渡口 早班船", '(("渡口" AND "早班 班船"))', id="words must all occur"),
    pytest.param(
        "渡口　早班", '(("渡口" AND "早班"))', id="the ideographic space parts words as well"
    ),
    pytest.param('"New York"', '(("Ne ew w␠ ␠Y Yo or rk"))', id="a phrase keeps its spaces"),
    pytest.param("ＧＤＰ２０２６", '(("GD DP P2 20 02 26"))', id="width of letters and digits"),
    pytest.param("（二）", '(("(二 二)"))', id="width of brackets"),
    pytest.param(
        "渡口 OR 码头 船", '(("渡口")) OR (("码头" AND "船"*))', id="OR parts alternatives"
    ),
    pytest.param(
        "渡口 AND 码头", '(("渡口" AND "码头"))', id="AND is what stands between words anyway"
    ),
    pytest.param(
        "渡口 NOT 码头 NOT 船票", '(("渡口") NOT ("码头" OR "船票"))', id="NOT takes words away"
    ),
    pytest.param("渡口*", '(("渡口"))', id="a star at the end changes nothing"),
    pytest.param('"OR"', '(("OR"))', id="a quoted operator is a word"),
    pytest.param("or", '(("or"))', id="operators are in capitals"),
    pytest.param(
        "OR 渡口", '(("OR" AND "渡口"))', id="an operator without a word before it is a word"
    ),
    pytest.param("渡口 NOT", '(("渡口" AND "NO OT"))', id="and one without a word behind it"),
    pytest.param("title:渡口", '(("ti it tl le e: :渡 渡口"))', id="no columns"),
    pytest.param('"', '((""""*))', id="a quote that is not closed"),
    pytest.param("*", '(("*"*))', id="a star alone"),
    pytest.param("", "", id="nothing"),
    pytest.param(' "" \0', "", id="nothing that could occur in a text"),
]


@pytest.mark.parametrize(("typed", "match"), READ)
def test_what_is_typed_is_read(typed: str, match: str) -> None:
    assert parse(typed).match == match


@pytest.mark.parametrize(
    ("typed", "stray"),
    [
        ("NOT 渡口", ("NOT",)),
        ("渡口 OR", ("OR",)),
        ("NOT", ("NOT",)),
        ("AND AND AND AND", ("AND",)),
        ("渡口 NOT 码头", ()),
        ('"NOT" 渡口', ()),
        ("", ()),
    ],
)
def test_an_operator_that_stands_where_none_can_is_named(
    typed: str, stray: tuple[str, ...]
) -> None:
    assert parse(typed).stray == stray


@given(st.text(min_size=1, max_size=8).filter(lambda word: "\u3000" not in word))
def test_a_word_is_found_in_a_text_that_holds_it(word: str) -> None:
    words = pattern([word])
    assert words
    assert [piece.text for piece in marked(f"头{word}", words) if piece.marked]
    assert phrase(word).startswith('"')


def test_marks_are_put_into_the_text_as_it_is_printed() -> None:
    words = pattern(["刘婷", "gdp", "new york"])
    assert marked("刘　婷说ＧＤＰ", words) == [
        Piece("刘　婷", True),
        Piece("说"),
        Piece("ＧＤＰ", True),
    ]
    assert marked("New York", words) == [Piece("New York", True)]
    assert marked("<b>渡口</b>", None) == [Piece("<b>渡口</b>")]


def test_the_longest_of_overlapping_words_is_marked() -> None:
    assert marked("早班船", pattern(["早班", "早班船"])) == [Piece("早班船", True)]


def test_a_snippet_is_one_line_around_the_first_word() -> None:
    body = "江上起雾。" * 10 + "\n渡口的早班船停了。\n" + "岸上有人。" * 30
    pieces = snippet(body, pattern(["早班船"]), 40)
    text = "".join(piece.text for piece in pieces)
    assert text.startswith("…")
    assert text.endswith("…")
    assert "\n" not in text
    assert len(text) <= 42
    assert [piece.text for piece in pieces if piece.marked] == ["早班船"]
    assert snippet(body, pattern(["没有"]), 10) == [Piece("江上起雾。江上起雾。"), Piece("…")]
    assert snippet("短", None) == [Piece("短")]


def test_no_word_is_a_pattern() -> None:
    assert pattern([]) is None
    assert re.fullmatch(pattern(["a.c("]) or "", "A.C(")
