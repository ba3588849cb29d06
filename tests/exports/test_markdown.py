"""An article as a Markdown file."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crawler.exports.columns import exported
from crawler.exports.markdown import escaped, page


def record(**said: object) -> dict[str, Any]:
    lists = (
        "authors",
        "photographers",
        "correspondents",
        "editors",
        "channel",
        "missing_pages",
        "pages",
        "images",
        "related",
    )
    texts = (
        "title",
        "subtitle",
        "published_at",
        "published_raw",
        "updated_at",
        "source",
        "gone_at",
        "missing_reason",
    )
    row: dict[str, Any] = {name: [] for name in lists} | dict.fromkeys(texts)
    row |= {
        "url": "http://paper.example/1.html",
        "site": "paper.example",
        "spider": "t",
        "body": "第一段。\n第二段。",
    }
    row |= {
        "status": "complete",
        "pages_declared": None,
        "pages_evidence": None,
        "revision": 1,
        "reader_version": "1",
    }
    row |= dict.fromkeys(("first_seen_at", "changed_at", "archived_at"), "2024-03-05T00:00:00Z")
    row |= {"body_sha256": "0" * 64}
    [made] = exported([row | said])
    return dict(made)


def head(text: str) -> dict[str, Any]:
    opening, front, _ = text.split("---\n", 2)
    assert opening == ""
    read: dict[str, Any] = yaml.safe_load(front)
    return read


def test_the_file_holds_what_the_article_states_above_its_paragraphs() -> None:
    text = page(
        record(title="渡口的早班船", authors=["杨柳"], published_at="2017-02-03", source="江边日报")
    )
    said = head(text)
    assert said["identifier"].startswith("weiye:")
    assert (
        said["citation"]
        == "杨柳. 渡口的早班船[N/OL]. 江边日报, 2017-02-03[2024-03-05]. http://paper.example/1.html."
    )
    assert (said["title"], said["authors"], said["published_at"]) == (
        "渡口的早班船",
        ["杨柳"],
        "2017-02-03",
    )
    assert not {"subtitle", "editors", "gone_at", "body"} & said.keys()
    assert text.endswith("---\n\n# 渡口的早班船\n\n第一段。\n\n第二段。\n")


def test_a_partial_article_says_so_before_its_text() -> None:
    text = page(record(status="partial", missing_pages=[2, 4], missing_reason="page-missing"))
    assert "\n\n> 不完整：缺第 2、4 页，page-missing\n\n第一段。" in text
    assert head(text)["missing_pages"] == [2, 4]


def test_pictures_stand_in_their_places_as_links() -> None:
    images = [
        {
            "position": 1,
            "page": 1,
            "url": "http://paper.example/a b(1).jpg",
            "caption": "祠堂[门口]",
        },
        {"position": 9, "page": 1, "url": "javascript:alert(1)", "caption": None},
    ]
    blocks = page(record(images=images)).split("---\n\n")[1].split("\n\n")
    assert blocks == [
        "第一段。",
        "[图片：祠堂\\[门口\\]](<http://paper.example/a%20b(1).jpg>)",
        "第二段。",
        "图片（javascript:alert(1)）\n",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 不是标题", "\\# 不是标题"),
        ("1. 不是清单", "1\\. 不是清单"),
        ("2017年", "2017年"),
        ("- 不是清单", "\\- 不是清单"),
        ("===", "\\==="),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("*重* _点_ `码` &amp;", "\\*重\\* \\_点\\_ \\`码\\` \\&amp;"),
        ("![x](http://paper.example/x)", "!\\[x\\](http://paper.example/x)"),
        ("    四个空格", "四个空格"),
    ],
)
def test_markdown_shows_the_text_as_the_paper_has_it(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_the_front_matter_is_yaml_whatever_the_page_said(title: str, authors: list[str]) -> None:
    front, _, _ = (
        page(record(title=title, authors=authors)).removeprefix("---\n").partition("\n---\n")
    )
    read = yaml.safe_load(front)
    assert read["title"] == title
    assert read.get("authors", []) == authors
