"""One table of fields: whatever handles the fields of an article takes them from there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from crawler.archive.database import open_archive
from crawler.archive.export import records
from crawler.archive.record import read_record
from crawler.console.views.extract import page_line
from crawler.console.views.parse import preview
from crawler.console.views.show import tell_record
from crawler.desk.words import LABELS
from crawler.exports.columns import TYPES, exported
from crawler.fields import FieldType
from crawler.model import FIELDS, STATED, Article, Credits, Page
from crawler.monitoring.measures import Vitals
from tests.support.commands import ROOT
from tests.support.stored import article, save

ADDED_BY_THE_ARCHIVE = {
    "id", "body_sha256", "revision", "reader_version", "first_seen_at", "changed_at", "gone_at",
}  # fmt: skip
TABLE_AND_GRAMMAR = ("crawler/model.py", "crawler/lexicon/", "crawler/reading/features/")
COMPARED = [field for field in FIELDS if field.column.compared]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_archive(tmp_path / "archive.db")) as archive:
        yield archive


@pytest.fixture
def full() -> Article:
    """An article that states every field, each in words of its own."""
    return article(1, **{field.name: _value(field.name) for field in FIELDS if _is_stated(field)})


def _is_stated(field: Any) -> bool:
    return field.name in STATED


def _value(name: str) -> Any:
    if name.endswith("_at"):
        return "2024-03-05T08:30+08:00" if name == "published_at" else "2024-03-06T08:30+08:00"
    types = {field.name: field.type for field in FIELDS}
    return (f"{name} 甲", f"{name} 乙") if types[name] is FieldType.NAMES else f"{name} 渡口"


def _columns(db: Connection, table: str) -> set[str]:
    return {name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")}


def _shown(name: str, article: Article) -> list[str]:
    value = getattr(article, name)
    return list(value) if isinstance(value, tuple) else [value]


def test_the_columns_of_articles_are_the_fields_and_what_the_archive_adds(db: Connection) -> None:
    columns = _columns(db, "articles")
    assert columns == {field.name for field in FIELDS} | ADDED_BY_THE_ARCHIVE


def test_every_version_keeps_what_makes_a_new_one(db: Connection) -> None:
    columns = _columns(db, "article_revisions")
    assert {field.name for field in FIELDS if field.column.versioned} <= columns


def test_a_page_states_what_an_article_is_merged_from() -> None:
    page = Page(url="http://paper.example/1.html")
    assert set(STATED) <= {field.name for field in fields(Page)}
    for field in FIELDS:
        if field.name in STATED:
            assert getattr(page, field.name) == (() if field.is_list else None)


def test_a_line_of_credits_states_fields_of_the_page() -> None:
    assert {field.name for field in fields(Credits)} - set(STATED) == {"desk"}
    assert set(Credits().stated) == {field.name for field in fields(Credits)} - {"desk"}


def test_a_field_has_a_label_in_both_languages() -> None:
    for field in FIELDS:
        chinese, english = LABELS[field.name]
        assert chinese != english
        assert english.isascii()


def test_what_is_stated_comes_back_from_the_archive(db: Connection, full: Article) -> None:
    save(db, full)
    record = read_record(db, 1)
    assert record is not None
    for name in STATED:
        assert getattr(record.current, name) == getattr(full, name), name


def test_exports_have_every_field_with_values_of_its_kind(db: Connection, full: Article) -> None:
    types = {
        FieldType.TEXT: str,
        FieldType.NUMBER: int,
        FieldType.NAMES: list,
        FieldType.NUMBERS: list,
    }
    save(db, full)
    [record] = exported(records(db, [1]))
    assert {field.name for field in FIELDS} <= set(record)
    for name, type_ in TYPES.items():
        assert record[name] is None or type(record[name]) is types[type_], name


@pytest.mark.parametrize("field", COMPARED, ids=lambda field: field.name)
def test_every_view_of_an_article_shows_a_field(db: Connection, full: Article, field: Any) -> None:
    save(db, full)
    record = read_record(db, 1)
    assert record is not None
    for text in _shown(field.name, full):
        assert text in tell_record(record, record.current)
        assert text in preview(full)


def test_a_line_of_extract_has_what_a_page_states(full: Article) -> None:
    reading = full.pages[0].reading
    line = page_line("1", reading.url, reading)
    assert {name: line[name] for name in STATED} == {
        name: getattr(reading, name) for name in STATED
    }


def test_a_run_notes_which_watched_fields_an_article_has(full: Article) -> None:
    vitals = Vitals()
    vitals.article(full)
    [note] = vitals.articles
    assert {field.name for field in FIELDS if field.column.watched} <= note.filled


@pytest.mark.parametrize("name", ["photographers", "correspondents"])
def test_a_field_is_named_in_the_table_and_its_grammar_alone(name: str) -> None:
    files = [*ROOT.glob("crawler/**/*.py"), *ROOT.glob("crawler/**/*.html")]
    naming = [str(path.relative_to(ROOT)) for path in files if name in path.read_text("utf-8")]
    assert "crawler/model.py" in naming
    assert [path for path in naming if not path.startswith(TABLE_AND_GRAMMAR)] == []
