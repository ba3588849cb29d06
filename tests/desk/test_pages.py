"""The reading room's pages, asked for as a browser does."""

import asyncio
import csv
import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from datasette.app import Datasette
from parsel import Selector

from tests.support.library import HOSTILE, SEED

Get = Callable[[str], httpx.Response]
PAGES = (
    "/",
    "/coverage",
    "/article/21",
    "/article/21/version/1",
    "/article/21/changes/1-2",
    "/article/22",
    "/article/23",
)


def words(response: httpx.Response, query: str) -> list[str]:
    return ["".join(node.css("::text").getall()) for node in Selector(response.text).css(query)]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_and_runs_nothing_that_is_stored(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 200
    page = Selector(response.text)
    assert page.css("html::attr(lang)").get() == "zh-Hans"
    assert len(page.css("h1")) == 1
    assert page.css("script::attr(src)").getall() == ["/desk/desk.js"]
    assert not page.css("script::text, [onload], [style], a[href^='javascript:']")
    assert not page.css("img, iframe, link[href^='http'], script[src^='http']")
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_home_shows_what_is_newest_and_what_is_held_of_each_site(get: Get) -> None:
    page = get("/")
    assert words(page, ".hits h2 a")[0] == f"标题里有{HOSTILE}"
    assert "paper.example" in words(page, ".sites")[0]
    assert "23" in words(page, ".sites .number")


def found(get: Get, asked: str) -> list[str]:
    return words(get(f"/search?{asked}"), ".hit h2")


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("q=脱贫", ["少了一页的报道", SEED]),
        ("q=脱贫&order=rank", [SEED, "少了一页的报道"]),
        ("q=脱贫账本", [SEED]),
        ("q=脱贫+NOT+修路", [SEED]),
        ("q=贫", ["少了一页的报道", SEED]),
        ("q=脱贫&status=partial", ["少了一页的报道"]),
        ("q=脱贫&author=杨柳", [SEED]),
        ("q=脱贫&channel=县区新闻", [SEED]),
        ("q=脱贫&source=渡口日报&year=2017", [SEED]),
        ("q=脱贫&year=2016", []),
        ("q=脱贫&since=2017-02-04&until=2017-03", ["少了一页的报道"]),
        ("q=脱贫&site=other.example", []),
    ],
)
def test_articles_are_found_by_words_and_filters(get: Get, asked: str, titles: list[str]) -> None:
    assert found(get, asked) == titles


def test_words_that_were_found_are_marked_and_nothing_else_is(get: Get) -> None:
    assert set(words(get("/search?q=脱贫"), "mark")) == {"脱贫"}
    page = get("/search?q=onload")
    assert words(page, "mark") == ["onload"]
    assert not Selector(page.text).css("main svg")


def test_a_long_list_comes_in_pages(get: Get) -> None:
    first = get("/search")
    assert len(words(first, ".hit")) == 20
    rest = Selector(first.text).css("a[rel=next]::attr(href)").get()
    assert rest is not None
    assert len(words(get(rest), ".hit")) == 3
    assert not Selector(get(rest).text).css("a[rel=next]")
    assert words(get("/search?page=99"), ".hit") == words(get(rest), ".hit")


def test_hits_are_counted_by_year_and_a_year_leads_to_its_hits(get: Get) -> None:
    page = Selector(get("/search?q=渡口").text)
    assert page.css(".years a::attr(aria-label)").getall() == ["2016: 10", "2017: 10"]
    assert len(words(get(page.css(".years a::attr(href)").getall()[1]), ".hit")) == 10
    assert not Selector(get("/search?q=脱贫").text).css(".years")  # all of one year


def test_what_is_chosen_is_shown_and_can_be_taken_back(get: Get) -> None:
    page = get("/search?q=脱贫&status=partial&year=2017")
    assert (
        Selector(page.text).css("select[name=status] option[selected]::attr(value)").get()
        == "partial"
    )
    back = Selector(page.text).css(".chosen a::attr(href)").getall()
    assert len(back) == 2
    assert words(get(back[1]), ".hit h2") == ["少了一页的报道", SEED]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "AND",
        "NOT",
        "*",
        "(",
        "-脱贫",
        "col:x",
        "NEAR(",
        "'; DROP TABLE articles;--",
        "%00",
        "🦀",
        "水" * 5000,
    ],
)
def test_whatever_is_typed_is_no_error(get: Get, typed: str) -> None:
    for form in ("", ".json"):
        assert get(f"/search{form}?q={typed}").status_code == 200


def test_the_list_as_a_file_is_the_whole_list(get: Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get("/search.csv").text[1:])))
    assert len(rows) == 23
    assert rows[-1]["source"] == "渡口日报"
    assert [row["title"] for row in get("/search.json?q=脱贫").json()] == ["少了一页的报道", SEED]


def test_a_day_that_is_none_is_said_and_a_program_is_refused(get: Get) -> None:
    page = get("/search?q=脱贫&since=foo")
    assert len(words(page, ".hit")) == 2
    assert "“foo” 不是日期" in words(page, ".notice")[0]
    answer = get("/search.csv?q=脱贫&since=foo")
    assert answer.status_code == 400
    assert answer.text.startswith("since=foo: 不是日期")


def test_an_operator_taken_for_a_word_is_said(get: Get) -> None:
    assert words(get("/search?q=NOT+渡口"), ".notice") == [
        "“NOT” 不在两个词之间，已按普通词检索 is not between two words and was searched for literally"
    ]
    assert not words(get("/search?q=渡口+NOT+码头"), ".notice")


def test_a_long_list_is_sent_as_its_rows_come(
    desk: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.desk.lists._BATCH", 5)
    pieces: dict[str, list[bytes]] = {"csv": [], "json": []}

    async def ask(form: str) -> None:
        async def send(message: dict[str, Any]) -> None:
            if body := message.get("body"):
                pieces[form].append(body)

        scope = {"type": "http", "method": "GET", "raw_path": f"/search.{form}".encode(), "path": f"/search.{form}",
                 "query_string": b"q=%E6%B8%A1", "headers": [(b"host", b"localhost")]}  # fmt: skip
        await desk.app()(scope, None, send)

    for form in pieces:
        asyncio.run(ask(form))
    assert [len(sent) for sent in pieces.values()] == [1 + 4, 4 + 1]
    rows = list(csv.DictReader(io.StringIO(b"".join(pieces["csv"]).decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == [
        row["title"] for row in json.loads(b"".join(pieces["json"]))
    ]
    assert len(rows) == 20


def test_values_to_choose_say_how_many_hits_they_leave(get: Get) -> None:
    page = Selector(get("/search?q=脱贫").text)
    assert page.css("select[name=source] option::text").getall() == ["不限 any", "渡口日报 (1)"]
    assert page.css("select[name=year] option::text").getall() == ["不限 any", "2017 (2)"]
    chosen = Selector(get("/search?q=渡口&year=2016").text)
    assert chosen.css("select[name=year] option::text").getall() == [
        "不限 any",
        "2017 (10)",
        "2016 (10)",
    ]
    assert chosen.css(".years a::attr(aria-label)").getall() == ["2016: 10", "2017: 10"], (
        "another year is a click away"
    )


def test_no_cell_of_a_sheet_is_a_formula(get: Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get("/search.csv?q=onload").text[1:])))
    assert rows[0]["authors"] == "'=HYPERLINK(1)"


def test_an_article_reads_like_an_article(get: Get) -> None:
    page = get("/article/21")
    assert words(page, "article h1") == [SEED]
    assert words(page, ".subtitle") == ["五页写完一个村"]
    byline = words(page, ".byline")[0]
    assert all(said in byline for said in ("2017-02-03 10:34", "渡口日报", "杨柳、顾青山", "摄影"))
    assert len(words(page, ".text p")) == 9
    assert words(page, "figcaption") == ["祠堂门口的账"]
    assert [text.split()[2] for text in words(page, ".break")] == ["2", "3", "4", "5"]


def test_an_article_shows_where_each_page_came_from(get: Get) -> None:
    page = get("/article/21")
    assert len(words(page, ".proof li")) == 5
    assert "sha256:" + "9" * 64 in words(page, ".proof code")[0]
    assert words(page, ".removed dt") == ["disclaimer"] * 5
    assert page.text.count('title="免责声明。 It says what the paper does not answer for."') == 5
    assert words(page, ".related li")[1] == "危险的链接"


def test_a_missing_page_is_told_where_it_is_missing(get: Get) -> None:
    pieces = [text.strip() for text in words(get("/article/22"), ".text > *")]
    assert pieces[0] == "第一页说脱贫。"
    assert "Missing here" in pieces[1]
    assert pieces[1].endswith("2")
    assert pieces[-1] == "第三页说修路。"


def test_what_a_page_holds_is_shown_as_text(get: Get) -> None:
    page = get("/article/23")
    assert words(page, "article h1") == [f"标题里有{HOSTILE}"]
    assert HOSTILE in words(page, ".text p")[0]


def test_two_versions_differ_by_the_character(get: Get) -> None:
    page = get("/article/21/changes/1-2")
    assert [text.partition(": ")[2].rstrip("]") for text in words(page, ".text del")] == ["最后一"]
    assert [text.partition(": ")[2].rstrip("]") for text in words(page, ".text ins")] == ["第五"]
    assert "最后一页账" in words(get("/article/21/version/1"), ".text p")[-1]


@pytest.mark.parametrize(
    "address",
    [
        "http://paper.example/seed_3.html",
        "http://PAPER.example/seed.html",
        "http://paper.example/seed.html?utm_source=mail",
        "http://paper.example/seed_2.html#text",
    ],
)
def test_an_address_of_the_paper_leads_to_the_article(get: Get, address: str) -> None:
    response = get(f"/article?url={quote(address, safe='')}")
    assert (response.status_code, response.headers["location"]) == (302, "/article/21")


def test_a_version_is_cited_and_its_identifier_leads_to_it(get: Get) -> None:
    old = get("/article/21/version/1")
    assert words(old, "#gbt")[0].startswith(
        f"杨柳, 顾青山. {SEED}: 五页写完一个村[N/OL]. 渡口日报, 2017-02-03["
    )
    assert words(old, "#bibtex")[0].startswith("@online{weiye-")
    link = Selector(old.text).css("a[rel=bookmark]::attr(href)").get()
    assert link is not None
    assert get(link).headers["location"] == "/article/21/version/1"
    assert get(link.partition(".")[0]).headers["location"] == "/article/21"
    assert get("/record/weiye:00000000000000000000").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/article/999",
        "/article/21/version/7",
        "/article/21/changes/1-9",
        "/article?url=x",
        "/article?url=http%3A//%5B",
        "/article",
        "/record/nosuch",
        "/nosuch",
        "/archive/nosuch",
    ],
)
def test_what_is_not_there_is_said_kindly(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert "There is no such page" in response.text


def test_coverage_shows_months_gaps_partial_articles_and_crawls(get: Get) -> None:
    page = get("/coverage")
    assert "2017-02: 3" in words(page, "rect.bar title")
    assert "2016-10 – 2016-12, 2017-10 – 2018-04" in words(page, "section:nth-of-type(2) dd")[0]
    assert "少了一页的报道" in words(page, "section:nth-of-type(3) td")[0]
    assert len(words(page, "section:nth-of-type(4) tbody tr")) == 24


@pytest.mark.parametrize(
    ("path", "first"), [("/coverage", "site"), ("/partial", "id"), ("/runs", "id")]
)
def test_every_list_can_be_had_as_csv_and_json(get: Get, path: str, first: str) -> None:
    sheet = get(f"{path}.csv")
    assert sheet.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(sheet.text[1:])))
    assert next(iter(rows[0])) == first
    assert len(rows) == len(get(f"{path}.json").json())


def test_an_empty_list_still_names_its_columns(get: Get) -> None:
    assert get("/search.csv?q=没有的词").text.startswith("\ufeffid,url,site,title,")
    assert get("/search.json?q=没有的词").json() == []


def test_a_record_can_be_had_whole_as_json(get: Get) -> None:
    record = get("/article/21.json").json()[0]
    assert record["versions"][-1]["title"] == SEED
    assert [page["page"] for page in record["pages"]] == [1, 2, 3, 4, 5]


def test_an_old_version_lists_its_own_pages(get: Get) -> None:
    record = get("/article/21/version/1.json").json()[0]
    assert record["pages"] == record["versions"][0]["pages"] != []
    proofs = words(get("/article/21/version/1"), "ol.proof code")
    assert [proof.partition("sha256:")[2] for proof in proofs] == [
        page["sha256"] for page in record["pages"]
    ]


@pytest.mark.parametrize(
    "sql",
    ["delete from articles", "attach 'x' as y", "with x as (select 1) insert into runs select 1"],
)
def test_nothing_can_be_written_from_the_reading_room(get: Get, sql: str) -> None:
    before = get("/coverage.json").json()
    assert get(f"/archive?sql={sql}").status_code in {400, 403}
    assert get("/coverage.json").json() == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [("脱贫", 2), ("脱贫账本", 1), ("脱", 2), ("脱贫 NOT 修路", 1), ("“", 0), ('"', 1), ("(", 1)],
)
def test_datasettes_own_box_understands_chinese(get: Get, typed: str, found: int) -> None:
    rows = get(f"/archive/articles.json?_shape=array&_col=id&_search={typed}")
    assert rows.status_code == 200
    assert len(rows.json()) == found


def test_datasettes_own_pages_stay_and_lead_to_ours(get: Get) -> None:
    page = get("/archive/articles")
    assert page.status_code == 200
    assert Selector(page.text).css("td.col-title a[href='/article/21']::text").get() == SEED
    assert HOSTILE in words(page, "td.col-title a")[0]
    assert get("/archive/articles.json?_shape=array").status_code == 200


def test_every_table_and_view_that_is_listed_can_be_opened(get: Get) -> None:
    links = (
        Selector(get("/archive").text).css("h2 a::attr(href), ul.bullets a::attr(href)").getall()
    )
    assert {"/archive/articles_list", "/archive/search"} <= set(links)
    for link in links:
        assert get(link).status_code in {200, 302}, link
