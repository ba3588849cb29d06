"""What is asked of the database alone."""

from contextlib import closing
from pathlib import Path

from crawler.archive import verify
from crawler.archive.database import open_archive, read_untouched
from tests.support.stored import article, save


def test_an_index_that_there_is_no_room_to_compare_is_named_and_the_rest_is_checked(
    archive: Path,
) -> None:
    with closing(open_archive(archive)) as db:
        save(db, article(1, 2, 3))
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("INSERT INTO images VALUES (99, 1, 1, 'http://paper.example/1.jpg', NULL)")
    with closing(read_untouched(archive)) as db:
        db.execute("PRAGMA temp.max_page_count = 3")
        parent, index = verify.structure(db)
        assert list(verify.rules(db)) == []
    assert parent.where.startswith("images, row")
    assert (index.where, index.what.partition(",")[0]) == (
        "the index articles_fts",
        "it was not compared with the text",
    )
    assert "SQLITE_TMPDIR" in index.remedy


def test_an_index_that_is_not_there_is_a_fault(archive: Path) -> None:
    with closing(open_archive(archive)) as db:
        db.execute("DROP TABLE articles_fts")
    with closing(read_untouched(archive)) as db:
        assert [(fault.where, fault.what) for fault in verify.structure(db)] == [
            ("the index articles_fts", "it is not there")
        ]


def test_what_the_schema_forbids_is_found_in_a_file_that_is_only_read(archive: Path) -> None:
    with closing(open_archive(archive)) as db:
        save(db, article(1, 2, 3))
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE articles SET authors = '[', revision = 0")
        db.execute("UPDATE article_pages SET aliases = ''")
    with closing(read_untouched(archive)) as db:
        found = sorted((fault.where, fault.what) for fault in verify.structure(db))
    assert found == [
        ("the table article_pages", "3 rows in which json_valid(aliases) is not true"),
        ("the table articles", "1 row in which json_valid(authors) is not true"),
        ("the table articles", "1 row in which revision >= 1 is not true"),
    ]
