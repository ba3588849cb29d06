"""Articles per month as bars, placed in per cent, so that a plot is as wide as its page. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT = 56
"""Of the tallest bar, in CSS pixels."""
_LEAST_HEIGHT = 2.0
_MOST_YEARS = 100  # a paper that misprints 1017 for 2017 must not stretch the plot
_MOST_MONTHS = 12 * _MOST_YEARS


@dataclass(frozen=True, slots=True)
class Bar:
    """A month with its place and height; a gap is a month without articles between others."""

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
    begin = max(begin, end - _MOST_MONTHS + 1)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def years(counts: Mapping[str, int]) -> list[str]:
    """List the years from the first to the last that has some, at most a century of them."""
    if not counts:
        return []
    first, last = int(min(counts)), int(max(counts))
    return [f"{year:04}" for year in range(max(first, last - _MOST_YEARS + 1), last + 1)]


def bars(counts: Mapping[str, int], axis: Sequence[str]) -> list[Bar]:
    """Place a site's months on the common axis, from its own first month to its own last."""
    months = [month for month in axis if counts.get(month)]
    if not months:
        return []
    width, tallest = 100 / len(axis), max(counts[month] for month in months)
    first, last = axis.index(months[0]), axis.index(months[-1])
    return [
        _bar(month, counts.get(month, 0), index * width, width, tallest)
        for index, month in enumerate(axis[first : last + 1], first)
    ]


def ticks(axis: Sequence[str], most: int = 8) -> list[Tick]:
    """Place at most `most` years under the axis."""
    starts = [index for index, month in enumerate(axis) if index == 0 or month.endswith("-01")]
    every = -(-len(starts) // most)
    return [Tick(int(axis[i][:4]), round(i * 100 / len(axis), 3)) for i in starts[::every]]


def spans(missing: Sequence[str]) -> list[tuple[str, str]]:
    """Gather months that follow each other: `[("2019-02", "2019-05"), ("2020-01", "2020-01")]`."""
    gaps: list[tuple[str, str]] = []
    for month in missing:
        if gaps and _number(month) == _number(gaps[-1][1]) + 1:
            gaps[-1] = (gaps[-1][0], month)
        else:
            gaps.append((month, month))
    return gaps


def _bar(month: str, count: int, left: float, width: float, tallest: int) -> Bar:
    height = max(_LEAST_HEIGHT, round(count * HEIGHT / tallest, 1)) if count else 0.0
    return Bar(month, count, round(left, 3), round(width, 3), height)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
