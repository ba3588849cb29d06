"""Every spelling has each use of its row; the example shows one of them, the counter none."""

import pytest

from crawler.lexicon.patterns import TABLES, roles, words
from crawler.lexicon.row import Words
from crawler.lexicon.uses import AUTHOR, EDITOR, SOURCE, Role, Use
from crawler.reading.features.credit_line import read
from tests.lexicon.checks import CHECKS, WHEREVER

ROWS = [
    pytest.param(row, id=f"{table}: {row.spellings[:16]}")
    for table, rows in TABLES.items()
    for row in rows
]


def in_example(row: Words, word: str) -> str:
    """Write a row's example with another of its spellings."""
    spellings = sorted(row.spellings.split(), key=len, reverse=True)
    shown = next(spelling for spelling in spellings if spelling in row.example)
    return row.example.replace(shown, word, 1)


def is_label(word: str, role: Role, line: str) -> bool:
    return any(mark.label == word and mark.role is role for mark in read(line).labels)


def missing(row: Words, word: str) -> list[str]:
    """Name the uses of a row that a word has neither in the example nor in a line made for it."""
    return [
        str(use)
        for use in row.uses
        if not CHECKS[use].reads(word, in_example(row, word))
        and not CHECKS[use].reads(word, CHECKS[use].frame.format(word))
    ]


def test_every_use_has_a_check_and_words() -> None:
    assert set(CHECKS) == set(Use)


@pytest.mark.parametrize("row", ROWS)
def test_every_spelling_has_each_use_of_its_row(row: Words) -> None:
    assert {word: missing(row, word) for word in row.spellings.split() if missing(row, word)} == {}


@pytest.mark.parametrize("row", ROWS)
def test_every_label_has_the_role_of_its_row(row: Words) -> None:
    for word in row.spellings.split() if row.role else ():
        assert row.role
        lines = (in_example(row, word), f"{word}：刘婷", f"刘婷 {word}")
        assert any(is_label(word, row.role, line) for line in lines), word


@pytest.mark.parametrize("row", ROWS)
def test_the_example_shows_a_use_and_the_counter_none(row: Words) -> None:
    shown = [use for use in row.uses if any_word(row, use, row.example)]
    labels = [word for word in row.spellings.split() if row.role]
    assert shown or any(is_label(word, row.role, row.example) for word in labels if row.role)
    firm = row.uses & ~WHEREVER or (Use(0) if row.role else row.uses)
    assert [str(use) for use in firm if any_word(row, use, row.counter)] == []
    assert not any(is_label(word, row.role, row.counter) for word in labels if row.role)


def any_word(row: Words, use: Use, line: str) -> bool:
    return any(CHECKS[use].reads(word, line) for word in row.spellings.split())


def test_the_labels_of_known_fields_are_labels_behind_which_any_name_may_stand() -> None:
    labels = {SOURCE: Role.SOURCE, AUTHOR: Role.AUTHOR, EDITOR: Role.EDITOR}
    assert labels.items() <= roles().items()
    assert not set(labels) & set(words(Use.ASKED))
