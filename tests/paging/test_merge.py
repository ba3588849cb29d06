"""Seams and repetitions: pages are repeated measurements of one template."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Article, Page, RemovedBlock
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.support.article_pages import got, page
from tests.support.pages import PROSE

P0, P1, P2, P3 = PROSE


def merged(
    *pages: tuple[str, ...], indented: tuple[bool | None, ...] = (), **changes: object
) -> Article:
    assembly = Assembly(100)
    for number, paragraphs in enumerate(pages, 1):
        reading: Page = replace(
            page(number, len(pages)),
            paragraphs=paragraphs,
            opens_indented=indented[number - 1] if indented else None,
            **changes,  # type: ignore[arg-type]
        )
        assembly.restore(number, got(reading))
    return merge(assembly, site="s", spider="t")


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", categories=["Lo"]), min_size=1, max_size=30),
        min_size=2,
        max_size=30,
        unique=True,
    ),
    st.data(),
)
def test_whole_paragraphs_come_out_as_they_went_in_wherever_the_pages_break(
    lines: list[str], data: st.DataObject
) -> None:
    paragraphs = [f"{line}。" for line in lines]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(paragraphs) - 1), max_size=5)))
    pages = [
        tuple(paragraphs[a:b]) for a, b in zip([0, *cuts], [*cuts, len(paragraphs)], strict=True)
    ]
    article = merged(*pages)
    assert article.body.split("\n") == paragraphs
    spans = [(p.first_paragraph, p.last_paragraph) for p in article.pages]
    assert spans == [(a, b - 1) for a, b in zip([0, *cuts], [*cuts, len(paragraphs)], strict=True)]


@pytest.mark.parametrize(
    ("left", "right", "indented"),
    [
        pytest.param(
            "项目部连夜开会，有人提出改走倒虹吸，但往后每年都得清淤",
            "维修，费用要摊到各家。",
            (True, False),
            id="the second half has no indent where others have",
        ),
        pytest.param(
            "船队一共有十二条船，",
            "其中三条去年才下水。",
            (None, None),
            id="a comma before the break",
        ),
        pytest.param(
            "船队一共有十二条船", "，其中三条去年才下水。", (None, None), id="a comma after it"
        ),
        pytest.param(
            "老会计说，账本从五十年代记到今天，一页没有少，一笔没有漏，连换了三任会计都没",
            "有断过，县里的档案馆来借过两次，都是当天借当天还。",
            (None, None),
            id="two long halves",
        ),
    ],
)
def test_a_paragraph_cut_by_a_page_break_is_joined(
    left: str, right: str, indented: tuple[bool | None, ...]
) -> None:
    article = merged((P0, left), (right, P1), indented=indented)
    assert article.body.split("\n") == [P0, left + right, P1]
    assert [(p.first_paragraph, p.last_paragraph) for p in article.pages] == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("left", "right", "indented"),
    [
        pytest.param(
            "冷库建在渡口边",
            "春节前的江边热气腾腾。",
            (True, True),
            id="a sub-head before the break, an indent after it",
        ),
        pytest.param(
            "冷库建在渡口边",
            "春节前的江边热气腾腾。",
            (None, None),
            id="a short line is a sub-head",
        ),
        pytest.param("船开了。", "天亮了。", (True, False), id="a sentence has ended"),
        pytest.param(
            "他兑现了那句誓言——", "天亮了。", (True, False), id="a dash leads over, it does not cut"
        ),
    ],
)
def test_what_only_looks_cut_is_not_joined(
    left: str, right: str, indented: tuple[bool | None, ...]
) -> None:
    assert merged((P0, left), (right, P1), indented=indented).body.split("\n") == [
        P0,
        left,
        right,
        P1,
    ]


def test_paragraphs_are_never_joined_across_a_missing_page() -> None:
    assembly = Assembly(100)
    assembly.restore(1, got(replace(page(1, 3), paragraphs=(P0, "船队一共有十二条船，"))))
    assembly.restore(3, got(replace(page(3, 3), paragraphs=("其中三条去年才下水。",))))
    article = merge(assembly, site="s", spider="t")
    assert article.body.split("\n") == [P0, "船队一共有十二条船，", "其中三条去年才下水。"]
    assert article.missing_pages == (2,)


def test_a_refrain_stays_where_the_paper_printed_it() -> None:
    article = merged((P0, "喊寨喽。", P1, "喊寨喽。"), ("喊寨喽。", P2))
    assert article.body.split("\n").count("喊寨喽。") == 3


def test_a_line_that_opens_every_page_is_kept_once() -> None:
    article = merged(("渡口的一年", P0), ("渡口的一年", P1), ("渡口的一年", P2))
    assert article.body.split("\n") == ["渡口的一年", P0, P1, P2]
    assert [(b.page, b.rule) for b in article.removed] == [
        (2, "same-on-every-page"),
        (3, "same-on-every-page"),
    ]


def test_a_line_that_closes_every_page_is_of_the_template() -> None:
    article = merged(
        (P0, "本版由县农商行协办"), (P1, "本版由县农商行协办"), (P2, "本版由县农商行协办")
    )
    assert article.body.split("\n") == [P0, P1, P2]
    assert [b.text for b in article.removed] == ["本版由县农商行协办"] * 3


def test_fields_are_taken_once_from_the_first_page_that_has_them() -> None:
    assembly = Assembly(100)
    assembly.restore(
        1, got(replace(page(1, 2), authors=("刘婷",), source="江边日报", published_at="2024-03-05"))
    )
    assembly.restore(
        2,
        got(
            replace(
                page(2, 2),
                authors=("刘婷",),
                editors=("杨柳",),
                source="江边日报网",
                published_at="2024-03-06",
            )
        ),
    )
    article = merge(assembly, site="s", spider="t")
    assert (article.authors, article.editors, article.source, article.published_at) == (
        ("刘婷",),
        ("杨柳",),
        "江边日报",
        "2024-03-05",
    )


def test_a_short_page_that_runs_on_into_the_footer_is_cut_where_another_page_was() -> None:
    notice = "免责声明：本网转载此文是为了传递信息。"
    taken = (RemovedBlock(rule="disclaimer", text=notice),)
    pages = {1: page(1, 2, removed=taken), 2: page(2, 2)}
    pages[2] = replace(pages[2], paragraphs=(P0, notice, "关于我们 | 广告服务"))
    assembly = Assembly(100)
    assembly.start(got(pages[1]))
    assembly.add(2, got(pages[2]))
    assert merge(assembly, site="s", spider="t").body.split("\n")[-1] == P0
