"""Wordings stand in the lexicon and nowhere else in the engine."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.lexicon.patterns import ROWS
from tests.support.commands import ROOT

ENGINE = ROOT / "crawler"
# What is written for people: labels and messages.
FOR_PEOPLE = ("desk", "commands", "console", "exports")
LABELS_OF_FIELDS = ENGINE / "model.py"
CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
MODULES = [
    path
    for path in sorted(ENGINE.glob("**/*.py"))
    if path.relative_to(ENGINE).parts[0] not in ("lexicon", *FOR_PEOPLE)
    and path != LABELS_OF_FIELDS
]


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are no docstrings, with their lines."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in docstrings or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_no_chinese_word_stands_outside_the_lexicon(path: Path) -> None:
    found = [
        f"line {line}: {text!r}"
        for line, text in literals(ast.parse(path.read_text("utf-8")))
        if CHINESE.search(text)
    ]
    assert not found, f"{path.name}: a wording belongs into a row of crawler/lexicon: {found}"


def test_each_word_stands_in_one_row() -> None:
    rows = Counter(word for row in ROWS for word in row.spellings.split())
    assert [word for word, times in rows.items() if times > 1] == []
