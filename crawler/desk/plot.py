"""Articles per month as bars: counts in, places in per cent out, so that the plot is as wide as its page. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT = 56
"""Of the tallest bar, in CSS pixels."""
_MOST_MONTHS = 1200  # a century; a paper that misprints 1017 for 2017 must not stretch the plot


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where it stands, how tall it is; a gap is a month without articles between two that have some."""

    month: str
    count: int
    left: float
    width: float
    height: float

    @property
    def is_gap(self) -> bool:
        """Return whether nothing was archived of this month."""
        return self.count == 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A year's beginning on the axis."""

    year: int
    left: float


def months(first: str, last: str) -> list[str]:
    """List the months from one to the other, both included.

    >>> months("2023-11", "2024-01")
    ['2023-11', '2023-12', '2024-01']
    """
    begin, end = _number(first), _number(last)
    return [
        f"{n // 12:04}-{n % 12 + 1:02}" for n in range(max(begin, end - _MOST_MONTHS + 1), end + 1)
    ]


def years(counts: Mapping[str, int]) -> list[str]:
    """List the years from the first to the last that has some, at most a century of them."""
    return (
        [
            f"{n:04}"
            for n in range(max(int(min(counts)), int(max(counts)) - 99), int(max(counts)) + 1)
        ]
        if counts
        else []
    )


def bars(counts: Mapping[str, int], axis: Sequence[str]) -> list[Bar]:
    """Place a site's months on the common axis, from its own first month to its own last."""
    shown = [month for month in axis if counts.get(month)]
    if not shown:
        return []
    width, tallest = 100 / len(axis), max(counts[month] for month in shown)
    return [
        Bar(
            month,
            counts.get(month, 0),
            round(i * width, 3),
            round(width, 3),
            _tall(counts.get(month, 0), tallest),
        )
        for i, month in enumerate(axis)
        if shown[0] <= month <= shown[-1]
    ]


def ticks(axis: Sequence[str], most: int = 8) -> list[Tick]:
    """Place at most `most` years under the axis."""
    starts = [
        (int(month[:4]), i) for i, month in enumerate(axis) if i == 0 or month.endswith("-01")
    ]
    every = -(-len(starts) // most)
    return [Tick(year, round(i * 100 / len(axis), 3)) for year, i in starts[::every]]


def spans(missing: Sequence[str]) -> list[tuple[str, str]]:
    """Gather months that follow each other: `[("2019-02", "2019-05"), ("2020-01", "2020-01")]`."""
    found: list[tuple[str, str]] = []
    for month in missing:
        if found and _number(month) == _number(found[-1][1]) + 1:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _tall(count: int, tallest: int) -> float:
    return max(2.0, round(count * HEIGHT / tallest, 1)) if count else 0.0
