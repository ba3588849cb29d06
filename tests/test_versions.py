"""The version of the reader: another one where the same bytes may be read differently, and the same one elsewhere."""

from dataclasses import replace

import pytest

from crawler.site import Feed, Layout, Listing, Site
from crawler.versions import engine_version, reader_version

PAPER = Site(
    title="江边日报",
    domains=("paper.example",),
    listings=(Listing(url="http://www.paper.example/news/"),),
    layouts=(Layout(body="div.content"),),
)


@pytest.mark.parametrize(
    "changed",
    [
        {"layouts": (Layout(body="div.content", remove="p.note"),)},
        {"article": r"/news/\d+\.html"},
        {"encoding": "gb18030"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_a_site_declares_about_its_pages_is_part_of_the_version(
    changed: dict[str, object],
) -> None:
    assert reader_version(replace(PAPER, **changed)) != reader_version(PAPER)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "江边新闻网"},
        {"listings": (Listing(url="http://www.paper.example/xw/"),)},
        {"feeds": (Feed(url="http://www.paper.example/rss.xml"),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_where_its_articles_are_found_is_not(changed: dict[str, object]) -> None:
    assert reader_version(replace(PAPER, **changed)) == reader_version(PAPER)  # type: ignore[arg-type]


def test_sites_that_declare_nothing_about_their_pages_share_a_version_of_the_engine() -> None:
    here, there = (Site(title=name, domains=(name,)) for name in ("a.example", "b.example"))
    assert reader_version(here) == reader_version(there)
    assert reader_version(here).startswith(f"{engine_version()}.")
