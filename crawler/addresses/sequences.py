"""Addresses as a function of the page number, wherever in them it stands.

A row of links that show 2, 3, 4 and differ in nothing but numbers states a function: each of these numbers is `first + step` for
every page more. That holds for a parameter of any name, a folder, a file, an offset (?s=10, ?s=20), a pair (?page=0,1) and for
two places at once (4711_2.html?page=2).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_RUNS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A number in an address: its value on page 0, what each page adds, and the width it is padded to."""

    base: int
    step: int
    width: int

    def at(self, number: int) -> str:
        """Write the number of a page."""
        return f"{self.base + self.step * number:0{self.width}d}"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Addresses that count: text and places in turn."""

    parts: tuple[str | Place, ...]

    def at(self, number: int) -> str:
        """Make the address of a page."""
        return "".join(part if isinstance(part, str) else part.at(number) for part in self.parts)


def fit(addresses: Mapping[int, str]) -> Sequence | None:
    """Find the function that makes these addresses of their page numbers; None when none does, or one address is all there is.

    >>> fit({2: "http://h/read?s=10", 3: "http://h/read?s=20"}).at(5)
    'http://h/read?s=40'
    """
    if len(addresses) < 2:
        return None
    rows = {number: _RUNS.split(url) for number, url in addresses.items()}
    columns = list(zip(*rows.values(), strict=False))
    if len({len(row) for row in rows.values()}) > 1:
        return None
    parts = [_part(tuple(rows), column) for column in columns]
    if None in parts or not any(isinstance(part, Place) for part in parts):
        return None
    return Sequence(tuple(part for part in parts if part is not None))


def _part(numbers: tuple[int, ...], column: tuple[str, ...]) -> str | Place | None:
    if len(set(column)) == 1:
        return column[0]
    if not all(text.isdigit() for text in column):
        return None
    values = [int(text) for text in column]
    step, rest = divmod(values[1] - values[0], numbers[1] - numbers[0])
    base = values[0] - step * numbers[0]
    is_linear = all(value == base + step * n for n, value in zip(numbers, values, strict=True))
    if rest or step < 1 or not is_linear:
        return None
    padded = any(text.startswith("0") and len(text) > 1 for text in column)
    return Place(base, step, len(column[0]) if padded else 1)
