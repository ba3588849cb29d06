"""One article, one row, whatever addresses a crawl comes by; and none once it was taken down."""

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.support.commands import run
from tests.support.newspaper import Newspaper, article_pages, path, serving
from tests.support.seen import query

NUMBER = 701
HOME = path(NUMBER)
OTHERS = (f"{HOME}?from=rss", f"{HOME}?t=1709600000", "/feed/9.html")


@pytest.fixture
def paper() -> Newspaper:
    pages = article_pages(NUMBER, 1)
    claim = f'<link rel="canonical" href="{HOME}"></head>'
    page = pages[HOME].replace("</head>", claim)
    return Newspaper({HOME: page} | dict.fromkeys(OTHERS, page))


def archive_all(paper: Newspaper, archive: Path, *paths: str) -> tuple[int, str]:
    urls = ",".join(f"{paper.url}{each}" for each in paths)
    ran = run(
        archive, "crawl", "article", "-a", f"urls={urls}", replay=None, private=paper.host
    )  # fmt: skip
    return ran.code, ran.err


def recorded(archive: Path) -> set[str]:
    """Return the paths whose bytes are in the WARC files; what is not pointed to could not be taken down."""
    paths = set()
    for file in archive.with_suffix(".warc").glob("*.warc.gz"):
        with file.open("rb") as stream:
            uris = [r.rec_headers.get_header("WARC-Target-URI") for r in ArchiveIterator(stream)]
        paths |= {f"/{uri.split('/', 3)[3]}" for uri in uris if uri}
    return paths


def test_other_addresses_lead_to_the_stored_article_and_a_takedown_holds_at_all(
    paper: Newspaper, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.db"
    with serving(paper):
        assert archive_all(paper, archive, HOME, *OTHERS[:2]) == (0, "")
        assert archive_all(paper, archive, OTHERS[2]) == (0, "")
        assert query(archive, "SELECT count(*) AS n, max(revision) AS r FROM articles") == [
            {"n": 1, "r": 1}
        ]
        gone = run(archive, "takedown", f"{paper.url}{HOME}", "--reason", "court order")
        assert gone.code == 0
        paper.pages["/feed/10.html"] = paper.pages[HOME]
        code, said = archive_all(paper, archive, "/feed/10.html")
    assert (code, "(taken-down" in said) == (4, True)
    assert not recorded(archive) & {*OTHERS, "/feed/10.html"}
    assert query(archive, "SELECT count(*) AS n FROM articles") == [{"n": 0}]
