"""JSON-LD is read as JSON: nested objects, lists of authors, what templates break in it."""

from crawler.reading.json_ld import members, names
from tests.support.pages import html, read


def _page(json_ld: str, head: str = "来源：江边日报") -> str:
    script = f'<script type="application/ld+json">{json_ld}</script>'
    return html(head=head, before=script)


def test_the_outermost_object_speaks_before_those_inside_it() -> None:
    script = '{"image": {"name": "鲜笋"}, "name": "渡口的早班船", "list": [{"name": "罗大勇"}]}'
    assert [value for key, value in members(script) if key == "name"] == [
        "渡口的早班船",
        "鲜笋",
        "罗大勇",
    ]


def test_an_author_is_a_string_an_object_or_a_list_of_them() -> None:
    assert names("罗大勇") == ["罗大勇"]
    assert names({"@type": "Person", "name": "罗大勇"}) == ["罗大勇"]
    assert names([{"name": "罗大勇"}, "陶然", {"@type": "Person"}, 7]) == ["罗大勇", "陶然"]


def test_comments_and_a_comma_behind_the_last_member_do_no_harm() -> None:
    script = """{
        //"views": 12,
        "datePublished": "2024-03-05", // 发布
        "url": "http://www.paper.example/1.html",
    }"""
    assert dict(members(script)) == {
        "datePublished": "2024-03-05",
        "url": "http://www.paper.example/1.html",
    }


def test_a_line_break_inside_a_string_is_read_through() -> None:
    assert dict(members('{"headline": "渡口的\n早班船"}')) == {"headline": "渡口的\n早班船"}


def test_what_is_no_json_has_no_members() -> None:
    assert list(members("var page = {title: '渡口'}")) == []
    assert list(members('{"a":' * 100_000)) == []


def test_a_date_that_is_only_in_json_ld_is_the_articles() -> None:
    page = read(_page('{"@graph": [{"datePublished": "2024-03-05T08:30:00+08:00"}]}'))
    assert page.published_at == "2024-03-05T08:30:00+08:00"
    assert page.published_evidence == "JSON-LD datePublished"
