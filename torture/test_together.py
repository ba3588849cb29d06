"""Two spiders at once into one archive, beside a reader: as one after the other. And the crawl of a site where nothing changed."""

import sqlite3
import threading
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.support.newspaper import serving
from torture.crawls import Crawls
from torture.paper import lengths, newspaper
from torture.state import Dump, complaints, dump

ARTICLES, SEED = 150, 7
LISTINGS = 2  # pages of known addresses in a row end the walk


def test_two_spiders_and_a_reader_at_once(tmp_path: Path) -> None:
    with (
        serving(newspaper(ARTICLES, SEED)) as east,
        serving(newspaper(ARTICLES, SEED, first=500)) as west,
    ):
        alone = [
            Crawls(paper, tmp_path / "alone", name)
            for paper, name in ((east, "east"), (west, "west"))
        ]
        for crawls in alone:
            assert crawls.run() == (0, "")
        both = [
            Crawls(paper, tmp_path / "both", name)
            for paper, name in ((east, "east"), (west, "west"))
        ]
        running = [crawls.start() for crawls in both]
        ended, errors = threading.Event(), list[str]()
        reader = threading.Thread(target=_read, args=(both[0].archive, ended, errors))
        reader.start()
        said = [process.communicate() for process in running]
        ended.set()
        reader.join()
    assert [process.returncode for process in running] == [0, 0]
    assert said == [("", "")] * 2
    assert errors == []
    assert _same(dump(tmp_path / "both" / "archive.db"), dump(tmp_path / "alone" / "archive.db"))
    assert complaints(tmp_path / "both" / "archive.db", both[0].acknowledged(), tmp_path) == []


def _read(archive: Path, ended: threading.Event, errors: list[str]) -> None:
    """Read as a reading room does; every answer is of one moment, and articles never become fewer."""
    most = 0
    while not ended.wait(0.02):
        if not archive.exists():
            continue
        try:
            with closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)) as db:
                db.execute("BEGIN")
                articles, torn = db.execute(_GLANCE).fetchone()
                if torn or articles < most:
                    errors.append(f"{articles} articles after {most}, {torn} torn")
                most = articles
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):  # before the first crawl made them
                errors.append(str(error))


_GLANCE = """
SELECT count(*), count(*) FILTER (WHERE pages_declared <> (SELECT count(*) FROM article_pages WHERE article_id = a.id))
FROM articles a
"""


def _same(one: Dump, other: Dump) -> bool:
    return all(one[table] == other[table] for table in one)


def test_a_site_where_nothing_changed_costs_one_request_an_article_and_no_space(
    tmp_path: Path,
) -> None:
    with serving(newspaper(ARTICLES, SEED)) as paper:
        crawls = Crawls(paper, tmp_path / "again")
        assert crawls.run() == (0, "")
        before, size = dump(crawls.archive), crawls.archive.stat().st_size
        with closing(sqlite3.connect(crawls.archive)) as db, db:
            db.execute(
                "UPDATE frontier SET due_at = '2020-01-01T00:00:00Z' WHERE due_at IS NOT NULL"
            )
        process = crawls.start()
        process.communicate()
        asked = Counter(status for _, status in paper.answers().elements())
    grown = crawls.archive.stat().st_size / size - 1
    print(
        f"\nnothing changed: {dict(asked)} for {ARTICLES} articles of {sum(lengths(ARTICLES, SEED))} pages, {grown:.2%} larger"
    )
    assert process.returncode == 0
    assert asked == {304: ARTICLES, 200: LISTINGS}
    assert grown < 0.01
    after = dump(crawls.archive)
    assert [after[table] == before[table] for table in after if table != "frontier"] == [True] * (
        len(after) - 1
    )
