"""`python -m bench.house`: what it counts."""

from pathlib import Path

import pytest

from bench.house import main, measure

SOURCE = '''"""A module."""


def double(number: int) -> int:
    """Double it."""
    found = number * 2
    return found
'''


def test_functions_lines_and_names_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(f"{SOURCE}\n# {'渡' * 100}\n", "utf-8")
    style = measure([file])
    assert (style.modules, style.lines, style.wide) == (1, 9, 1)
    # def, two annotations, docstring and its string; `found = number * 2`; `return found`
    assert list(style.nodes) == [1 + 2 + 2 + 5 + 2]
    assert (style.names, style.participles) == (2, 1)


def test_a_folder_is_one_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.py").write_text(SOURCE, "utf-8")
    main([tmp_path])
    assert capsys.readouterr().out.splitlines()[-1].split()[:2] == [tmp_path.name, "1"]
