"""A listing is walked to its end, or somebody hears that it was not."""

from pathlib import Path

from tests.support.newspaper import Newspaper, article_pages, listing, path, serving
from tests.support.seen import INDEX, crawl

NUMBERS = range(601, 605)


def written() -> dict[str, str]:
    pages: dict[str, str] = {}
    for number in NUMBERS:
        pages |= article_pages(number, 1)
    return pages


def listed(number: int, pager: str) -> str:
    return listing(number)[INDEX].replace("</html>", f"<div>{pager}</div></html>")


def test_a_listing_whose_pager_is_a_script_is_told_by_its_words(tmp_path: Path) -> None:
    pager = '<a href="javascript:goPage(2)">下一页</a>'
    with serving(Newspaper(written() | {INDEX: listed(NUMBERS[0], pager)})) as paper:
        seen = [crawl(paper, tmp_path / "archive.db") for _ in range(2)]
    assert [each.ran.code for each in seen] == [3, 3]
    assert "pager-unclear: 下一页 javascript:goPage(2)" in seen[0].ran.err
    assert [*seen[0].articles] == [NUMBERS[0]]


def test_a_listing_that_counts_in_a_script_is_walked_to_its_end(tmp_path: Path) -> None:
    total, pages = len(NUMBERS), written()
    for index, number in enumerate(NUMBERS):
        script = f"<script>var countPage = {total}; var currentPage = {index};</script>"
        name = INDEX if index == 0 else INDEX.replace("index", f"index_{index}")
        pages[name] = listed(number, script)
    with serving(Newspaper(pages)) as paper:
        seen = crawl(paper, tmp_path / "archive.db")
    assert (seen.ran.code, sorted(seen.articles)) == (0, [*NUMBERS])
    assert path(NUMBERS[-1]) in {asked for asked, _ in seen.asked}
