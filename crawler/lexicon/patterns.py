"""Reads the tables of words: the words of a use, and the patterns that are made of them."""

import re
from collections.abc import Iterable
from functools import cache

from crawler.lexicon.row import Phrase, Words
from crawler.lexicon.tables import (
    authors,
    buttons,
    captions,
    editors,
    headings,
    outlets,
    page_labels,
    pagers,
    places,
    surnames,
    trails,
)
from crawler.lexicon.uses import Role, Use

_SUBJECTS = (
    authors,
    editors,
    page_labels,
    headings,
    buttons,
    pagers,
    trails,
    outlets,
    places,
    captions,
)
TABLES: dict[str, tuple[Words, ...]] = {
    f"{subject.__name__.rpartition('.')[2]}.{name}": rows
    for subject in (*_SUBJECTS, surnames)
    for name, rows in vars(subject).items()
    if isinstance(rows, tuple) and isinstance(rows[0], Words)
}
"""Every row, by the name of its table."""

ROWS: tuple[Words, ...] = tuple(row for rows in TABLES.values() for row in rows)


@cache
def words(use: Use) -> tuple[str, ...]:
    """Return the words of a use, in the order of the tables."""
    return tuple(word for row in ROWS if use in row.uses for word in row.spellings.split())


def roles() -> dict[str, Role]:
    """Return what the value of each label is."""
    return {word: row.role for row in ROWS if row.role for word in row.spellings.split()}


def either(use: Use) -> str:
    """Match one of the words of a use, the longest first."""
    return either_of(words(use))


def either_of(spellings: Iterable[str]) -> str:
    """Match one of some words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(spellings, key=len, reverse=True)))})"


def any_of(phrases: Iterable[Phrase]) -> str:
    """Match one of some phrases, the first that fits."""
    return "|".join(phrase.pattern for phrase in phrases)
