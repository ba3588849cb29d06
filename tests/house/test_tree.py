"""Where a test is found: beside the room it is about."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.commands import ROOT

TESTS = ROOT / "tests"
OF_THE_WHOLE = {"golden", "house"}
"""Folders of tests that are about no single room."""


def test_the_root_holds_tests_of_root_modules_alone() -> None:
    modules = {path.stem for path in ROOT.glob("crawler/*.py")}
    tests = {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}
    assert tests <= modules


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent.relative_to(TESTS) for path in TESTS.glob("*/**/test_*.py")}),
    ids=str,
)
def test_a_folder_of_tests_is_named_like_what_it_tests(folder: Path) -> None:
    if folder.parts[0] in OF_THE_WHOLE:
        return
    assert any(
        (parent / folder).is_dir() or (parent / folder).with_suffix(".py").is_file()
        for parent in (ROOT, ROOT / "crawler")
    ), f"crawler/{folder} is not there"


def test_what_tests_share_is_in_support() -> None:
    for path in TESTS.glob("**/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        tests = [name for name in modules if name and re.match(r"tests\..*\btest_", name)]
        assert not tests, f"{path}: what two tests of {tests} use belongs into tests/support"
