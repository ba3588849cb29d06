"""Who may import whom. A line that breaks it belongs to another room; the message says which."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.commands import ROOT

# Inside `crawler` the arrows go down this list: a room imports from rooms of earlier lines, and of those alone.
LEVELS: list[tuple[str, ...]] = [
    ("differences", "fields", "reasons", "settings", "text"),
    ("model",),
    ("errors", "lexicon", "monitoring"),
    ("addresses", "clock", "durable"),
    ("citation", "html", "locks", "site", "warc"),
    ("exports", "paging", "versions"),
    ("reading",),
    ("network", "sources"),
    ("archive",),
    ("crawl", "desk"),
    ("maintenance",),
    ("console",),
    ("commands",),
]
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
PURE = ("addresses", "html", "lexicon", "paging", "reading")
MODULES = sorted(
    [*ROOT.glob("crawler/**/*.py"), *ROOT.glob("spiders/*.py"), *ROOT.glob("pipelines/*.py")]
)


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    named = {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    plain = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    whole = {
        f"crawler.{a.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "crawler"
        for a in node.names
    }
    return named | plain | whole


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_arrows_go_one_way(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    top = name.split(".")[0]
    for imported in imports(path):
        other = imported.split(".")[0]
        if top == "crawler":
            assert other not in {"spiders", "pipelines", "sample", "tests", "bench"}, (
                f"{name}: the engine knows no site and no pipeline; settings name them by string"
            )
            if (
                other == "crawler"
                and room(imported) in LEVEL
                and room(name) in LEVEL
                and room(imported) != room(name)
            ):
                assert LEVEL[room(imported)] < LEVEL[room(name)], (
                    f"{name} imports {imported}: {room(imported)} stands on {room(name)}, not the other way. "
                    "An element tree belongs to html/ and reading/, two pages to paging/, a wording to lexicon/, "
                    "an address to addresses/, a column to archive/, a response to network/."
                )
        elif top == "spiders":
            assert other != "pipelines", f"{name}: spiders and pipelines do not know each other"
            assert other != "spiders", (
                f"{name}: spiders share code by moving it down into crawler, not sideways"
            )
        else:
            assert other != "spiders", f"{name}: spiders and pipelines do not know each other"
            assert other != "pipelines", (
                f"{name}: a pipeline is one step; what two need belongs into crawler"
            )


def test_every_room_has_its_level() -> None:
    rooms = {
        path.relative_to(ROOT / "crawler").parts[0].removesuffix(".py")
        for path in ROOT.glob("crawler/**/*.py")
    }
    assert rooms - {"__init__"} == set(LEVEL)


def test_reading_is_pure() -> None:
    """What reads pages knows no Scrapy, no SQLite, no files and no network."""
    for path in [
        *(path for room in PURE for path in ROOT.glob(f"crawler/{room}/**/*.py")),
    ]:
        assert not {"scrapy", "sqlite3", "sqlite_utils", "pathlib", "aiohttp"} & {
            name.split(".")[0] for name in imports(path)
        }, path


def test_only_the_archive_speaks_sql() -> None:
    for path in ROOT.glob("crawler/**/*.py"):
        if "archive" not in path.parts and path.name != "summary.py":
            assert not any(
                word in path.read_text("utf-8")
                for word in ("SELECT ", "INSERT INTO", "UPDATE frontier")
            ), f"{path}: SQL belongs into crawler/archive"


def test_the_drawing_of_the_floors_is_what_the_imports_are() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    drawn = set(re.findall(r"^  (\w+) --> (\w+)$", text, re.MULTILINE))
    rooms = {path.name for path in ROOT.glob("crawler/*/") if path.name in LEVEL}
    arrows = {arrow for arrow in _arrows() if set(arrow) <= rooms}
    assert {arrow for arrow in drawn if arrow[1] != "ground"} <= arrows
    assert arrows <= _closure(drawn)


def _arrows() -> set[tuple[str, str]]:
    found = set()
    for path in ROOT.glob("crawler/**/*.py"):
        name = room(".".join(path.relative_to(ROOT).with_suffix("").parts))
        ours = [imported for imported in imports(path) if imported.startswith("crawler.")]
        found |= {(name, room(imported)) for imported in ours}
    return {(one, other) for one, other in found if one != other and {one, other} <= set(LEVEL)}


def _closure(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    longer = {(a, d) for a, b in arrows for c, d in arrows if b == c}
    return arrows if longer <= arrows else _closure(arrows | longer)
