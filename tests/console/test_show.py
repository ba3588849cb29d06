from dataclasses import replace
from sqlite3 import Connection

import pytest

from crawler.archive.record import Record, find_address, find_identified, read_record
from crawler.console.views.show import tell_changes, tell_record
from tests.support.article_pages import url
from tests.support.stored import article, changed_bytes, save


@pytest.fixture
def record(db: Connection) -> Record:
    save(db, article(1, 2, 3, title="渡口的早班船"))
    save(
        db,
        changed_bytes(article(1, 2, 3, title="渡口的末班船", authors=("刘婷",), source="江边日报")),
    )
    found = read_record(db, 1)
    assert found
    return found


def test_the_page_of_an_article_says_what_is_known_of_it(record: Record) -> None:
    page = tell_record(record, record.current)
    assert page.startswith("渡口的末班船\n")
    for said in (
        "complete, all of 3 pages",
        "2 of 2",
        "江边日报",
        url(3),
        record.current.body_sha256,
        "weiye:",
        "[N/OL]",
        "paper",
    ):
        assert said in page
    assert page.count("　　") == len(record.current.paragraphs)
    assert page.endswith("\n")


def test_an_older_version_is_shown_as_it_was(record: Record) -> None:
    page = tell_record(record, record.versions[0])
    assert page.startswith("渡口的早班船\n")
    assert "1 of 2" in page
    for stored in record.versions[0].pages:
        assert stored.sha256[:12] in page
        assert stored.url in page


def test_what_is_missing_is_said(db: Connection) -> None:
    save(db, article(1, 3))
    found = read_record(db, 1)
    assert found
    assert "partial, without page 2 of 3: page-missing" in tell_record(found, found.current)


def test_changes_are_told_by_the_character(record: Record) -> None:
    old, new = record.versions
    told = tell_changes(old, new, colours=False)
    assert "title: 渡口的[-早-]{+末+}班船" in told
    assert "source: {+江边日报+}" in told
    assert "\n　　" not in told
    longer = replace(new, body=f"{new.body}\n新的一段。")
    assert "{+新的一段。+}" in tell_changes(new, longer, colours=False)
    assert "\x1b[32" in tell_changes(new, longer, colours=True)
    assert "are the same" in tell_changes(new, new, colours=False)


def test_foreign_text_cannot_command_a_terminal(record: Record) -> None:
    hostile = replace(record.current, title="雾\x1b[2J\u202e", body="渡口\x07", source="a\nb")
    shown = replace(record, versions=(record.versions[0], hostile))
    assert not set(tell_record(shown, hostile)) & set("\x1b\x07\u202e")
    assert not set(tell_changes(record.versions[0], hostile, colours=False)) & set("\x1b\x07\u202e")


def test_an_article_is_found_by_any_of_its_names(db: Connection, record: Record) -> None:
    assert find_address(db, url(3)) == 1
    assert find_identified(db, record.cite(record.current).identifier) == (1, 2)
