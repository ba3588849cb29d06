"""One name for each thing, and lines that fit beside another file."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

from tests.support.commands import ROOT

WIDEST = 100
# Rooms whose lines are still longer; a room that is done leaves the list, and none comes back.
WIDE = frozenset("addresses archive html lexicon paging reading settings sources".split())
# Names that two rooms still give to different things.
TWICE = frozenset("Around Choice Kind Link Mark Place Reading Source boxes.py".split())
FILES = sorted(ROOT.glob("crawler/**/*.py"))
FEATURES = {path.name for path in ROOT.glob("crawler/commands/*.py")} | {"explain.py"}


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "crawler").parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if _room(path) not in WIDE],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_line_has_more_than_100_characters(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > WIDEST] == []


def test_a_file_name_that_occurs_twice_is_a_feature_in_two_rooms() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        rooms[path.name].add(str(path.parent))
    shared = {name for name, places in rooms.items() if len(places) > 1}
    assert shared - {"__init__.py"} <= FEATURES | TWICE


def test_a_class_has_a_name_of_its_own() -> None:
    modules: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                modules[node.name].add(str(path.relative_to(ROOT)))
    shared = {name for name, places in modules.items() if len(places) > 1}
    assert shared - {"Command"} <= TWICE
