"""How the source reads: functions, syntax nodes, wide lines and names, room by room.

Without folders it measures the rooms of `crawler/`; `python -m bench.house FOLDER …` measures any
Python source, such as a package that is known for its style.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tabulate import tabulate

_ROOT = Path(__file__).parent.parent
_WIDEST = 100
_LONGEST_SUBJECT = 72
# Variables that say what happened to a value instead of what it is.
_PARTICIPLES = frozenset("said told found known held own rest".split())
_HEADERS = ("room", "modules", "lines", "wide", "functions", "nodes", "p90", "participles")


@dataclass(frozen=True, slots=True)
class Style:
    """The source of one room: `nodes` has the syntax nodes of each function."""

    modules: int
    lines: int
    wide: int
    nodes: Sequence[int]
    names: int
    participles: int

    def row(self, room: str) -> tuple[object, ...]:
        """Return the row of the table."""
        names = self.participles / max(1, self.names)
        middle = median(self.nodes) if self.nodes else 0
        high = quantiles(self.nodes, n=10)[-1] if len(self.nodes) > 1 else middle
        functions = len(self.nodes)
        return room, self.modules, self.lines, self.wide, functions, middle, high, f"{names:.1%}"


def measure(files: Sequence[Path]) -> Style:
    """Measure some files; a node is a statement or an expression, annotations included."""
    texts = [file.read_text("utf-8") for file in files]
    trees = [ast.parse(text) for text in texts]
    lines = [line for text in texts for line in text.splitlines()]
    names = [name for tree in trees for name in _variables(tree)]
    return Style(
        modules=len(files),
        lines=len(lines),
        wide=sum(len(line) > _WIDEST for line in lines),
        nodes=[_size(function) for tree in trees for function in _functions(tree)],
        names=len(names),
        participles=sum(name in _PARTICIPLES for name in names),
    )


def _functions(tree: ast.AST) -> Iterator[ast.AST]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def _size(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt | ast.expr) for node in ast.walk(function))


def _variables(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def _rooms(root: Path) -> dict[str, list[Path]]:
    rooms: dict[str, list[Path]] = {}
    for file in sorted(root.rglob("*.py")):
        rooms.setdefault(file.relative_to(root).parts[0], []).append(file)
    single = [files[0] for name, files in rooms.items() if name.endswith(".py")]
    folders = {name: files for name, files in rooms.items() if not name.endswith(".py")}
    return {"(root)": single, **folders} if single else folders


def _subjects() -> str:
    """Say how many of the last hundred commits have a longer subject than they may."""
    log = ["git", "log", "--format=%s", "-100"]
    done = subprocess.run(log, cwd=_ROOT, capture_output=True, text=True, check=True)
    subjects = done.stdout.splitlines()
    wide = sum(len(subject) > _LONGEST_SUBJECT for subject in subjects)
    return f"{wide} of the last {len(subjects)} commit subjects have more than 72 characters."


def main(folders: Sequence[Path] = ()) -> None:
    """Print the table."""
    if folders:
        rows = [measure(sorted(folder.rglob("*.py"))).row(folder.name) for folder in folders]
    else:
        rooms = _rooms(_ROOT / "crawler")
        every = [file for files in rooms.values() for file in files]
        rows = [measure(files).row(room) for room, files in rooms.items()]
        rows.append(measure(every).row("all"))
    print(tabulate(rows, _HEADERS, floatfmt=".4g"))
    if not folders:
        print(f"\n{_subjects()}")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
