"""Every phrase fits the line that it was made for, and not the line beside it."""

import re
from itertools import chain

import pytest

from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import TELLING, Rule
from crawler.lexicon.tables import (
    box_names,
    captions,
    other_pages,
    outlets,
    pager_owners,
    pagers,
    readers,
    times,
    trails,
)
from crawler.reading.features.phrases import RULES
from crawler.text import narrow

OF_RULES = [(rule, phrase) for rule in RULES for phrase in rule.phrases]
TABLES = {
    f"{module.__name__.rpartition('.')[2]}.{name}": table
    for module in (box_names, captions, outlets, pager_owners, pagers, readers, times, trails)
    for name, table in vars(module).items()
    if isinstance(table, tuple) and isinstance(table[0], Phrase)
} | {"rule.TELLING": TELLING, "other_pages": tuple(chain(*other_pages.NOTICES.values()))}
# Phrases that have to be the whole text.
WHOLE = {
    "readers.TALK",
    "pager_owners.COUNT_NAMES",
    "pager_owners.WEAK_COUNT_NAMES",
    "pager_owners.HERE_NAMES",
}
OTHERS = [
    pytest.param(phrase, name in WHOLE, id=f"{name}: {phrase.example}")
    for name, table in TABLES.items()
    for phrase in table
]


@pytest.mark.parametrize(
    ("rule", "phrase"), OF_RULES, ids=[f"{r.name}: {p.example[:20]}" for r, p in OF_RULES]
)
def test_a_rule_takes_the_example_of_each_phrase_and_leaves_its_counter(
    rule: Rule, phrase: Phrase
) -> None:
    assert re.search(phrase.pattern, narrow(phrase.example), re.IGNORECASE)
    assert rule.find(narrow(phrase.example))
    assert rule.find(narrow(phrase.counter)) is None


@pytest.mark.parametrize(("phrase", "is_whole"), OTHERS)
def test_a_phrase_is_in_its_example_and_not_in_its_counter(phrase: Phrase, is_whole: bool) -> None:
    pattern = re.compile(phrase.pattern, re.IGNORECASE)
    find = pattern.fullmatch if is_whole else pattern.search
    assert find(phrase.example)
    assert find(phrase.counter) is None
