"""Citations as GB/T 7714-2015 has them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.citation import gbt, is_newspaper
from tests.support.cited import CITED

URL = CITED.url


@pytest.mark.parametrize(
    ("said", "citation"),
    [
        ({}, f"杨柳, 顾青山. 小河口村的账本[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. {URL}."),
        ({"subtitle": "——五页写完"}, f"杨柳, 顾青山. 小河口村的账本: 五页写完[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. {URL}."),
        ({"authors": ()}, f"小河口村的账本[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. {URL}."),
        (
            {"authors": ("甲一", "乙二", "丙三", "丁四")},
            f"甲一, 乙二, 丙三, 等. 小河口村的账本[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. {URL}.",
        ),
        ({"published_at": None}, f"杨柳, 顾青山. 小河口村的账本[N/OL]. 渡口日报[2024-03-05]. {URL}."),
        ({"source": "渡口网"}, f"杨柳, 顾青山. 小河口村的账本[EB/OL]//渡口网. (2017-02-03)[2024-03-05]. {URL}."),
        ({"source": None}, f"杨柳, 顾青山. 小河口村的账本[EB/OL]. (2017-02-03)[2024-03-05]. {URL}."),
        ({"source": None, "published_at": None}, f"杨柳, 顾青山. 小河口村的账本[EB/OL]. [2024-03-05]. {URL}."),
        ({"title": None, "authors": (), "source": None, "published_at": None}, f"[EB/OL]. [2024-03-05]. {URL}."),
        ({"title": "上行\n下行"}, f"杨柳, 顾青山. 上行 下行[N/OL]. 渡口日报, 2017-02-03[2024-03-05]. {URL}."),
    ],
)  # fmt: skip
def test_what_the_page_states_is_cited_and_the_rest_is_left_out(
    said: dict[str, object], citation: str
) -> None:
    assert gbt(replace(CITED, **said)) == citation  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    ["江边日报", "江边晚報", "渡口报", "《江边日报》", "江边日报海外版", "江边日报（农村版）"],
)
def test_a_source_that_is_a_newspaper(source: str) -> None:
    assert is_newspaper(source)


@pytest.mark.parametrize(
    "source",
    [
        None,
        "江边网",
        "江边日报网",
        "江边大学学报",
        "县政府公报",
        "江边日报客户端",
        "江边日报 - 渡口之窗",
    ],
)
def test_a_source_that_is_none(source: str | None) -> None:
    assert not is_newspaper(source)


TEXTS = st.none() | st.text(min_size=1)


@given(TEXTS, TEXTS, TEXTS, st.lists(st.text(min_size=1)), st.none() | st.dates().map(str))
def test_a_citation_is_one_line_with_address_and_day_and_nothing_that_was_not_said(
    title: str | None,
    subtitle: str | None,
    source: str | None,
    authors: list[str],
    published: str | None,
) -> None:
    cited = replace(
        CITED,
        title=title,
        subtitle=subtitle,
        source=source,
        authors=tuple(authors),
        published_at=published,
    )
    line = gbt(cited)
    assert len(line.splitlines()) == 1
    assert line.endswith(f"[2024-03-05]. {URL}.")
    assert "None" not in line or any(
        "None" in (text or "") for text in (title, subtitle, source, *authors)
    )
    assert published is None or published in line
    assert ("2017" in line) <= any(
        "2017" in (text or "") for text in (title, subtitle, source, published, *authors, URL)
    )
