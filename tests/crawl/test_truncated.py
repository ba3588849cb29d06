"""Pages that were cut in half before they were sent: retried, then partial, never complete."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.newspaper import Newspaper, article_pages, listing, path, serving
from tests.support.seen import INDEX, Seen, crawl, number, query, wait

pytestmark = pytest.mark.xdist_group("truncated")

SENTENCE, TAG, SECOND, STORED, WELL = range(501, 506)


def pages() -> dict[str, str]:
    made = listing(SENTENCE, TAG, SECOND, STORED, WELL)
    made[INDEX] += "</html>"
    for article in (SENTENCE, TAG, STORED, WELL):
        made |= article_pages(article, 1)
    return made | article_pages(SECOND, 3)


def cut(page: str, before: str) -> str:
    return page[: page.index(before)]


def broken() -> dict[str, str]:
    whole = pages()
    places = {path(SENTENCE): "了将近", path(TAG): 'ss="footer"', path(SECOND, 2): "了将近"}
    return {name: cut(whole[name], before) for name, before in places.items()}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Seen]]:
    """Cut pages; the same again, and a stored article cut as well; all of them whole."""
    archive = tmp_path_factory.mktemp("truncated") / "archive.db"
    with serving(Newspaper(pages() | broken())) as paper:
        seen = [crawl(paper, archive)]
        paper.pages[path(STORED)] = cut(paper.pages[path(STORED)], "了将近")
        wait(archive)
        seen.append(crawl(paper, archive))
        paper.pages = pages()
        wait(archive)
        yield [*seen, crawl(paper, archive)]


def test_a_page_that_ends_in_the_middle_is_tried_again_before_anything_is_stored(
    story: list[Seen],
) -> None:
    first = story[0]
    assert first.ran.code == 3
    assert sorted(first.articles) == [SECOND, STORED, WELL]
    assert "(truncated" in first.ran.err


def test_what_ends_in_the_middle_again_is_partial(story: list[Seen]) -> None:
    second = story[1]
    assert second.ran.code == 3
    for article in (SENTENCE, TAG):
        row = second.articles[article]
        assert (row["status"], row["missing_pages"], row["missing_reason"]) == (
            "partial",
            "[1]",
            "truncated",
        )
        assert second.frontier[article]["due_at"] is not None


@pytest.mark.parametrize("run", [0, 1])
def test_a_page_behind_the_first_that_is_cut_is_missing(story: list[Seen], run: int) -> None:
    row = story[run].articles[SECOND]
    assert (row["status"], json.loads(row["missing_pages"])) == ("partial", [2])
    assert row["missing_reason"] == "truncated"


def test_a_stored_article_is_not_replaced_by_half_of_it(story: list[Seen]) -> None:
    assert story[1].articles[STORED] == story[0].articles[STORED]
    assert story[1].frontier[STORED]["reason"] == "truncated"


def test_whole_pages_complete_the_articles(story: list[Seen]) -> None:
    third = story[2]
    assert third.ran.code == 0
    assert {row["status"] for row in third.articles.values()} == {"complete"}
    assert "晒" not in third.articles[SENTENCE]["body"]
    assert third.articles[SENTENCE]["body"].endswith("钱都分到了各家。")


def test_a_template_that_closes_nothing_cuts_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    made: dict[str, Any] = {
        name: page.replace("</p></div></body></html>", "")
        for name, page in (pages() | {INDEX: listing(SENTENCE, WELL)[INDEX]}).items()
    }
    made[INDEX] = f"{made[INDEX]}版权所有"
    with serving(Newspaper(made)) as paper:
        seen = crawl(paper, archive)
    assert seen.ran.code == 0
    assert [number(row) for row in query(archive, "SELECT url FROM articles ORDER BY url")] == [
        SENTENCE,
        WELL,
    ]
