"""A page's lines cut into runs of text: Kadane's greatest sums, with the ends pages print.

A run ends where links and buttons outweigh it, and at a line that closes articles (责任编辑, 相关阅读, 网友评论
…) or a link behind its boxes, unless the text goes on in the same boxes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crawler.html.document import Box
from crawler.reading.lines import Line
from crawler.reading.weight import Weights

# What a run below the heading of a list still counts for: related reading is often longer than the
# article.
_BELOW = 0.25
# The share of a run's weight that makes a box one of its own.
_OWN = 0.2


@dataclass(frozen=True, slots=True)
class TextRun:
    """Lines `first` to `last` (excluded), their weight, and how much of it each box holds."""

    first: int
    last: int
    weight: float
    holders: dict[Box, float]

    @property
    def own(self) -> set[Box]:
        """Return the boxes that hold a good part of the run."""
        return {box for box, weight in self.holders.items() if weight >= _OWN * self.weight}


def find_runs(lines: Sequence[Line], weights: Weights) -> Iterator[TextRun]:
    """Cut the page into runs, in the order of the page."""
    run = _Open()
    for line, holder in zip(lines, weights.holders, strict=True):
        if run.first >= 0 and (run.total + line.weight <= 0 or run.leaves(line, holder)):
            yield run.cut()
            run = _Open()
        if line.weight > 0:
            run.take(line, holder)
        elif run.first >= 0:
            run.total += line.weight
            run.closed = run.closed or ends(line, run.reach)
    if run.first >= 0:
        yield run.cut()


@dataclass(slots=True)
class _Open:
    """A run that is being read: its sum, the greatest sum, the boxes that hold its prose.

    The last of these boxes ends at `reach`.
    """

    first: int = -1
    last: int = -1
    total: float = 0.0
    best: float = 0.0
    reach: int = 0
    closed: bool = False
    holders: dict[Box, float] = field(default_factory=dict)
    names: set[tuple[str, str, Box | None]] = field(default_factory=set)

    def take(self, line: Line, holder: Box) -> None:
        """Take a line of prose in."""
        self.first = line.index if self.first < 0 else self.first
        self.total += line.weight
        if self.total > self.best:
            self.best, self.last = self.total, line.index + 1
        if holder not in self.holders:
            self.reach = max(self.reach, holder.last)
            if holder.label:
                self.names.add(_name(holder))
        self.holders[holder] = self.holders.get(holder, 0.0) + line.weight

    def leaves(self, line: Line, holder: Box) -> bool:
        """Return whether a line is behind the run.

        That is what stands below a second headline, and prose in another box after a closing line.
        """
        if line.index >= self.reach and line.box.tag == "h1":
            return True
        return self.closed and line.weight > 0 and not self.has(holder)

    def has(self, holder: Box) -> bool:
        """Return whether a box is the run's, or a neighbour named like one that is."""
        return holder in self.holders or _name(holder) in self.names

    def cut(self) -> TextRun:
        return TextRun(self.first, self.last, self.best, self.holders)


def _name(box: Box) -> tuple[str, str, Box | None]:
    return box.tag, box.label, box.parent


def ends(line: Line, reach: int) -> bool:
    """Return whether a line ends a run: by its words, or as a link behind the run's boxes."""
    if line.closes or line.is_imprint:
        return True
    return line.index >= reach and line.is_mostly_links


def heaviest(
    lines: Sequence[Line], weights: Weights, runs: Sequence[TextRun], top: int
) -> tuple[int, int]:
    """Choose the run of the article, and join what was cut off in its own boxes.

    `top` is the line of the headline, -1 when it is not known.
    """

    def is_below(run: TextRun) -> bool:
        """Return whether the heading of a list or of comments stands above the run.

        It counts in another box, or as the first line of the run's own.
        """
        before = min(run.first, weights.holders[run.first].first + 1)
        return top >= 0 and any(line.announces for line in lines[top + 1 : before])

    best = max(runs, key=lambda run: run.weight)
    if is_below(best):
        best = max(runs, key=lambda run: run.weight * (_BELOW if is_below(run) else 1))
    joined = [run for run in runs if run is best or not best.own.isdisjoint(run.holders)]
    return joined[0].first, joined[-1].last
